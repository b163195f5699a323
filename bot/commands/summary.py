"""`duban summary`: the weekly summary in one of its forms, as it was sent or as things stand now."""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from bot.commands.choosing import RefusedError, chosen_programme
from bot.settings import Settings
from storage import programmes, summaries
from storage.database import open_writer
from storage.programmes import Programme
from storage.schema import SchemaError, check
from summaries.collecting import collect
from summaries.draft_card import sections_of
from summaries.splitting import messages
from summaries.text import Section, sections, title
from summaries.weekly import WeeklySummary, from_json, monday_of, week_name
from texts.catalogue import DEFAULT, LANGUAGES

FORMATS = ("text", "png", "docx", "xlsx")


@dataclass(frozen=True, slots=True)
class Material:
    """What every form is made of."""

    facts: WeeklySummary
    sections: Sequence[Section]
    language: str


def as_text(material: Material) -> bytes:
    parts = messages(title(material.facts, material.language), material.sections, material.language)
    return "\n".join((*parts, "")).encode()


WRITERS: dict[str, Callable[[Material], bytes]] = {"text": as_text}


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser of `duban`."""
    parser = commands.add_parser("summary", help="print the weekly summary")
    parser.add_argument("--week", type=_week, required=True, metavar="YYYY-Www", help="ISO week")
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="instead of standard output")
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT)
    parser.add_argument("--programme", metavar="NAME", help="needed when there are several")
    parser.set_defaults(run=run)


def _week(text: str) -> str:
    return week_name(monday_of(text))


def run(args: argparse.Namespace) -> int:
    """Write the summary; return 2 with one line when it cannot be written."""
    url = Settings().database_url
    try:
        write = _writer(args.format)
        check(url)
        written = write(_material(url, args))
    except (SchemaError, RefusedError) as refusal:
        print(refusal, file=sys.stderr)
        return 2
    if args.output:
        args.output.write_bytes(written)
    else:
        sys.stdout.buffer.write(written)
    return 0


def _writer(form: str) -> Callable[[Material], bytes]:
    if form not in WRITERS:
        raise RefusedError(f"the form {form} is not part of this version; use --format text")
    return WRITERS[form]


def _material(url: str, args: argparse.Namespace) -> Material:
    engine = open_writer(url)
    try:
        with engine.connect() as tx:
            return material(tx, chosen_programme(tx, args.programme), args.week, args.lang, datetime.now(UTC))
    finally:
        engine.dispose()


def material(tx: Connection, programme: Programme, week: str, language: str, now: datetime) -> Material:
    """Return the summary as it was sent, or if it was not, as things stand now."""
    stored = summaries.of_period(tx, programme.id, week)
    if stored and stored.state == "sent":
        return Material(from_json(stored.facts), sections_of(stored), language)
    facts = collect(tx, programme, programmes.calendar(tx, programme.id), week, now)
    return Material(facts, sections(facts, language), language)
