"""Takes out of a read text what is not the document: web residue, page marks, broken lines, stray blanks.

Characters are only taken away, never put in, so every quote of the cleaned
text is in the source too. Table rows (with | or a tab) are left alone.
"""

import re

from plans.documents.outline import starts_heading
from plans.documents.quotes import fold, masked
from plans.documents.roles import LABEL

_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufff9-\uffff]"
)
_LONG_GAP = re.compile("([ \u00a0\u2002\u2003\u3000]{8})[ \u00a0\u2002\u2003\u3000]+")
_PAGE_MARK = re.compile(
    r"\s*(?:-+\s*\d{1,4}\s*-+|第\s*\d{1,4}\s*页(?:\s*[,/]?\s*共\s*\d+\s*页)?|\d{1,3}(?:\s*/\s*\d{1,3})?|Page\s+\d+.*)\s*"
)
_RESIDUE = re.compile(
    r"\s*(?:[(\s]*(?:索\s*引\s*号|主题分类|发文机关|发文单位|发布机构|发布单位|成文日期|发文日期|发布日期|发布时间|信息来源|来\s*源|浏览次数|阅读次数|点击量?|有\s*效\s*性"
    r"|主\s*题\s*词|名\s+称|标\s+题|字\s*体|字号|责任编辑|编辑|作者|分享到?|当前位置|公开方式|体裁分类|组配分类|所属主题)[\s)]*[:\[(].*"
    r"|\(?打印(?:本页)?\)?.*|\(?关闭(?:窗口|本页)?\)?|扫一扫.*|扫码.*|上一[篇条]\s*:?.*|下一[篇条]\s*:?.*|首页\s*>.*|.*>\s*正文|.*版权所有.*|.*ICP备.*|.*网安备.*|返回顶部|分享|收藏)\s*"
)
_AFTER = re.compile(
    r"\s*(?:(?:政策|图文|文字|视频)?解读\s*:|相关(?:链接|文档|文章|阅读|解读|附件)|附件下载|关联(?:文件|解读))"
)
_SENTENCE_END = re.compile(r"[。;:!?)」』”]\s*$")
_CJK = "\u4e00-\u9fff"
_UNIT_ENDINGS = "局委办部厅院会联心司团行组所站队处科室社府校镇乡道县市区旗州"
_STRUCTURE = re.compile(
    r"\s*(?:附\s*件|抄\s*送|主\s*送|\(此件|组?\s*长\s*:|副\s*组\s*长|(?:常务)?副?总?指挥|成?\s*员\s*:|召集人|联系人"
    rf"|[{_CJK}]{{2,14}}\(20\d\d\) ?\d+ ?号\s*$)"
)
_AT_NUMBER = (
    rf"(?<=[{_CJK}\d%]) +(?=\d)|(?<=[\d%]) +(?=[{_CJK}])|(?<=\d) +(?=%)|(?<=\d\.) +(?=\d)|(?<=\d) +(?=\.\d)"
)
_BLANK_AT_NUMBER = re.compile(_AT_NUMBER)
_BLANK_IN_WORD = re.compile(rf"(?<=[{_CJK}])(?<![{_UNIT_ENDINGS}]) +(?=[{_CJK}])|{_AT_NUMBER}")
_CELLS = re.compile(r"[|｜\t]")
_CLOSED = re.compile(r"(?:通知|方案|计划|意见)$|\d{1,4} ?号$|\d日$")
_FULL = 0.82
_LOOK_BACK = 400
_FEWEST_CUT = 3
_NARROWEST, _WIDEST, _RAGGED = 15, 60, 3
_INDENTED = re.compile(r"(?:\u3000| {2,}|\t)")
_PARAGRAPH = 40


def clean(source: str) -> str:
    """Return the text of the document itself, one paragraph a line."""
    text = re.sub("\r\n?|[\f\u0085\u2028\u2029]", "\n", source)
    lines = _LONG_GAP.sub(r"\1", _INVISIBLE.sub("", text)).split("\n")
    return "\n".join(_without_blanks(line) for line in _joined(_document_lines(lines)))


