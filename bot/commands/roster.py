"""`duban roster FILE`: look at a roster of contacts, and print their invitations."""

import argparse
import secrets
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from pydantic import TypeAdapter
from sqlalchemy import Connection

from bot.commands.choosing import RefusedError, chosen_programme
from bot.settings import Settings
from handlers import roster_issuing
from handlers.links import bot_link, private_link
from handlers.roster_issuing import Issued
from plans.apart import read_roster_apart
from plans.register import Register
from plans.roster import Roster, match_units
from plans.roster_rows import RosterProblem
from storage import plan_versions
from storage.database import open_writer
from storage.schema import SchemaError, check
from texts.catalogue import DEFAULT, say

ROSTER = TypeAdapter(Roster)


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser of `duban`."""
    parser = commands.add_parser("roster", help="read a roster of contacts and invite them")
    parser.add_argument("file", type=Path, metavar="FILE", help="an .xlsx, .xls or .csv file")
    parser.add_argument(
        "--print", action="store_true", dest="issue", help="issue an invitation for each and print it"
    )
    parser.add_argument("--programme", metavar="NAME", help="needed when there are several")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the preview, or with --print the invitations; return 2 with one line for a file that is none."""
    settings = Settings()
    read = read_roster_apart(args.file)
    if "refusal" in read:
        print(say(DEFAULT, f"roster-refused-{read['refusal']}"), file=sys.stderr)
        return 2
    try:
        check(settings.database_url)
        _invite(args, ROSTER.validate_python(read["roster"], strict=False), settings)
    except (SchemaError, RefusedError) as refusal:
        print(refusal, file=sys.stderr)
        return 2
    return 0


def _invite(args: argparse.Namespace, read: Roster, settings: Settings) -> None:
    engine = open_writer(settings.database_url)
    try:
        with engine.begin() as tx:
            programme = chosen_programme(tx, args.programme)
            plan = plan_versions.stored_plan(tx, programme.id)
            roster = match_units(read, Register.of(plan.units))
            issued = _issue(tx, programme.id, roster) if args.issue else []
    finally:
        engine.dispose()
    _print_preview(roster)
    _print_invitations(issued, bot_link(settings.telegram_username))


def _issue(tx: Connection, programme_id: int, roster: Roster) -> list[Issued]:
    rows = roster_issuing.not_bound(tx, programme_id, roster.rows)
    now = datetime.now(UTC)
    return roster_issuing.issue(tx, programme_id, rows, lambda: secrets.token_urlsafe(16), now)


def _print_preview(roster: Roster) -> None:
    units = {row.unit for row in roster.rows}
    print(say(DEFAULT, "roster-head", people=len(roster.rows), units=len(units)))
    for problem in roster.problems:
        print(_problem_line(problem))


def _problem_line(problem: RosterProblem) -> str:
    nearest = problem.nearest or "none"
    return say(DEFAULT, f"roster-{problem.fault}", line=problem.line, about=problem.about, nearest=nearest)


def _print_invitations(issued: Iterable[Issued], link: str) -> None:
    for one in issued:
        role = say(DEFAULT, f"role-{one.row.role}")
        print(f"{one.row.unit}\t{role}\t{one.row.name}\t{one.row.phone}\t{private_link(link, one.code)}")
