"""导入: the office hands over a document or pastes its text; it is read apart, and a preview comes back."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from domain.messages import ChatKind, Incoming, IncomingFile, IncomingKind
from domain.roles import OFFICE
from handlers import import_preview, roster_import
from handlers.registry import Action, Answer, Conversation, Step
from handlers.turn import Reply, Turn
from storage import imports, members
from storage.imports import Job

LARGEST = 20 * 2**20  # bytes; the chat service hands out no more
SHORTEST_PASTE = 600  # characters
ROSTER_NAMES = (".xlsx", ".xls", ".csv")
# At least two numbered items at the beginning of lines: 一、 (一) 1.
ITEM = re.compile(
    r"(?m)^[\s\u3000]*(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]|\d+[.、．])"
)

Default = Callable[[Turn], Answer]


def or_else(otherwise: Default) -> Default:
    """Take documents and long texts with the shape of a plan first, and leave all else to `otherwise`."""

    def take(turn: Turn) -> Answer:
        if turn.incoming.chat_kind is ChatKind.GROUP:
            return otherwise(turn)
        if turn.incoming.files:
            return take_file(turn, turn.incoming.files[0])
        text = turn.incoming.text
        if len(text) >= SHORTEST_PASTE and len(ITEM.findall(text)) > 1:
            return start_text(turn, text)
        return otherwise(turn)

    return take


def take_file(turn: Turn, file: IncomingFile) -> Reply:
    """Queue a document for reading; what can be refused at once is."""
    if file.kind != "document":
        return Reply(turn.say("import-refused-scan"))
    if file.size > LARGEST:
        return Reply(turn.say("import-refused-too-large"))
    kind = "roster" if file.name.lower().endswith(ROSTER_NAMES) else "plan"
    return _queue(turn, {"kind": kind, "state": "waiting", "file_id": file.file_id}, "import-reading")


def start_text(turn: Turn, text: str) -> Reply:
    """The first part of a pasted plan: chat services cut long texts into several messages."""
    turn.ask("import.text")
    new = {"kind": "plan", "state": "collecting", "text": text}
    return _queue(turn, new, "import-collecting", length=len(text))


def _queue(turn: Turn, new: dict[str, Any], key: str, **values: int) -> Reply:
    mine = {"programme_id": turn.sender.programme_id, "member_id": turn.sender.id}
    job_id = imports.add(turn.tx, mine | new, turn.now)
    turn.record("import.received", f"import:{job_id}", kind=new["kind"])
    buttons = [turn.button("import-read", "import.read", job_id)] if new["state"] == "collecting" else []
    return Reply(
        turn.say(key, **values),
        ((*buttons, turn.button("cancel", "import.drop", job_id)),),
        queued=lambda row: imports.put_card(turn.tx, job_id, row),
    )


def text_continues(turn: Turn, _data: dict[str, Any]) -> Answer:
    """A further part of the text; the card counts on."""
    job = imports.open_of(turn.tx, turn.sender.id)
    if job is None or job.state != "collecting" or not turn.incoming.text:
        turn.forget()
        return or_else(lambda _turn: Reply(turn.say("import-gone")))(turn)
    turn.ask("import.text")
    length = imports.append(turn.tx, job, turn.incoming.text)
    row = (turn.button("import-read", "import.read", job.id), turn.button("cancel", "import.drop", job.id))
    return Reply(turn.say("import-collecting", length=length), (row,), edits=job.card_id)


def read_now(turn: Turn, job_id: str) -> Reply:
    """读取: the text is complete."""
    turn.forget()
    job = own_job(turn, job_id)
    if job is None or not imports.move(turn.tx, job.id, "collecting", "waiting"):
        return Reply(toast=turn.say("card-expired"))
    return Reply(turn.say("import-reading"), ((turn.button("cancel", "import.drop", job.id),),))


def drop(turn: Turn, job_id: str) -> Reply:
    """取消: nothing of the document is kept."""
    turn.forget()
    job = own_job(turn, job_id)
    if job is None or not imports.close(turn.tx, job.id, job.state, "dropped"):
        return Reply(toast=turn.say("card-expired"))
    turn.record("import.dropped", f"import:{job.id}")
    return Reply(turn.say("import-dropped"), ((turn.button("back", "menu.show"),),))


def own_job(turn: Turn, job_id: str) -> Job | None:
    """Return the job while it is the sender's open one."""
    job = imports.open_of(turn.tx, turn.sender.id)
    return job if job is not None and str(job.id) == job_id else None


def hand_back(
    tx: Connection, job: Job, result: dict[str, Any], now: datetime, token: Callable[[], str]
) -> None:
    """Show what was read in place of 正在读; a file that is none is refused and kept no longer."""
    member = members.by_id(tx, job.member_id)
    if member is None or not imports.put_result(tx, job.id, result):
        return
    late = Incoming(
        channel=member.channel,
        event_id="",
        kind=IncomingKind.MESSAGE,
        chat=member.chat,
        chat_kind=ChatKind.PRIVATE,
        account=member.account,
        name=member.name,
        sent_at=now,
    )
    turn = Turn(tx, late, now, member, token)
    read = imports.by_id(tx, job.id)
    if read is not None:
        turn.answer(_answer(turn, read, result))


def _answer(turn: Turn, job: Job, result: dict[str, Any]) -> Reply:
    if "refusal" in result:
        imports.close(turn.tx, job.id, "preview", "dropped")
        reason = result["refusal"]
        on_roster = job.kind == "roster"
        text = turn.say(f"roster-refused-{reason}") if on_roster else turn.say(f"import-refused-{reason}")
        return Reply(text, edits=job.card_id)
    show = roster_import.preview if job.kind == "roster" else import_preview.overview
    return show(turn, job, edits=job.card_id)


CONVERSATION = Conversation(
    actions={
        "import.read": Action(read_now, OFFICE),
        "import.drop": Action(drop, OFFICE),
    },
    steps={"import.text": Step(text_continues, OFFICE)},
)
