"""`duban audit verify`: prove that the audit trail is whole."""

import argparse
import sys

from bot.settings import Settings
from storage import audit
from storage.database import open_writer


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("audit", help="check the audit trail")
    actions = parser.add_subparsers(required=True, metavar="action")
    verify = actions.add_parser("verify", help="prove that no row was changed, removed or put in between")
    verify.add_argument(
        "--head", help="a hash published earlier: also prove that nothing after it was cut off"
    )
    verify.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    engine = open_writer(Settings().database_url)
    with engine.connect() as tx:
        broken = audit.first_broken(tx)
        known = args.head is None or audit.holds(tx, args.head)
        head, rows = audit.head(tx), audit.count(tx)
    engine.dispose()
    if broken is not None:
        print(f"the trail is broken at row {broken}", file=sys.stderr)
        return 1
    if not known:
        print("the published hash is not in the trail: its end was cut off or rewritten", file=sys.stderr)
        return 1
    print(f"whole: {rows:,} rows, head {head}")
    return 0
