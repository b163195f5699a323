"""`duban backup FILE`: a checked copy of the database, taken beside the running bot."""

import argparse
import sys
from pathlib import Path

from bot.settings import Settings
from storage.backup import BackupError, back_up


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("backup", help="write a checked copy of the database")
    parser.add_argument("file", type=Path)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    try:
        size = back_up(Settings().database_file, args.file)
    except BackupError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{args.file}: {size:,} bytes, checked")
    return 0
