"""The office and the draft of a summary: read, edit by writing, send now, hold, release."""

from dataclasses import asdict, replace
from typing import Any

from domain.roles import OFFICE
from handlers.registry import Action, Answer, Conversation, Step
from handlers.summary_sections import LONGEST_BODY, desk, own_summary, which_section
from handlers.turn import Reply, Turn
from storage import summaries
from storage.summaries import Summary
from summaries.delivery import written_language
from summaries.draft_card import draft_card, unsent
from summaries.facts import from_json
from summaries.stored import sections_of
from summaries.text import sections
from summaries.writing import Section


def show(turn: Turn, summary_id: str) -> Answer:
    """The card as things are now; what was being asked about it is asked no more."""
    turn.forget()
    found = own_summary(turn, summary_id)
    if found is None:
        return Reply(toast=turn.say("summary-draft-no-longer"))
    return Reply(*draft_card(turn.tx, found, turn.language))


def choose_section(turn: Turn, summary_id: str) -> Answer:
    """改一段: which one?"""
    found = own_summary(turn, summary_id)
    if found is None or found.state == "sent":
        return Reply(toast=turn.say("summary-draft-sent-already"))
    return which_section(turn, found, "summary-draft-which-section", "summary.edit_section")


def ask_section(turn: Turn, summary_id: str, key: str) -> Answer:
    """Show a section as it is, and take the next message as its new text."""
    found = own_summary(turn, summary_id)
    section = _section(found, key) if found else None
    if found is None or section is None or found.state == "sent":
        return Reply(toast=turn.say("summary-draft-sent-already"))
    turn.ask("summary.section", summary=found.id, section=key)
    text = turn.say("summary-draft-section-now", title=section.title, body=section.body[:LONGEST_BODY])
    row = [turn.button("cancel", "summary.draft", found.id)]
    if section.edited:
        row.insert(0, turn.button("summary-draft-restore", "summary.restore", found.id, key))
    return Reply(text, (tuple(row),), new=True)


def take_section(turn: Turn, data: dict[str, Any]) -> Answer:
    """Keep the office's words for a section; they go out as written."""
    found = own_summary(turn, str(data["summary"]))
    section = _section(found, data["section"]) if found else None
    body = turn.incoming.text.strip()
    if len(body) > LONGEST_BODY:
        return Reply(turn.say("summary-draft-too-long", most=LONGEST_BODY))
    turn.forget()
    if found is None or section is None or not body:
        return Reply(turn.say("summary-draft-no-longer"))
    return _kept(turn, found, replace(section, body=body, edited=True), "summary.edited")


def restore_section(turn: Turn, summary_id: str, key: str) -> Answer:
    """恢复自动内容: the section reads again as it did before the office edited it."""
    turn.forget()
    found = own_summary(turn, summary_id)
    section = _automatic(turn, found, key) if found else None
    if found is None or section is None:
        return Reply(toast=turn.say("summary-draft-no-longer"))
    return _kept(turn, found, section, "summary.restored")


def _automatic(turn: Turn, found: Summary, key: str) -> Section | None:
    """Return a section as the draft's own data give it."""
    language = written_language(turn.tx, found.programme_id)
    written = sections(from_json(found.facts), language)
    return next((section for section in written if section.key == key), None)


def _section(found: Summary, key: str) -> Section | None:
    return next((section for section in sections_of(found) if section.key == key), None)


def _kept(turn: Turn, found: Summary, new: Section, done: str) -> Answer:
    """Store a section and show the draft with it."""
    written = [new if section.key == new.key else section for section in sections_of(found)]
    if not summaries.save_sections(turn.tx, found.id, [asdict(section) for section in written]):
        return Reply(turn.say("summary-draft-sent-already"))
    turn.record(done, f"summary:{found.id}", section=new.key)
    said = turn.say(
        "summary-draft-section-saved" if new.edited else "summary-draft-restored", title=new.title
    )
    card, buttons = draft_card(turn.tx, summaries.known(turn.tx, found.id), turn.language)
    return Reply(f"{said}\n{card}", buttons)


def send_now(turn: Turn, summary_id: str) -> Answer:
    """现在发送: also what was held."""
    found = own_summary(turn, summary_id)
    if found is None or found.state == "sent":
        return Reply(toast=turn.say("summary-draft-sent-already"))
    sending = desk(turn)
    if sending.send(found):
        turn.record("summary.sent", f"summary:{found.id}")
        return show(turn, summary_id)
    return Reply(toast=unsent(found, sending.hindrance(found.kind), turn.language))


def hold(turn: Turn, summary_id: str) -> Answer:
    """暂不发送."""
    found = own_summary(turn, summary_id)
    if found is None or not summaries.hold(turn.tx, found.id, turn.sender.id):
        return Reply(toast=turn.say("summary-draft-no-longer"))
    turn.record("summary.held", f"summary:{found.id}")
    return show(turn, summary_id)


def release(turn: Turn, summary_id: str) -> Answer:
    """恢复发送: it goes out at its moment, or at once if that has passed."""
    found = own_summary(turn, summary_id)
    if found is None or not summaries.release(turn.tx, found.id, turn.sender.id):
        return Reply(toast=turn.say("summary-draft-no-longer"))
    turn.record("summary.released", f"summary:{found.id}")
    return show(turn, summary_id)


CONVERSATION = Conversation(
    actions={
        "summary.draft": Action(show, OFFICE),
        "summary.edit": Action(choose_section, OFFICE),
        "summary.edit_section": Action(ask_section, OFFICE),
        "summary.restore": Action(restore_section, OFFICE),
        "summary.send": Action(send_now, OFFICE),
        "summary.hold": Action(hold, OFFICE),
        "summary.release": Action(release, OFFICE),
    },
    steps={"summary.section": Step(take_section, OFFICE)},
)
