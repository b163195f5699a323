"""A made-up half-year of the county programme, the same each time: `python -m tests.half_year FILE.db`.

Periods, nudges, drafts and sent summaries come from the schedules; what people do is drawn with a seed and
goes through storage as the conversations put it there. `--gold` writes the golden summaries anew.
"""

import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, update

from domain.plan import Plan, TaskKind
from domain.roles import Role
from domain.spans import SpanKind, span_around, span_of
from plans import load_plan
from storage import chats, corrections, instructions, members, nudges, periods, plan_loading, summaries, units
from storage import programmes as stored_programmes
from storage.chats import Chat
from storage.database import open_writer
from storage.members import Member
from storage.migrate import migrate
from storage.summaries import Summary
from storage.tables import metadata
from storage.tables.plan import task
from tests.half_year_habits import habit_of
from tests.half_year_life import HOUR, Life
from tests.summary_gold import write_gold

PLAN = Path(__file__).parents[1] / "plans" / "samples" / "yingxian-2023.toml"
SHANGHAI = ZoneInfo("Asia/Shanghai")
GROUP = "-100"
FIRST, LAST = date(2023, 6, 26), date(2023, 12, 31)
YEAR_END, LATER = date(2023, 12, 31), date(2024, 12, 31)
BEGINS = datetime(2023, 6, 26, 8, tzinfo=SHANGHAI)
SEED = 20230626
MONDAY, THURSDAY = 0, 3
WORK_STARTS, SENDING = time(9), time(15)  # when a pass runs
WORDS_OF_LEADERS = (
    "请县工信局牵头抓紧研究。",
    "滞后任务要逐项说明原因。",
    "用地问题请自然资源局本周内答复。",
    "很好,继续推进。",
)


def half_year(tx: Connection) -> Life:
    """Live through the half-year in an empty database; return what is left of it."""
    life = _begun(tx)
    for days in range((LAST - FIRST).days + 1):
        _plan_day(life, FIRST + timedelta(days=days))
    _plan_singular_events(life)
    life.run()
    return life


def _begun(tx: Connection) -> Life:
    """Load the plan, bind the leading group's chat, give every unit its contact."""
    now = BEGINS.astimezone(UTC)
    plan = _with_dates(load_plan(PLAN))
    programme_id = plan_loading.load(tx, plan, plan.name, FIRST, now).programme_id
    chats.bind(tx, Chat(programme_id, plan.name, "telegram", GROUP, "领导小组", "zh-CN", None), 1, now)
    every = units.every(tx, programme_id)
    return Life(
        tx,
        stored_programmes.by_id(tx, programme_id),
        stored_programmes.calendar(tx, programme_id),
        Random(SEED),
        _member(tx, programme_id, "刘敏", now),
        {unit.id: _member(tx, programme_id, f"{unit.name}联络员", now, unit.id) for unit in every},
        {unit.id: habit_of(unit.name, place) for place, unit in enumerate(every)},
        now,
    )


def _with_dates(plan: Plan) -> Plan:
    """Key tasks begin with the programme; every third is to be done by the end of the year."""
    ends = (YEAR_END, LATER, LATER)
    dated = tuple(
        replace(task, starts_on=FIRST, ends_on=ends[place % 3]) if task.kind is TaskKind.KEY_TASK else task
        for place, task in enumerate(plan.tasks)
    )
    return replace(plan, tasks=dated)


def _member(
    tx: Connection, programme_id: int, name: str, since: datetime, unit_id: int | None = None
) -> Member:
    """Someone of the office, or with a unit its contact."""
    role = Role.OFFICE if unit_id is None else Role.CONTACT
    place = {"channel": "telegram", "account": name, "chat": name, "language": "zh-CN"}
    who = {"programme_id": programme_id, "unit_id": unit_id, "role": role.value, "name": name, "since": since}
    return members.known(tx, members.add(tx, who | place))


def _plan_day(life: Life, day: date) -> None:
    """A pass when a week begins, before its reports are due, when they are, and to send its summary."""
    last = life.calendar.last_working_day_of_week(day)
    if not life.calendar.is_working(day) or (day.weekday() not in (MONDAY, THURSDAY) and day != last):
        return
    moment = life.programme.rules.moment
    life.at(moment(day, WORK_STARTS), life.work_through)
    if day == last:
        life.at(moment(day, SENDING), life.work_through)
        life.at(moment(day, time(16, 10)), partial(_instruct, life))
        life.at(moment(day, time(14, 30)), partial(_nudge_by_hand, life))


