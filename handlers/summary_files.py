"""附件: a summary as picture, official document, ledger or PDF, for whoever may read it in the chat."""

from domain.messages import Button
from handlers.registry import Action, Answer, Conversation
from handlers.summary_reading import opened
from handlers.turn import Reply, Turn
from summaries.orders import Order

OFFERED = ("png", "board-pdf", "docx", "pdf", "xlsx")


def choose(turn: Turn, reference: str) -> Answer:
    """Offer the forms."""
    if opened(turn, reference) is None:
        return Reply(toast=turn.say("not-allowed"))
    buttons = [Button(turn.say(f"form-offer-{form}"), "summary.file", (reference, form)) for form in OFFERED]
    return Reply(turn.say("form-which"), (tuple(buttons[:3]), tuple(buttons[3:])), new=True)


def order(turn: Turn, reference: str, form: str) -> Answer:
    """Queue the file; it is made while the person waits."""
    found = opened(turn, reference)
    if found is None:
        return Reply(toast=turn.say("not-allowed"))
    ordered = Order(form, found.facts.programme_id, reference, turn.language)
    turn.record("summary.file", f"summary:{reference}", form=form)
    return Reply(document=ordered.document(found.facts), toast=turn.say("form-being-made"), new=True)


CONVERSATION = Conversation(
    actions={
        "summary.files": Action(choose, strangers=True),
        "summary.file": Action(order, strangers=True),
    },
)
