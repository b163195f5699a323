"""How a clause points at tasks: by code 二(三), by number of the list, by title, or 其他.

A number opens a clause as a number of the list only where it counts nothing:
2新增12家 and 3、完成60% do, 12家企业, 5月底 and 2期厂房 do not.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from domain.reading.numbers import number
from domain.reading.wording import Span

_CODE = r"[一二三四五六七八九十]{1,2} ?\( ?[一二三四五六七八九十]{1,3} ?\)?"
_CODES = re.compile(
    r"(?<!不是)(?<!并非)(?:任务|第|关于"
    rf"|事项)? ?(?P<codes>{_CODE}(?: ?[、,和及与] ?{_CODE}){{0,30}}) ?(?:项|条)?[:、.,]? ?(?:任务|的|是)?"
)
_ONE_CODE = re.compile(r"([一二三四五六七八九十]{1,2}) ?\( ?([一二三四五六七八九十]{1,3})")
_N = r"(?<![\d.])\d{1,2}(?![\d%]|\.\d)"
_COUNTING = (
    "月日号年时点分秒周天期级类线成万亿个岁折倍届千百余多名家户人项次件座处条台套辆张份篇场批亩米"
    "吨斤克度头只羽株棵栋幢间层所支位对组村起宗笔款种门元块小工平公"
)
_WORDS = (
    "组织|支持|个体|处理|部门|对接|台账|本[周月年县]|家庭|人[才社]|小微|小升规|工[业程]|平台|公[司用共]|条件"
    "|门[市店]|口径|村[镇民]|分[工期]|成[立功]|批复|场地|名[优单]|起步|线[上下]|种植|位于|层级|级别"
)
_COUNTED = rf"(?!\d)(?:(?= ?(?:{_WORDS}))|(?! ?[{_COUNTING}%/+°\-]|[a-zA-Z]|:\d\d(?![\d%])))"
_RANGE = rf"{_N} ?项?(?:[-~至到]|—) ?第?{_N}"
_LIST = rf"(?:{_RANGE}|{_N})(?:(?: ?[、,和及与/] ?| )(?:{_RANGE}|{_N})){{0,30}}"
_ORDINAL = rf"第 ?(?:{_LIST}|[一二三四五六七八九十]{{1,3}}) ?(?:项|个任务|号任务)"
_NAMED = rf"(?:任务|序号|事项|编号) ?{_LIST}(?!\d|[^\W\d_]?[年月日个家户])(?:号|项)?"
_PLAIN = rf"{_LIST}(?: ?(?:项|号)(?=[:任无没都不均是改维保同照]| )|{_COUNTED})"
_NUMBERED = re.compile(
    rf" ?\(?(?:(?P<named>{_ORDINAL}|{_NAMED})|(?P<plain>{_PLAIN}))\)?(?: ?(?:[、.,)]+(?!\d)|:)"
    r"| )? ?(?:任务|工作|的)?(?:[是改](?=\d|百))?"
)
_OPENING = re.compile(
    r"[ \-•·*#]*(?:请?[把将就对]|关于"
    r"|(?<![\u4e00-\u9fff])是)?(?:[\u4e00-\u9fff]{1,8}: ?(?=[\d一二三四五六七八九十第(]))?"
)
_CUT = re.compile(
    rf"(?<=[^、,和及与第 任务])(?<!不是)(?={_CODE})"
    r"|(?<=[^、,和及与至到])(?!第[^,;。\n]{1,12}外)(?=第 ?(?:\d{1,2}|[一二三四五六七八九十]) ?项)"
    rf"|(?<=[\u4e00-\u9fff%)a-zA-Z]) +(?=\d{{1,2}}(?: ?[、.)]+(?!\d)| ?[:是]|号(?=[是:无没])|{_COUNTED}))"
)
_ITEM = re.compile(rf"({_N}) ?项?(?:[-~至到]|—) ?第?({_N})|({_N}|[一二三四五六七八九十]+)")
_NOW = r"(?:本[周月期]|这[周月期]|目前|近期)?"
_NONE_OR_SAME = r"(?=暂?无|暂?没|未|不变|同|跟|和|与|照旧|正常|保持|维持|按|一样|老样子)"
_EXCEPT = r"(?:除了?[^,;。\n]{0,16}(?:外|之外),? ?)?"  # 除第2项外
_REST = re.compile(
    rf"^ ?{_EXCEPT}(?:和|然后|另外)?{_NOW}(?:其他|其它|其余|剩下|剩余|余下|别的"
    r"|另外)的?(?:(?:几|各|所有|\d{1,2})?[个项条块])?(?:任务|工作|事项|内容|项目|方面)?(?:的?进[展度]"
    rf"|情况)?(?:都|均|全部?|也|暂|就|还是)*{_NONE_OR_SAME}"
)
_ALL = re.compile(
    rf"^ ?{_EXCEPT}(?:我们?(?:局|单位|这边)?)?{_NOW}(?:以上|所有|全部|各项|每项|这几项|几项)?(?:任务|工作"
    r"|事项)?的?(?:进[展度])?(?:都|均|全都?"
    r"|全部)(?=[^,;。]{0,6}(?:[没无未][^,;。]{0,4}(?:变化|进展|变|更新|动)|不变|同上|老样子|一样))"
)


_ONE_NUMBER = re.compile(_N)
_RUN_IN = re.compile(  # a number straight after a figure or a share: …6家2木塔广场…, …六成19完成…
    rf"(?<=[家户个名人项件次座处条台套辆张份场批亩米吨株棵栋层所支组村宗笔款眼盏本期元万亿%成半变化旧动无里])(?=(?P<following>{_N}){_COUNTED}[\u4e00-\u9fff])"
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
    text: str, clause: Span, known: Mapping[str, str], listed: Sequence[str]
) -> Reference | None:
    """Return what the opening of the clause points at, or None.

    `known` gives the codes of the unit's tasks by how people write them,
    `listed` the codes in the order of the list last shown.
    """
    return _code(text, clause, known) or _rest(text, clause) or _number(text, clause, listed)


def _code(text: str, clause: Span, known: Mapping[str, str]) -> Reference | None:
    found = _CODES.match(text, _skipped(text, clause))
    if found is None:
        return None
    named = [f"{chapter}({item})" for chapter, item in _ONE_CODE.findall(found["codes"])]
    codes = tuple(known[name] for name in named if name in known)
    return Reference("code", codes, Span(clause.start, found.end()))


def _skipped(text: str, clause: Span) -> int:
    opening = _OPENING.match(text, clause.start, clause.end)
    return opening.end() if opening else clause.start


def pointer_starts(text: str, clause: Span) -> list[int]:
    """Return where in a clause, past its opening, numbers of the list after a blank and codes stand."""
    return [found.end() for found in _CUT.finditer(text, clause.start, clause.end)]


def run_in_starts(text: str, clause: Span, length: int) -> list[int]:
    """Return where numbers of the list stand in a clause that one opens: they rise, as in the list."""
    opening = _ONE_NUMBER.match(text, _skipped(text, clause), clause.end)
    last = int(opening.group()) if opening else length
    starts: list[int] = []
    for found in _RUN_IN.finditer(text, clause.start, clause.end):
        following = int(found["following"])
        if last < following <= length:
            starts.append(found.start())
            last = following
    return starts


def _rest(text: str, clause: Span) -> Reference | None:
    found = _REST.search(text[clause.start : clause.end]) or _ALL.search(text[clause.start : clause.end])
    return Reference("rest", (), Span(clause.start, clause.start + found.end())) if found else None


def _number(text: str, clause: Span, listed: Sequence[str]) -> Reference | None:
    found = _NUMBERED.match(text, _skipped(text, clause))
    if found is None:
        return None
    numbers = _numbers(found["named"] or found["plain"])
    if found["plain"] and not _points(text, found, numbers, len(listed)):
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
