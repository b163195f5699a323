"""How many reports were owed, came, came on time: each count with the periods and reports behind it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

from domain.punctuality import OwedPeriod, Standing, is_returned, standing_of
from storage.progress import DutyReport
from summaries.facts import Figure, Overall, UnitLine

REPORTED = frozenset({Standing.ON_TIME, Standing.LATE})


def standing(duty: DutyReport, moment: datetime) -> Standing:
    """Return under which heading a duty counts at the moment."""
    return standing_of(_owed(duty), moment)


def _owed(duty: DutyReport) -> OwedPeriod:
    return OwedPeriod(duty.due_at, duty.first_reported_at, duty.returned_at)


def figure(duties: Sequence[DutyReport]) -> Figure:
    """Count duties and remember which they were."""
    reports = tuple(duty.report_id for duty in duties if duty.report_id is not None)
    return Figure(len(duties), tuple(duty.period_id for duty in duties), reports)


def overall(duties: Sequence[DutyReport], moment: datetime) -> Overall:
    """Count the duties as they stood at the moment."""

    def where(holds: Callable[[Standing], bool]) -> Figure:
        return figure([duty for duty in duties if holds(standing(duty, moment))])

    owed, reported = figure(duties), where(REPORTED.__contains__)
    on_time = where(Standing.ON_TIME.__eq__)
    return Overall(
        owed=owed,
        reported=reported,
        on_time=on_time,
        late=where(Standing.LATE.__eq__),
        pending=where(Standing.PENDING.__eq__),
        missing=where(Standing.MISSING.__eq__),
        returned=figure([duty for duty in duties if is_returned(_owed(duty), moment)]),
        accepted=figure([duty for duty in duties if _is_accepted(duty, moment)]),
        reporting_rate=reported.count / owed.count if owed.count else None,
        on_time_rate=on_time.count / owed.count if owed.count else None,
    )


def unit_lines(duties: Iterable[DutyReport], moment: datetime) -> Iterator[UnitLine]:
    """Yield the same counts unit by unit, in the order of the duties."""
    by_unit: dict[str, list[DutyReport]] = {}
    for duty in duties:
        by_unit.setdefault(duty.unit, []).append(duty)
    for unit, mine in by_unit.items():
        counts = Counter(standing(duty, moment) for duty in mine)
        returned = sum(is_returned(_owed(duty), moment) for duty in mine)
        yield UnitLine(
            unit=unit,
            owed=len(mine),
            on_time=counts[Standing.ON_TIME],
            late=counts[Standing.LATE],
            pending=counts[Standing.PENDING],
            missing=counts[Standing.MISSING],
            returned=returned,
        )


def _is_accepted(duty: DutyReport, moment: datetime) -> bool:
    """What had not come by the moment was not accepted by then either."""
    return duty.state == "accepted" and standing(duty, moment) in REPORTED
