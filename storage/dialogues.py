"""Where a conversation stands: one row a person and chat, so that it survives a restart."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from storage.prepared import Prepared
from storage.tables.messages import dialogue


@dataclass(frozen=True, slots=True)
class Dialogue:
    step: str
    data: dict[str, Any]
    updated_at: datetime


WHERE = (
    dialogue.c.channel == bindparam("channel"),
    dialogue.c.chat == bindparam("chat"),
    dialogue.c.account == bindparam("account"),
)
FIND = Prepared(select(dialogue.c.step, dialogue.c.data, dialogue.c.updated_at).where(*WHERE))
DROP = Prepared(delete(dialogue).where(*WHERE))
PUT = insert(dialogue)
PUT = PUT.on_conflict_do_update(
    index_elements=["channel", "chat", "account"],
    set_={"step": PUT.excluded.step, "data": PUT.excluded.data, "updated_at": PUT.excluded.updated_at},
)


def find(tx: Connection, channel: str, chat: str, account: str) -> Dialogue | None:
    row = FIND.first(tx, channel=channel, chat=chat, account=account)
    return None if row is None else Dialogue(*row)


def put(tx: Connection, place: tuple[str, str, str], step: str, data: dict[str, Any], now: datetime) -> None:
    """Remember the next step at `place`: (channel, chat, account)."""
    channel, chat, account = place
    row = {"channel": channel, "chat": chat, "account": account, "step": step, "data": data}
    tx.execute(PUT, row | {"updated_at": now})


def drop(tx: Connection, place: tuple[str, str, str]) -> None:
    channel, chat, account = place
    DROP.run(tx, channel=channel, chat=chat, account=account)


def move_chat(tx: Connection, channel: str, old: str, new: str) -> None:
    """Follow a group to its new id."""
    change = update(dialogue).where(dialogue.c.channel == channel, dialogue.c.chat == old)
    tx.execute(change.values(chat=new))
