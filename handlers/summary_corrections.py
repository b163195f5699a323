"""更正: the office corrects a summary that was sent; who got its text gets the correction, visibly."""

from dataclasses import replace
from typing import Any

from domain.roles import OFFICE
from handlers.paging import in_rows
from handlers.registry import Action, Answer, Conversation, Step
from handlers.turn import Reply, Turn
from storage import corrections, programmes, summaries
from storage.summaries import Summary
from summaries.delivery import Desk
from summaries.stored import sections_of, standing
from texts.moments import shortened

LONGEST_BODY = 3000  # fits into one message together with what stands around it
LONGEST_BEFORE = 200


def _sent(turn: Turn, summary_id: str) -> Summary | None:
    """Return the summary if it was sent and belongs to the sender's programme."""
    found = summaries.by_id(turn.tx, int(summary_id))
    own = found is not None and found.programme_id == turn.sender.programme_id
    return found if found and own and found.state == "sent" else None


def choose(turn: Turn, summary_id: str) -> Answer:
    """Which section?"""
    turn.forget()
    found = _sent(turn, summary_id)
    if found is None:
        return Reply(toast=turn.say("summary-correct-not-sent"))
    choices = [
        replace(turn.button("back", "summary.correct_section", found.id, section.key), label=section.title)
        for section in sections_of(found)
    ]
    back = turn.button("back", "summary.draft", found.id)
    return Reply(turn.say("summary-correct-which"), (*in_rows(choices, 2), (back,)))


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
    before, reached = shortened(section.body, LONGEST_BEFORE), len(_desk(turn).reached(found))
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
    reached = _desk(turn).correct(found, made, before.body)
    turn.record("summary.corrected", f"summary:{found.id}", section=key, correction=made.id)
    back = turn.button("back", "summary.draft", found.id)
    return Reply(turn.say("summary-correct-sent", title=before.title, count=reached), ((back,),))


def _desk(turn: Turn) -> Desk:
    programme = programmes.by_id(turn.tx, turn.sender.programme_id)
    return Desk(turn.tx, programme, programmes.calendar(turn.tx, programme.id), turn.now, turn.token)


CONVERSATION = Conversation(
    actions={
        "summary.correct": Action(choose, OFFICE),
        "summary.correct_section": Action(ask, OFFICE),
        "summary.correct_send": Action(send, OFFICE),
    },
    steps={"summary.correction": Step(preview, OFFICE)},
)
