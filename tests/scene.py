"""A scene for conversations: a programme in a real database, people who write and press, what they see."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select, update

from domain.messages import Button, ChatKind, Incoming, IncomingFile, IncomingKind
from domain.roles import Role
from domain.rules import Rules
from domain.rules_json import rules_to_json
from handlers.conversations import all_conversations
from plans import load_plan
from schedules import engine
from schedules import periods as period_schedule
from storage import members, outbox, periods, plan_loading, programmes, reports, tasks, units
from storage.database import open_writer
from storage.members import Member
from storage.outbox import Post
from storage.reports import NewReport
from storage.tables import metadata
from storage.tables.messages import outbox as outbox_table
from storage.tables.plan import programme

SHANGHAI = ZoneInfo("Asia/Shanghai")
PLAN = Path(__file__).parents[1] / "plans" / "samples" / "yingxian-2023.toml"
MONDAY = datetime(2023, 10, 9, 8, 30, tzinfo=SHANGHAI)


def at(day: int, hour: int, minute: int = 0, month: int = 10, year: int = 2023) -> datetime:
    """A moment of the scene's autumn, on the county's clocks."""
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI)


@dataclass(frozen=True)
class Shown:
    """One message as it reached a chat."""

    id: int
    chat: str
    text: str
    buttons: tuple[Button, ...]
    token: str
    edits: int | None
    toast: str
    reaction: str
    about: str

    def labels(self) -> list[str]:
        return [button.label for button in self.buttons]


@dataclass
class Scene:
    """Everything runs in one open transaction; `now` moves only when a test moves it."""

    tx: Connection
    programme_id: int
    now: datetime = MONDAY
    router: Any = field(default_factory=all_conversations)
    _ids: Iterator[int] = field(default_factory=lambda: count(1))

    def token(self) -> str:
        return f"t{next(self._ids)}"

    def person(self, role: Role, unit: str = "", name: str = "张明", language: str = "zh-CN") -> Member:
        """A member already bound; accounts are numbered."""
        number = str(next(self._ids) + 5000)
        found = units.by_name(self.tx, self.programme_id, unit) if unit else None
        new = {
            "programme_id": self.programme_id,
            "unit_id": found.id if found else None,
            "role": role.value,
            "name": name,
            "language": language,
            "channel": "telegram",
            "account": number,
            "chat": number,
            "since": self.now,
        }
        member = members.by_id(self.tx, members.add(self.tx, new))
        assert member is not None
        return member

    def contact(self, unit: str = "县工信局", name: str = "张明") -> Member:
        return self.person(Role.CONTACT, unit, name)

    def office(self, name: str = "刘敏") -> Member:
        return self.person(Role.OFFICE, name=name)

    def writes(self, who: Member | str, text: str, **more: Any) -> list[Shown]:
        """`who` (a member, or a stranger's account) writes a message; return what it caused in all chats."""
        return self.happens(self.message(who, text, **more))

    def message(self, who: Member | str, text: str, **more: Any) -> Incoming:
        account, chat = (who.account, who.chat) if isinstance(who, Member) else (who, who)
        number = next(self._ids)
        plain = Incoming(
            channel="telegram",
            event_id=str(number),
            kind=IncomingKind.MESSAGE,
            chat=chat,
            chat_kind=ChatKind.PRIVATE,
            account=account,
            name="某人",
            sent_at=self.now,
            text=text,
            message_id=str(number),
        )
        return replace(plain, **more)

    def presses(self, who: Member, label: str, card: Shown | None = None, chat: str = "") -> list[Shown]:
        """`who` presses the button with this label, on the newest card that has it or on `card`."""
        shown = card or next(s for s in self.seen(chat or who.chat) if label in s.labels())
        return self.happens(
            self.message(
                who,
                "",
                kind=IncomingKind.PRESS,
                chat=shown.chat,
                pressed=f"{shown.token}.{shown.labels().index(label)}",
                press_id=f"press{next(self._ids)}",
                message_id=str(shown.edits or shown.id),
            )
        )

    def happens(self, incoming: Incoming) -> list[Shown]:
        before = self._last_id()
        self.router.handle(self.tx, incoming, self.now, self.token)
        self._deliver()
        return [shown for shown in self._rows() if shown.id > before]

    def seen(self, chat: str) -> list[Shown]:
        """What a chat got, newest first."""
        self._deliver()
        return [shown for shown in reversed(self._rows()) if shown.chat == chat]

    def later(self, **span: int) -> None:
        self.now += timedelta(**span)

    def set_rules(self, rules: Rules) -> None:
        """The plan had these rules from the beginning."""
        mine = programme.c.id == self.programme_id
        self.tx.execute(update(programme).where(mine).values(rules=rules_to_json(rules)))

    def open_periods(self) -> None:
        """What the schedule does: every report owed up to two weeks ahead has its period."""
        calendar = programmes.calendar(self.tx, self.programme_id)
        period_schedule.open_periods(self.tx, programme_of(self), calendar, self.now.astimezone(UTC))

    def files(self, contact: Member, *told: tuple[str, str], **more: Any) -> list[int]:
        """`contact` has filed one submission of (task code, text) pairs; return the ids of its reports."""
        receipt = reports.open_submission(self.tx, self.programme_id, contact.id, [], self.now)
        assert contact.unit_id is not None
        assigned = {item.code: item.id for item in tasks.of_unit(self.tx, contact.unit_id)}
        filed = []
        for code, text in told:
            duty = periods.open_for(self.tx, assigned[code], self.now)
            assert duty is not None, f"no open period for {code}"
            new = NewReport(duty.id, text, **more)
            filed.append(reports.file(self.tx, new, receipt, contact, self.now))
        return filed

    def nudge(self) -> None:
        """Run one scheduling pass now."""
        engine.run_due(self.tx, self.now.astimezone(UTC), self.token)

    def _deliver(self) -> None:
        """Everything queued arrives; a message's id is its first outbox row's."""
        query = select(outbox_table).where(outbox_table.c.state == "waiting").order_by(outbox_table.c.id)
        for row in self.tx.execute(query).all():
            outbox.confirm(self.tx, row.id, str(row.edits_id or row.id), self.now)

    def _rows(self) -> list[Shown]:
        query = select(outbox_table).order_by(outbox_table.c.id)
        return [_shown(row) for row in self.tx.execute(query)]

    def _last_id(self) -> int:
        rows = self._rows()
        return rows[-1].id if rows else 0


def newest(shown: list[Shown]) -> Shown:
    return shown[-1]


def _shown(row: Any) -> Shown:
    extra = row.extra
    buttons = tuple(Button(b[0], b[1], tuple(b[2]), b[3]) for line in extra.get("buttons", ()) for b in line)
    return Shown(
        row.id,
        row.chat,
        row.text,
        buttons,
        row.token or "",
        row.edits_id,
        extra.get("toast", ""),
        extra.get("reaction", ""),
        row.about or "",
    )


def open_scene(now: datetime = MONDAY) -> Scene:
    """A fresh database with the county plan, on the Monday after its first working week."""
    engine = open_writer("sqlite+aiosqlite:///:memory:")
    metadata.create_all(engine)
    tx = engine.connect()
    tx.begin()
    loaded = plan_loading.load(tx, load_plan(PLAN), "应县专业镇", date(2023, 10, 9), now.astimezone(UTC))
    return Scene(tx, loaded.programme_id, now)


def programme_of(scene: Scene) -> programmes.Programme:
    return programmes.by_id(scene.tx, scene.programme_id)


def post_to(member: Member, text: str) -> Post:
    return Post(member.channel, member.chat, text)


def a_file(kind: str = "photo", name: str = "现场.jpg", size: int = 200_000) -> IncomingFile:
    return IncomingFile(f"file-{kind}-{name}", kind, name, size)
