"""Drafts: what the bot understood and the contact has not confirmed yet; one open draft a member."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from storage.prepared import Prepared
from storage.tables import reporting
from storage.tables.reporting import draft, evidence


@dataclass(frozen=True, slots=True)
class Draft:
    """`content` is a domain draft as plain data."""

    id: int
    member_id: int
    content: dict[str, Any]
    card_id: int | None
    version: int
    updated_at: datetime


COLUMNS = (
    draft.c.id,
    draft.c.member_id,
    draft.c.content,
    draft.c.card_id,
    draft.c.version,
    draft.c.updated_at,
)
FIND = Prepared(select(*COLUMNS).where(draft.c.member_id == bindparam("member"), reporting.opened))
ADD = Prepared(
    insert(draft).values(state="open", version=1).returning(draft.c.id),
    "programme_id",
    "member_id",
    "content",
    "updated_at",
)
SAVE = Prepared(
    update(draft)
    .where(draft.c.id == bindparam("row"), reporting.opened)
    .values(content=bindparam("new_content"), updated_at=bindparam("now"), version=draft.c.version + 1)
)
SHOWN = Prepared(update(draft).where(draft.c.id == bindparam("row")).values(card_id=bindparam("card")))
CLOSE = Prepared(
    update(draft).where(draft.c.id == bindparam("row"), reporting.opened).values(state=bindparam("new_state"))
)


def open_of(tx: Connection, member_id: int) -> Draft | None:
    row = FIND.first(tx, member=member_id)
    return None if row is None else Draft(*row)


def add(tx: Connection, owner: tuple[int, int], content: dict[str, Any], now: datetime) -> int:
    """Open a draft of `owner`: (programme id, member id)."""
    programme_id, member_id = owner
    draft_id: int = ADD.scalar(
        tx, programme_id=programme_id, member_id=member_id, content=content, updated_at=now
    )
    return draft_id


def save(tx: Connection, draft_id: int, content: dict[str, Any], now: datetime) -> None:
    SAVE.run(tx, row=draft_id, new_content=content, now=now)


def shown_as(tx: Connection, draft_id: int, card_id: int | None) -> None:
    """Remember which outbox row shows the draft, so that changes edit that card."""
    SHOWN.run(tx, row=draft_id, card=card_id)


def close(tx: Connection, draft_id: int, state: str) -> bool:
    """File or drop a draft; False when another press was faster."""
    return CLOSE.run(tx, row=draft_id, new_state=state) == 1


def add_evidence(tx: Connection, draft_id: int | None, new: dict[str, Any]) -> None:
    tx.execute(insert(evidence).values(draft_id=draft_id, **new))


def attach_evidence(tx: Connection, draft_id: int, report_id: int) -> None:
    """The draft became a report: its files belong to it."""
    tx.execute(update(evidence).where(evidence.c.draft_id == draft_id).values(report_id=report_id))
