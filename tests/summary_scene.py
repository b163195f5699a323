"""A week of the county programme for summaries: reports, the leading group's chat, passes of the engine."""

from datetime import UTC, datetime

from domain.messages import ChatKind, IncomingKind
from domain.roles import Role
from schedules.engine import run_due
from storage import chats, outbox, periods, reports
from storage.chats import Chat
from storage.members import Member
from storage.reports import NewReport
from tests.scene import Scene, Shown, at

GROUP = "-100"
BUREAU = "县工信局"
WEEK = "2023-W41"
WORDS = "陶瓷园二期开工了。新增12家,累计87家。用地指标不足,请自然资源局支持。"


def passes(scene: Scene, moment: datetime) -> datetime | None:
    scene.now = moment
    return run_due(scene.tx, moment.astimezone(UTC), scene.token)


def bind_group(scene: Scene, language: str = "zh-CN") -> None:
    group = Chat(scene.programme_id, "应县专业镇", "telegram", GROUP, "领导小组", language, None)
    assert chats.bind(scene.tx, group, 1, scene.now)


def files(
    scene: Scene, contact: Member, count: int = 1, percent: float | None = 60, text: str = WORDS
) -> int:
    """The contact reports on what the unit owes first; return the receipt."""
    assert contact.unit_id is not None
    receipt = reports.open_submission(scene.tx, scene.programme_id, contact.id, ["1"], scene.now)
    for duty in periods.owing_of_unit(scene.tx, contact.unit_id, scene.now)[:count]:
        new = NewReport(duty.id, text, percent=percent, difficulties="用地指标不足")
        reports.file(scene.tx, new, receipt, contact, scene.now)
    return receipt


def in_group(scene: Scene) -> list[Shown]:
    """What the leading group's chat got in words, newest first."""
    return [shown for shown in scene.seen(GROUP) if shown.text]


def files_to(scene: Scene, chat: str) -> list[str]:
    """The names of the files that a chat got, in order."""
    posts = (post for _, post in outbox.queued_after(scene.tx, 0))
    return [post.document.name for post in posts if post.document and post.chat == chat]


def group_writes(scene: Scene, who: Member | str, text: str, answered: Shown) -> list[Shown]:
    """Someone in the group answers a message."""
    return scene.writes(
        who, text, chat=GROUP, chat_kind=ChatKind.GROUP, reply_to=str(answered.edits or answered.id)
    )


def drafted(scene: Scene) -> Member:
    """Friday morning: the office has the draft before it."""
    office = scene.office()
    bind_group(scene)
    passes(scene, at(9, 9))
    contact = scene.contact()
    scene.now = at(12, 15, 20)
    files(scene, contact, 2)
    passes(scene, at(13, 9))
    return office


def a_leader(scene: Scene) -> Member:
    return scene.person(Role.LEADER, name="李县长")


def group_presses(scene: Scene, who: Member | str, label: str) -> list[Shown]:
    """Someone in the group presses a button of the newest message there that has it."""
    shown = next(s for s in in_group(scene) if label in s.labels())
    return scene.happens(
        scene.message(
            who,
            "",
            kind=IncomingKind.PRESS,
            chat=GROUP,
            chat_kind=ChatKind.GROUP,
            pressed=f"{shown.token}.{shown.labels().index(label)}",
            press_id=f"press{shown.id}",
            message_id=str(shown.edits or shown.id),
        )
    )
