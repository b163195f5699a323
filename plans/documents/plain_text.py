"""Decodes a text file: by its mark, as UTF-8, else as the encoding in which it reads as Chinese."""

import codecs

from plans.documents.refusals import NotAPlan, Refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GUESSES = ("gb18030", "utf-16-le", "utf-16-be", "big5")
# The commonest characters of official papers, in both scripts: garbled text has hardly any of them.
_COMMON = frozenset(
    "的一是在和有不人中大为上个国地方工作实施展发展会县市区政府单位责任人民办公室主要开全加强建设管理服务推进企业农业年月日第项目部门组织经济社会重点"
    "為個國實會縣區單責發辦設理務進業農項組經濟點,.:;()，。、：；（）“”《》0123456789\n\r\t "
)
_READABLE = 0.25


def decode(content: bytes) -> str:
    """Return the text, or raise NotAPlan if it is readable in no encoding."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :], encoding) or _refuse()
    text = _decoded(content, "utf-8")
    if text is not None:
        return text if "\0" not in text else _guess(content)
    return _guess(content)


def _guess(content: bytes) -> str:
    texts = [text for encoding in _GUESSES if (text := _decoded(content, encoding)) is not None]
    best = max(texts, key=_readability, default="")
    return best if _readability(best) >= _READABLE else _refuse()


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _readability(text: str) -> float:
    sample = text[:20_000]
    return sum(sign in _COMMON for sign in sample) / len(sample) if sample else 0.0


def _refuse() -> str:
    raise NotAPlan(Refusal.ENCODING)
