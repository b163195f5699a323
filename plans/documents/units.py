"""Splits a list of units into its names.

Most of a list falls apart at 、 and commas. Kept together: what stands in
brackets (各县(市、区)), levels that share one 各 (各市、县人民政府), and 和 or 及
inside a name (发展和改革局). 等部门 is a tail and belongs to no name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plans.documents.document_rules import is_remark
from plans.documents.open_references import is_open_reference
from plans.documents.quotes import Quote, masked
from plans.documents.roles import LEAD_MARK

_ENDINGS = (
    "局|委|办|部|厅|院|会|联|中心|公司|集团|支行|分行|银行|组|所|站|队|处|科|室|社|府|法院|校|学|学院|镇|乡|街道|县|市|区|旗|州|省"
    "|企业|馆|园|基金|机构|部门|单位|军分区|台|库|厂|矿|协|总队|支队|妇联|总工会|分|店|网|署"
)
_UNIT = re.compile(rf"[\w()、·—\-“”\"]{{1,28}}(?:{_ENDINGS})(?:\([^()]*\))?")
_ENDS_UNIT = re.compile(rf"(?:{_ENDINGS}|\))$")
_TAIL = re.compile(
    r"等(?:[\d一二三四五六七八九十]+[个家]?)?(?:(?:[省市县区]直|[省市县区]级)?(?:有关|相关|责任|成员|配合|职能)?(?:部门|单位|企业|地)(?:和单位|单位)?)?$"
)
_LEVEL = "省|市|州|盟|县|区|旗|乡|镇|街道|园区|开发区|县区|区县"
_SHARED = re.compile(
    rf"各(?:{_LEVEL}|乡镇|县市)(?:\([^()]*\))?(?:[、和及](?:{_LEVEL})(?:(?:人民)?政府|党委|办事处|管委会)*(?=[\s、,;。和及]|$))+"
)
_SEPARATOR = re.compile(r"[、,;，。/|]+(?:以及|并|和|及)?|以及|[和及与](?!其)|[ \t\v\n]+")
_LEADING = re.compile(
    r"^(?:(?:以上|上述)[^由,、]{0,10}?(?:任务|工作|措施|事项|条|项|内容)均?由?|由|会同|联合|和|及|与|并)(?=[^\s和及])"
)
_REMARK_BEHIND = re.compile(r"\([^()]*\)$")
_NONE = frozenset({"", "/", "-", "--", "无", "暂无", "等"})


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a list; `marked_lead` when (牵头) or a star stands beside it."""

    quote: Quote
    marked_lead: bool = False


def looks_like_unit(name: str) -> bool:
    """Tell whether a folded name has the shape of a unit's name or of an open reference."""
    return bool(_UNIT.fullmatch(name)) or (len(name) <= 24 and is_open_reference(name))


def split_names(quote: Quote) -> list[Name]:
    """Return the names of a list in order, each without its tail and without blanks inside."""
    return [name for piece in _pieces(quote) if (name := _name(piece)) is not None]


def _pieces(quote: Quote) -> Iterator[Quote]:
    folded = masked(quote.folded)
    kept = [match.span() for match in _SHARED.finditer(folded)]
    start = 0
    for match in _SEPARATOR.finditer(folded):
        inside = any(low <= match.start() < high for low, high in kept)
        if inside or not _separates(match, folded, start):
            continue
        yield quote.cut(start, match.start())
        start = match.end()
    yield quote.cut(start)


def _separates(match: re.Match[str], folded: str, start: int) -> bool:
    """Signs always separate; a conjunction or a blank only between two whole names."""
    sign = match.group().strip()
    if sign and sign[0] not in "和及与":
        return True
    before = folded[start : match.start()].strip().replace("\0", "")
    after = re.split(r"[、,;\s和及与]", folded[match.end() :].strip(), maxsplit=1)[0].replace("\0", "")
    if not before or not after:
        return not sign
    whole = bool(_ENDS_UNIT.search(before)) and len(before) > 1
    if not sign:
        return whole and len(after) > 1
    return whole and looks_like_unit(_TAIL.sub("", after))


def _name(piece: Quote) -> Name | None:
    piece = piece.strip("。:")
    if leading := _LEADING.match(piece.folded):
        piece = piece.cut(leading.end())
    if tail := _TAIL.search(piece.folded):
        piece = piece.cut(0, tail.start())
    remark = _REMARK_BEHIND.search(piece.folded)
    if remark and is_remark(remark.group()[1:-1]):
        piece = piece.cut(0, remark.start())
    marked = LEAD_MARK.search(piece.folded)
    if marked:
        start, end = marked.span()
        piece = piece.cut(end) if start == 0 else piece.cut(0, start)
    piece = Quote(re.sub(r"\s+", "", piece.text), piece.start)
    return None if piece.folded in _NONE else Name(piece, marked is not None)
