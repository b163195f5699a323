"""Group chats bound to a programme: where the leading group receives its summaries."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from storage.tables.people import chat
from storage.tables.plan import programme

LEADING_GROUP = "leading_group"


@dataclass(frozen=True, slots=True)
class Chat:
    programme_id: int
    programme: str
    channel: str
    chat: str
    title: str
    language: str
    lost_at: datetime | None  # the bot was removed


SELECT = select(
    chat.c.programme_id,
    programme.c.name,
    chat.c.channel,
    chat.c.chat,
    chat.c.title,
    chat.c.language,
    chat.c.lost_at,
).join(programme, programme.c.id == chat.c.programme_id)


def of_place(tx: Connection, channel: str, place: str) -> Chat | None:
    """Return what a group is bound to, lost or not."""
    row = tx.execute(SELECT.where(chat.c.channel == channel, chat.c.chat == place)).one_or_none()
    return None if row is None else Chat(*row)


def leading_group(tx: Connection, programme_id: int) -> Chat | None:
    """Return the group that receives the summaries, if the bot is still in it."""
    query = SELECT.where(chat.c.programme_id == programme_id, chat.c.lost_at.is_(None))
    row = tx.execute(query.order_by(chat.c.bound_at.desc()).limit(1)).one_or_none()
    return None if row is None else Chat(*row)


def bind(tx: Connection, new: Chat, by: int, now: datetime) -> bool:
    """Make a group the programme's only one; False when it belongs to another programme."""
    facts = {"title": new.title, "language": new.language, "bound_by": by, "bound_at": now, "lost_at": None}
    key = {"programme_id": new.programme_id, "channel": new.channel, "chat": new.chat}
    row = insert(chat).values(purpose=LEADING_GROUP, **key, **facts)
    own = chat.c.programme_id == new.programme_id
    row = row.on_conflict_do_update(index_elements=["channel", "chat"], set_=facts, where=own)
    bound = tx.scalar(row.returning(chat.c.id))
    if bound is None:
        return False
    tx.execute(delete(chat).where(own, chat.c.id != bound))
    return True


def mark_lost(tx: Connection, channel: str, place: str, at: datetime | None) -> Chat | None:
    """Note that the bot is out of a group, or with None that it is back; None if nothing changed."""
    change = update(chat).where(chat.c.channel == channel, chat.c.chat == place)
    changed = chat.c.lost_at.is_(None) if at else chat.c.lost_at.is_not(None)
    touched = tx.execute(change.where(changed).values(lost_at=at)).rowcount
    return of_place(tx, channel, place) if touched else None


def move(tx: Connection, channel: str, old: str, new: str) -> bool:
    """Follow a group to its new id; False when nothing was bound to the old one."""
    change = update(chat).where(chat.c.channel == channel, chat.c.chat == old)
    return tx.execute(change.values(chat=new)).rowcount == 1
