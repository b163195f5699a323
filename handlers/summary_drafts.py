"""The office and the draft of the weekly summary: read, edit by writing, send now, hold, release."""

from dataclasses import asdict, replace
from typing import Any

from domain.roles import OFFICE
from handlers.paging import in_rows
from handlers.registry import Action, Answer, Conversation, Step
from handlers.turn import Reply, Turn
from storage import programmes, summaries
from storage.summaries import Summary
from summaries.delivery import Desk
from summaries.draft_card import draft_card, no_group, sections_of


def _own(turn: Turn, summary_id: str) -> Summary | None:
    """Return the summary if it belongs to the sender's programme."""
    found = summaries.by_id(turn.tx, int(summary_id))
    return found if found and found.programme_id == turn.sender.programme_id else None


def show(turn: Turn, summary_id: str) -> Answer:
    """The card as things are now."""
    found = _own(turn, summary_id)
    if found is None:
        return Reply(toast=turn.say("summary-draft-no-longer"))
    return Reply(*draft_card(found, turn.language))


def choose_section(turn: Turn, summary_id: str) -> Answer:
    """改一段: which one?"""
    found = _own(turn, summary_id)
    if found is None or found.state == "sent":
        return Reply(toast=turn.say("summary-draft-sent-already"))
    choices = [
        replace(turn.button("back", "summary.edit_section", found.id, section.key), label=section.title)
        for section in sections_of(found)
    ]
    back = turn.button("back", "summary.draft", found.id)
    return Reply(turn.say("summary-draft-which-section"), (*in_rows(choices, 2), (back,)))


def ask_section(turn: Turn, summary_id: str, key: str) -> Answer:
    """Show a section as it is, and take the next message as its new text."""
    found = _own(turn, summary_id)
    section = next((s for s in sections_of(found) if s.key == key), None) if found else None
    if found is None or section is None or found.state == "sent":
        return Reply(toast=turn.say("summary-draft-sent-already"))
    turn.ask("summary.section", summary=found.id, section=key)
    text = turn.say("summary-draft-section-now", title=section.title, body=section.body)
    return Reply(text, ((turn.button("cancel", "summary.draft", found.id),),), new=True)


def take_section(turn: Turn, data: dict[str, Any]) -> Answer:
    """Keep the office's words for a section; they go out as written."""
    turn.forget()
    found = _own(turn, str(data["summary"]))
    body = turn.incoming.text.strip()
    if found is None or not body:
        return Reply(turn.say("summary-draft-no-longer"))
    edited = [
        replace(section, body=body, edited=True) if section.key == data["section"] else section
        for section in sections_of(found)
    ]
    if not summaries.save_sections(turn.tx, found.id, [asdict(section) for section in edited]):
        return Reply(turn.say("summary-draft-sent-already"))
    turn.record("summary.edited", f"summary:{found.id}", section=data["section"])
    title = next(section.title for section in edited if section.key == data["section"])
    card, buttons = draft_card(summaries.by_id(turn.tx, found.id) or found, turn.language)
    return Reply(f"{turn.say('summary-draft-section-saved', title=title)}\n{card}", buttons)


def send_now(turn: Turn, summary_id: str) -> Answer:
    """现在发送: also what was held."""
    found = _own(turn, summary_id)
    if found is None or found.state == "sent":
        return Reply(toast=turn.say("summary-draft-sent-already"))
    programme = programmes.by_id(turn.tx, found.programme_id)
    calendar = programmes.calendar(turn.tx, programme.id)
    if Desk(turn.tx, programme, calendar, turn.now, turn.token).send(found):
        turn.record("summary.sent", f"summary:{found.id}")
        return show(turn, summary_id)
    return Reply(toast=no_group(found, turn.language))


def hold(turn: Turn, summary_id: str) -> Answer:
    """暂不发送."""
    found = _own(turn, summary_id)
    if found is None or not summaries.hold(turn.tx, found.id, turn.sender.id):
        return Reply(toast=turn.say("summary-draft-no-longer"))
    turn.record("summary.held", f"summary:{found.id}")
    return show(turn, summary_id)


def release(turn: Turn, summary_id: str) -> Answer:
    """恢复发送: it goes out at its moment, or at once if that has passed."""
    found = _own(turn, summary_id)
    if found is None or not summaries.release(turn.tx, found.id, turn.sender.id):
        return Reply(toast=turn.say("summary-draft-no-longer"))
    turn.record("summary.released", f"summary:{found.id}")
    return show(turn, summary_id)


CONVERSATION = Conversation(
    actions={
        "summary.draft": Action(show, OFFICE),
        "summary.edit": Action(choose_section, OFFICE),
        "summary.edit_section": Action(ask_section, OFFICE),
        "summary.send": Action(send_now, OFFICE),
        "summary.hold": Action(hold, OFFICE),
        "summary.release": Action(release, OFFICE),
    },
    steps={"summary.section": Step(take_section, OFFICE)},
)
