"""The span that words ask a summary of: 上周, 9月, 第41周, 三季度, 去年, 10月1日—10月20日, 近30天.

Each form is a pattern and what turns its find into a span; `find_span` takes the first that fits.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date

from domain.reading.asking import Asking, count
from domain.reading.calendar_words import months_later
from domain.reading.wording import fold
from domain.spans import DAY, Span, SpanKind, range_of, span_around, span_of

N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
YEAR = r"(?:(?<!\d)(?P<year>\d{4}|2\d|[二〇零一二三四五六七八九]{4}|[今本去上前明]) ?年度? ?)"
TO = r" ?(?:\.\.|[-~]+|至|到| to ) ?"
WEEKDAY = r"(?: ?\((?:周|星期|[A-Za-z]{2})[^)]\))?"  # as the catalogues write a day
FIRST_DAY = (
    rf"(?<!\d)(?:(?P<year>\d{{4}}) ?[-/.年] ?)?(?P<month>{N}) ?[-/.月] ?(?P<day>{N}) ?[日号]?{WEEKDAY}"
)
LAST_DAY = (
    rf"(?:(?P<last_year>\d{{4}}) ?[-/.年] ?)?(?:(?P<last_month>{N}) ?[-/.月] ?)?(?P<last_day>{N})(?!\d) ?"
    rf"[日号]?{WEEKDAY}(?: (?P<year_after>\d{{4}})(?!\d))?"
)
COUNT = rf"(?P<count>\d{{1,3}}|{N}|[两半])"
NO_WEEKDAY = "(?![一二三四五六日天末])"
STEPS = {"上上": 2, "上": 1, "下": -1, "last": 1, "previous": 1, "next": -1}
KINDS = dict.fromkeys(("周", "星期", "礼拜", "week"), SpanKind.WEEKLY) | {
    "月": SpanKind.MONTHLY,
    "month": SpanKind.MONTHLY,
    "季": SpanKind.QUARTERLY,
    "季度": SpanKind.QUARTERLY,
    "quarter": SpanKind.QUARTERLY,
    "year": SpanKind.YEARLY,
}
DAYS = {"天": 1, "日": 1, "day": 1, "周": 7, "星期": 7, "礼拜": 7, "week": 7}
MONTHS = {"月": 1, "month": 1, "季度": 3, "年": 12, "year": 12}
NAMES = {SpanKind.WEEKLY: "{}-W{:02}", SpanKind.MONTHLY: "{}-{:02}", SpanKind.QUARTERLY: "{}-Q{}"}


def find_span(words: str, asking: Asking) -> tuple[Span, str] | None:
    """Return the first span named in the words, and the words without it; None if they name none."""
    plain = fold(words)
    for pattern, resolve in FORMS:
        for found in pattern.finditer(plain):
            with suppress(ValueError, OverflowError):  # 13月, 第60周: no such span
                return resolve(found, asking), f"{plain[: found.start()]} {plain[found.end() :]}"
    return None


def _days(found: re.Match[str], asking: Asking) -> Span:
    month, day = count(found["month"]), count(found["day"])
    last = (count(found["last_month"]) if found["last_month"] else month, count(found["last_day"]))
    turns = last < (month, day)  # 12月20日—1月10日

    def of_year(year: int) -> Span:
        last_year = int(found["last_year"]) if found["last_year"] else year + turns
        return range_of(date(year, month, day), date(last_year, *last))

    if found["last_year"] and not found["year"]:
        return of_year(int(found["last_year"]) - turns)
    return asking.in_year(found["year"] or found["year_after"], of_year)


def _months(found: re.Match[str], asking: Asking) -> Span:
    first, last = count(found["first"]), count(found["last"])

    def of_year(year: int) -> Span:
        return range_of(date(year, first, 1), _numbered(SpanKind.MONTHLY, year, last).last)

    return asking.in_year(found["year"], of_year)


def _since(found: re.Match[str], asking: Asking) -> Span:
    month, day = count(found["month"]), count(found["day"] or "1")
    return asking.in_year(found["year"], lambda year: range_of(date(year, month, day), asking.on))


def _day(found: re.Match[str], asking: Asking) -> Span:
    month, day = count(found["month"]), count(found["day"])
    return asking.in_year(found["year"], lambda year: span_around(SpanKind.RANGE, date(year, month, day)))


def _recent(found: re.Match[str], asking: Asking) -> Span:
    unit, half = found["unit"].lower(), found["count"] == "半"
    if half and unit == "月":
        return range_of(asking.on - 14 * DAY, asking.on)
    if unit in MONTHS:
        months = MONTHS[unit] // 2 if half else MONTHS[unit] * count(found["count"])
        return range_of(months_later(asking.on, -months) + DAY, asking.on)
    return range_of(asking.on - (DAYS[unit] * count(found["count"]) - 1) * DAY, asking.on)


def _half_year(found: re.Match[str], asking: Asking) -> Span:
    first, last = ((1, 1), (6, 30)) if found["half"] == "上" else ((7, 1), (12, 31))
    return asking.in_year(found["year"], lambda year: range_of(date(year, *first), date(year, *last)))


def _near(found: re.Match[str], asking: Asking) -> Span:
    """上周, 本月, last quarter; 上期 and last are of the summary's own kind."""
    kind = KINDS.get((found["unit"] or "").lower(), asking.kind)
    span, steps = Asking(kind, asking.on).present(), STEPS.get(found["which"].lower(), 0)
    for _ in range(abs(steps)):
        span = span.before() if steps > 0 else span.after()
    return span


