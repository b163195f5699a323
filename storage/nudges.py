"""Nudges (催报) that were queued, and the burden (负担) that they put on each unit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, func, select, update
from sqlalchemy.dialects.sqlite import insert

from storage import outbox
from storage.prepared import Prepared
from storage.tables import reporting
from storage.tables.messages import outbox as messages
from storage.tables.messages import pending
from storage.tables.people import member
from storage.tables.plan import programme
from storage.tables.records import burden, nudge
from storage.tables.reporting import period

ABOUT = "nudge"  # what an outbox row of a nudge speaks of
BY_OFFICE = "by_office"  # the stage of a nudge that the office sent by hand (催办)


@dataclass(frozen=True, slots=True)
class NudgeLine:
    """One period in a nudge: the stage that it stands for, and the key that keeps it from coming twice."""

    period_id: int
    key: str
    stage: str


# A message that expired or became pointless before it went out has told nobody anything.
DELIVERED = messages.c.state != "dropped"
KEYS = (
    select(nudge.c.member_id, nudge.c.dedupe_key)
    .join(period, period.c.id == nudge.c.period_id)
    .join(messages, messages.c.id == nudge.c.outbox_id)
    .where(
        period.c.programme_id == bindparam("programme"),
        reporting.owing,
        period.c.locks_at > bindparam("now"),
        DELIVERED,
    )
)
SINCE = (
    select(nudge.c.member_id, func.count(nudge.c.outbox_id.distinct()))
    .join(member, member.c.id == nudge.c.member_id)
    .join(messages, messages.c.id == nudge.c.outbox_id)
    .where(
        member.c.programme_id == bindparam("programme"),
        nudge.c.queued_at >= bindparam("since"),
        DELIVERED,
    )
    .group_by(nudge.c.member_id)
)
ADD = insert(nudge)
ADD = ADD.on_conflict_do_update(
    index_elements=["member_id", "dedupe_key"],
    set_={name: ADD.excluded[name] for name in ("outbox_id", "queued_at", "by_office")},
)
WAITING = Prepared(
    select(messages.c.id).where(pending, messages.c.state == "waiting", messages.c.about == ABOUT)
)
STILL_OWED = (
    select(nudge.c.outbox_id)
    .join(period, period.c.id == nudge.c.period_id)
    .where(
        period.c.programme_id.in_(select(programme.c.id)),
        reporting.owing,
        period.c.locks_at > bindparam("now"),
        nudge.c.outbox_id.in_(bindparam("messages", expanding=True)),
    )
    .distinct()
)
COUNT = insert(burden)
COUNT = COUNT.on_conflict_do_update(
    index_elements=["unit_id", "day"],
    set_={name: burden.c[name] + COUNT.excluded[name] for name in ("automatic", "by_office")},
)


def keys_sent(tx: Connection, programme_id: int, now: datetime) -> Mapping[int, frozenset[str]]:
    """Return by member the keys of what was said about the periods owed now."""
    found: dict[int, set[str]] = {}
    for member_id, key in tx.execute(KEYS, {"programme": programme_id, "now": now}):
        found.setdefault(member_id, set()).add(key)
    return {member_id: frozenset(keys) for member_id, keys in found.items()}


def sent_since(tx: Connection, programme_id: int, since: datetime) -> Mapping[int, int]:
    """Return by member how many messages were begun by the bot or the office since then."""
    rows = tx.execute(SINCE, {"programme": programme_id, "since": since})
    return {row[0]: row[1] for row in rows}


def keep(
    tx: Connection, member: tuple[int, int], lines: Iterable[NudgeLine], outbox_id: int, now: datetime
) -> None:
    """Remember what a queued message says; `member` is (programme id, member id)."""
    programme_id, member_id = member
    message = {"outbox_id": outbox_id, "queued_at": now}
    rows = [
        {"period_id": line.period_id, "dedupe_key": line.key, "stage": line.stage}
        | {"by_office": line.stage == BY_OFFICE}
        | {"programme_id": programme_id, "member_id": member_id}
        | message
        for line in lines
    ]
    tx.execute(ADD, rows)


def drop_pointless(tx: Connection, now: datetime) -> int:
    """Take back nudges not sent yet whose duties were all reported meanwhile; return how many."""
    waiting = {row[0] for row in WAITING.rows(tx)}
    if not waiting:
        return 0
    pointless = waiting - set(tx.scalars(STILL_OWED, {"messages": sorted(waiting), "now": now}))
    return outbox.drop_waiting(tx, sorted(pointless), "reported meanwhile")


def count_burden(tx: Connection, unit_ids: Iterable[int], day: date, *, by_office: bool = False) -> None:
    """Count one request against each unit on that day."""
    count = {"automatic": int(not by_office), "by_office": int(by_office)}
    rows = [{"unit_id": unit_id, "day": day} | count for unit_id in unit_ids]
    if rows:
        tx.execute(COUNT, rows)


def end_snooze(tx: Connection, member_id: int) -> None:
    """The person has been reminded again."""
    tx.execute(update(member).where(member.c.id == member_id).values(snoozed_until=None))
