"""What words ask of a summary: a span, a part, a form, in any order; and what of them is not understood."""

from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection

from domain.reading.asking import Asking
from domain.reading.spans import find_span
from domain.spans import Span
from summaries.evidence_orders import EVIDENCE
from summaries.forms import FORMS
from summaries.part_names import directory
from summaries.subjects import Subject
from texts.catalogue import say_all

FILLERS = "的和、,。?"  # 县工信局的公文


@dataclass(frozen=True, slots=True)
class Wanted:
    """A span and a form; no part is the whole, and several parts are a choice still to be made."""

    span: Span
    parts: tuple[Subject, ...] = ()
    form: str = ""
    unknown: str = ""
    likely: tuple[Subject, ...] = ()  # what the unknown words may have meant

    @property
    def clear(self) -> bool:
        return not self.unknown and len(self.parts) <= 1


def read_wanted(tx: Connection, programme_id: int, asking: Asking, words: str) -> Wanted:
    """Read what stands after 周报. Whole names go first: a target's wording may have a year in it."""
    known = directory(tx, programme_id)
    parts, left = known.spelled(words)
    span, left = find_span(left, asking) or (asking.present(), left)
    form, unknown = "", []
    for word in filter(None, (word.strip(FILLERS) for word in left.split())):
        meant = known.meant(word)
        if word.lower() in form_words():
            form = form_words()[word.lower()]
        elif meant:
            parts += [part for part in meant if part not in parts]
        else:
            unknown.append(word)
    missed = " ".join(unknown)
    return Wanted(span, tuple(parts), form, missed, tuple(known.nearest(missed)))


@cache
def form_words() -> dict[str, str]:
    """Return by word, in any language, the form that it names: 公文, 台账, picture."""
    texts = ((form, text) for form in (*FORMS, EVIDENCE) for text in say_all(f"form-words-{form}"))
    return {word: form for form, text in texts for word in text.lower().split()}