def _instruct(life: Life) -> None:
    """A leader answers some summaries; the office takes note of most answers."""
    sent = _summary_of_the_week(life)
    if sent is None or sent.state != "sent" or not life.chance(0.35):
        return
    words = {"account": "7", "name": "李县长", "text": life.random.choice(WORDS_OF_LEADERS), "chat": GROUP}
    place = {"programme_id": life.programme.id, "summary_id": sent.id, "at": life.now}
    given = instructions.add(life.tx, words | place | {"message_id": f"i{next(life.numbers)}"})
    if given is not None and life.chance(0.8):
        life.at(
            life.at_work(life.now + 40 * HOUR),
            lambda: instructions.note(life.tx, given, life.programme.id),
        )


def _summary_of_the_week(life: Life) -> Summary | None:
    week = span_around(SpanKind.WEEKLY, life.programme.rules.local(life.now).date())
    return summaries.of_span(life.tx, life.programme.id, week)


def _nudge_by_hand(life: Life) -> None:
    """The office asks some of the units that still owe something (催办)."""
    owing = sorted({duty.unit_id for duty in periods.owing(life.tx, life.programme.id, life.now)})
    asked = [unit_id for unit_id in owing if life.chance(0.2)]
    nudges.count_burden(life.tx, asked, life.programme.rules.local(life.now).date(), by_office=True)


def _plan_singular_events(life: Life) -> None:
    """What happens once: a waiver, a new contact, edited and corrected summaries, a task closed out."""
    life.at(datetime(2023, 8, 9, 10, tzinfo=SHANGHAI), partial(_waive, life, "县委统战部"))
    life.at(datetime(2023, 9, 18, 10, tzinfo=SHANGHAI), partial(_succeed, life, "县科技局", "赵红"))
    for day in (date(2023, 8, 25), date(2023, 10, 13)):
        life.at(datetime.combine(day, time(10, 20), SHANGHAI), partial(_edit_draft, life))
        corrected_at = datetime.combine(day, time(11), SHANGHAI) + timedelta(days=3)
        life.at(corrected_at, partial(_correct_summary, life, span_of(f"{day:%G-W%V}").name))
    life.at(datetime(2023, 11, 20, 15, 30, tzinfo=SHANGHAI), partial(_close_out, life, "三(三)"))


def _waive(life: Life, unit: str) -> None:
    owed = periods.owing_of_unit(life.tx, _unit_id(life, unit), life.now)
    periods.waive(life.tx, owed[0].id, "本月无相关工作")


def _succeed(life: Life, unit: str, name: str) -> None:
    """A unit's contact changes."""
    unit_id = _unit_id(life, unit)
    members.end_term(life.tx, life.contacts[unit_id].id, life.now)
    life.contacts[unit_id] = _member(life.tx, life.programme.id, name, life.now, unit_id)


def _unit_id(life: Life, name: str) -> int:
    found = units.by_name(life.tx, life.programme.id, name)
    assert found is not None
    return found.id


def _edit_draft(life: Life) -> None:
    draft = _summary_of_the_week(life)
    assert draft is not None
    edited = [_reworded(section) if section["key"] == "tasks" else section for section in draft.sections]
    assert summaries.save_sections(life.tx, draft.id, edited)


def _reworded(section: dict[str, Any]) -> dict[str, Any]:
    return section | {"body": f"总体平稳。\n{section['body']}", "edited": True}


def _correct_summary(life: Life, week: str) -> None:
    sent = summaries.of_span(life.tx, life.programme.id, span_of(week))
    assert sent is not None
    assert sent.state == "sent"
    words = {"section": "targets", "title": "指标", "body": "市级专业镇评定已完成1家,原文漏计。"}
    place = {"programme_id": life.programme.id, "summary_id": sent.id}
    by = {"corrected_by": life.office.id, "corrected_at": life.now}
    corrections.add(life.tx, words | place | by)


def _close_out(life: Life, code: str) -> None:
    life.tx.execute(update(task).where(task.c.code == code).values(closed_out_at=life.now))


def empty_database() -> Connection:
    """Open a database in memory with all tables, in a transaction that is never committed."""
    engine = open_writer("sqlite+aiosqlite:///:memory:")
    metadata.create_all(engine)
    tx = engine.connect()
    tx.begin()
    return tx


def main(arguments: list[str]) -> None:
    """Write the database for looking at it by hand, or the golden summaries."""
    if arguments == ["--gold"]:
        write_gold(half_year(empty_database()).tx)
    elif len(arguments) == 1:
        url = f"sqlite+aiosqlite:///{Path(arguments[0]).resolve()}"
        migrate(url)
        with open_writer(url).begin() as tx:
            half_year(tx)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
