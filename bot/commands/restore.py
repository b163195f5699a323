"""`duban restore FILE`: put a checked backup in place of the database, sending nothing again."""

import argparse
import sys
from pathlib import Path

from bot.lock import AlreadyRunningError, sole_process
from bot.settings import Settings
from storage.backup import BackupError, restore


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("restore", help="put a backup in place of the database")
    parser.add_argument("file", type=Path)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    settings = Settings()
    try:
        with sole_process(settings.database_file):
            dropped = restore(args.file, settings.database_file)
    except AlreadyRunningError:
        print("the bot is running on this database: stop it first", file=sys.stderr)
        return 2
    except BackupError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"restored; {dropped} messages that still waited in the backup will not be sent")
    print("the database it replaced was kept beside it, ending in .before-restore")
    return 0
