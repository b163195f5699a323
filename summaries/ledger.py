"""The ledger (台账): which sheets it has, in their order."""

from collections.abc import Callable, Iterator

from summaries import ledger_facts, ledger_records
from summaries.sheets import Sheet, Source, watched
from summaries.sources import source_sheet

# A ledger that does not exist yet (projects, investment, scores) gets its sheet by a line here.
SHEETS: tuple[Callable[[Source], Sheet | None], ...] = (
    ledger_facts.tasks,
    ledger_facts.course,
    ledger_records.reports,
    ledger_facts.issue_ledger,
    ledger_facts.units,
    ledger_facts.targets,
    ledger_records.measurements,
    ledger_records.nudges,
    source_sheet,
)


def sheets(source: Source) -> Iterator[Sheet]:
    """Yield the sheets of the summary's span and subject, empty ones included: the office looks for them."""
    for place, make in enumerate(SHEETS, start=1):
        sheet = make(source)
        if sheet is not None:
            yield watched(sheet, source.watch, place / len(SHEETS))