def _of_kind(kind: SpanKind) -> "Resolver":
    """Return what reads the number of a week, month or quarter."""

    def resolve(found: re.Match[str], asking: Asking) -> Span:
        place = count(found["number"])
        return asking.in_year(found["year"], lambda year: _numbered(kind, year, place))

    return resolve


def _numbered(kind: SpanKind, year: int, place: int) -> Span:
    """Raises ValueError if the year has no such week, month or quarter."""
    name = NAMES[kind].format(year, place)
    span = span_of(name)
    if span.name != name:
        raise ValueError(name)
    return span


def _year(found: re.Match[str], asking: Asking) -> Span:
    return asking.in_year(found["year"], lambda year: span_around(SpanKind.YEARLY, date(year, 1, 1)))


def _bare(found: re.Match[str], asking: Asking) -> Span:
    """周报 41, 月报 9, 季报 3."""
    if asking.kind not in NAMES:
        raise ValueError(found[0])
    return asking.in_year(None, lambda year: _numbered(asking.kind, year, int(found[0])))


Resolver = Callable[[re.Match[str], Asking], Span]
FORMS: tuple[tuple[re.Pattern[str], Resolver], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), resolve)
    for pattern, resolve in (
        (FIRST_DAY + TO + LAST_DAY, _days),
        (rf"{YEAR}?(?<!\d)(?P<first>{N}) ?月?{TO}(?P<last>{N}) ?月份?", _months),
        (
            rf"{YEAR}?(?<!\d)(?P<month>{N}) ?月 ?(?:(?P<day>{N}) ?[日号])?(?:以来|起|至今|到今天|到现在)",
            _since,
        ),
        (rf"(?:最近|近|过去)的? ?{COUNT}个? ?(?P<unit>{'|'.join([*DAYS, *MONTHS])})", _recent),
        (r"\b(?:last|past) (?P<count>\d{1,3}) (?P<unit>day|week|month|year)s?\b", _recent),
        (rf"{YEAR}?(?P<half>[上下])半年度?", _half_year),
        (rf"{YEAR}?第? ?(?P<number>[一二三四1-4]) ?季度?", _of_kind(SpanKind.QUARTERLY)),
        (
            r"(?:(?<!\d)(?P<year>\d{4})[- 年]?)?(?<![A-Za-z])Q(?P<number>[1-4])\b",
            _of_kind(SpanKind.QUARTERLY),
        ),
        (r"\bquarter (?P<number>[1-4])(?: of (?P<year>\d{4}))?", _of_kind(SpanKind.QUARTERLY)),
        (r"\bmonth (?P<number>\d{1,2})(?: of (?P<year>\d{4}))?", _of_kind(SpanKind.MONTHLY)),
        (
            rf"(?P<which>上上|[上本这当下])一?个? ?(?P<unit>周|星期|礼拜|月|季度?|期|次)份?{NO_WEEKDAY}",
            _near,
        ),
        (rf"{YEAR}?(?:第 ?|(?<![\d一二三四五六七八九十]))(?P<number>{N}) ?周", _of_kind(SpanKind.WEEKLY)),
        (r"(?:(?<!\d)(?P<year>\d{4})[- 年]?)?(?<![A-Za-z])W(?P<number>\d{1,2})\b", _of_kind(SpanKind.WEEKLY)),
        (r"\bweek (?P<number>\d{1,2})(?: of (?P<year>\d{4}))?", _of_kind(SpanKind.WEEKLY)),
        (rf"{YEAR}?(?<!\d)(?P<month>{N}) ?月 ?(?P<day>{N}) ?[日号]", _day),
        (r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)", _day),
        (rf"{YEAR}?(?<!\d)(?P<number>{N}) ?月份?(?! ?{N} ?[日号])", _of_kind(SpanKind.MONTHLY)),
        (r"(?<!\d)(?P<year>\d{4})[-/.](?P<number>\d{1,2})(?!\d)", _of_kind(SpanKind.MONTHLY)),
        (rf"{YEAR}(?:以来)?", _year),
        (r"(?<!\S)(?P<year>20\d\d)(?!\S)", _year),
        (r"\b(?P<which>last|previous|this|current|next)(?: (?P<unit>week|month|quarter|year))?\b", _near),
        (r"(?<!\S)\d{1,2}(?!\S)", _bare),
    )
)
