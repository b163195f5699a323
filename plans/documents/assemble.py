"""The steps in order: from a text to the whole plan."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from plans.documents.applied_rules import apply_rules as applied
from plans.documents.cleaning import clean
from plans.documents.dates import FoundDay
from plans.documents.document_rules import find_rules
from plans.documents.items import HeadingClause, Item, collect_items, unnumbered_items
from plans.documents.leading_group import find_leading_group
from plans.documents.model import Doubt, DoubtKind, LeadingGroup, ParsedPlan, Rule, Target, Task, UnitNames
from plans.documents.names import register_units
from plans.documents.outline import build_outline, find_headings
from plans.documents.parts import (
    Part,
    find_document_number,
    find_issue_day,
    find_title,
    is_plan_title,
    split_parts,
)
from plans.documents.quotes import Quote
from plans.documents.refusals import NotAPlan, Refusal
from plans.documents.script import refuse_traditional
from plans.documents.tables import Table, find_tables, table_items
from plans.documents.targets import find_targets
from plans.documents.tasks import make_task

LONGEST = 3_000_000
_YEARLY = re.compile(r"(?<!-)(?<!\d)(20\d\d)年(?!\s*[-~至到])")


@dataclass(slots=True)
class _Collected:
    items: list[Item] = field(default_factory=list)
    aims: list[Quote] = field(default_factory=list)
    headings: list[HeadingClause] = field(default_factory=list)


def parse_text(source: str, *, apply_rules: bool = False) -> ParsedPlan:
    """Return the plan that a text holds, or raise NotAPlan.

    The same text gives the same plan. Rules that reach beyond one clause are
    listed; only with `apply_rules` do they change who leads.
    """
    text = _checked(source)
    parts = split_parts(text)
    title = find_title(parts)
    collected = _collect(parts)
    tasks = tuple(make_task(item, _plan_year(title)) for item in collected.items)
    _refuse_unless_plan(title, tasks)
    rules = tuple(_rules(text, collected.headings))
    if apply_rules:
        tasks = applied(tasks, rules, collected.headings)
    group = find_leading_group(text)
    number, day = find_document_number(text), find_issue_day(text)
    units = register_units(_names(group, tasks))
    return ParsedPlan(
        text=text.text,
        title=title,
        doc_no=number.text if number else None,
        issued_on=day.on if day else None,
        tasks=_with_code_doubts(tasks),
        targets=tuple(_aims(collected.aims)),
        leading_group=group,
        units=units,
        rules_found=rules,
        doubts=tuple(_plan_doubts(number is not None and number.repaired, day, units)),
    )


def _checked(source: str) -> Quote:
    if not source.strip():
        raise NotAPlan(Refusal.EMPTY)
    if len(source) > LONGEST:
        raise NotAPlan(Refusal.TOO_LONG)
    refuse_traditional(source)
    return Quote(clean(source), 0)


def _collect(parts: list[Part]) -> _Collected:
    """Take the items of all parts; an annex has a prefix where the paper before it has items too."""
    collected = _Collected()
    for part in parts:
        prefix = f"{part.label}-" if part.label and collected.items else ""
        items, found = _part_items(part, prefix)
        if part.label and not any(item.clauses or item.cells for item in items) and collected.items:
            continue
        collected.items += items
        collected.aims += found.aims
        collected.headings += found.headings
    return _without_cover(collected, parts)


def _without_cover(collected: _Collected, parts: list[Part]) -> _Collected:
    """Drop the numbered sentences of a covering notice when the plan behind it has the clauses."""
    papers = [part.quote for part in parts if not part.label]
    if len(papers) < 2:
        return collected
    cover = papers[0]
    of_cover = [item for item in collected.items if item.title.start < cover.end]
    if any(item.clauses for item in of_cover) or len(of_cover) == len(collected.items):
        return collected
    collected.items = collected.items[len(of_cover) :]
    return collected


def _part_items(part: Part, prefix: str) -> tuple[list[Item], _Collected]:
    tables = find_tables(part.quote)
    items = [item for table in tables for item in table_items(table, prefix)]
    collected = _Collected()
    for prose in _outside(part.quote, tables):
        headings = find_headings(prose)
        found = collect_items(build_outline(prose, headings), prefix)
        items += found.items or ([] if headings else unnumbered_items(prose, prefix))
        collected.aims += found.aims
        collected.headings += found.heading_clauses
    return sorted(items, key=lambda item: item.title.start), collected


def _outside(text: Quote, tables: list[Table]) -> Iterator[Quote]:
    """Yield the stretches between the tables."""
    start = text.start
    for table in tables:
        yield text.cut(start - text.start, table.start - text.start)
        start = table.end
    yield text.cut(start - text.start)


def _plan_year(title: str) -> int | None:
    """Return the year of a yearly plan (2024年…要点); a plan over several years has none."""
    years = _YEARLY.findall(title)
    return int(years[0]) if len(years) == 1 else None


def _refuse_unless_plan(title: str, tasks: tuple[Task, ...]) -> None:
    assigned = sum(bool(task.leads or task.co_responsible or task.open_refs) for task in tasks)
    if not (assigned or (is_plan_title(title) and len(tasks) > 1)):
        raise NotAPlan(Refusal.NO_TASKS)


def _rules(text: Quote, headings: list[HeadingClause]) -> Iterator[Rule]:
    for heading in headings:
        yield Rule("chapter_lead", heading.heading)
    yield from find_rules(text)


def _aims(aims: Iterable[Quote]) -> Iterator[Target]:
    for aim in aims:
        yield from find_targets(aim)


def _names(group: LeadingGroup | None, tasks: Iterable[Task]) -> Iterator[str]:
    if group is not None:
        yield from (member.text for member in group.members)
    for task in tasks:
        yield from (name.text for name in (*task.leads, *task.co_responsible))


def _with_code_doubts(tasks: tuple[Task, ...]) -> tuple[Task, ...]:
    """Mark codes that stand twice; numbers are never changed."""
    counts = Counter(task.code for task in tasks)
    return tuple(
        replace(task, doubts=(*task.doubts, Doubt(DoubtKind.CODE_TWICE, task.code)))
        if counts[task.code] > 1
        else task
        for task in tasks
    )


def _plan_doubts(
    number_repaired: bool, day: FoundDay | None, units: tuple[UnitNames, ...]
) -> Iterator[Doubt]:
    if number_repaired:
        yield Doubt(DoubtKind.NUMBER_REPAIRED)
    if day is not None and day.repaired:
        yield Doubt(DoubtKind.DATE_REPAIRED if day.on else DoubtKind.DATE_AMBIGUOUS, day.written)
    for unit in units:
        for alias in unit.aliases:
            yield Doubt(DoubtKind.SAME_UNIT, f"{unit.name}={alias}")
