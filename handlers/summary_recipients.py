"""发送设置: the office chooses who gets which form of each kind of summary when it is sent."""

from collections.abc import Iterable
from dataclasses import replace

from domain.messages import Button, Rows
from domain.roles import OFFICE
from domain.spans import SpanKind
from domain.summary_runs import KINDS
from handlers.paging import in_rows, page_of
from handlers.registry import Action, Answer, Command, Conversation
from handlers.turn import Reply, Turn
from storage import recipients
from storage.members import Member
from storage.recipients import GROUP
from summaries.readers import ORDERED, candidates
from texts.spans import paper

PEOPLE_A_PAGE = 10
SETTINGS = "recipients"  # what the card speaks of: opened from a draft it leaves the draft alone


def choose_kind(turn: Turn, _rest: str = "") -> Answer:
    """Of which summary?"""
    kinds = [Button(paper(turn.language, kind), "summary.recipients_of", (kind,)) for kind in KINDS]
    back = turn.button("back", "menu.more")
    return _card(turn, turn.say("summary-recipients-which"), (*in_rows(kinds, 2), (back,)))


def show_group(turn: Turn, kind: str) -> Answer:
    """What the leading group's chat gets, and the way to the persons."""
    chosen = recipients.of_kind(turn.tx, turn.sender.programme_id, kind)
    persons = len(chosen.keys() & {person.id for person in candidates(turn.tx, turn.sender.programme_id)})
    more = turn.button("summary-recipients-persons", "summary.recipient_people", kind, 0, count=persons)
    text = turn.say("summary-recipients-group", paper=paper(turn.language, SpanKind(kind)))
    back = turn.button("back", "summary.recipients")
    return _card(turn, text, (*_forms(turn, kind, GROUP, chosen.get(GROUP, ())), (more, back)))


def show_people(turn: Turn, kind: str, page: str = "0") -> Answer:
    """The persons who may get it: leaders, the office, and unit heads."""
    people = candidates(turn.tx, turn.sender.programme_id)
    back = turn.button("back", "summary.recipients_of", kind)
    if not people:
        return _card(turn, turn.say("summary-recipients-nobody"), ((back,),))
    chosen = recipients.of_kind(turn.tx, turn.sender.programme_id, kind)
    shown = page_of(people, int(page), PEOPLE_A_PAGE)
    buttons = [
        _ticked(
            turn,
            Button(_name(turn, person), "summary.recipient", (kind, str(person.id))),
            person.id in chosen,
        )
        for person in shown.items
    ]
    text = turn.say("summary-recipients-people", paper=paper(turn.language, SpanKind(kind)))
    last = (*shown.arrows(turn, "summary.recipient_people", kind), back)
    return _card(turn, text, (*in_rows(buttons, 2), last))


def show_person(turn: Turn, kind: str, member_id: str) -> Answer:
    """What one person gets."""
    person = _candidate(turn, int(member_id))
    if person is None:
        return Reply(toast=turn.say("summary-recipients-gone"))
    chosen = recipients.of_kind(turn.tx, turn.sender.programme_id, kind).get(person.id, ())
    named = {"paper": paper(turn.language, SpanKind(kind)), "name": _name(turn, person)}
    back = turn.button("back", "summary.recipient_people", kind, 0)
    text = turn.say("summary-recipients-person", **named)
    return _card(turn, text, (*_forms(turn, kind, person.id, chosen), (back,)))


def toggle(turn: Turn, kind: str, form: str, member_id: str) -> Answer:
    """Give a form, or give it no longer."""
    place = int(member_id)
    if place != GROUP and _candidate(turn, place) is None:
        return Reply(toast=turn.say("summary-recipients-gone"))
    given = recipients.toggle(turn.tx, turn.sender.programme_id, kind, form, place)
    done = "recipient.added" if given else "recipient.removed"
    turn.record(done, f"member:{place}" if place != GROUP else "leading_group", kind=kind, form=form)
    return show_group(turn, kind) if place == GROUP else show_person(turn, kind, member_id)


def _card(turn: Turn, text: str, rows: Rows) -> Reply:
    return Reply(text, rows, new=turn.about != SETTINGS, about=SETTINGS)


def _candidate(turn: Turn, member_id: int) -> Member | None:
    people = candidates(turn.tx, turn.sender.programme_id)
    return next((person for person in people if person.id == member_id), None)


def _name(turn: Turn, person: Member) -> str:
    return f"{person.name}({person.unit or turn.say(f'role-{person.role}')})"


def _forms(turn: Turn, kind: str, member_id: int, chosen: Iterable[str]) -> Rows:
    buttons = [
        _ticked(
            turn,
            turn.button(f"form-offer-{form}", "summary.recipient_toggle", kind, form, member_id),
            form in chosen,
        )
        for form in ORDERED
    ]
    return in_rows(buttons, 2)


def _ticked(turn: Turn, button: Button, chosen: bool) -> Button:
    return replace(button, label=turn.say("summary-recipients-on", label=button.label)) if chosen else button


CONVERSATION = Conversation(
    commands=(Command(("发送设置", "/recipients"), choose_kind, OFFICE),),
    actions={
        "summary.recipients": Action(choose_kind, OFFICE),
        "summary.recipients_of": Action(show_group, OFFICE),
        "summary.recipient_people": Action(show_people, OFFICE),
        "summary.recipient": Action(show_person, OFFICE),
        "summary.recipient_toggle": Action(toggle, OFFICE),
    },
)
