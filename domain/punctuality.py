"""How many reports were owed, came, came on time: the one definition that every figure uses.

`docs/definitions.md` says it in words, with the Chinese terms.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Standing(StrEnum):
    """Under which one heading an owed period counts."""

    ON_TIME = "on_time"  # 按时
    LATE = "late"  # 迟报
    PENDING = "pending"  # 待报: not due yet
    MISSING = "missing"  # 未报: due and not reported


@dataclass(frozen=True, slots=True)
class OwedPeriod:
    """What counts of one period: when it was due, when its first version came, what became of it.

    `returned_at` is when the office sent the latest version back, if no answer has come since.
    """

    due_at: datetime
    first_submitted_at: datetime | None = None
    returned_at: datetime | None = None
    waived: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of periods; owed = on_time + late + pending + missing."""

    owed: int = 0  # 应报
    on_time: int = 0
    late: int = 0
    pending: int = 0
    missing: int = 0
    returned: int = 0  # 退回待重报: sent back and not answered; counted in pending or missing as well

    @property
    def reported(self) -> int:
        """已报, whether on time or late."""
        return self.on_time + self.late

    @property
    def reporting_rate(self) -> float | None:
        """报送率: the share of the owed periods that is reported; None if none was owed."""
        return self.reported / self.owed if self.owed else None

    @property
    def on_time_rate(self) -> float | None:
        """按时率: the share of the owed periods that was reported on time; None if none was owed."""
        return self.on_time / self.owed if self.owed else None


def tally(periods: Iterable[OwedPeriod], first: datetime, last: datetime, moment: datetime) -> Tally:
    """Count the periods due from `first` until before `last`, as they stood at the moment."""
    owed = [period for period in periods if first <= period.due_at < last and not period.waived]
    counts = Counter(standing_of(period, moment).value for period in owed)
    returned = sum(is_returned(period, moment) for period in owed)
    return Tally(owed=len(owed), returned=returned, **counts)


def standing_of(period: OwedPeriod, moment: datetime) -> Standing:
    """Return how a period counts at the moment; a later first version, or return, has not happened yet.

    The first version decides between on time and late, however often it was sent back since. While a
    returned one is unanswered there is no report.
    """
    submitted_at = period.first_submitted_at
    if submitted_at is None or submitted_at > moment or is_returned(period, moment):
        return Standing.PENDING if moment < period.due_at else Standing.MISSING
    return Standing.ON_TIME if submitted_at <= period.due_at else Standing.LATE


def is_returned(period: OwedPeriod, moment: datetime) -> bool:
    return period.returned_at is not None and period.returned_at <= moment
