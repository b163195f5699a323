"""`duban summary`: a summary of any span and part in any form, as it was sent or as things stand now."""

import argparse
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from bot.commands.choosing import RefusedError, chosen_programme
from bot.commands.progress import progress_line
from bot.commands.summary_asked import add_arguments, asked, check_fits
from bot.commands.summary_evidence import write_evidence
from bot.file_process import read_once
from bot.settings import Settings
from storage import summaries
from storage.programmes import Programme
from storage.schema import SchemaError, check
from summaries.evidence import Parcel
from summaries.evidence_orders import EVIDENCE, evidence_name, parcels
from summaries.facts import from_json
from summaries.forms import FORMS
from summaries.making import Material, as_it_stands, write
from summaries.office_templates import TemplateError
from summaries.stored import sections_shown
from summaries.subjects import WHOLE, Asked
from texts.catalogue import DEFAULT, LANGUAGES


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser of `duban`."""
    parser = commands.add_parser("summary", help="print a summary, or write one of its forms")
    add_arguments(parser)
    parser.add_argument("--format", choices=(*FORMS, EVIDENCE), default="text")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="file or folder; without it text goes to standard output, others to a file named after them",
    )
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT)
    parser.add_argument("--programme", metavar="NAME", help="needed when there are several")
    parser.set_defaults(run=run)


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
    path = _path(args, name)
    path.write_bytes(written)
    if path != args.output:
        print(path)
    return 0


def _path(args: argparse.Namespace, name: str) -> Path:
    """Return where to write: the file named, or the form's own name in the folder named."""
    output: Path | None = args.output
    return output / name if output and output.is_dir() else output or Path(name)


def _written(settings: Settings, args: argparse.Namespace) -> tuple[str, bytes]:
    """Return the form's own file name and its content."""
    form = FORMS[args.format]

    def written(tx: Connection) -> tuple[str, bytes]:
        line.step("form-being-collected")
        programme = chosen_programme(tx, args.programme)
        wanted = asked(tx, programme.id, args)
        check_fits(args.format, wanted.subject)
        found = material(tx, programme, wanted, args.lang, datetime.now(UTC))
        line.step("form-being-made")
        made_of = replace(found, look=settings.look, watch=line.sheet)
        return form.file_name(found.facts, args.lang), write(args.format, made_of)

    with progress_line(args.lang) as line:
        return read_once(settings.database_url, written)


def _write_evidence(settings: Settings, args: argparse.Namespace) -> int:
    """Write the zips and print their names: there may be several."""

    def found(tx: Connection) -> tuple[str, list[Parcel]]:
        programme = chosen_programme(tx, args.programme)
        wanted = asked(tx, programme.id, args)
        facts = material(tx, programme, wanted, args.lang, datetime.now(UTC)).facts
        return evidence_name(facts, args.lang), parcels(tx, facts, args.lang)

    name, packed = read_once(settings.database_url, found)
    for path in write_evidence(settings, packed, _path(args, name)):
        print(path)
    return 0


def material(tx: Connection, programme: Programme, wanted: Asked, language: str, now: datetime) -> Material:
    """Return the summary of the whole as it was sent; any other as things stand now."""
    stored = summaries.of_span(tx, programme.id, wanted.span) if wanted.subject == WHOLE else None
    if stored and stored.state == "sent":
        facts = from_json(stored.facts)
        return Material(tx, facts, sections_shown(tx, stored, facts, language), language)
    return as_it_stands(tx, programme, wanted, language, now)
