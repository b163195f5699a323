"""Builds a clause again from its parse; a difference means that something was not understood."""

import re

from plans.documents.clauses import Clause
from plans.documents.document_rules import is_remark, is_standing_rule
from plans.documents.duties import Duties, Duty
from plans.documents.quotes import Quote, fold
from plans.documents.roles import LABEL, LEAD_MARK, PHRASE

_LOOSE = re.compile(
    r"(?:以上|上述).{0,8}?(?:任务|工作|措施|事项|条|项|内容)均?|会同|[\s、,;。:()/|\"“”]|以及|[和及与由]|等[\d一二三四五六七八九十]*[个家]?(?:有关|相关|责任|成员|配合)?(?:部门|单位|企业)?"
)


def rebuild(duties: Duties) -> str:
    """Return a clause in plain form, such that reading it again gives the same duties."""
    parts = [_rebuilt(duty) for duty in duties.found]
    parts += [f"责任领导:{'、'.join(person.text for person in duties.persons)}"] if duties.persons else []
    parts += [f"完成时限:{deadline.text}" for deadline in duties.deadlines]
    return ";".join(parts)


def lost(clause: Clause, duties: Duties) -> str:
    """Return the words of the clause that its parse does not hold; empty if it holds all."""
    rest = _plain(_without_remarks(clause.body))
    for part in sorted(_words(duties), key=len, reverse=True):
        rest = rest.replace(part, "\0", 1)
    rest = LABEL.sub("", LEAD_MARK.sub("", rest))
    rest = PHRASE.sub("", rest) if duties.persons else rest
    return _LOOSE.sub("", rest).replace("\0", "")


def _without_remarks(body: Quote) -> str:
    """Take out what is a rule for other items too (列第一位为牵头单位, 下同): it is listed apart."""
    text = body.text
    for part in re.findall(r"[^;；。]+", text):
        text = text.replace(part, "") if is_standing_rule(fold(part)) else text
    for part in re.findall(r"[^,，;；。、()（）]+", text):
        text = text.replace(part, "") if is_remark(fold(part)) else text
    return text


def _rebuilt(duty: Duty) -> str:
    names = "、".join(name.quote.text + "(牵头)" * name.marked_lead for name in duty.names)
    if duty.words is None:
        return names
    stands_before = duty.words.start < duty.source.start
    return f"{duty.words.text}:{names}" if stands_before else names + duty.words.text


def _words(duties: Duties) -> list[str]:
    names = [name.quote for duty in duties.found for name in duty.names]
    words = [duty.words for duty in duties.found if duty.words is not None]
    return [
        _plain(quote.text) for quote in (*names, *words, *duties.persons, *duties.deadlines) if quote.text
    ]


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", fold(text))
