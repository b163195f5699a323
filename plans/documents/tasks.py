"""From an item to a task: its units, its deadline, its targets, and what is doubtful about it."""

from collections.abc import Iterator
from datetime import date

from plans.documents.assignment import Assignment, assign
from plans.documents.deadlines import in_text, read_deadline
from plans.documents.duties import Duties
from plans.documents.items import Item
from plans.documents.model import Deadline, Doubt, DoubtKind, Target, Task
from plans.documents.prose_duties import prose_duties
from plans.documents.quotes import Quote
from plans.documents.round_trip import lost
from plans.documents.targets import find_targets


def make_task(item: Item, plan_year: int | None) -> Task:
    """Return the task of an item; `plan_year` dates what a yearly plan leaves undated."""
    clauses = [(clause, clause.duties()) for clause in item.clauses if clause.form != "deadline"]
    duties = [*item.cells, *(duty for _, duty in clauses)]
    spoken = [] if duties else [prose_duties(item.text)]
    assignment = assign(duties or spoken)
    deadline, doubts = _deadline(item, duties, plan_year)
    doubts += [
        Doubt(DoubtKind.CLAUSE_DIFFERS, rest) for clause, duty in clauses if (rest := lost(clause, duty))
    ]
    doubts += [
        Doubt(DoubtKind.BRACKET_OPEN, clause.quote.text[:40]) for clause, _ in clauses if not clause.intact
    ]
    return Task(
        code=item.code,
        chapter=item.chapter,
        title=item.title,
        text=_text(item),
        clause=_clause(item),
        leads=tuple(assignment.leads),
        co_responsible=tuple(assignment.co_responsible),
        open_refs=tuple(assignment.open_refs),
        deadline=deadline,
        targets=tuple(_targets(item)),
        doubts=(*item.doubts, *_missing(duties, assignment), *assignment.doubts, *doubts),
    )


def _missing(duties: list[Duties], assignment: Assignment) -> Iterator[Doubt]:
    named = [name.text for name in (*assignment.co_responsible, *assignment.open_refs)]
    if not duties:
        yield Doubt(DoubtKind.PROSE_DUTY, "、".join(named)) if named else Doubt(DoubtKind.NO_CLAUSE)


def _clause(item: Item) -> Quote | None:
    assigning = [clause.quote for clause in item.clauses if clause.form != "deadline"] or [
        clause.quote for clause in item.clauses
    ]
    if not assigning:
        return item.clause_row
    start, end = assigning[0].start - item.text.start, assigning[-1].end - item.text.start
    return item.text.cut(max(start, 0), end)


def _text(item: Item) -> Quote:
    """The text behind the title, up to the first clause."""
    begin = min(item.title.end - item.text.start, len(item.text.text))
    behind = [clause.quote.start - item.text.start for clause in item.clauses]
    end = min((start for start in behind if start > begin), default=len(item.text.text))
    return item.text.cut(begin, end).strip("。")


def _prose(item: Item) -> Iterator[Quote]:
    """Yield the item's words outside its clauses, title included."""
    start = 0
    for clause in item.clauses:
        yield item.text.cut(start, clause.quote.start - item.text.start)
        start = clause.quote.end - item.text.start
    yield item.text.cut(start)
    yield from item.further


def _targets(item: Item) -> Iterator[Target]:
    for prose in _prose(item):
        yield from find_targets(prose)


def _deadline(item: Item, duties: list[Duties], plan_year: int | None) -> tuple[Deadline | None, list[Doubt]]:
    """The clause's deadline counts before one in the text; of several stages in the text the last day."""
    stated = [quote for duty in duties for quote in duty.deadlines]
    stated += [clause.body for clause in item.clauses if clause.form == "deadline"]
    read = [read_deadline(quote, plan_year) for quote in stated or _dated_in_text(item)]
    if not read:
        return None, []
    doubts = (
        [Doubt(DoubtKind.NO_YEAR, read[0].quote.text)] if read[0].kind == "by" and read[0].on is None else []
    )
    if stated or len({deadline.on for deadline in read}) == 1:
        return read[0], doubts
    doubts.append(Doubt(DoubtKind.SEVERAL_DEADLINES, "、".join(deadline.quote.text for deadline in read)))
    last = max(read, key=lambda deadline: deadline.on or date.min)
    return Deadline(last.quote, last.on, "stage"), doubts


def _dated_in_text(item: Item) -> list[Quote]:
    return [quote for prose in _prose(item) for quote in in_text(prose)]