def _document_lines(lines: list[str]) -> list[str | None]:
    """Drop residue and page marks; None stands where a page ended."""
    kept: list[str | None] = []
    for at, line in enumerate(lines):
        folded = fold(line)
        if _AFTER.match(folded) and at > len(lines) // 2:
            break
        if _PAGE_MARK.fullmatch(folded):
            kept.append(None)
        elif not _RESIDUE.fullmatch(folded) or LABEL.match(masked(folded)):
            kept.append(line)
    return kept


def _joined(lines: list[str | None]) -> list[str]:
    """Put broken lines together again: those cut by the width, by the end of a page, or inside a bracket."""
    written = [line for line in lines if line and not _CELLS.search(line)]
    width, indented = _wrap_width(written), _marks_paragraphs(written)
    joined: list[str] = []
    last = ""
    page_ended = False
    for line in lines:
        if line is None or (page_ended and not line.strip()):
            page_ended = True
            continue
        full = _width(last) >= _FULL * width if width else page_ended
        opens = not joined or _opens_paragraph(joined[-1], line, indented=indented)
        if not opens and (full or _in_bracket(joined[-1], line)):
            joined[-1] += line.lstrip()
        else:
            joined.append(line)
        last, page_ended = line, False
    return joined


def _wrap_width(lines: list[str]) -> float:
    """Return how wide the lines of a hard-wrapped text are; 0 for a paragraph a line.

    Wrapped lines end at one margin, most of them in the middle of a sentence.
    """
    widest = max(map(_width, lines), default=0.0)
    if not _NARROWEST <= widest <= _WIDEST:
        return 0.0
    at_margin = [line for line in lines if _width(line) >= widest - _RAGGED]
    cut = sum(not _SENTENCE_END.search(fold(line)) for line in at_margin)
    return widest if cut >= max(_FEWEST_CUT, len(at_margin) // 2) else 0.0


def _marks_paragraphs(lines: list[str]) -> bool:
    """Tell whether paragraphs show by their indent: then a line with one never goes on with another."""
    share = sum(bool(_INDENTED.match(line)) for line in lines) / max(len(lines), 1)
    return 0.1 <= share <= 0.9


def _width(line: str) -> float:
    return sum(0.5 if sign < "\u0100" else 1 for sign in line.strip())


def _opens_paragraph(before: str, line: str, *, indented: bool) -> bool:
    """Tell whether a line opens something of its own, or nothing can follow the line before."""
    if indented and _INDENTED.match(line):
        return True
    folded, last = fold(line), fold(before[-_LOOK_BACK:])
    if not folded.strip() or not last.strip() or _CELLS.search(folded) or _CELLS.search(last):
        return True
    labelled = not indented and LABEL.match(masked(folded).lstrip())
    return bool(labelled or starts_heading(folded) or _STRUCTURE.match(folded) or _CLOSED.search(last))


def _in_bracket(before: str, line: str) -> bool:
    """Tell whether a bracket left open in the line before is closed in this one."""
    last, folded = fold(before[-_LOOK_BACK:]), fold(line)
    closed = folded.find(")")
    inside = last.rfind("(") > last.rfind(")") and closed >= 0 and "(" not in folded[:closed]
    return inside and not _SENTENCE_END.search(last)


def _without_blanks(line: str) -> str:
    """Take out blanks beside numbers, and in long lines those inside words; one before a label stays."""
    folded = fold(line)
    if _CELLS.search(folded):
        return line
    pattern = _BLANK_IN_WORD if len(folded) >= _PARAGRAPH else _BLANK_AT_NUMBER
    kept, end = [], 0
    for match in pattern.finditer(folded):
        if not LABEL.match(folded, match.end()):
            kept.append(line[end : match.start()])
            end = match.end()
    return "".join(kept) + line[end:]
