"""`duban init`: create or migrate the database and load a plan."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from bot.commands.document_plan import NotConfirmedError, plan_in_document
from bot.settings import Settings
from domain.plan import Plan
from plans import PlanError, load_plan
from plans.differences import compare
from plans.documents import NotAPlan
from storage import plan_loading, plan_versions, programmes
from storage.database import open_writer
from storage.migrate import migrate
from storage.plan_loading import Loaded


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("init", help="create or migrate the database and load a plan")
    parser.add_argument(
        "--plan", type=Path, required=True, metavar="FILE", help="the plan as TOML, or a document"
    )
    parser.add_argument("--name", help="the programme's short name, instead of the plan's own")
    parser.add_argument("--yes", action="store_true", help="load a document without asking")
    parser.add_argument(
        "--starts-on", type=_day, metavar="YYYY-MM-DD", help="first day that counts; default today"
    )
    parser.set_defaults(run=run)


def _day(text: str) -> datetime:
    return datetime.fromisoformat(text)


def run(args: argparse.Namespace) -> int:
    """Load the plan; return 2 with the reason when it is none, or nobody confirmed it."""
    document = args.plan.suffix.lower() != ".toml"
    try:
        plan = plan_in_document(args.plan, args.name, agreed=args.yes) if document else load_plan(args.plan)
    except (PlanError, NotAPlan, NotConfirmedError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    now = datetime.now(UTC)
    url = Settings().database_url
    migrate(url)
    engine = open_writer(url)
    with engine.begin() as tx:
        starts_on = (args.starts_on or plan.rules.local(now)).date()
        name = args.name or plan.name
        if document:
            _renumber(tx, name, plan)
        loaded = plan_loading.load(tx, plan, name, starts_on, now)
    engine.dispose()
    _tell(name, loaded)
    return 0


def _renumber(tx: Connection, name: str, plan: Plan) -> None:
    """Let the tasks of an older version keep their reports under their new numbers."""
    found = next((known for known in programmes.every(tx) if known.name == name), None)
    if found is not None:
        codes = compare(plan_versions.stored_plan(tx, found.id), plan).codes
        plan_versions.renumber(tx, found.id, codes)


def _tell(name: str, loaded: Loaded) -> None:
    print(f"{'loaded' if loaded.created else 'updated'}: {name}")
    print(f"{loaded.tasks} tasks, {loaded.units} units, {loaded.assignments} duties")
    if loaded.dropped:
        print(f"{loaded.dropped} duties ended: this version of the plan no longer names them")
