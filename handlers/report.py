"""Reporting by ordinary words: each message grows or changes one draft, shown as one card."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from domain.drafting import Draft, take_in, to_plain, without_message
from domain.reading import Kind, Reading
from handlers import answers, cards, extension, people
from handlers.desk import Desk
from handlers.registry import Answer
from handlers.turn import Reply, Turn
from storage import drafts, reports

# A card further up on the screen than this is sent anew instead of being changed out of sight.
CARD_AT_HAND = timedelta(minutes=30)


def read_words(turn: Turn) -> Answer:
    """Take a contact's message: a report, or one of the other things that people write."""
    if turn.incoming.files:
        _keep_files(turn)
    desk = Desk(turn)
    if not turn.incoming.text.strip():
        return show(desk, desk.draft) if turn.incoming.files else None
    reading = desk.read(turn.incoming.text, asked_about(desk))
    if turn.incoming.files and not reading.parts:
        return show(desk, desk.draft)
    return BY_KIND[reading.kind](desk, reading)


def asked_about(desk: Desk) -> str | None:
    """The one task that the conversation is about, if it is about one."""
    subject, _, value = desk.turn.about.partition(":")
    if subject == "task":
        return value
    if subject == "receipt":
        filed = reports.of_receipt(desk.turn.tx, int(value))
        if len(filed) == 1:
            return filed[0].code
    told = desk.draft.told
    if len(told) == 1:
        return told[0].code
    returned = [duty.code for duty in desk.owed.values() if duty.state == "returned"]
    return returned[0] if len(returned) == 1 and not told else None


def take_report(desk: Desk, reading: Reading) -> Answer:
    """Lay what was read over the draft and show it."""
    kind = Kind.CORRECTION if desk.turn.about.startswith("receipt:") else reading.kind
    draft = take_in(desk.draft, reading, desk.turn.incoming.message_id, desk.standing(reading, kind))
    if not draft.parts:
        return answers.unsure(desk, reading)
    return show(desk, draft)


def show(desk: Desk, draft: Draft) -> Reply:
    """Store the draft and show its card: the one on the screen changes, or a first one is sent."""
    turn, stored = desk.turn, desk.stored
    if stored is None:
        owner = (turn.sender.programme_id, turn.sender.id)
        draft_id, version, card = drafts.add(turn.tx, owner, to_plain(draft), turn.now), 1, None
    else:
        drafts.save(turn.tx, stored.id, to_plain(draft), turn.now)
        at_hand = stored.updated_at > turn.now - CARD_AT_HAND
        draft_id, version, card = stored.id, stored.version + 1, stored.card_id if at_hand else None
    return cards.draft_card(
        desk,
        cards.Shown(draft, draft_id, version),
        edits=card,
        queued=lambda row: drafts.shown_as(turn.tx, draft_id, row),
    )


def read_edit(turn: Turn) -> Answer:
    """An edited message changes the open draft; after filing it is offered as a correction."""
    if turn.member is None or turn.member.unit_id is None:
        return None
    desk = Desk(turn)
    message = turn.incoming.message_id
    if any(message in part.messages for part in desk.draft.parts):
        draft = without_message(desk.draft, message)
        reading = desk.read(turn.incoming.text, asked_about(desk))
        return show(desk, take_in(draft, reading, message, desk.standing(reading, Kind.CORRECTION)))
    filed = reports.of_message(turn.tx, turn.member.id, message)
    if not filed:
        return None
    asked = filed[0].code if len(filed) == 1 else None
    reading = desk.read(turn.incoming.text, asked)
    return show(desk, take_in(desk.draft, reading, message, desk.standing(reading, Kind.REPORT)))


def _keep_files(turn: Turn) -> None:
    """Photos and documents become evidence of the draft, before or after its words."""
    desk = Desk(turn)
    draft = replace(desk.draft, files=desk.draft.files + len(turn.incoming.files))
    if desk.stored is None:
        owner = (turn.sender.programme_id, turn.sender.id)
        draft_id = drafts.add(turn.tx, owner, to_plain(draft), turn.now)
    else:
        draft_id = desk.stored.id
        drafts.save(turn.tx, draft_id, to_plain(draft), turn.now)
    for file in turn.incoming.files:
        new = {
            "member_id": turn.sender.id,
            "channel": turn.incoming.channel,
            "file_id": file.file_id,
            "kind": file.kind,
            "name": file.name,
            "size": file.size,
            "album": turn.incoming.album,
            "at": turn.now,
        }
        drafts.add_evidence(turn.tx, draft_id, new)


def change_of_person(desk: Desk, _reading: Reading) -> Answer:
    return people.offer_takeover(desk.turn, desk.turn.incoming.text)


BY_KIND: Mapping[Kind, Callable[[Desk, Reading], Answer]] = {
    Kind.REPORT: take_report,
    Kind.NO_CHANGE: take_report,
    Kind.CORRECTION: take_report,
    Kind.ISSUE: take_report,
    Kind.EXTENSION_REQUEST: extension.offer,
    Kind.QUESTION: answers.answer_question,
    Kind.TAKEOVER: change_of_person,
    Kind.COMPLAINT: answers.answer_complaint,
    Kind.ACKNOWLEDGEMENT: answers.acknowledge,
    Kind.CHAT: answers.answer_chat,
    Kind.OTHER: answers.decline,
}
