"""When something is due: the words, the last day that follows from them, and the kind."""

import re
from collections.abc import Iterator
from datetime import date

from plans.documents.dates import last_day, real_day, small_number
from plans.documents.model import Deadline, DeadlineKind
from plans.documents.quotes import Quote

_POINT = re.compile(
    r"(?<![\d.])(?:(?P<year>20\d\d)年?|(?P<this>今年|当年|本年度?)|(?P<next>明年|次年))?"
    r"(?:(?P<month>1[0-2]|0?[1-9])月份?(?:(?P<day>[0-3]?\d)[日号]|(?P<third>上旬|中旬|下旬|初|底|末))?"
    r"|第?(?P<quarter>[一二三四1-4])季度[末底]?|(?P<half>[上下])半年|(?P<close>年?[底末]|年内|年终|(?<=年)内))?"
    r"(?P<before>(?:之|以)?前)?"
)
_SPAN = re.compile(r"20\d\d年?[-~至到]+(?P<last>20\d\d)年")
_FIVE_YEARS = {"十三五": 2020, "十四五": 2025, "十五五": 2030}
_KINDS: tuple[tuple[DeadlineKind, re.Pattern[str]], ...] = (
    ("immediate", re.compile("立行立改|立即|即时|即刻|即知即改|边学边改|马上")),
    ("recurring", re.compile("每[年月季周日半]|每个|按[年月季周]|定期")),
    ("stage", re.compile("分年度|分阶段|分步|分期|分批|按年度")),
    ("ongoing", re.compile("持续|长期|常态|一以贯之|贯穿|不断")),
    (
        "relative",
        re.compile(r"[\d一二两三四五六七八九十]+(?:个?(?:工作日|月|小时)|年|天|日|周|年时间)(?:以|之)?内"),
    ),
    ("period", re.compile(r"期间|全年|20\d\d年?[-~至到]+20\d\d")),
)
_OPENING = re.compile(
    r"(?:于|在|力争|确保|原则上)?(?:20\d\d[年.\-~至到]|(?:1[0-2]|[1-9])月|[今明当本次]年|年[内底末]|[上下]半年|第?[一二三四]季度|每[年月季周日半]"
    r"|长期|持续|常态|立行|立即|即时|即刻|分年度|分阶段|分步|定期|全年|[\d一二两三四五六七八九十]+(?:个工作日|个月|年|天|日)内|[“\"]十[三四五]五)"
)
_DONE = "完成|办结|建成|投用|投入使用|投入运营|开工|竣工|完工|投产|达产|交付|上线|验收|到位|见效"
_IN_TEXT = re.compile(rf"(?:并|全部|全面|基本|正式|实现)*(?:{_DONE})")


def is_deadline(folded: str) -> bool:
    """Tell whether a short stretch, such as the last entry of a clause, says a time and nothing else."""
    return len(folded) <= 40 and bool(_OPENING.match(folded.strip()))


def read_deadline(quote: Quote, plan_year: int | None) -> Deadline:
    """Read a stretch that is known to be a deadline.

    A month without a year belongs to `plan_year`, the year of a yearly plan;
    without one the day stays open. Of two stages the last counts.
    """
    folded = re.sub(r"(?<=[\d年月]) +| +(?=[\d年月])", "", quote.folded)
    kind = next((kind for kind, pattern in _KINDS if pattern.search(folded)), None)
    if kind == "period":
        return Deadline(quote, _end_of_period(folded, plan_year), kind)
    if kind is not None and kind != "stage":
        return Deadline(quote, None, kind)
    points = list(_points(folded))
    days = _days(points, plan_year)
    if kind == "stage" or len(points) > 1:
        return Deadline(quote, max(days, default=None), "stage")
    begins = bool(points) and not points[0]["before"] and bool(re.search("起|开始|启动|施行", folded))
    return Deadline(quote, max(days, default=None), "from" if begins else "by")


def in_text(quote: Quote) -> list[Quote]:
    """Return the dated completions in a task's own text (2024年12月底前, 10月投入使用)."""
    folded = quote.folded
    found = []
    for point in _points(folded):
        done = _IN_TEXT.match(folded, point.end())
        until = folded[max(0, point.start() - 2) : point.start()]
        since = re.search(r"[较比同自从]$|已$", until)
        if not since and (point["before"] or (done and not re.search("[到至]$", until) and point["month"])):
            found.append(quote.cut(point.start(), done.end() if done else point.end()))
    return found


def due_of(point: re.Match[str], plan_year: int | None) -> date | None:
    """Return the last day of a point in time, None without a year."""
    year = int(point["year"]) if point["year"] else plan_year
    if year is None:
        return None
    year += bool(point["next"])
    if point["month"]:
        return _day_in_month(point, year)
    if point["quarter"]:
        return last_day(year, small_number(point["quarter"]) * 3)
    return last_day(year, 6 if point["half"] == "上" else 12)


def _points(folded: str) -> Iterator[re.Match[str]]:
    for match in _POINT.finditer(folded):
        if (
            match["month"]
            or match["quarter"]
            or match["half"]
            or match["close"]
            or (match["year"] and match["before"])
        ):
            yield match


def _days(points: list[re.Match[str]], plan_year: int | None) -> list[date]:
    """Read the points in order: a year once written holds for the points behind it."""
    days = []
    for point in points:
        plan_year = int(point["year"]) if point["year"] else plan_year
        if day := due_of(point, plan_year):
            days.append(day)
    return days


def _day_in_month(point: re.Match[str], year: int) -> date | None:
    month = int(point["month"])
    if point["day"]:
        return real_day(year, month, int(point["day"]))
    part = {"初": 10, "上旬": 10, "中旬": 20}.get(point["third"] or "")
    return date(year, month, part) if part else last_day(year, month)


def _end_of_period(folded: str, plan_year: int | None) -> date | None:
    if span := _SPAN.search(folded):
        return date(int(span["last"]), 12, 31)
    for name, year in _FIVE_YEARS.items():
        if name in folded:
            return date(year, 12, 31)
    return date(plan_year, 12, 31) if plan_year else None
