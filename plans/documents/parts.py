"""Splits a document into what stands on its cover, the plan itself and its annexes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from plans.documents.dates import FoundDay, find_day
from plans.documents.outline import Kind, find_headings
from plans.documents.quotes import Quote

_DOC_NO = re.compile(
    r"\s*(?:(?:发文字号|文\s*号)\s*:\s*)?(?P<organ>[\u4e00-\u9fff]{2,14})\s*(?P<sign>\(?)\s*(?P<year>20\d\d)"
    r"\s*(?P<close>\)?)\s*第?(?P<number>\d{1,4})\s*(?P<end>号?)\s*"
)
_PAPER = (
    "方案|计划|意见|措施|要点|规划|办法|清单|细则|预案|分工|分解|分解表|任务表"
    "|行动|安排|政策|任务|责任书|名单"
)
_TITLE_END = re.compile(rf"(?:{_PAPER}|通知|通告|决定)(?:\s*\([^()]*\))?\s*$")
_NOTICE = re.compile(r"关于(?:印发|下达|转发|公布)\s*[《<]?(?P<title>.+?)[》>]?\s*的\s*(?:通知|函)\s*$")
_NO_TITLE = re.compile(r"[。,;:!?]|^\s*$|^\s*(?:附\s*件|\(|第.{1,4}[条章])|20\d\d年?\d{1,2}.*日\s*$")
_ISSUER = re.compile(r"(?:人民政府|办公室|委员会|办公厅|[局厅委])\s*$")
_ANNEX = re.compile(
    r"\s*附\s*件\s*(?P<number>[\d一二三四五六七八九]{0,2})\s*[:.、]?\s*(?:(?P<inner>\d{1,2})[.、])?(?P<rest>.*)"
)
_CLOSING = re.compile(r"\n\s*(?:附\s*件\s*[\d一二三四五六七八九]{0,2}\s*:|抄\s*[送报]\s*:|\(此件|\(联系人)")
_SIGNATURE = re.compile(
    r"\n[^\n。,;:()]{4,24}(?:人民政府|办公室|委员会|办公厅|[局厅])\s*\n+\s*(?:20\d\d|二[〇○零])[^\n]{2,14}日\s*(?=\n|$)"
)


_HEAD = 6000
_LONGEST_ANNEX_LINE = 80
_MOST_ANNEXES = 100
_HEAD_LINES = 80


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch with its own numbering: the plan itself has no label, an annex is 附件1."""

    label: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """The number of the paper (发文字号); `repaired` when signs had been lost."""

    text: str
    repaired: bool


def is_plan_title(title: str) -> bool:
    """Tell whether a title is that of a paper which can hold tasks."""
    return bool(_TITLE_END.search(title))


def find_document_number(text: Quote) -> DocumentNumber | None:
    """Return the first line that is the paper's own number."""
    for line in _head_lines(text):
        if match := _DOC_NO.fullmatch(line.folded):
            intact = bool(match["sign"] and match["close"] and match["end"])
            written = f"{match['organ']}〔{match['year']}〕{int(match['number'])}号"
            return DocumentNumber(written, repaired=not intact)
    return None


def find_title(parts: list[Part]) -> str:
    """Return the plan's own title; of a notice the title of what it issues."""
    lines = [line.strip() for part in parts if not part.label for line in _head_lines(part.quote)]
    titles = [title for at, line in enumerate(lines) if (title := _title_block(lines, at))]
    for title in titles:
        if notice := _NOTICE.search(title):
            return notice["title"]
    plain = [title for title in titles if not title.endswith("通知")]
    return (plain or titles)[-1] if titles else next((line.text for line in lines if line.text), "")[:60]


def find_issue_day(text: Quote) -> FoundDay | None:
    """Return the day of the signature, else the day of printing (印发)."""
    signed = [day for line in text.lines() if len(line.text) < 40 and (day := _lone_day(line))]
    certain = [day for day in signed if day.on]
    return next(iter(certain or signed), None)


