"""A form of a summary that someone asked for in chat: kept with the message, made just before it is sent."""

from dataclasses import dataclass

from sqlalchemy import Connection

from domain.messages import Document
from storage import corrections, summaries
from storage.summaries import Summary
from summaries.facts import SummaryFacts
from summaries.forms import FORMS
from summaries.look import STANDARD_LOOK, Look

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


def lasting_name(tx: Connection, path: str, look: Look = STANDARD_LOOK) -> str | None:
    """Return a name for the ordered file under which its content never changes, or None if it may.

    A sent summary stays as it is; what is corrected in it makes another file.
    """
    order = order_of(path)
    stored = stored_of(tx, order)
    if stored is None or stored.state != "sent" or not FORMS[order.form].lasts(look):
        return None
    return f"{path}:{len(corrections.of_summary(tx, stored.id))}"


def stored_of(tx: Connection, order: Order) -> Summary | None:
    """Return the stored summary that is ordered; None if it is a span as it stands, or gone."""
    stored = summaries.by_id(tx, int(order.reference)) if order.reference.isdigit() else None
    return stored if stored and stored.programme_id == order.programme_id else None
