"""How a clause points at tasks: by code 二(三), by number of the list, by title, or 其他.

A number opens a clause as a number of the list only where it counts nothing:
2新增12家 and 3、完成60% do, 12家企业, 5月底 and 2期厂房 do not.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from domain.reading.model import TaskName
from domain.reading.numbers import number
from domain.reading.wording import Span

_CODE = r"[一二三四五六七八九十]{1,2} ?\( ?[一二三四五六七八九十]{1,3} ?\)?"
_CODES = re.compile(
    rf"(?:任务|第|关于|事项)? ?(?P<codes>{_CODE}(?: ?[、,和及与] ?{_CODE}){{0,30}})"
    r" ?(?:项|条)?[:、.,]? ?(?:任务|的|是)?"
)
_ONE_CODE = re.compile(r"([一二三四五六七八九十]{1,2}) ?\( ?([一二三四五六七八九十]{1,3})")
_N = r"(?<![\d.])\d{1,2}(?![\d%])"
_COUNTED = (
    r"(?!\d)(?! ?[月日号年时点分秒周天期级类线成万亿个岁折倍届千百余多名家户人项次件座处条台套辆张份篇场批亩"
    r"米吨斤克度头只羽株棵栋幢间层所支位对组村起宗笔款种门元块小工平公%/+°:\-]|[a-zA-Z])"
)
_RANGE = rf"{_N} ?(?:[-~至到]|—) ?{_N}"
_LIST = rf"(?:{_RANGE}|{_N})(?:(?: ?[、,和及与/] ?| )(?:{_RANGE}|{_N})){{0,30}}"
_NUMBERED = re.compile(
    rf" ?(?:\(? ?(?:第|任务|序号|事项|编号) ?(?P<named>{_LIST}|[一二三四五六七八九十]{{1,3}}) ?(?:项|条"
    rf"|个任务|号)?(?:任务|工作)?\)?"
    rf"|\(?(?P<list>{_LIST})(?: ?(?:项|号)(?=[:任无没都不均]| )|{_COUNTED}))(?: ?[:、.,)]+(?!\d)"
    rf"| )? ?(?:任务|的)?(?P<is>是(?=\d|百))?"
)
_OPENING = re.compile(r"[ \-•·*#]*(?:[\u4e00-\u9fff]{1,8}: ?(?=[\d一二三四五六七八九十第(]))?")
_CUT = re.compile(rf"(?<=[\u4e00-\u9fff%)a-zA-Z]) +(?=\d{{1,2}}(?: ?[、.)]+(?!\d)| ?[:是]|{_COUNTED}))")
_ITEM = re.compile(rf"({_N}) ?(?:[-~至到]|—) ?({_N})|({_N}|[一二三四五六七八九十]+)")
_REST = re.compile(
    r"^ ?(?:本周|本月|这周|目前|和)?(?:其他|其它|其余|剩下|剩余|余下|别的|另外)(?:的)?(?:几|各|\d{1,2}"
    r"|所有)?(?:个|项|条)?(?:任务|工作|事项|内容)?"
    r"(?:的?进[展度]|情况)?(?:都|均|全|也|全部|暂|就|还是)*(?=无|没|未|不变|同|跟|和|与|照旧|正常|保持"
    r"|维持|按|一样|老样子)"
)
_ALL = re.compile(
    r"^ ?(?:我们?(?:局|单位|这边)?)?(?:本周|本月|这周|目前|这期)?(?:以上|所有|全部|各项|每项|这几项|几项"
    r"|其他)?(?:任务|工作|事项)?的?(?:进[展度])?(?:都|均|全都?"
    r"|全部)(?=[^,;。]{0,6}(?:[没无未][^,;。]{0,4}(?:变化|进展|变|更新)|不变|同上|老样子|一样))"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """Tasks that the opening of a clause points at; `span` is the words that point.

    `codes` may be empty: a number that the list does not have, or all the rest.
    """

    sort: Literal["code", "number", "rest"]
    codes: tuple[str, ...]
    span: Span
    numbers: tuple[int, ...] = ()


def reference_at(
    text: str, clause: Span, tasks: Sequence[TaskName], listed: Sequence[str]
) -> Reference | None:
    """Return what the opening of the clause points at, or None."""
    return _code(text, clause, tasks) or _rest(text, clause) or _number(text, clause, listed)


def _code(text: str, clause: Span, tasks: Sequence[TaskName]) -> Reference | None:
    known = {task.code.replace("（", "(").replace("）", ")"): task.code for task in tasks}
    found = _CODES.match(text, _skipped(text, clause))
    if found is None:
        return None
    named = [f"{chapter}({item})" for chapter, item in _ONE_CODE.findall(found["codes"])]
    codes = tuple(known[name] for name in named if name in known)
    return Reference("code", codes, Span(clause.start, found.end()))


def _skipped(text: str, clause: Span) -> int:
    opening = _OPENING.match(text, clause.start, clause.end)
    return opening.end() if opening else clause.start


def blanks_before_pointers(text: str, clause: Span) -> list[Span]:
    """Cut a clause at the blanks after which a number of the list stands: 1完成60% 2完成45%."""
    cuts = [found.end() for found in _CUT.finditer(text, clause.start, clause.end)]
    edges = [clause.start, *cuts, clause.end]
    return [Span(start, end) for start, end in itertools.pairwise(edges) if start < end]


def _rest(text: str, clause: Span) -> Reference | None:
    found = _REST.search(text[clause.start : clause.end]) or _ALL.search(text[clause.start : clause.end])
    return Reference("rest", (), Span(clause.start, clause.start + found.end())) if found else None


def _number(text: str, clause: Span, listed: Sequence[str]) -> Reference | None:
    found = _NUMBERED.match(text, _skipped(text, clause))
    if found is None:
        return None
    numbers = _numbers(found["named"] or found["list"])
    if found["list"] and not _points(text, found, numbers, len(listed)):
        return None
    codes = tuple(listed[n - 1] for n in numbers if 1 <= n <= len(listed))
    return Reference("number", codes, Span(clause.start, found.end()), numbers)


def _points(text: str, found: re.Match[str], numbers: tuple[int, ...], length: int) -> bool:
    """A number alone is an answer to something else; one past the list is probably a count."""
    return bool(text[found.end() :].strip()) and all(1 <= n <= length for n in numbers)


def _numbers(words: str) -> tuple[int, ...]:
    numbers: list[int] = []
    for first, last, single in _ITEM.findall(words):
        if single:
            numbers.append(int(number(single) or 0))
        else:
            numbers += range(int(first), min(int(last), 99) + 1)
    return tuple(dict.fromkeys(numbers))
