"""Duties told in prose (县财政局要会同有关部门…), for items that have no clause.

Only the subjects of whole sentences count. No one leads by prose; each such
duty is marked for confirmation.
"""

import re
from collections.abc import Iterator

from plans.documents.duties import Duties
from plans.documents.model import Role
from plans.documents.quotes import Quote, sentences
from plans.documents.units import looks_like_unit, split_names

_SUBJECT = re.compile(
    r"\s*(?P<names>[^,。;:\n]{2,80}?)(?P<modal>要|应当?|须|必须|负责|具体负责|各负其责|按照?各?自?职责)"
)
_HELPERS = re.compile(r"会同(?P<names>(?:[^,。;:\n]{1,16}?(?:部门|单位|局|委|办|政府)[、和]?)+)")


def prose_duties(text: Quote) -> Duties:
    """Return the units and groups that are subjects of the text's sentences."""
    duties = Duties()
    for sentence in sentences(text):
        for names in _subjects(sentence):
            duties.add(names, Role.CO_RESPONSIBLE, None)
    return duties


def _subjects(sentence: Quote) -> Iterator[Quote]:
    subject = _SUBJECT.match(sentence.folded)
    if subject is None:
        return
    names = sentence.cut(*subject.span("names"))
    found = split_names(names)
    if not found or not all(looks_like_unit(name.quote.folded) for name in found):
        return
    yield names
    if helpers := _HELPERS.match(sentence.folded, subject.end()):
        yield sentence.cut(*helpers.span("names"))
