"""The day that an expression of time means, seen from a given day.

Conventions, where an expression means a span: its last day counts. 12月中旬
is the 20th, 上旬 the 10th, 下旬 and 月底 the last of the month, 月初 the 5th,
一季度 31 March, 年底 and 年内 31 December; a week without weekday (下周) ends on
Friday, 周末 on Sunday. A month and day without year is the one nearest to the
given day within half a year; a bare 15号 is the nearest within half a month
unless it is said to lie ahead; a bare 周五 is that of this week, or of the next
if it has passed and lies ahead. 元旦前, 15日前 keep the named day.
"""

import re
from datetime import date, timedelta

from domain.reading.numbers import number

# Lunar feasts on their public days (夏历 by the Purple Mountain almanac).
_SPRING = {
    2023: (1, 22),
    2024: (2, 10),
    2025: (1, 29),
    2026: (2, 17),
    2027: (2, 6),
    2028: (1, 26),
    2029: (2, 13),
    2030: (2, 3),
}
_DRAGON_BOAT = {
    2023: (6, 22),
    2024: (6, 10),
    2025: (5, 31),
    2026: (6, 19),
    2027: (6, 9),
    2028: (5, 28),
    2029: (6, 16),
    2030: (6, 5),
}
_MID_AUTUMN = {
    2023: (9, 29),
    2024: (9, 17),
    2025: (10, 6),
    2026: (9, 25),
    2027: (9, 15),
    2028: (10, 3),
    2029: (9, 22),
    2030: (9, 12),
}
_FIXED = {"元旦": (1, 1), "五一": (5, 1), "劳动节": (5, 1), "七一": (7, 1), "国庆": (10, 1), "十一": (10, 1)}
_LUNAR = {"春节": _SPRING, "过年": _SPRING, "端午": _DRAGON_BOAT, "中秋": _MID_AUTUMN}
_YEARS = {"今年": 0, "本年": 0, "明年": 1, "后年": 2, "去年": -1}
_DAYS = {
    "今天": 0,
    "今日": 0,
    "明天": 1,
    "明日": 1,
    "后天": 2,
    "大后天": 3,
    "昨天": -1,
    "昨日": -1,
    "前天": -2,
    "明儿": 1,
    "今晚": 0,
}
_WEEKDAYS = {
    sign: day
    for day, signs in enumerate(("一1", "二2", "三3", "四4", "五5", "六6", "日天7"))
    for sign in signs
}


def end_of_month(year: int, month: int) -> date:
    """Return the last day; months past 12 or before 1 run into the years around."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def in_month(year: int, month: int, words: str) -> date | None:
    """Return the day that 15日, 底, 中旬 or nothing means in a month."""
    last = end_of_month(year, month)
    fixed = {"底": last.day, "末": last.day, "下旬": last.day, "内": last.day, "": last.day}
    fixed |= {"初": 5, "上旬": 10, "中": 15, "中旬": 20}
    day = fixed.get(words) or int(number(re.sub(r"[日号]", "", words)) or 0)
    return last.replace(day=day) if 1 <= day <= last.day else None


def first_of_month(on: date, months: int) -> date:
    """Return the first day of the month so many months on."""
    return end_of_month(on.year, on.month + months).replace(day=1)


def months_later(on: date, months: int) -> date:
    """Return the same day so many months on, or the last of a shorter month."""
    last = end_of_month(on.year, on.month + months)
    return last.replace(day=min(on.day, last.day))


def nearest_year(on: date, month: int, day_words: str) -> date | None:
    """Return the day of a month named without year that is nearest to `on`."""
    days = [in_month(on.year + years, month, day_words) for years in (-1, 0, 1)]
    return min((day for day in days if day), key=lambda day: abs((day - on).days), default=None)


def weekday(on: date, weeks: int, sign: str) -> date:
    """Return a weekday so many weeks on; no sign is the working week's end."""
    monday = on - timedelta(days=on.weekday()) + timedelta(weeks=weeks)
    return monday + timedelta(days={"": 4, "末": 6, "内": 4}.get(sign, _WEEKDAYS.get(sign, 4)))


def relative_day(on: date, words: str) -> date:
    return on + timedelta(days=_DAYS[words])


def year_of(on: date, words: str) -> int:
    """Return the year that 今年, 明年, 2027年 or 27年 means; nothing means this one."""
    if not words or words in _YEARS:
        return on.year + _YEARS.get(words, 0)
    year = int(number(words.removesuffix("年")) or on.year)
    return year + 2000 if year < 100 else year


def feast(on: date, words: str) -> date | None:
    """Return the next such feast, or None for a year whose lunar days are not listed."""
    for year in (on.year, on.year + 1):
        month_day = _FIXED.get(words) or _LUNAR.get(words, {}).get(year)
        if month_day and (day := date(year, *month_day)) >= on:
            return day
    return None


FEASTS = "|".join([*_FIXED, *_LUNAR])
DAY_WORDS = "|".join(sorted(_DAYS, key=len, reverse=True))
YEAR_WORDS = "|".join(_YEARS)
