"""Sentences that decide roles beyond their own clause: found and listed, never applied unasked.

列第一位为牵头单位, 未明确牵头单位的由责任单位牵头, 各项工作均需各县区落实不再列出.
"""

import re
from collections.abc import Iterator

from plans.documents.model import Rule
from plans.documents.quotes import Quote

_FIRST = r"(?:第一位?|首位|首个|最前面?|排名?靠?前|前列)"
_LEADS = r"(?:牵头|主办|主责)"
_FIRST_LEADS = re.compile(
    rf"{_FIRST}[^。;\n]{{0,16}}{_LEADS}|{_LEADS}(?:单位|部门)?[^。;、\n]{{0,8}}(?:列|排|为)[^。;、\n]{{0,6}}{_FIRST}"
)
_RESPONSIBLE_LEADS = re.compile(
    rf"(?:未|没有?|无|不)[^。;\n]{{0,10}}{_LEADS}[^。;\n]{{0,16}}责任(?:单位|部门)"
)
_JOINS = re.compile(
    r"(?:不再|不)(?:一一|逐一|逐项|逐条|另行|重复|单独|分别|另)?(?:列出|列举|标注|注明|罗列|[做作]?分工|写明|赘列)"
)
_SHARED = re.compile(
    r"(?:以上|上述)[^。;,、\n]{0,8}(?:任务|工作|措施|事项|条|项|内容)[^。;\n]{0,20}(?:牵头|负责|责任单位|配合|落实)"
)
_RULES = (
    ("first_leads", _FIRST_LEADS),
    ("responsible_leads", _RESPONSIBLE_LEADS),
    ("group_joins", _JOINS),
    ("shared_clause", _SHARED),
)
_REMARK = re.compile(
    rf"{_FIRST}[^。;\n]{{0,16}}{_LEADS}|{_LEADS}.{{0,12}}{_FIRST}|下同$|^以下同|不(?:再|一一|另).{{0,4}}(?:列|分工|注|写)"
)


def find_rules(text: Quote) -> Iterator[Rule]:
    """Yield the rules in the order of the text, each with its sentence; a sentence counts once."""
    for sentence in re.finditer(r"[^。;；()（）\n]+", text.text):
        quote = text.cut(*sentence.span()).strip("。,")
        for kind, pattern in _RULES:
            if pattern.search(quote.folded):
                yield Rule(kind, quote)  # type: ignore[arg-type]
                break


def is_standing_rule(folded: str) -> bool:
    """Tell whether a part of a clause speaks for later items only (以下任务均需各县区落实,不再列出)."""
    return bool(_JOINS.search(folded) and re.match(r"(?:以[上下]|具体|各项|所有|其他|上述)", folded.strip()))


def is_remark(folded: str) -> bool:
    """Tell whether an entry of a unit list is such a rule (列第一位为牵头单位, 下同) and no unit."""
    return bool(_REMARK.search(folded))
