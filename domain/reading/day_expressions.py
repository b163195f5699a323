"""How people write a day: 12月5日, 下周三, 月底, 11.28, 两周内, 明年一季度, 元旦前.

Each form is a pattern and the function that turns what it found into a day.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from domain.reading.calendar_words import (
    DAY_WORDS,
    FEASTS,
    YEAR_WORDS,
    end_of_month,
    feast,
    first_of_month,
    in_month,
    months_later,
    nearest_year,
    relative_day,
    weekday,
    year_of,
)
from domain.reading.numbers import number

N = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
NOT_A_DAY = r"(?![文令楼线院机厂库桥店标召馆地车])"  # 15号文件, 3号楼
DAY = rf"(?:{N} ?[日号]{NOT_A_DAY}|底|末|初|中旬|上旬|下旬|中(?![心国小医央期学]))"
YEAR = rf"(?:(?:\d{{4}}|[二〇零一二三四五六七八九]{{4}}|(?<!\d)2\d) ?年|{YEAR_WORDS})"
WEEK = r"(?:周|星期|礼拜)"


def _count(words: str) -> int:
    return int(number(words) or 0)


def _month(words: str) -> int:
    month = _count(words)
    if not 1 <= month <= 12:
        raise ValueError(words)
    return month


def _plain(words: str | None) -> str:
    return (words or "").replace(" ", "")


def _written(found: re.Match[str], _on: date, _ahead: bool) -> date | None:
    return in_month(int(found["year"]), _month(found["month"]), found["day"])


def _month_day(found: re.Match[str], on: date, _ahead: bool) -> date | None:
    month, day = _month(found["month"]), _plain(found["day"])
    if not day and found["ahead"] is not None:
        month -= 1  # 12月前: before December begins
    if found["year"]:
        return in_month(year_of(on, _plain(found["year"])), month, day)
    return nearest_year(on, month, day)


def _near_month(found: re.Match[str], on: date, _ahead: bool) -> date | None:
    months = {"上": -1, "下": 1, "下下": 2}.get(found["which"], 0)
    first = first_of_month(on, months)
    return in_month(first.year, first.month, _plain(found["day"]))


def _quarter(found: re.Match[str], on: date, _ahead: bool) -> date:
    return end_of_month(year_of(on, _plain(found["year"])), _count(found["quarter"]) * 3)


def _half_year(found: re.Match[str], on: date, _ahead: bool) -> date:
    month = 6 if found["half"] == "上" else 12
    return end_of_month(year_of(on, _plain(found["year"])), month)


def _year_end(found: re.Match[str], on: date, _ahead: bool) -> date:
    month = 6 if found["end"] == "中" else 12
    words = _plain(found["year"])
    return end_of_month(year_of(on, f"{words}年" if words in "今明后去本" and words else words), month)


def _weekday(found: re.Match[str], on: date, ahead: bool) -> date:
    weeks = {"下下": 2, "下": 1, "上": -1, "上上": -2}.get(found["which"] or "", 0)
    day = weekday(on, weeks, found["day"] or "")
    return day + timedelta(weeks=1) if not found["which"] and day < on and ahead else day


def _day_word(found: re.Match[str], on: date, _ahead: bool) -> date:
    return relative_day(on, found[0])


def _feast(found: re.Match[str], on: date, _ahead: bool) -> date | None:
    return feast(on, found["feast"])


def _within(found: re.Match[str], on: date, _ahead: bool) -> date:
    half = found["count"] == "半"
    if found["unit"] == "月":
        return on + timedelta(days=15) if half else months_later(on, _count(found["count"]))
    days = _count(found["count"]) * (7 if found["unit"] in ("周", "星期", "礼拜") else 1)
    return on + timedelta(days=days)


def _bare_day(found: re.Match[str], on: date, ahead: bool) -> date | None:
    day = in_month(on.year, on.month, found["day"])
    if day is not None and day < on and ahead:
        first = first_of_month(on, 1)
        return in_month(first.year, first.month, found["day"])
    return day


def _month_end(_found: re.Match[str], on: date, _ahead: bool) -> date:
    return end_of_month(on.year, on.month)


def _short(found: re.Match[str], on: date, _ahead: bool) -> date | None:
    return nearest_year(on, int(found["month"]), found["day"])


Resolver = Callable[[re.Match[str], date, bool], date | None]
FORMS: tuple[tuple[str, re.Pattern[str], Resolver], ...] = tuple(
    (name, re.compile(pattern), resolver)
    for name, pattern, resolver in (
        ("day", r"(?<![\d.])(?P<year>20\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)", _written),
        (
            "month",
            rf"(?P<year>{YEAR})?[的度]?(?<!\d)(?P<month>{N}) ?月份?(?P<day>{DAY})?(?!度)(?P<ahead>(?=前))?",
            _month_day,
        ),
        ("month", rf"(?P<which>[本这当上]|下{{1,2}})个?月(?:份)?的?(?P<day>{DAY})?", _near_month),
        ("span", rf"(?P<year>{YEAR})?第?(?P<quarter>[一二三四1-4])季度末?", _quarter),
        ("span", rf"(?P<year>{YEAR})?(?P<half>[上下])半年", _half_year),
        ("day", rf"(?P<year>{YEAR}|[今明后去本](?=年))?年(?P<end>[底末内终中](?!央))", _year_end),
        (
            "day",
            (
                rf"(?P<which>下{{1,2}}|本|这|上{{1,2}})?个?{WEEK}(?P<day>一(?![样致直起个家些般项])"
                r"|[二三四五六日天末])(?![期边年])"
            ),
            _weekday,
        ),
        (
            "span",
            rf"(?P<which>下{{1,2}}|本|这|上{{1,2}})个?{WEEK}(?P<day>内)?(?![一二三四五六日天末边期年])",
            _weekday,
        ),
        ("day", DAY_WORDS, _day_word),
        ("day", rf"(?P<feast>{FEASTS})(?:节)?(?=之?前|以前|期间|后|节)", _feast),
        (
            "day",
            rf"(?P<count>{N}|半)个?(?P<unit>天|日|周|星期|礼拜|月|工作日)(?:之?内|以内|之?后)",
            _within,
        ),
        (
            "day",
            rf"(?<![\d.月第])(?P<day>\d{{1,2}}|[一二三]?十[一二三四五六七八九]?) ?(?:日|号){NOT_A_DAY}",
            _bare_day,
        ),
        ("day", r"月[底末内]", _month_end),
        (
            "short",
            (
                r"(?<![\d./:])(?P<month>1[0-2]|0?[1-9])[./](?P<day>3[01]|[12]\d|0?[1-9])(?![\d%/.]"
                r"|[万亿余多个家户元亩项人成])"
            ),
            _short,
        ),
    )
)
