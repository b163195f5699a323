"""Golden summaries of the made-up half-year: `python -m tests.half_year --gold` writes them anew.

What is long in a data object is kept by its head and a digest of the whole, so that a person can read a
golden file and yet no number changes unseen.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from domain.spans import span_of
from storage import programmes, summaries
from summaries.collecting import collect
from summaries.facts import SummaryFacts, from_json, to_json
from summaries.subjects import Asked, Subject, SubjectKind, subjects
from summaries.view import View

FOLDER = Path(__file__).parent / "gold" / "summaries"
PROGRAMME_ID = 1
NUMBERS_KEPT, LINES_KEPT = 3, 6


@dataclass(frozen=True, slots=True)
class Golden:
    """A span and what of the programme is looked at, on the morning of a day; without one: as it was sent."""

    span: str
    day: str = ""
    kind: SubjectKind = SubjectKind.PROGRAMME
    name: str = ""


GOLDEN = {
    "week-as-sent": Golden("2023-W43"),
    "month": Golden("2023-10", "2023-11-01"),
    "quarter": Golden("2023-Q3", "2023-10-07"),
    "half-year": Golden("2023-06-26..2023-12-31", "2024-01-02"),
    "unit": Golden("2023-09", "2023-10-07", SubjectKind.UNIT, "县文旅局"),
    "chapter": Golden("2023-W45", "2023-11-13", SubjectKind.CHAPTER, "支持专业镇发展政策措施"),
    "task": Golden("2023-11", "2023-12-01", SubjectKind.TASK, "二(五) 重大项目攻坚"),
    "target": Golden("2023-Q4", "2024-01-02", SubjectKind.TARGET, "力争培训后就业率达到80%"),
}


def golden_facts(tx: Connection, golden: Golden) -> SummaryFacts:
    """Return the data object as stored when it was sent, or as it stands at nine on the day."""
    if not golden.day:
        sent = summaries.of_span(tx, PROGRAMME_ID, span_of(golden.span))
        assert sent is not None
        return from_json(sent.facts)
    return facts_at(tx, golden.span, f"{golden.day} 09:00", subject_named(tx, golden.kind, golden.name))


def facts_at(tx: Connection, span: str, moment: str, subject: Subject) -> SummaryFacts:
    """Return a summary as it stands at a moment on the county's clocks, such as 2023-10-13 15:00."""
    programme = programmes.by_id(tx, PROGRAMME_ID)
    at = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(programme.zone))
    view = View(tx, programme, programmes.calendar(tx, PROGRAMME_ID), at)
    return collect(view, Asked(span_of(span), subject))


def subject_named(tx: Connection, kind: SubjectKind, name: str) -> Subject:
    return next(found for found in subjects(tx, PROGRAMME_ID, kind) if found.name == name)


def readable(facts: SummaryFacts) -> str:
    """Return the data object as JSON, long lists by their head."""
    return json.dumps(_shortened(to_json(facts)), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _shortened(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _shortened(item) for key, item in value.items()}
    if not isinstance(value, list):
        return value
    kept = LINES_KEPT if value and isinstance(value[0], dict) else NUMBERS_KEPT
    head = [_shortened(item) for item in value[:kept]]
    if len(value) <= kept:
        return head
    whole = sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
    return [*head, f"{len(value) - kept} more, all together {whole[:16]}"]


def write_gold(tx: Connection) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, golden in GOLDEN.items():
        (FOLDER / f"{name}.json").write_text(readable(golden_facts(tx, golden)), "utf-8")
