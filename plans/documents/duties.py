"""The grammar of a responsibility clause (责任分工): who gets which role, in the order written.

    clause  = part { ";" part }
    part    = [ label ":" ] list { phrase list } [ phrase ]

A comma alone opens no role. A phrase rules the names before it, back to the
phrase before; a label rules the names behind it that no phrase rules.
"""

import re
from dataclasses import dataclass, field

from plans.documents.deadlines import is_deadline
from plans.documents.document_rules import is_remark
from plans.documents.model import Role
from plans.documents.open_references import is_person
from plans.documents.quotes import Quote, masked
from plans.documents.roles import LABEL, PHRASE, label_role, mixes_roles, phrase_role
from plans.documents.units import Name, split_names

_TOKEN = re.compile(
    rf"(?P<label>{LABEL.pattern})|(?P<phrase>{PHRASE.pattern})|(?P<joins>(?<=[\w\0])会同)|(?P<ends>[;。\n])"
)


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
    start = 0
    for token in _TOKEN.finditer(masked(body.folded)):
        if token["phrase"] and label is not None and label_role(label.folded) is None:
            continue
        before = body.cut(start, token.start())
        start = token.end()
        if token["phrase"] or token["joins"]:
            words = body.cut(*token.span())
            duties.add(before, Role.OWNER if token["joins"] else phrase_role(words.folded), words)
            continue
        _close(duties, before, label)
        if token["label"]:
            label = body.cut(*token.span()).strip(":")
    _close(duties, body.cut(start), label)
    return duties


def _close(duties: Duties, names: Quote, label: Quote | None) -> None:
    """Give the names that no phrase rules to the label before them."""
    if label is None:
        duties.add(names, None, None)
        return
    role = label_role(label.folded)
    deadline = names.strip(",;。")
    if role is None and deadline.folded not in ("", "/", "-", "无"):
        duties.deadlines.append(deadline)
    elif role is not None:
        duties.add(names, role, label)
