"""A chart as plain data: everything in it stands at shares of its width and height, from 0 to 1."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10

from domain.spans import DAY

STEPS = (1, 2, 5, 10)
MOST_ROWS = 5
ROOM = 3 * DAY  # right of the last point
LAST_NARROW = 0x2E7F  # signs after it are as wide as a Chinese character
NARROW = 0.58  # of that width
BETWEEN = 5  # points between two labels


@dataclass(frozen=True, slots=True)
class Sheet:
    """How large a chart is drawn, in points: the lines and points in it, its letters and its lights."""

    width: float
    height: float
    size: float
    mark: float

    def share(self, label: str) -> float:
        """Return about how much of the width a label takes."""
        signs = sum(1.0 if ord(sign) > LAST_NARROW else NARROW for sign in label)
        return (signs * self.size + BETWEEN) / self.width

    @property
    def mark_share(self) -> float:
        return self.mark * 1.2 / self.width


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the chart with its label."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A value; without a label where there is no room for one."""

    x: float
    y: float
    label: str = ""
    below: bool = False  # where its label stands: under a value that fell


@dataclass(frozen=True, slots=True)
class Mark:
    """A light under the chart."""

    at: float
    kind: str
    letter: str


@dataclass(frozen=True, slots=True)
class Chart:
    """One picture with a title and a note; `pace` is a line of (x, y), `led` where the forecast leads."""

    title: str
    note: str
    columns: tuple[Tick, ...]
    rows: tuple[Tick, ...]
    dots: tuple[Dot, ...]
    empty: str = ""  # what is said where there is nothing to draw
    light: Mark | None = None
    lights: tuple[Mark, ...] = ()
    pace: tuple[tuple[float, float], ...] = ()
    led: Dot | None = None
    goals: tuple[Tick, ...] = ()
    due: Tick | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """The time across a chart."""

    first: date
    last: date

    def at(self, on: date) -> float:
        return (on - self.first) / (self.last - self.first)


@dataclass(frozen=True, slots=True)
class Scale:
    """The values up a chart: from `least` to `most` in steps."""

    least: float
    most: float
    step: float

    def at(self, value: float) -> float:
        return (value - self.least) / (self.most - self.least)

    def steps(self) -> Iterator[float]:
        for place in range(round((self.most - self.least) / self.step) + 1):
            yield self.least + place * self.step


def days_around(first: date, last: date, due_on: date | None, *, far: bool) -> Days:
    """Return the time of a course with some room; up to the due day too, if it is near or `far` may be shown.

    Near is a due day that leaves the course three quarters of the width.
    """
    near = due_on is not None and due_on - last <= (last - first) / 3
    end = max(last, due_on) if due_on and (near or far) else last
    return Days(first, end + max(ROOM, (end - first) / 30))


def scale_around(values: Iterable[float]) -> Scale:
    """Return a scale from 0 (or below it) on that holds the values, with at most five round steps."""
    known = [0.0, *values]
    least, most = min(known), max(known)
    rough = (most - least or 1.0) / MOST_ROWS
    power = 10 ** floor(log10(rough))
    step = next(step * power for step in STEPS if step * power >= rough)
    return Scale(floor(least / step) * step, max(ceil(most / step), 1) * step, step)


def spaced(places: Sequence[float], widths: Sequence[float]) -> list[bool]:
    """Tell which things, from left to right, centred at these places, have room; the last one always has."""
    shown: list[bool] = []
    free = float("inf")
    for place, width in zip(reversed(places), reversed(widths), strict=True):
        fits = place + width / 2 <= free
        free = place - width / 2 if fits else free
        shown.append(fits)
    return shown[::-1]
