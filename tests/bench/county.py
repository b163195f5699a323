"""Databases for the measurements: the county's plan, a contact for each scripted person, years of reports."""

from datetime import UTC, date, datetime

from sqlalchemy import Connection, text

from domain.messages import Lane
from domain.roles import Role
from plans import load_plan
from schedules.periods import open_periods
from storage import members, outbox, plan_loading, programmes
from storage.database import open_writer
from storage.migrate import migrate
from storage.outbox import Post
from tests.bench.push_server import PUSHED
from tests.bench.schedules import HISTORY, PLAN
from tests.bench.server import FIRST_PERSON
from tests.bench.service import NIGHT

STARTS_ON = date(2023, 10, 9)


def prepare(url: str, people: int, reports: int = 0) -> None:
    """Create a database with contacts spread over the units, and about that many old reports."""
    migrate(url)
    engine = open_writer(url)
    now = datetime.fromtimestamp(NIGHT, UTC)
    with engine.begin() as tx:
        plan = load_plan(PLAN)
        programme = programmes.by_id(tx, plan_loading.load(tx, plan, plan.name, STARTS_ON, now).programme_id)
        busy = [row for (row,) in tx.execute(text("SELECT DISTINCT unit_id FROM assignment"))]
        for number in range(people):
            _contact(tx, programme.id, busy[number % len(busy)], FIRST_PERSON + number)
        if reports:
            _history(tx, reports)
        open_periods(tx, programme, programmes.calendar(tx, programme.id), now)
    engine.dispose()


def _contact(tx: Connection, programme_id: int, unit_id: int, person: int) -> None:
    place = {"channel": "telegram", "account": str(person), "chat": str(person)}
    who = {"role": Role.CONTACT.value, "name": f"联络员{person}", "language": "zh-CN"}
    since = {"since": datetime.fromtimestamp(NIGHT, UTC)}
    members.add(tx, {"programme_id": programme_id, "unit_id": unit_id} | place | who | since)


def _history(tx: Connection, wanted: int) -> None:
    tx.execute(
        text("INSERT INTO submission (programme_id, member_id, at, message_ids) VALUES (1, 1, :at, '[]')"),
        {"at": "2023-10-01T00:00:00.000000+00:00"},
    )
    assignments = tx.scalar(text("SELECT count(*) FROM assignment")) or 1
    for statement in HISTORY:
        tx.execute(text(statement), {"days": round(wanted / assignments)} if ":days" in statement else {})


def queue(url: str, chats: list[str]) -> None:
    """Queue one pushed message for each entry; a chat named twice gets two."""
    engine = open_writer(url)
    now = datetime.fromtimestamp(NIGHT, UTC)
    with engine.begin() as tx:
        for number, chat in enumerate(chats):
            outbox.add(tx, Post("telegram", chat, f"{PUSHED}{number}", lane=Lane.BROADCAST), now)
    engine.dispose()
