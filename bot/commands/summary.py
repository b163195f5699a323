"""`duban summary`: the weekly summary in one of its forms, as it was sent or as things stand now."""

import argparse
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from bot.commands.choosing import RefusedError, chosen_programme
from bot.commands.progress import progress_line
from bot.commands.summary_evidence import write_evidence
from bot.rendering import read_once
from bot.settings import Settings
from domain.spans import span_of
from storage import summaries
from storage.programmes import Programme
from storage.schema import SchemaError, check
from summaries.evidence import Parcel
from summaries.evidence_orders import EVIDENCE, evidence_name, parcels
from summaries.facts import from_json
from summaries.forms import FORMS, Material
from summaries.office_templates import TemplateError
from summaries.orders import as_it_stands
from summaries.stored import sections_shown
from summaries.subjects import Asked
from texts.catalogue import DEFAULT, LANGUAGES


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser of `duban`."""
    parser = commands.add_parser("summary", help="print the weekly summary")
    parser.add_argument("--week", type=_week, required=True, metavar="YYYY-Www", help="ISO week")
    parser.add_argument("--format", choices=(*FORMS, EVIDENCE), default="text")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="where to write it; text goes to standard output, others to a file named after week and form",
    )
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT)
    parser.add_argument("--programme", metavar="NAME", help="needed when there are several")
    parser.set_defaults(run=run)


def _week(text: str) -> str:
    return span_of(text).name


def run(args: argparse.Namespace) -> int:
    """Write the summary; return 2 with one line when it cannot be written."""
    settings = Settings()
    url = settings.database_url
    try:
        check(url)
        if args.format == EVIDENCE:
            return _write_evidence(settings, args)
        name, written = _written(settings, args)
    except (SchemaError, RefusedError, TemplateError) as refusal:
        print(refusal, file=sys.stderr)
        return 2
    if args.format == "text" and not args.output:
        sys.stdout.buffer.write(written)
        return 0
    path = args.output or Path(name)
    path.write_bytes(written)
    if not args.output:
        print(path)
    return 0


def _written(settings: Settings, args: argparse.Namespace) -> tuple[str, bytes]:
    """Return the form's own file name and its content."""
    form = FORMS[args.format]

    def written(tx: Connection) -> tuple[str, bytes]:
        line.step("form-being-collected")
        programme = chosen_programme(tx, args.programme)
        found = material(tx, programme, args.week, args.lang, datetime.now(UTC))
        line.step("form-being-made")
        made_of = replace(found, look=settings.look, watch=line.sheet)
        return form.file_name(found.facts, args.lang), form.write(made_of)

    with progress_line(args.lang) as line:
        return read_once(settings.database_url, written)


def _write_evidence(settings: Settings, args: argparse.Namespace) -> int:
    """Write the zips and print their names: there may be several."""

    def found(tx: Connection) -> tuple[str, list[Parcel]]:
        programme = chosen_programme(tx, args.programme)
        facts = material(tx, programme, args.week, args.lang, datetime.now(UTC)).facts
        return evidence_name(facts, args.lang), parcels(tx, facts, args.lang)

    name, wanted = read_once(settings.database_url, found)
    for path in write_evidence(settings, wanted, args.output or Path(name)):
        print(path)
    return 0


def material(tx: Connection, programme: Programme, week: str, language: str, now: datetime) -> Material:
    """Return the summary as it was sent, or if it was not, as things stand now."""
    stored = summaries.of_period(tx, programme.id, span_of(week))
    if stored and stored.state == "sent":
        facts = from_json(stored.facts)
        return Material(tx, facts, sections_shown(tx, stored, facts, language), language)
    return as_it_stands(tx, programme, Asked(span_of(week)), language, now)
