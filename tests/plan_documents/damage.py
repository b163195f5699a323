"""Damages the text of a made-up plan as web pages and conversions do."""

from collections.abc import Iterator

from tests.plan_documents.facts import MadePlan
from tests.plan_documents.files import as_text

_WIDTH = 34
_ABOVE = (
    "索引号：000014349/2024-00021　主题分类：综合政务\n发布日期：2024-05-06　浏览次数：128\n字体：[大 中 小]"
)
_BELOW = "解读：关于本方案的政策解读\n打印本页　关闭窗口\n扫一扫在手机打开当前页"


def damaged(plan: MadePlan) -> str:
    """Return the text with web residue, lines cut by width, page marks, and signs of its number lost."""
    text = (
        as_text(plan)
        .replace("〔2024〕", "〔2024", 1)
        .replace("（", "(")
        .replace("）", ")")
        .replace("，", ",")
    )
    lines = text.split("\n")
    if not any(isinstance(line, tuple) for line in plan.lines):
        lines = [cut for line in lines for cut in _cut(line)]
    return "\n".join([_ABOVE, *_with_page_marks(lines), _BELOW])


def _cut(line: str) -> Iterator[str]:
    """Break a paragraph by width, a plain sign half as wide as a Chinese one; its first line is indented."""
    kept, width = "" if line.startswith("　") else "　　", 0.0
    for sign in line:
        width += 0.5 if sign < "\u0100" else 1
        if width > _WIDTH:
            yield kept
            kept, width = "", 1.0
        kept += sign
    yield kept


def _with_page_marks(lines: list[str]) -> Iterator[str]:
    for at, line in enumerate(lines, start=1):
        yield line
        if at % 22 == 0:
            yield f"— {at // 22} —"