def split_parts(text: Quote) -> list[Part]:
    """Return the plan and its annexes; a covering notice with numbers of its own is a part too."""
    annexes = list(_annex_starts(text))
    papers = _second_papers(text.cut(0, annexes[0][0] if annexes else None))
    starts = [(0, ""), *((start, "") for start in papers), *annexes]
    ends = [start for start, _ in starts[1:]] + [len(text.text)]
    parts = [Part(label, text.cut(start, end)) for (start, label), end in zip(starts, ends, strict=True)]
    return [Part(part.label, _without_closing(part.quote)) for part in parts]


def _head_lines(paper: Quote) -> Iterator[Quote]:
    """Yield the lines before the first chapter of a paper."""
    head = paper.cut(0, _HEAD)
    headings = find_headings(head)
    end = next((heading.start for heading in headings if heading.kind is Kind.CHAPTER), head.end)
    return (line for line in islice(head.lines(), _HEAD_LINES) if line.start < end)


def _title_block(lines: list[Quote], at: int) -> str | None:
    """Return the title that ends in this line, with the lines above that belong to it."""
    if (
        _NO_TITLE.search(lines[at].folded)
        or not _TITLE_END.search(lines[at].folded)
        or len(lines[at].text) > 60
    ):
        return None
    block = [lines[at].text]
    for line in reversed(lines[max(0, at - 3) : at]):
        ends = (
            _NO_TITLE.search(line.folded) or _DOC_NO.fullmatch(line.folded) or _TITLE_END.search(line.folded)
        )
        if ends or _ISSUER.search(line.folded) or len(line.text) > 40:
            break
        block.insert(0, line.text)
    return "".join(block).strip("《》")


def _lone_day(line: Quote) -> FoundDay | None:
    day = find_day(line.folded)
    if day is None:
        return None
    rest = line.folded.replace(day.written, "").strip()
    return day if not rest or rest.endswith("印发") else None


def _second_papers(text: Quote) -> Iterator[int]:
    """Yield where a second paper begins: its numbering starts anew under a title of its own."""
    chapters = [heading for heading in find_headings(text) if heading.kind is Kind.CHAPTER]
    for before, heading in pairwise(chapters):
        if heading.number != 1 or before.number < 1:
            continue
        between = text.cut(before.start - text.start, heading.start - text.start)
        lines = [line for line in between.lines() if line.text.strip()]
        titled = [at for at, line in enumerate(lines) if at and _title_block(lines, at)]
        if titled:
            yield lines[titled[-1]].start - text.start


def _annex_starts(text: Quote) -> Iterator[tuple[int, str]]:
    lines = (line for line in text.lines() if len(line.text) < _LONGEST_ANNEX_LINE)
    annexes = ((line, match) for line in lines if (match := _ANNEX.fullmatch(line.folded)))
    found = list(islice(annexes, _MOST_ANNEXES))
    for at, (line, match) in enumerate(found):
        number = match["number"] or match["inner"] or ""
        later = {(other["number"] or other["inner"] or "") for _, other in found[at + 1 :]}
        if match["rest"].strip("。") and (number in later or "" in later):
            continue
        if not match["rest"] and later and _is_list(text.cut(line.end - text.start)):
            continue
        if _has_content(text.cut(line.end - text.start)):
            yield line.start - text.start, f"附件{number}"


def _is_list(rest: Quote) -> bool:
    first = next((line for line in rest.lines() if line.text.strip()), rest)
    return bool(re.match(r"\s*1\s*[.、]", first.folded)) and len(first.text) < 50 and "。" not in first.text


def _has_content(rest: Quote) -> bool:
    """A last line 附件:X that only the signature follows is a list, no annex."""
    lines = [line for line in rest.lines() if line.text.strip()]
    return len(lines) >= 2 and bool(re.search(r"[:。|\t]|\n\s*[一二1(]", rest.folded))


def _without_closing(quote: Quote) -> Quote:
    """Cut off what follows the last item: list of annexes, signature, copies."""
    headings = find_headings(quote)
    last = headings[-1].start - quote.start if headings else 0
    ends = [
        match.start() for pattern in (_CLOSING, _SIGNATURE) if (match := pattern.search(quote.folded, last))
    ]
    return quote.cut(0, min(ends)) if headings and ends else quote
