"""数据来源: for every number of a summary the periods and reports that it was counted from."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from storage import sources
from summaries.facts import Figure, Overall, SummaryFacts
from summaries.sheets import WHO, Column, Row, Sheet, Source

SOURCES = (
    Column("figure", 16),
    Column("of", 24),
    Column("span", 22),
    Column("value", 10, "number"),
    *WHO,
    Column("due", 17, "moment"),
    Column("report", 10, "number"),
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of the summary and what it was taken from; `of` is what it is about, empty for the whole."""

    name: str  # in form-figure-…
    span: str
    figure: Figure
    of: str = ""
    told: float | None = None  # by a report, where it is no count

    @property
    def value(self) -> float:
        return self.figure.count if self.told is None else self.told


def counted(facts: SummaryFacts) -> Iterator[Counted]:
    """Yield every number of the summary that periods or reports stand behind."""
    yield from _overall(facts.overall, facts.span)
    if facts.previous:
        yield from _overall(facts.previous.overall, facts.previous.span)
        yield Counted("came-since", facts.previous.span, facts.previous.came_since)
    for due in facts.due_next:
        yield Counted("due-next", facts.span, due.owed)
    for silent in facts.silent_units:
        yield Counted("silent", facts.span, silent.owed, silent.unit)
    for task in facts.tasks:
        yield Counted("percent", facts.span, _told_by(*task.reports), task.code, task.percent)
    for target in facts.targets:
        for point in target.course:
            yield Counted("measured", facts.span, _told_by(point.report_id), target.phrase, point.value)
    for issue in facts.issues:
        if issue.report_id is not None:
            yield Counted("issue", facts.span, _told_by(issue.report_id), str(issue.id))


def _told_by(*reports: int) -> Figure:
    return Figure(len(reports), (), reports)


def _overall(overall: Overall, span: str) -> Iterator[Counted]:
    for field in fields(overall):
        figure = getattr(overall, field.name)
        if isinstance(figure, Figure):
            yield Counted(field.name.replace("_", "-"), span, figure)


def source_sheet(source: Source) -> Sheet:
    return Sheet("sources", SOURCES, _rows(source))


def _rows(source: Source) -> Iterator[Row]:
    facts, numbers = source.facts, list(counted(source.facts))
    answered = sources.answered(
        source.tx, facts.programme_id, (report for number in numbers for report in number.figure.reports)
    )
    owing = {period for number in numbers for period in number.figure.periods}
    owed = sources.owed(source.tx, facts.programme_id, owing | set(answered.values()))
    for number in numbers:
        head = (source.writer.say(f"form-figure-{number.name}"), number.of, number.span, number.value)
        for period, report in _behind(number.figure, answered):
            yield *head, *owed.get(period, ("", "", "", None)), report


def _behind(figure: Figure, answered: dict[int, int]) -> Iterator[tuple[int, int | None]]:
    """Yield each period behind a number with the report that stood for it then."""
    reports = {answered.get(report, 0): report for report in figure.reports}
    for period in dict.fromkeys((*figure.periods, *reports)):
        yield period, reports.get(period)
