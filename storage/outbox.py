"""The outbox: messages saved together with the change they speak of, and delivered afterwards.

A row is waiting, then sending, then sent or refused. A row found in `sending` after a crash, or whose
answer never came, is `unknown`: it may have arrived. It is sent once more, marked as a repeat, and
never a third time.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update
from sqlalchemy.dialects.sqlite import insert

from domain.messages import Button, Document, Lane, Rows
from storage.prepared import Prepared
from storage.tables import messages
from storage.tables.base import fixed
from storage.tables.messages import outbox

PENDING = ("waiting", "sending", "unknown")


@dataclass(frozen=True, slots=True)
class Post:
    """One message on its way: where to, what it says, and what it changes or answers."""

    channel: str
    chat: str
    text: str = ""
    buttons: Rows = ()
    lane: Lane = Lane.REPLY
    edits_id: int | None = None  # the outbox row whose message this one changes
    reply_to: str = ""
    press_id: str = ""  # the button press that this row acknowledges
    toast: str = ""
    reaction: str = ""
    document: Document | None = None
    about: str = ""
    token: str = ""
    language: str = ""
    dedupe_key: str | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """A row that the deliverer claimed."""

    id: int
    post: Post
    attempts: int
    repeated: bool  # an earlier try may have arrived
    target_message: str = ""  # message_id of the message to change


@dataclass(frozen=True, slots=True)
class Sent:
    """What a row became, for those who look back from a press or a reply."""

    id: int
    channel: str
    chat: str
    buttons: tuple[Button, ...]
    about: str
    root_id: int  # the row that created the message
    state: str = field(default="sent")


@dataclass(frozen=True, slots=True)
class _Stored:
    """A row as it is kept, in the order of `COLUMNS`."""

    id: int
    channel: str
    chat: str
    lane: str
    text: str
    extra: dict[str, Any]
    token: str | None
    dedupe_key: str | None
    edits_id: int | None
    about: str | None
    state: str
    attempts: int
    repeated: bool
    expires_at: datetime | None


COLUMNS = tuple(outbox.c[column.name] for column in fields(_Stored))
ADD = Prepared(
    insert(outbox)
    .values(state="waiting", attempts=0, repeated=False)
    .on_conflict_do_nothing(index_elements=["dedupe_key"])
    .returning(outbox.c.id),
    "channel",
    "chat",
    "lane",
    "text",
    "extra",
    "token",
    "dedupe_key",
    "edits_id",
    "about",
    "due_at",
    "expires_at",
)
# What is queued, light enough to look through a broadcast of a thousand: the texts are read of those chosen.
QUEUED = Prepared(
    select(outbox.c.id, outbox.c.chat, outbox.c.due_at, outbox.c.attempts)
    .where(messages.pending, outbox.c.state != fixed("sending"))
    .order_by(outbox.c.lane, outbox.c.id)
)
NEXT_DUE = Prepared(
    select(func.min(outbox.c.due_at)).where(
        messages.pending, outbox.c.state != fixed("sending"), outbox.c.due_at > bindparam("now")
    )
)
CHOSEN = Prepared(select(*COLUMNS).where(outbox.c.id == bindparam("row")))
EXPIRE = Prepared(
    update(outbox).where(outbox.c.id == bindparam("row")).values(state="dropped", error="expired")
)
CLAIM = Prepared(
    update(outbox)
    .where(outbox.c.id == bindparam("row"))
    .values(state="sending", attempts=outbox.c.attempts + 1)
)
CONFIRM = Prepared(
    update(outbox)
    .where(outbox.c.id == bindparam("row"))
    .values(state="sent", sent_at=bindparam("now"), message_id=bindparam("message"), error=None)
)
BY_TOKEN = Prepared(select(*COLUMNS).where(outbox.c.token == bindparam("token")))
BY_MESSAGE = Prepared(
    select(*COLUMNS)
    .where(
        outbox.c.channel == bindparam("channel"),
        outbox.c.chat == bindparam("chat"),
        outbox.c.message_id == bindparam("message"),
    )
    .order_by(outbox.c.id.desc())
    .limit(1)
)
MESSAGE_OF = Prepared(select(outbox.c.message_id).where(outbox.c.id == bindparam("row")))


def add(tx: Connection, post: Post, now: datetime) -> int | None:
    """Queue a message; return its id, or None when its dedupe key is known already."""
    row_id: int | None = ADD.scalar(
        tx,
        channel=post.channel,
        chat=post.chat,
        lane=post.lane.value,
        text=post.text,
        extra=_extra(post),
        token=post.token or None,
        dedupe_key=post.dedupe_key,
        edits_id=post.edits_id,
        about=post.about or None,
        due_at=now,
        expires_at=post.expires_at,
    )
    return row_id


def _extra(post: Post) -> dict[str, Any]:
    extra: dict[str, Any] = {}
    if post.buttons:
        extra["buttons"] = [
            [[b.label, b.action, list(b.args), b.url] for b in row] for row in post.buttons if row
        ]
    if post.document:
        extra["document"] = asdict(post.document)
    for name in ("reply_to", "press_id", "toast", "reaction", "language"):
        if value := getattr(post, name):
            extra[name] = value
    return extra


def _post(row: _Stored) -> Post:
    extra = dict(row.extra)
    buttons = tuple(tuple(Button(b[0], b[1], tuple(b[2]), b[3]) for b in r) for r in extra.pop("buttons", ()))
    document = extra.pop("document", None)
    return Post(
        channel=row.channel,
        chat=row.chat,
        text=row.text,
        buttons=buttons,
        lane=Lane(row.lane),
        edits_id=row.edits_id,
        document=Document(**document) if document else None,
        about=row.about or "",
        token=row.token or "",
        dedupe_key=row.dedupe_key,
        expires_at=row.expires_at,
        **extra,
    )


def claim(tx: Connection, now: datetime, most: int, busy: frozenset[str]) -> list[Due]:
    """Mark up to `most` rows as being sent, first lane first, one a chat, and return them.

    Chats in `busy` have a message on its way or must wait. A row that was tried and waits for its next try
    holds back those behind it: each chat keeps its order.
    """
    taken = set(busy)
    due: list[Due] = []
    for row_id, chat, due_at, attempts in QUEUED.rows(tx):
        if len(due) >= most:
            break
        if chat in taken or (due_at > now and not attempts):
            continue
        taken.add(chat)
        if due_at <= now and (item := _chosen(tx, row_id, now)) is not None:
            due.append(item)
    if due:
        CLAIM.run_each(tx, [{"row": item.id} for item in due])
    return due


def _chosen(tx: Connection, row_id: int, now: datetime) -> Due | None:
    """Return the row ready to be sent, or drop it when it is no longer worth sending."""
    row = _Stored(*CHOSEN.rows(tx, row=row_id)[0])
    if row.expires_at is not None and row.expires_at <= now:
        EXPIRE.run(tx, row=row_id)
        return None
    return Due(row.id, _post(row), row.attempts, row.repeated, _target(tx, row.edits_id))


def _target(tx: Connection, edits_id: int | None) -> str:
    if edits_id is None:
        return ""
    return MESSAGE_OF.scalar(tx, row=edits_id) or ""


def confirm(tx: Connection, row_id: int, message_id: str, now: datetime) -> None:
    CONFIRM.run(tx, row=row_id, message=message_id, now=now)


def postpone(tx: Connection, row_id: int, due_at: datetime, error: str) -> None:
    """It was certainly not sent: wait and try again."""
    change = update(outbox).where(outbox.c.id == row_id)
    tx.execute(change.values(state="waiting", due_at=due_at, error=error))


def mark_unknown(tx: Connection, row_id: int, due_at: datetime, error: str) -> None:
    """No answer came: it may have arrived, and is sent once more as a repeat."""
    change = update(outbox).where(outbox.c.id == row_id)
    tx.execute(change.values(state="unknown", repeated=True, due_at=due_at, error=error))


def refuse(tx: Connection, row_id: int, error: str) -> None:
    """The service will never take it."""
    tx.execute(update(outbox).where(outbox.c.id == row_id).values(state="refused", error=error))


def recover(tx: Connection) -> int:
    """After a start: what was being sent when the process died has an unknown outcome."""
    change = update(outbox).where(messages.pending, outbox.c.state == "sending")
    return tx.execute(change.values(state="unknown", repeated=True, error="stopped while sending")).rowcount


def next_due(tx: Connection, now: datetime) -> datetime | None:
    """Return the next moment after `now` at which a message falls due."""
    due_at: datetime | None = NEXT_DUE.scalar(tx, now=now)
    return due_at


def by_token(tx: Connection, token: str) -> Sent | None:
    row = BY_TOKEN.first(tx, token=token)
    return None if row is None else _sent(_Stored(*row))


def by_message(tx: Connection, channel: str, chat: str, message_id: str) -> Sent | None:
    """Return the newest row behind a message in a chat."""
    row = BY_MESSAGE.first(tx, channel=channel, chat=chat, message=message_id)
    return None if row is None else _sent(_Stored(*row))


def _sent(row: _Stored) -> Sent:
    flat = tuple(button for buttons in _post(row).buttons for button in buttons)
    return Sent(row.id, row.channel, row.chat, flat, row.about or "", row.edits_id or row.id, row.state)


def drop_waiting(tx: Connection, ids: Sequence[int], reason: str) -> int:
    """Take back messages that became pointless before they went out."""
    change = update(outbox).where(outbox.c.id.in_(ids), outbox.c.state == "waiting")
    return tx.execute(change.values(state="dropped", error=reason)).rowcount


def move_chat(tx: Connection, channel: str, old: str, new: str) -> None:
    """Follow a group to its new id: what still waits goes there."""
    change = update(outbox).where(outbox.c.channel == channel, outbox.c.chat == old)
    tx.execute(change.where(messages.pending).values(chat=new))


def newest_id(tx: Connection) -> int:
    """Return the id of the row queued last, 0 if there is none."""
    return tx.scalar(select(func.max(outbox.c.id))) or 0


def queued_after(tx: Connection, row_id: int) -> list[tuple[int, Post]]:
    """Return what was queued after a row, in order."""
    rows = tx.execute(select(*COLUMNS).where(outbox.c.id > row_id).order_by(outbox.c.id))
    return [(row.id, _post(_Stored(*row))) for row in rows]
