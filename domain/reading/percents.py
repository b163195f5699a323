"""Which share of a task is completed: 完成65%, 七成, 过半, 3/4.

A percent is told from growth, rates and shares by the word that governs it:
the last such word before it in its clause. What the sender expects
(预计年底前完成80%), what was (上次55%) and what is left (还差三成) is no
completion. Where two completions are equally defensible there is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from domain.reading.numbers import ARABIC, CHINESE, NOT_INSIDE, NUMBER, number
from domain.reading.wording import BLANK, Span

_TENTHS = (
    r"(?<![一二两三四五六七八九第\d.])(?P<tenths>[一二两三四五六七八九十1-9]) ?成(?P<more>半"
    r"|[一二三四五六七八九])?"
)
_NO_WORD = r"(?![立功果员效本都品熟分为交就绩长片套型人林家活]|不变)"
_PERCENT = re.compile(
    rf"{NOT_INSIDE}(?P<number>{NUMBER}) ?(?:%|个?百分号|(?P<points>个点(?![位多数])))"
    rf"|百分之?(?P<spelled>{CHINESE}|{ARABIC})"
    rf"|{_TENTHS}{_NO_WORD}|(?P<under>[二三四五六七八九十])分之(?P<over>[一二两三四五六七八九])"
    r"|(?<=[成度约达到了为是比例 ])(?P<upper>\d{1,2})/(?P<lower>\d{1,2})(?![\d/前之月日号])"
    r"|(?<!时间)(?P<half>过半|一半|近半)(?![数的]|以上的|[家户个企])"
    r"|(?<=[成度率])% ?(?P<swapped>\d{1,3})(?![\d.%])"
    r"|(?<![\d.])(?P<plain>\d{1,3}(?:\.\d)?)(?![\d.%/]|(?!了|不是)[^\W\d_])"
    rf"|(?P<mistyped>[一二三四五六七八九1-9])层(?P<half_more>[半五])?(?=了?(?:$|[ ,;。\n!{BLANK}]))"
)
_PLAIN_BEFORE = re.compile(  # what makes a bare number the completion: 进度60, 目前到65, 不是45是54
    r"(?:进度|完成率|完成度|百分比)(?:[^,;。\n]{0,8}(?:提[高升]|增加|上升)?[到至])?"
    r"(?:现在|目前|已经|已|大概|大约|约|是|为|到|达到|达|:| )*$"
    rf"|(?:^|[{BLANK}\d])[ 的]*(?:其实|实际)?(?:应该?[是为]|改[成为]|换成|而?是)$|^ ?把?\d+(?:改成|换成)$"
    rf"|^[ {BLANK}]*(?:目前|现在|已经?)+(?:干|做|推进)?到了?$"
)
_SHARE_MISTYPED = re.compile(
    r"^(?!.*(?:楼|主体|结构|框架|[浇盖建封]))(?:.*(?:完成|进度|任务|[干做]到))(?:了|到|达到?|约|有)*$"
)
_CLAUSE_ENDS = ",;。\n!?"

_RANGE = re.compile(r"^ ?[-~至到] ?[\d一二三四五六七八九百]+(?:\.\d+)?(?:%|成)")
_RANGE_END = re.compile(r"[%成] ?[-~] ?$")
_OLD_BEFORE = re.compile(
    r"(?:上次|上周|上月|上期|上个月|原来|原先|原为|原报|之前|此前|去年|同期)[^到至了增升降减提高]{0,5}$"
    r"|(?:不是|并非|而非)[^到至了增升降减提高是]{0,5}$"
)
_OLD_AFTER = re.compile(r"^(?:[^,;。\n]{0,6}(?:到|至|为|改成|→|->|变)|[^,;。\n]{0,4}(?:错|写错|有误))")
_REST = re.compile(
    r"(?:[少砍丢掉跌差缩])了?(?:将?近|约)?$|(?:剩|还差|尚差|差|还有|余下|滞后|落后|欠|[没未]完成)[^,到了]{0,8}$"
)
_SCHEDULE = re.compile(
    r"(?:序时|时序|时间进度|计划进度|应完成|目标(?:是|为|值))[^,]{0,6}$"
    r"|(?<!完成)(?<!年度)(?<!全年)(?<!任务)目标:?$"
)
_AHEAD = re.compile(
    r"(?:预计|预期|力争|争取|确保|拟|将(?!近)|有望|可(?:达|完成|实现|到)|能(?:达|完成|到)"
    r"|要(?:求|达|完成)|下周|下个?月|[底日号周月]前|(?<![度年总占成])计划)[^,]{0,14}$"
)
_GOVERNOR = re.compile(
    r"(?P<overall>现在|目前|至今|总体|整体|总进度|综合进度|总的)"
    r"|(?P<fixed>应为|应该是|应是|[改换][为成]|更正为|[而是]是|是(?=约?$))"
    r"|(?P<progress>(?:完成|完工|竣工|进度)率|完成度|完成比例|进度|进展)"
    r"|(?P<done>完成|完工|竣工|任务|目标|(?<=[度年总占])计划|推进到?|干[了到]|做[了到]|搞[了到])"
    r"|(?P<rate>率|占|比重|比例|份额|满意度|增[长加幅速]"
    r"|(?:上升|下降|降低|减少|提高|提升|上涨|下滑|回落|压减)(?![到至了]?[到至])|高于|低于|同比|环比"
    r"|(?:[降涨增减升掉跌缩]|提速)(?=了?约?$)|资金|到位|支付|(?<![进程年季制额热])度(?!的?任务|计划|目标)|节约|补贴|补助|贴息|税)"
    r"|(?P<share>其中)"
)
_SHARE_AFTER = re.compile(r"^(?:以上|左右)?的(?!任务|目标|进度|工程|工作|建设|年度|全年)")
_ALONE = re.compile(r"[ \x00:,]*(\d{1,3}(?:\.\d)?)[ \x00。,]*")
_FINISHED = re.compile(
    r"[ \x00:]*(?:该|本|这|此)?(?:项|个)?(?:任务|工作|目标|指标)?(?:目前|现|均|都|已经?|全部|全面|圆满"
    r"|按时|按期|提前)+(?:完成|办结|完结)(?:了|任务|目标)?(?=$|[,;。\n!])"
)
_TIERS = {"overall": 4, "fixed": 5, "progress": 3, "done": 2}
_BARE, _RATE, _NEITHER = 1, 0, -1


@dataclass(frozen=True, slots=True)
class PercentMention:
    """A percent in the text; `tier` is how surely it is the completion, 0 a rate, -1 neither."""

    value: float
    span: Span
    tier: int


def find_percents(words: str) -> list[PercentMention]:
    """Find every percent in the words, with what it is."""
    return list(_mentions(words))


def tells_share(words: str) -> bool:
    """True when the words hold a completion."""
    return completion(find_percents(words)) is not None


def alone(words: str) -> float | None:
    """Return the number that is all there is to the words: the answer 65 to a question for progress."""
    found = _ALONE.fullmatch(words)
    return float(found[1]) if found and float(found[1]) <= 100 else None


def is_finished(words: str) -> bool:
    """True for words that open with 已完成, 任务已全部完成 and name no share of it."""
    return _FINISHED.match(words.lstrip(BLANK + " ")) is not None


def completion(mentions: Sequence[PercentMention]) -> float | None:
    """Return the one completion that is more defensible than all others."""
    best = max((mention.tier for mention in mentions), default=0)
    values = {mention.value for mention in mentions if mention.tier == best}
    return values.pop() if best >= _BARE and len(values) == 1 else None


def _mentions(words: str) -> Iterator[PercentMention]:
    for found in _PERCENT.finditer(words):
        value = _value(found)
        if value is None or not _holds(words, found):
            continue
        tier = _tier(words, found)
        if tier > _RATE or not found["points"]:
            yield PercentMention(value, Span(*found.span()), tier)


def _holds(words: str, found: re.Match[str]) -> bool:
    """True unless the form is one that only its words before make a share: a bare 60, 七层."""
    if found["plain"]:
        return float(found["plain"]) <= 100 and _PLAIN_BEFORE.search(_before(words, found)) is not None
    return not found["mistyped"] or _SHARE_MISTYPED.search(_before(words, found)) is not None


def _before(words: str, found: re.Match[str]) -> str:
    """Return what stands before a finding in its clause."""
    start = max(words.rfind(sign, 0, found.start()) for sign in _CLAUSE_ENDS) + 1
    return words[start : found.start()]


def _value(found: re.Match[str]) -> float | None:
    if found["half"]:
        return 50.0
    if found["tenths"]:
        more = 5 if found["more"] == "半" else number(found["more"] or "零")
        return float((number(found["tenths"]) or 0) * 10 + (more or 0))
    if found["mistyped"]:
        return float((number(found["mistyped"]) or 0) * 10 + (5 if found["half_more"] else 0))
    if found["under"] or found["upper"]:
        return _fraction(number(found["over"] or found["upper"]), number(found["under"] or found["lower"]))
    value = number(found["number"] or found["spelled"] or found["plain"] or found["swapped"])
    return None if value is None else float(value)


def _fraction(over: Decimal | None, under: Decimal | None) -> float | None:
    if not over or not under or over > under:
        return None
    return round(float(over * 100 / under), 1)


def _tier(words: str, found: re.Match[str]) -> int:
    before, after = _before(words, found), words[found.end() : found.end() + 12]
    if (
        _RANGE.search(after)
        or _RANGE_END.search(before)
        or _REST.search(before)
        or _SCHEDULE.search(before)
        or _AHEAD.search(before)
    ):
        return _NEITHER
    if _OLD_AFTER.search(after) and _PERCENT.search(words, found.end(), found.end() + 24):
        return _NEITHER
    tier = _governed(before, after)
    return _NEITHER if tier > _RATE and _OLD_BEFORE.search(before) else tier


def _governed(before: str, after: str) -> int:
    before = before.rpartition("百分点")[2]  # 较年初提高15个百分点达到60%
    governors = [found.lastgroup for found in _GOVERNOR.finditer(before)]
    if "share" in governors and governors[-1] != "rate":
        return _NEITHER
    if "overall" in governors and governors[-1] != "rate":
        return _TIERS["overall"]
    if _SHARE_AFTER.search(after) and "done" not in governors:
        return _RATE
    return _TIERS.get(governors[-1] or "", _RATE) if governors else _BARE
