"""The inbox: what a chat service sent, stored before it is acknowledged, handled once and in order per chat.

The service's own event id is unique, so a redelivery is a no-op. Event ids are compared for
membership only: Telegram's start anew at a lower number after a silent week.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from storage.prepared import Prepared
from storage.tables import messages
from storage.tables.messages import inbox

MAX_ATTEMPTS = 3
RETRY_AFTER = timedelta(seconds=5)
KEPT = timedelta(days=7)  # Telegram redelivers for 24 hours at most


@dataclass(frozen=True, slots=True)
class Arrival:
    """One raw event: the service's id, the chat it belongs to, the body as received."""

    event_id: str
    chat: str
    payload: str


@dataclass(frozen=True, slots=True)
class Stored:
    id: int
    event_id: str
    payload: str
    attempts: int


ADD = Prepared(
    insert(inbox)
    .values(state="new", attempts=0)
    .on_conflict_do_nothing(index_elements=["channel", "event_id"]),
    "channel",
    "event_id",
    "chat",
    "payload",
    "received_at",
)
NEXT = Prepared(
    select(inbox.c.id, inbox.c.event_id, inbox.c.payload, inbox.c.attempts, inbox.c.retry_at)
    .where(inbox.c.channel == bindparam("channel"), inbox.c.chat == bindparam("chat"), messages.new)
    .order_by(inbox.c.id)
    .limit(1)
)
DONE = Prepared(update(inbox).where(inbox.c.id == bindparam("row")).values(state="done"))


def add(tx: Connection, channel: str, arrivals: Sequence[Arrival], now: datetime) -> None:
    """Store arrivals; those known already change nothing."""
    if not arrivals:
        return
    rows = [
        {"channel": channel, "event_id": a.event_id, "chat": a.chat, "payload": a.payload, "received_at": now}
        for a in arrivals
    ]
    ADD.run_each(tx, rows)


def next_for(tx: Connection, channel: str, chat: str, now: datetime) -> Stored | None:
    """Return the chat's oldest unhandled event, or None if there is none or it waits for its retry."""
    row = NEXT.first(tx, channel=channel, chat=chat)
    if row is None:
        return None
    *stored, retry_at = row
    return None if retry_at is not None and retry_at > now else Stored(*stored)


def mark_done(tx: Connection, row_id: int) -> None:
    DONE.run(tx, row=row_id)


def mark_failed(tx: Connection, stored: Stored, now: datetime) -> bool:
    """Note a failed attempt with its back-off; park the event after the last. Return whether it is parked."""
    attempts = stored.attempts + 1
    parked = attempts >= MAX_ATTEMPTS
    change = {"attempts": attempts, "retry_at": now + pause_after(stored.attempts)}
    tx.execute(
        update(inbox).where(inbox.c.id == stored.id).values(state="parked" if parked else "new", **change)
    )
    return parked


def pause_after(attempts: int) -> timedelta:
    """How long an event that failed so often before waits for its next attempt."""
    return RETRY_AFTER * int(2**attempts)


def waiting_chats(tx: Connection, channel: str) -> list[str]:
    """Return the chats that have unhandled events, oldest first: where work goes on after a restart."""
    query = select(inbox.c.chat).where(inbox.c.channel == channel, messages.new)
    return list(tx.scalars(query.group_by(inbox.c.chat).order_by(func.min(inbox.c.id))))


def prune(tx: Connection, now: datetime) -> int:
    """Forget handled events that can no longer be redelivered; parked ones stay for the administrator."""
    old = delete(inbox).where(inbox.c.received_at < now - KEPT, inbox.c.state == "done")
    return tx.execute(old).rowcount
