"""Messages about a summary, found again to be changed or answered; their keys let each be queued once."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from storage.recipients import GROUP
from storage.tables.base import fixed
from storage.tables.messages import outbox

BY_KEY = select(outbox.c.id).where(outbox.c.dedupe_key == bindparam("key"))
TOLD = (
    select(outbox.c.dedupe_key, outbox.c.chat, outbox.c.message_id)
    .where(
        # A range of the index: every key of this summary, and of no other.
        outbox.c.dedupe_key >= bindparam("first"),
        outbox.c.dedupe_key < bindparam("beyond"),
        outbox.c.about == bindparam("about"),
        outbox.c.text != fixed(""),
        outbox.c.state.not_in([fixed("refused"), fixed("dropped")]),
    )
    .order_by(outbox.c.id)
)


@dataclass(frozen=True, slots=True)
class Told:
    """Who got a summary's text: a member, or `GROUP`; where it begins, empty while it is on its way."""

    member_id: int
    chat: str
    message_id: str


def text_key(summary_id: int, member_id: int, place: int) -> str:
    """Name a part of a summary's text on its way to someone: it is queued once."""
    return f"summary:{summary_id}:{place}" + (f":{member_id}" if member_id != GROUP else "")


def card_key(summary_id: int, member_id: int) -> str:
    """Name the draft's card as someone of the office first got it."""
    return f"summary:{summary_id}:draft:{member_id}"


def queued(tx: Connection, key: str) -> int | None:
    """Return the outbox row of this key, sent or not."""
    row_id: int | None = tx.scalar(BY_KEY, {"key": key})
    return row_id


def told_text(tx: Connection, summary_id: int) -> list[Told]:
    """Return everyone whom the text of a summary was sent to."""
    values = {"first": f"summary:{summary_id}:", "beyond": f"summary:{summary_id};"}
    found: dict[int, Told] = {}
    for key, chat, message_id in tx.execute(TOLD, values | {"about": f"summary:{summary_id}"}):
        _summary, _id, _place, *member = key.split(":")
        member_id = int(member[0]) if member else GROUP
        found.setdefault(member_id, Told(member_id, chat, message_id or ""))
    return list(found.values())
