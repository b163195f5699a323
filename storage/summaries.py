"""Summaries (周报): a draft that the office may edit or hold, then what was sent, which never changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select, update
from sqlalchemy.dialects.sqlite import insert

from domain.spans import Span
from storage.prepared import Prepared
from storage.tables.records import summary

OPEN = ("draft", "held")


@dataclass(frozen=True, slots=True)
class Summary:
    """`facts` is the data behind it, `sections` the text: key, title, body, and whether it was edited."""

    id: int
    programme_id: int
    kind: str
    period: str  # 2023-W41
    state: str  # draft, held, sent
    facts: dict[str, Any]
    sections: Sequence[dict[str, Any]]
    drafted_at: datetime
    send_at: datetime
    sent_at: datetime | None
    made_up: bool = False  # 补发: drafted when it should have been sent already

    @property
    def edited(self) -> bool:
        return any(section["edited"] for section in self.sections)


@dataclass(frozen=True, slots=True)
class Newest:
    """The latest summary of a kind, as far as a pass needs to know it."""

    id: int
    kind: str
    period: str
    state: str
    send_at: datetime


COLUMNS = (
    summary.c.id,
    summary.c.programme_id,
    summary.c.kind,
    summary.c.period,
    summary.c.state,
    summary.c.facts,
    summary.c.sections,
    summary.c.drafted_at,
    summary.c.send_at,
    summary.c.sent_at,
    summary.c.made_up,
)
BY_ID = select(*COLUMNS).where(summary.c.id == bindparam("summary"))
OF_KIND = select(*COLUMNS).where(
    summary.c.programme_id == bindparam("programme"), summary.c.kind == bindparam("kind")
)
OF_SPAN = OF_KIND.where(summary.c.period == bindparam("period"))
LATEST = (
    select(summary.c.kind, func.max(summary.c.period).label("period"))
    .where(summary.c.programme_id == bindparam("programme"))
    .group_by(summary.c.kind)
    .subquery()
)
# Asked at each pass: without the data, which grow with the span.
NEWEST = Prepared(
    select(summary.c.id, summary.c.kind, summary.c.period, summary.c.state, summary.c.send_at)
    .join(LATEST, (summary.c.kind == LATEST.c.kind) & (summary.c.period == LATEST.c.period))
    .where(summary.c.programme_id == bindparam("programme"))
)
LAST_SENT = (
    OF_KIND.where(summary.c.state == "sent", summary.c.period < bindparam("period"))
    .order_by(summary.c.period.desc())
    .limit(1)
)
ADD = (
    insert(summary)
    .values(state="draft")
    .on_conflict_do_nothing(index_elements=["programme_id", "kind", "period"])
    .returning(summary.c.id)
)
OPEN_ROW = update(summary).where(summary.c.id == bindparam("row"), summary.c.state.in_(OPEN))
SAVE = OPEN_ROW.values(sections=bindparam("new_sections"))
REFRESH = OPEN_ROW.values(facts=bindparam("new_facts"), sections=bindparam("new_sections"))
HOLD = OPEN_ROW.where(summary.c.state == "draft").values(state="held", decided_by=bindparam("by"))
RELEASE = OPEN_ROW.where(summary.c.state == "held").values(state="draft", decided_by=bindparam("by"))
SENT = OPEN_ROW.values(state="sent", sent_at=bindparam("now"))


def add_draft(tx: Connection, draft: dict[str, Any]) -> int | None:
    """Store the draft of a span, unless it has one; `draft` names all columns but the state."""
    added: int | None = tx.scalar(ADD, draft)
    return added


def by_id(tx: Connection, summary_id: int) -> Summary | None:
    return _first(tx.execute(BY_ID, {"summary": summary_id}).first())


def known(tx: Connection, summary_id: int) -> Summary:
    """Return a summary that is known to exist."""
    return _summary(tx.execute(BY_ID, {"summary": summary_id}).one())


def of_span(tx: Connection, programme_id: int, span: Span) -> Summary | None:
    values = {"programme": programme_id, "kind": span.kind, "period": span.name}
    return _first(tx.execute(OF_SPAN, values).first())


def newest(tx: Connection, programme_id: int) -> dict[str, Newest]:
    """Return the summary of the latest span of each kind, in whatever state."""
    found = (Newest(*row) for row in NEWEST.rows(tx, programme=programme_id))
    return {newest.kind: newest for newest in found}


def last_sent(tx: Connection, programme_id: int, before: Span) -> Summary | None:
    """Return the last summary of the kind that was sent for a span before this one."""
    values = {"programme": programme_id, "kind": before.kind, "period": before.name}
    return _first(tx.execute(LAST_SENT, values).first())


def save_sections(tx: Connection, summary_id: int, sections: Sequence[dict[str, Any]]) -> bool:
    """Keep the office's wording; False once the summary was sent."""
    return tx.execute(SAVE, {"row": summary_id, "new_sections": list(sections)}).rowcount == 1


def refresh(
    tx: Connection, summary_id: int, facts: dict[str, Any], sections: Sequence[dict[str, Any]]
) -> None:
    """Bring a draft up to date."""
    tx.execute(REFRESH, {"row": summary_id, "new_facts": facts, "new_sections": list(sections)})


def hold(tx: Connection, summary_id: int, by: int) -> bool:
    """Keep a draft from going out; False if it is held already or sent."""
    return tx.execute(HOLD, {"row": summary_id, "by": by}).rowcount == 1


def release(tx: Connection, summary_id: int, by: int) -> bool:
    """Let a held draft go out at its moment; False if it is not held."""
    return tx.execute(RELEASE, {"row": summary_id, "by": by}).rowcount == 1


def mark_sent(tx: Connection, summary_id: int, now: datetime) -> bool:
    """From here on nothing about it changes; False if another press or pass was faster."""
    return tx.execute(SENT, {"row": summary_id, "now": now}).rowcount == 1


def _first(row: Row[*tuple[Any, ...]] | None) -> Summary | None:
    return None if row is None else _summary(row)


def _summary(row: Row[*tuple[Any, ...]]) -> Summary:
    return Summary(*row)
