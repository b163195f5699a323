"""`duban init`: create or migrate the database and load a plan."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.settings import Settings
from plans import PlanError, load_plan
from storage import plan_loading
from storage.database import open_writer
from storage.migrate import migrate


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("init", help="create or migrate the database and load a plan")
    parser.add_argument("--plan", type=Path, required=True, metavar="FILE", help="the plan as TOML")
    parser.add_argument("--name", help="the programme's short name, instead of the plan's own")
    parser.add_argument(
        "--starts-on", type=_day, metavar="YYYY-MM-DD", help="first day that counts; default today"
    )
    parser.set_defaults(run=run)


def _day(text: str) -> datetime:
    return datetime.fromisoformat(text)


def run(args: argparse.Namespace) -> int:
    try:
        plan = load_plan(args.plan)
    except (PlanError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    now = datetime.now(UTC)
    url = Settings().database_url
    migrate(url)
    engine = open_writer(url)
    with engine.begin() as tx:
        starts_on = (args.starts_on or plan.rules.local(now)).date()
        loaded = plan_loading.load(tx, plan, args.name or plan.name, starts_on, now)
    engine.dispose()
    done = "loaded" if loaded.created else "updated"
    print(f"{done}: {args.name or plan.name}")
    print(f"{loaded.tasks} tasks, {loaded.units} units, {loaded.assignments} duties")
    if loaded.dropped:
        print(f"{loaded.dropped} duties ended: this version of the plan no longer names them")
    return 0
