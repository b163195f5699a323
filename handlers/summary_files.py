"""附件: a summary in every other form that fits its part and the reader."""

from handlers.paging import in_rows
from handlers.registry import Action, Answer, Conversation
from handlers.summary_evidence import queue_evidence
from handlers.summary_pages import back, view
from handlers.summary_reading import Opened, for_office, reading
from handlers.turn import Reply, Turn
from summaries.evidence_orders import EVIDENCE
from summaries.forms import FORMS
from summaries.orders import Order

# The office alone sees who reported, why a report was returned and how often a unit was asked, and it alone
# writes papers to a unit or about a meeting.
OFFICE_ONLY = frozenset({"circular", "slip", "minutes", "xlsx", "csv", "csv-zip", EVIDENCE})
UNLISTED = frozenset({"text", "csv"})  # the summary itself, and a part of csv-zip


def fitting(turn: Turn, found: Opened) -> list[str]:
    """Return the forms that fit the summary's part and that its reader may have here."""
    fit = (name for name, form in FORMS.items() if found.facts.subject.kind in form.fits)
    return [name for name in (*fit, EVIDENCE) if for_office(turn) or name not in OFFICE_ONLY]


@reading
def choose(turn: Turn, found: Opened) -> Answer:
    """Offer the forms."""
    return _offer(turn, found, turn.say("form-which"))


def _offer(turn: Turn, found: Opened, text: str) -> Reply:
    buttons = [
        turn.button(f"form-offer-{form}", "summary.file", found.reference, form)
        for form in fitting(turn, found)
        if form not in UNLISTED
    ]
    return view(turn, text, (*in_rows(buttons, 3), *back(turn, found)))


@reading
def order(turn: Turn, found: Opened, form: str) -> Answer:
    """Queue the file; it is made while the person waits."""
    if form not in fitting(turn, found):
        return _offer(turn, found, turn.say("form-not-offered", form=turn.say(f"form-offer-{form}")))
    if form == EVIDENCE:
        return queue_evidence(turn, found)
    ordered = Order(form, found.programme.id, found.reference, turn.language)
    turn.record("summary.file", f"summary:{found.reference}", form=form, programme=found.programme.id)
    return Reply(document=ordered.document(found.facts), toast=turn.say("form-being-made"), new=True)


CONVERSATION = Conversation(
    actions={
        "summary.files": Action(choose, strangers=True),
        "summary.file": Action(order, strangers=True),
    },
)
