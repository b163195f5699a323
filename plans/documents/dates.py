"""Days as papers write them, and days whose signs were lost (2023925日)."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

_WRITTEN = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?(?!\d)")
_DOTTED = re.compile(r"(?<!\d)((?:19|20)\d\d)[-./](\d{1,2})[-./](\d{1,2})(?!\d)")
_DAMAGED = re.compile(r"(?<!\d)((?:19|20)\d\d)年?(\d{1,4})日(?!\d)")
_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE_DAY = re.compile(
    r"([二〇○零一三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A day in a text; `readings` has more than one where the lost signs leave a choice."""

    readings: tuple[date, ...]
    repaired: bool
    written: str

    @property
    def on(self) -> date | None:
        """The day, if there is one reading only."""
        return self.readings[0] if len(self.readings) == 1 else None


def real_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None if the calendar has none such."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    return date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


def last_day(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def small_number(chinese: str) -> int:
    """Return a Chinese or Arabic numeral below one hundred as a number; 0 if it is none."""
    if chinese.isdecimal():
        return int(chinese)
    tens, ten, ones = chinese.rpartition("十")
    digits = (tens + ones).translate(_CHINESE_DIGITS)
    if digits and not digits.isdecimal():
        return 0
    ones_value = int(ones.translate(_CHINESE_DIGITS)) if ones else 0
    return (int(tens.translate(_CHINESE_DIGITS)) if tens else 1) * 10 + ones_value if ten else ones_value


def find_day(folded: str) -> FoundDay | None:
    """Return the first day written in the text, or None."""
    for pattern in (_WRITTEN, _DOTTED):
        if match := pattern.search(folded):
            day = real_day(*(int(part) for part in match.groups()))
            return FoundDay((day,), False, match.group()) if day else None
    if match := _CHINESE_DAY.search(folded):
        year = int(match.group(1).translate(_CHINESE_DIGITS))
        day = real_day(year, small_number(match.group(2)), small_number(match.group(3)))
        return FoundDay((day,), False, match.group()) if day else None
    if match := _DAMAGED.search(folded):
        return FoundDay(_splits(int(match.group(1)), match.group(2)), True, match.group())
    return None


def _splits(year: int, digits: str) -> tuple[date, ...]:
    """Return every real day that the digits give when parted into month and day."""
    pairs = [(digits[:at], digits[at:]) for at in range(1, len(digits))]
    days = [
        real_day(year, int(month), int(day))
        for month, day in pairs
        if not month.startswith("0") and not day.startswith("0")
    ]
    return tuple(day for day in days if day)
