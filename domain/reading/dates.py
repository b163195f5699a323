"""Days that a message names, and what each is to the task: due, done, or other.

A day is due when it is said to lie ahead (…前, 预计…, 计划…) or lies ahead with
something to be completed, handed in or held; done when it lies behind and
something happened on it (11月20日已完成, 昨天召开会议). 截至11月20日 and the like
are other. A whole month, quarter or week counts only where it is a deadline:
10月新增5家 names none.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from domain.reading.day_expressions import FORMS
from domain.reading.model import DateMention
from domain.reading.wording import Span

WEEK = 6  # days from a Saturday to the Friday of the week that follows
Role = Literal["due", "done", "other"]

_NOT_A_DATE = re.compile(
    r"[〔\[(]20\d\d[〕\])] ?\d+ ?号|\d{1,2}:\d{2}|\d+号(?:文|令)|第[一二三四五六七八九十\d]+[周季]|1\d{10}"
)
_CLAUSE_ENDS = ",;。\n!?"
_BEFORE = re.compile(r"^ ?(?:晚上|下午|上午|中午|早上)?(?:下班)?(?:之前|以前|前|内|底前|之内)")
_INTENDED = re.compile(
    r"(?:预计|计划|拟|力争|争取|确保|将|下一步|要(?![素求件点])|打算|准备|保证|能不能|能否|可否|可以"
    r"|缓[到至]|延[期长]?[到至]|推迟[到至]|有望|最迟|最晚|定[在于]|安排在)[^,;。\n]{0,12}$"
)
_LATER = re.compile(r"^ ?(?:再|才|补|能|可以)")
_SINCE = re.compile(r"(?:截[至止]|截止[到至]?|自|从|起|由|较|比|按|按照|同|跟|和)[^,;。\n]{0,3}$")
_COMPARED = re.compile(r"^(?:以来|起|开始|[报写发填交说]的|的(?!前)|,?比|相比|一样)")
_EVENT = re.compile(r"[\u4e00-\u9fff]{2}|[交报完到开签]")
_HAPPENED = re.compile(r"已|了|完成|过")
_SHORT_BEFORE = re.compile(r"[于在到至] ?$")
_SHORT_AFTER = re.compile(r"^ ?(?:之?前|以前|[日号]|上午|下午|晚|完|已|召|上报|开|签|报|提交|通过|验收|交)")
_SPAN_LIMIT = re.compile(r"之?前|以前|[底内]")
_SPAN_EVENT = re.compile(r"完|能|可|建成|竣工|投产|开工")


def find_dates(words: str, on: date) -> list[tuple[Span, DateMention]]:
    """Return the days named in the words, seen from `on`, in the order of the text."""
    barred = [found.span() for found in _NOT_A_DATE.finditer(words)]
    named = [(span, mention) for span, mention in _all_forms(words, on) if not _inside(span, barred)]
    chosen: list[tuple[Span, DateMention]] = []
    for span, mention in sorted(named, key=lambda pair: (pair[0].start, -pair[0].end)):
        if not chosen or span.start >= chosen[-1][0].end:
            chosen.append((span, mention))
    return chosen


def _inside(span: Span, places: list[tuple[int, int]]) -> bool:
    return any(start <= span.start < end for start, end in places)


def _all_forms(words: str, on: date) -> Iterator[tuple[Span, DateMention]]:
    for form, pattern, resolve in FORMS:
        for found in pattern.finditer(words):
            before, after = _surroundings(words, found)
            ahead = bool(_BEFORE.match(after) or _LATER.match(after) or _INTENDED.search(before))
            try:
                day = resolve(found, on, ahead)
            except (ValueError, OverflowError):
                continue  # 13月, 第99年: no such day
            if day is not None and _is_day(form, found, day, (before, after), on):
                yield Span(*found.span()), DateMention(day, _role(found[0], (before, after), day, on))


def _surroundings(words: str, found: re.Match[str]) -> tuple[str, str]:
    """Return the rest of the clause before and after, as far as it matters."""
    before, after = words[max(0, found.start() - 24) : found.start()], words[found.end() : found.end() + 24]
    return re.split(f"[{_CLAUSE_ENDS}]", before)[-1], re.split(f"[{_CLAUSE_ENDS}]", after)[0]


def _is_day(form: str, found: re.Match[str], day: date, around: tuple[str, str], on: date) -> bool:
    """True unless the words are a span of report (10月新增…), a decimal, or a section number."""
    before, after = around
    if form == "short":
        return bool(_SHORT_AFTER.match(after) or (len(found["day"]) == 2 and _SHORT_BEFORE.search(before)))
    if form != "span" and not (form == "month" and not found["day"]):
        return True
    later = (day.year, day.month) > (on.year, on.month) or (form == "span" and (day - on).days > WEEK)
    limit = _SPAN_LIMIT.match(after) or _INTENDED.search(before) or "内" in found[0]
    return day >= on and bool(limit or (later and _SPAN_EVENT.search(after)))


def _role(words: str, around: tuple[str, str], day: date, on: date) -> Role:
    before, after = around
    if _SINCE.search(before) or _COMPARED.search(after):
        return "other"
    if day < on or (day == on and _HAPPENED.search(after) and not _BEFORE.match(after)):
        return "done" if after.strip(" \x00") else "other"
    ahead = "内" in words or _BEFORE.match(after) or _INTENDED.search(before) or _EVENT.search(after)
    return "due" if ahead else "other"
