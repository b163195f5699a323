"""How moments, days and numbers are written for people: the only place that formats them."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from texts.catalogue import say


def day(language: str, on: date, today: date | None = None) -> str:
    """10月13日(周五), with the year when it is not this year's."""
    key = "day" if today is None or on.year == today.year else "day-with-year"
    return say(
        language, key, year=str(on.year), month=str(on.month), day=str(on.day), weekday=weekday(language, on)
    )


def weekday(language: str, on: date) -> str:
    return say(language, f"weekday-{on.isoweekday()}")


def moment(language: str, at: datetime, zone: str, now: datetime | None = None) -> str:
    """10月13日(周五)17:00 in the programme's zone."""
    local = at.astimezone(ZoneInfo(zone))
    today = None if now is None else now.astimezone(ZoneInfo(zone)).date()
    return say(language, "moment", day=day(language, local.date(), today), time=f"{local:%H:%M}")


def number(value: float) -> str:
    """65, 3.5, 12,000: no needless zeros."""
    rounded = round(value, 2)
    return f"{int(rounded):,}" if rounded == int(rounded) else f"{rounded:,.2f}".rstrip("0")


def percent(value: float | None) -> str:
    return "" if value is None else f"{number(value)}%"


def amount(value: float, unit: str) -> str:
    """A figure with its unit as people read it: 120000000 元 is 1.2 亿元."""
    if unit == "元" and abs(value) >= 100_000_000:
        return f"{number(value / 100_000_000)} 亿元"
    if unit == "元" and abs(value) >= 10_000:
        return f"{number(value / 10_000)} 万元"
    return f"{number(value)} {unit}".strip()


def listed(language: str, names: Iterable[str]) -> str:
    """Several names as one list: 县工信局、县商务局."""
    return say(language, "list-comma").join(names)


def shortened(text: str, most: int) -> str:
    """The text on one line, cut at `most` characters with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
