"""更正: the office corrects a summary that was sent; who got its text gets the correction, visibly."""

from typing import Any

from domain.roles import OFFICE
from handlers.registry import Action, Answer, Conversation, Step
from handlers.summary_sections import LONGEST_BODY, desk, own_summary, which_section
from handlers.turn import Reply, Turn
from storage import corrections
from storage.summaries import Summary
from summaries.posts import LONGEST_BEFORE
from summaries.stored import standing
from texts.moments import shortened


def _sent(turn: Turn, summary_id: str) -> Summary | None:
    """Return the summary if it was sent and belongs to the sender's programme."""
    found = own_summary(turn, summary_id)
    return found if found and found.state == "sent" else None


def choose(turn: Turn, summary_id: str) -> Answer:
    """Which section?"""
    turn.forget()
    found = _sent(turn, summary_id)
    if found is None:
        return Reply(toast=turn.say("summary-correct-not-sent"))
    return which_section(turn, found, "summary-correct-which", "summary.correct_section")


def ask(turn: Turn, summary_id: str, key: str) -> Answer:
    """Show the section as it stands, and take the next message as its corrected text."""
    found = _sent(turn, summary_id)
    section = standing(turn.tx, found, key) if found else None
    if found is None or section is None:
        return Reply(toast=turn.say("summary-correct-not-sent"))
    turn.ask("summary.correction", summary=found.id, section=key)
    text = turn.say("summary-correct-now", title=section.title, body=section.body[:LONGEST_BODY])
    return Reply(text, ((turn.button("cancel", "summary.correct", found.id),),), new=True)


def preview(turn: Turn, data: dict[str, Any]) -> Answer:
    """Show old and new before anything goes out; another message replaces the new text."""
    found = _sent(turn, str(data["summary"]))
    section = standing(turn.tx, found, data["section"]) if found else None
    body = turn.incoming.text.strip()
    if found is None or section is None or not body:
        turn.forget()
        return Reply(turn.say("summary-draft-no-longer"))
    if len(body) > LONGEST_BODY:
        return Reply(turn.say("summary-draft-too-long", most=LONGEST_BODY))
    before, reached = shortened(section.body, LONGEST_BEFORE), len(desk(turn).reached(found))
    text = turn.say("summary-correct-preview", title=section.title, body=body, before=before, count=reached)
    send = turn.button("summary-correct-send", "summary.correct_send", found.id, section.key, body)
    return Reply(text, ((send, turn.button("cancel", "summary.correct", found.id)),))


def send(turn: Turn, summary_id: str, key: str, body: str) -> Answer:
    """发出更正: what the preview showed; pressed again it changes nothing."""
    turn.forget()
    found = _sent(turn, summary_id)
    before = standing(turn.tx, found, key) if found else None
    if found is None or before is None:
        return Reply(toast=turn.say("summary-correct-not-sent"))
    if before.body == body:
        return Reply(toast=turn.say("summary-correct-again"))
    new = {"programme_id": found.programme_id, "summary_id": found.id, "section": key}
    new |= {"title": before.title, "body": body, "corrected_by": turn.sender.id, "corrected_at": turn.now}
    made = corrections.by_id(turn.tx, corrections.add(turn.tx, new))
    reached = desk(turn).correct(found, made, before.body)
    turn.record("summary.corrected", f"summary:{found.id}", section=key, correction=made.id)
    back = turn.button("back", "summary.draft", found.id)
    return Reply(turn.say("summary-correct-sent", title=before.title, count=reached), ((back,),))


CONVERSATION = Conversation(
    actions={
        "summary.correct": Action(choose, OFFICE),
        "summary.correct_section": Action(ask, OFFICE),
        "summary.correct_send": Action(send, OFFICE),
    },
    steps={"summary.correction": Step(preview, OFFICE)},
)
