"""The grammar of a responsibility clause (责任分工): who gets which role, in the order written.

    clause  = part { ";" part }
    part    = [ label ":" ] list { phrase list } [ phrase ]

A comma alone opens no role. A phrase rules the names before it, back to the
phrase before; a label rules the names behind it that no phrase rules.
"""

import re
from dataclasses import dataclass, field

from plans.documents.deadlines import is_deadline
from plans.documents.document_rules import is_remark, is_standing_rule
from plans.documents.model import Role
from plans.documents.open_references import is_person
from plans.documents.quotes import Quote, masked
from plans.documents.roles import LABEL, PHRASE, label_role, mixes_roles, phrase_role
from plans.documents.units import Name, split_names

_TOKEN = re.compile(rf"(?P<label>{LABEL.pattern})|(?P<phrase>{PHRASE.pattern})|(?P<joins>(?<=[\w\0])会同)")


@dataclass(frozen=True, slots=True)
class Duty:
    """Names with one role; `words` are the label or the phrase, None where neither is written."""

    role: Role | None
    names: tuple[Name, ...]
    source: Quote
    words: Quote | None = None
    mixed: bool = False


@dataclass(slots=True)
class Duties:
    """What a clause says: duties in order, the deadlines in it, and persons that stand among the units."""

    found: list[Duty] = field(default_factory=list)
    deadlines: list[Quote] = field(default_factory=list)
    persons: list[Quote] = field(default_factory=list)

    def add(self, source: Quote, role: Role | None, words: Quote | None) -> None:
        """Keep the names of a list under their role; deadlines, persons and remarks go apart."""
        names = []
        for name in split_names(source):
            if is_deadline(name.quote.folded):
                self.deadlines.append(name.quote)
            elif is_person(name.quote.folded):
                self.persons.append(name.quote)
            elif not is_remark(name.quote.folded):
                names.append(name)
        if names:
            mixed = words is not None and mixes_roles(words.folded)
            self.found.append(Duty(role, tuple(names), source, words, mixed))


def read_duties(body: Quote, label: Quote | None = None) -> Duties:
    """Read a clause without its brackets; `label` is given where it stands apart, as in a table."""
    duties = Duties()
    for part in re.finditer(r"[^;。\n]+", masked(body.folded)):
        quote = body.cut(*part.span())
        if not is_standing_rule(quote.folded):
            label = _read_part(quote, label, duties)
    return duties


def _read_part(part: Quote, label: Quote | None, duties: Duties) -> Quote | None:
    """Read up to the next ; and return the label that is still open there."""
    start = 0
    joining: tuple[Quote, Quote] | None = None
    for token in _TOKEN.finditer(masked(part.folded)):
        if not token["label"] and _belongs_to_time(part.folded[start : token.end()], label):
            continue
        before, words = part.cut(start, token.start()), part.cut(*token.span())
        start = token.end()
        if token["label"]:
            _close(duties, before, label)
            label = words.strip(":")
        elif token["joins"]:
            joining = (before, words)
        else:
            _add_by_phrase(duties, joining, before, words)
            joining = None
    if joining is not None:
        duties.add(joining[0], Role.OWNER, joining[1])
    _close(duties, part.cut(start), label)
    return label


def _belongs_to_time(words: str, label: Quote | None) -> bool:
    """分年度推进 and 12月底前落实 are times: their last word gives no role to the names before."""
    timed = label is not None and label_role(label.folded) is None
    return timed or is_deadline(re.split("[,、]", words)[-1])


def _add_by_phrase(duties: Duties, joining: tuple[Quote, Quote] | None, names: Quote, words: Quote) -> None:
    """Of 甲会同乙负责, 甲 is the owner and 乙 helps; of 甲会同乙牵头 both lead."""
    role = phrase_role(words.folded)
    if joining is not None:
        duties.add(joining[0], Role.LEAD if role is Role.LEAD else Role.OWNER, joining[1])
        role = role if role is Role.LEAD else Role.CO_RESPONSIBLE
    duties.add(names, role, words)


def _close(duties: Duties, names: Quote, label: Quote | None) -> None:
    """Give the names that no phrase rules to the label before them."""
    if label is None:
        duties.add(names, None, None)
        return
    role = label_role(label.folded)
    deadline = names.strip(",;。")
    if role is not None:
        duties.add(names, role, label)
    elif deadline.folded not in ("", "/", "-", "无"):
        duties.deadlines.append(deadline)
