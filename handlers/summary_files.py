"""附件: a summary in every other form that fits its part and the reader."""

from domain.messages import Button
from handlers.paging import in_rows
from handlers.registry import Action, Answer, Conversation
from handlers.summary_pages import back, view
from handlers.summary_reading import Opened, for_office, reading
from handlers.turn import Reply, Turn
from summaries.forms import FORMS
from summaries.orders import Order

# What the office alone may see: who reported, why a report was returned, how often a unit was asked.
OFFICE_ONLY = frozenset({"xlsx", "csv", "csv-zip"})
OFFERED = ("png", "board-pdf", "docx", "pdf", "xlsx", "csv-zip")


def offered(turn: Turn) -> list[str]:
    """Return the forms that the reader may have here."""
    return [form for form in OFFERED if for_office(turn) or form not in OFFICE_ONLY]


@reading
def choose(turn: Turn, found: Opened) -> Answer:
    """Offer the forms."""
    return _offer(turn, found, turn.say("form-which"))


def _offer(turn: Turn, found: Opened, text: str) -> Reply:
    buttons = [
        Button(turn.say(f"form-offer-{form}"), "summary.file", (found.reference, form))
        for form in offered(turn)
    ]
    return view(turn, text, (*in_rows(buttons, 3), *back(turn, found)))


@reading
def order(turn: Turn, found: Opened, form: str) -> Answer:
    """Queue the file; it is made while the person waits."""
    if form not in FORMS or form not in offered(turn):
        return _offer(turn, found, turn.say("form-not-offered", form=turn.say(f"form-offer-{form}")))
    ordered = Order(form, found.programme.id, found.reference, turn.language)
    turn.record("summary.file", f"summary:{found.reference}", form=form, programme=found.programme.id)
    return Reply(document=ordered.document(found.facts), toast=turn.say("form-being-made"), new=True)


CONVERSATION = Conversation(
    actions={
        "summary.files": Action(choose, strangers=True),
        "summary.file": Action(order, strangers=True),
    },
)
