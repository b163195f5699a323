"""Days that a message names, and what each is to the task: due, done, or other.

A day is due when it is said to lie ahead (…前, 预计…, 计划…) or lies ahead with
something to be completed, handed in or held; done when it lies behind and
something happened on it (11月20日已完成, 昨天召开会议). 截至11月20日 and the like
are other.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from domain.reading import calendar_words as calendar
from domain.reading.model import DateMention
from domain.reading.numbers import number
from domain.reading.wording import Span

Role = Literal["due", "done", "other"]

_N = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
_DAY = rf"(?:{_N} ?[日号](?![文楼线院机厂库桥店标])|底|末|初|中旬|上旬|下旬|中(?![心国小医央期]))"
_YEAR = rf"(?:(?:\d{{4}}|[二〇零一二三四五六七八九]{{4}}|(?<!\d)2\d) ?年|{calendar.YEAR_WORDS})"
_PATTERNS = (
    r"(?<![\d.])(?P<y>20\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)",
    rf"(?P<year>{_YEAR})?(?:的|度)?(?<!\d)(?P<month>{_N}) ?月(?:份)?的?(?P<day>{_DAY})?(?!度)",
    rf"(?P<next>[本这当上下]|下下)个?月(?:份)?的?(?P<mday>{_DAY})?",
    rf"(?P<qyear>{_YEAR})?第?(?P<quarter>[一二三四1-4])季度末?|(?P<hyear>{_YEAR})?(?P<half>[上下]半年)",
    rf"(?P<eyear>{_YEAR})?(?P<yend>(?:年[底末内终]|(?<=[今明去后本]年)[底末内终])|年中)",
    (
        r"(?P<week>下下|下|本|这|上|上上)?个?(?:(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天]|末)"
        r"|(?<=[下本这上])(?:个)?(?:周|星期|礼拜)(?P<wide>内)?)(?![边期年密])"
    ),
    rf"(?P<dayword>{calendar.DAY_WORDS})",
    rf"(?P<feast>{calendar.FEASTS})(?:节)?(?=之?前|以前|期间|后|节)",
    rf"(?P<count>{_N}|半)个?(?P<span>天|日|周|星期|礼拜|月|工作日)(?P<way>之?内|以内|后|之后)",
    (
        r"(?<![\d.月第])(?P<bare>\d{1,2}|[一二三]?十[一二三四五六七八九]?) ?(?:日"
        r"|号)(?![文楼线院机厂库桥店标令召馆])|(?P<mend>月[底末内])"
    ),
    (
        r"(?<![\d./:])(?P<sm>1[0-2]|0?[1-9])(?P<sep>[./])(?P<sd>3[01]|[12]\d|0?[1-9])(?![\d%/.]"
        r"|[万亿余多个家户元亩项人成])"
    ),
)
_DATE = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS))
_NOT_A_DATE = re.compile(
    r"[〔\[(]20\d\d[〕\])] ?\d+ ?号|\d{1,2}:\d{2}|\d+号(?:文|令)|第[一二三四五六七八九十\d]+[周季]|1\d{10}"
)

_CLAUSE_ENDS = ",;。\n!?"
_AHEAD_AFTER = re.compile(r"^ ?(?:晚上|下午|上午|中午|早上)?(?:下班)?(?:之前|以前|前|内|底前|之内)")
_AHEAD_BEFORE = re.compile(
    r"(?:预计|计划|拟|力争|争取|确保|将|下一步|要|打算|准备|保证|能不能|可否|能否|缓到|延[期长]?[到至]"
    r"|推迟[到至]|有望|最迟|最晚)[^,;。\n]{0,12}$"
)
_OTHER_BEFORE = re.compile(r"(?:截[至止]|截止[到至]?|自|从|起|由|较|比|按|按照|同|跟)[^,;。\n]{0,3}$")
_OTHER_AFTER = re.compile(r"^(?:以来|起|开始|的(?!前)|,?比|相比|一样)")
_TO_COMPLETE = re.compile(
    r"完|上线|[^达]?到(?=$|[ ,;。\x00])|到货|竣工|投产|[报提上]?[报送交]|验收|开工|到位|办结|建成|召开"
    r"|举办|签|搬|拿出|落地|实施|投入|启动|出"
    r"|开|发|办|定|审|评|能|可"
)
_SHORT_CUE_BEFORE = re.compile(r"[于在到至定是] ?$|预计 ?$|计划 ?$|^ ?$|[,;。\n]$")
_SHORT_CUE_AFTER = re.compile(
    r"^ ?(?:之?前|以前|[日号]|上午|下午|晚|完|已|召|上报|开|签|报|提交|通过|验收|交)"
)
_MONTH_CUE = re.compile(r"^(?:之?前|以前|[底内]|完|能|可|建成|竣工|投产|开工)")


def find_dates(words: str, on: date) -> list[tuple[Span, DateMention]]:
    """Return the days named in the words, seen from `on`, in the order of the text."""
    barred = [found.span() for found in _NOT_A_DATE.finditer(words)]
    found = []
    for match in _DATE.finditer(words):
        if any(start <= match.start() < end for start, end in barred):
            continue
        day = _day(match, on)
        if day is not None and _plausible(match, words):
            found.append((Span(*match.span()), DateMention(day, _role(words, match, day, on))))
    return found


def _day(match: re.Match[str], on: date) -> date | None:
    ahead = _AHEAD_AFTER.match(match.string[match.end() : match.end() + 8]) is not None
    for names, resolve in _RESOLVERS:
        if any(match[name] for name in names):
            try:
                return resolve(match, on, ahead)
            except (ValueError, OverflowError):
                return None
    return None


def _written(match: re.Match[str], _on: date, _ahead: bool) -> date | None:
    return calendar.in_month(int(match["y"]), _month(match["m"]), match["d"])


def _month(words: str) -> int:
    month = int(number(words) or 0)
    if not 1 <= month <= 12:
        raise ValueError(words)
    return month


def _month_day(match: re.Match[str], on: date, ahead: bool) -> date | None:
    month, words = _month(match["month"]), (match["day"] or "").replace(" ", "")
    if not words and ahead and match.string[match.end()] == "前":
        month -= 1  # 12月前: before December begins
    if match["year"]:
        year = calendar.year_of(on, match["year"].replace(" ", ""))
        return calendar.in_month(year, month, words)
    return calendar.nearest_year(on, month, words)


def _near_month(match: re.Match[str], on: date, _ahead: bool) -> date | None:
    months = {"上": -1, "下": 1, "下下": 2}.get(match["next"], 0)
    first = calendar.shifted(on, months)
    return calendar.in_month(first.year, first.month, (match["mday"] or "").replace(" ", ""))


def _quarter(match: re.Match[str], on: date, _ahead: bool) -> date:
    quarter = int(number(match["quarter"]) or 4)
    return calendar.end_of_month(calendar.year_of(on, match["qyear"] or ""), quarter * 3)


def _half(match: re.Match[str], on: date, _ahead: bool) -> date:
    return calendar.end_of_month(
        calendar.year_of(on, match["hyear"] or ""), 6 if match["half"][0] == "上" else 12
    )


def _year_end(match: re.Match[str], on: date, _ahead: bool) -> date:
    month = 6 if match["yend"] == "年中" else 12
    before = match.string[max(0, match.start() - 1) : match.start() + 1]
    year = match["eyear"] or (before if before in {"今年", "明年", "去年", "后年", "本年"} else "")
    return calendar.end_of_month(calendar.year_of(on, year), month)


def _week(match: re.Match[str], on: date, ahead: bool) -> date:
    which = match["week"] or ""
    weeks = {"下下": 2, "下": 1, "上": -1, "上上": -2}.get(which, 0)
    day = calendar.weekday(on, weeks, match["weekday"] or "")
    return day + timedelta(weeks=1) if not which and day < on and ahead else day


def _relative(match: re.Match[str], on: date, _ahead: bool) -> date:
    return calendar.relative_day(on, match["dayword"])


def _feast(match: re.Match[str], on: date, _ahead: bool) -> date | None:
    return calendar.feast(on, match["feast"])


def _within(match: re.Match[str], on: date, _ahead: bool) -> date:
    half = match["count"] == "半"
    count = 1 if half else int(number(match["count"]) or 0)
    if match["span"] == "月":
        return on + timedelta(days=15) if half else calendar.shifted(on, count).replace(day=min(on.day, 28))
    return on + timedelta(days=count * (7 if match["span"] in "周星期礼拜" else 1))


def _bare(match: re.Match[str], on: date, ahead: bool) -> date | None:
    if match["mend"]:
        return calendar.end_of_month(on.year, on.month)
    day = calendar.in_month(on.year, on.month, match["bare"])
    if ahead and day is not None and day < on:
        following = calendar.shifted(on, 1)
        return calendar.in_month(following.year, following.month, match["bare"])
    return day


def _short(match: re.Match[str], on: date, _ahead: bool) -> date | None:
    return calendar.nearest_year(on, int(match["sm"]), match["sd"])


_RESOLVERS: tuple[tuple[tuple[str, ...], Callable[[re.Match[str], date, bool], date | None]], ...] = (
    (("y",), _written),
    (("month",), _month_day),
    (("next",), _near_month),
    (("quarter",), _quarter),
    (("half",), _half),
    (("yend",), _year_end),
    (("dayword",), _relative),
    (("feast",), _feast),
    (("count",), _within),
    (("bare", "mend"), _bare),
    (("sm",), _short),
    (("week", "weekday"), _week),
)


def _plausible(match: re.Match[str], words: str) -> bool:
    """True unless the words are a span of report (10月新增…), a decimal, or a section number."""
    before, after = words[max(0, match.start() - 12) : match.start()], words[match.end() : match.end() + 8]
    if match["sm"]:
        cue_after = _SHORT_CUE_AFTER.search(after) is not None
        return cue_after or (len(match["sd"]) == 2 and re.search(r"[于在到至] ?$", before) is not None)
    if match["week"] and not match["weekday"]:
        return (
            _MONTH_CUE.search(after) is not None
            or (match["week"] == "下" and "内" in (match["wide"] or ""))
            or _AHEAD_BEFORE.search(before) is not None
        )
    whole_month = (match["month"] and not match["day"]) or (match["next"] and not match["mday"])
    if whole_month or match["quarter"] or match["half"]:
        return (
            _MONTH_CUE.search(after) is not None
            or _AHEAD_BEFORE.search(before) is not None
            or bool(match["qyear"])
        )
    return True


def _role(words: str, match: re.Match[str], day: date, on: date) -> Role:
    start = max(words.rfind(sign, 0, match.start()) for sign in _CLAUSE_ENDS) + 1
    ends = [end for end in (words.find(sign, match.end()) for sign in _CLAUSE_ENDS) if end >= 0]
    before, after = words[start : match.start()], words[match.end() : min(ends, default=len(words))]
    if _OTHER_BEFORE.search(before) or _OTHER_AFTER.search(after):
        return "other"
    if day < on or (day == on and re.search(r"已|了|完成", after) and not _AHEAD_AFTER.search(after)):
        return "done" if after.strip() else "other"
    if (
        "内" in match.group()
        or _AHEAD_AFTER.search(after)
        or _AHEAD_BEFORE.search(before)
        or _TO_COMPLETE.search(after)
    ):
        return "due"
    return "other"
