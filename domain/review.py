"""What makes a report worth a look before it is accepted (审核); one without any doubt is green.

Only green reports may be accepted many at a time: the office reads the others one by one.
"""

from dataclasses import dataclass
from enum import StrEnum

from domain.similarity import similarity

ALIKE = 0.8  # from here on the office is told how much of the text is the same


class Doubt(StrEnum):
    LATE = "late"  # 迟报
    FELL = "fell"  # 进度下降
    DIFFICULTIES = "difficulties"  # 有困难
    SAME = "same"  # 与上期相同


@dataclass(frozen=True, slots=True)
class Filed:
    """What counts of a report; `on_time` is that of the period's first version."""

    text: str
    percent: float | None = None
    difficulties: str | None = None
    no_change: bool = False
    on_time: bool = True


def doubts(report: Filed, before: Filed | None) -> tuple[Doubt, ...]:
    """Return why a report should be read; `before` is the unit's last one on the task."""
    found = {
        Doubt.LATE: not report.on_time,
        Doubt.FELL: _fell(report, before),
        Doubt.DIFFICULTIES: bool(report.difficulties),
        Doubt.SAME: before is not None and is_same(report, before),
    }
    return tuple(doubt for doubt, holds in found.items() if holds)


def _fell(report: Filed, before: Filed | None) -> bool:
    if before is None or report.percent is None or before.percent is None:
        return False
    return report.percent < before.percent


def is_same(report: Filed, before: Filed) -> bool:
    """Tell whether nothing is new: two times no change in a row, or the same words again."""
    if report.no_change or before.no_change:
        return report.no_change and before.no_change
    return likeness(report, before) == 1


def likeness(report: Filed, before: Filed) -> float:
    """Return how much of the text is the same, from 0 to 1; 1 only if all of it is."""
    return similarity(report.text, before.text)
