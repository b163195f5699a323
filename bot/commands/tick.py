"""`duban tick --at MOMENT`: one scheduling pass at that moment; prints what it queued as JSON."""

import argparse
import json
import sys
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.app import draw_token
from bot.settings import Settings
from domain.rules import Rules
from schedules.engine import run_due
from storage import outbox
from storage.database import open_writer
from storage.outbox import Post
from storage.schema import SchemaError, check


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser of `duban`."""
    parser = commands.add_parser("tick", help="run one scheduling pass at a given moment")
    parser.add_argument(
        "--at",
        type=_moment,
        required=True,
        metavar="MOMENT",
        help="ISO 8601, such as 2023-10-09T09:00; without an offset on the clock of Beijing",
    )
    parser.set_defaults(run=run)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(Rules().zone))


def run(args: argparse.Namespace) -> int:
    """Print {"at", "queued", "next"}; return 2 with one line when the database is not ready."""
    url = Settings().database_url
    try:
        check(url)
    except SchemaError as refusal:
        print(refusal, file=sys.stderr)
        return 2
    engine = open_writer(url)
    try:
        with engine.begin() as tx:
            print(json.dumps(tick(tx, args.at), ensure_ascii=False))
    finally:
        engine.dispose()
    return 0


def tick(tx: Connection, at: datetime) -> dict[str, Any]:
    """Run the pass and return what it queued and when the next thing is due."""
    before = outbox.newest_id(tx)
    until = run_due(tx, at, draw_token)
    queued = [_plain(row_id, post) for row_id, post in outbox.queued_after(tx, before)]
    return {"at": at.isoformat(), "queued": queued, "next": until.isoformat() if until else None}


def _plain(row_id: int, post: Post) -> dict[str, Any]:
    buttons = [button.label for row in post.buttons for button in row]
    place = {"id": row_id, "channel": post.channel, "chat": post.chat, "about": post.about}
    return place | {"text": post.text, "buttons": buttons}
