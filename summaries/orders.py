"""A form of a summary that someone asked for in chat: kept with the message, made just before it is sent."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from domain.messages import Document
from storage import corrections, programmes, summaries
from storage.programmes import Programme
from storage.summaries import Summary
from summaries.collecting import collect
from summaries.facts import SummaryFacts, from_json
from summaries.forms import FORMS, Material
from summaries.look import STANDARD_LOOK, Look
from summaries.stored import sections_shown
from summaries.subjects import Asked, asked_of
from summaries.text import sections
from summaries.view import View

SCHEME = "form:"


@dataclass(frozen=True, slots=True)
class Order:
    """Which form of which summary; `reference` is its row, or a span as it stands when it is made."""

    form: str
    programme_id: int
    reference: str
    language: str

    def document(self, facts: SummaryFacts) -> Document:
        """Return the file to send, not made yet."""
        path = f"{SCHEME}{self.form}:{self.programme_id}:{self.reference}:{self.language}"
        form = FORMS[self.form]
        return Document(path, form.file_name(facts, self.language), form.kind)


def is_order(path: str) -> bool:
    return path.startswith(SCHEME)


def order_of(path: str) -> Order:
    """Return the order behind a document's path."""
    form, programme_id, reference, language = path.removeprefix(SCHEME).split(":")
    return Order(form, int(programme_id), reference, language)


def fulfil(tx: Connection, order: Order, now: datetime, look: Look = STANDARD_LOOK) -> bytes:
    """Return the file's content; raises LookupError if the summary is gone."""
    return FORMS[order.form].write(replace(_material(tx, order, now), look=look))


def _material(tx: Connection, order: Order, now: datetime) -> Material:
    if not order.reference.isdigit():
        programme = programmes.by_id(tx, order.programme_id)
        asked = asked_of(tx, programme.id, order.reference)
        return as_it_stands(tx, programme, asked, order.language, now)
    stored = _stored(tx, order)
    if stored is None:
        raise LookupError(f"no summary {order.reference}")
    facts = from_json(stored.facts)
    written = sections_shown(tx, stored, facts, order.language)
    return Material(tx, facts, written, order.language)


def lasting_name(tx: Connection, path: str, look: Look = STANDARD_LOOK) -> str | None:
    """Return a name for the ordered file under which its content never changes, or None if it may.

    A sent summary stays as it is; what is corrected in it makes another file.
    """
    order = order_of(path)
    stored = _stored(tx, order)
    if stored is None or stored.state != "sent" or not FORMS[order.form].lasts(look):
        return None
    return f"{path}:{len(corrections.of_summary(tx, stored.id))}"


def _stored(tx: Connection, order: Order) -> Summary | None:
    stored = summaries.by_id(tx, int(order.reference)) if order.reference.isdigit() else None
    return stored if stored and stored.programme_id == order.programme_id else None


def as_it_stands(
    tx: Connection, programme: Programme, asked: Asked, language: str, now: datetime
) -> Material:
    """Return what the forms of a summary are made of, with the numbers of this moment."""
    facts = collect(View(tx, programme, programmes.calendar(tx, programme.id), now), asked)
    return Material(tx, facts, sections(facts, language), language)
