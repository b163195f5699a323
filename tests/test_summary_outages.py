"""A year of summaries while the bot is down at random: none twice, and the latest missed is made up."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Row, select

from domain.calendar import DAY, WorkingCalendar
from domain.nudges import is_permitted, next_permitted
from domain.rules import Rules
from domain.summary_runs import Run, runs_around, sent_at
from plans import read_plan
from schedules.summaries import run_summaries
from storage import outbox, plan_loading
from storage.database import open_writer
from storage.tables import metadata
from storage.tables.records import summary
from tests.scene import Scene, at, programme_of
from tests.summary_scene import bind_group
from tests.test_plan_rules import TASK

RULES, CALENDAR = Rules(), WorkingCalendar()
BEGINS, ENDS = at(9, 8), at(9, 8, year=2024)


@dataclass(frozen=True)
class Outage:
    """The bot is down from `since` until before `until`."""

    since: datetime
    until: datetime


def outages() -> st.SearchStrategy[list[Outage]]:
    hours = st.integers(0, 366 * 24)
    spells = st.tuples(hours, st.one_of(st.integers(1, 30), st.integers(1, 800)))
    return st.lists(
        spells.map(lambda spell: Outage(BEGINS + _hours(spell[0]), BEGINS + _hours(sum(spell)))), max_size=12
    )


def _hours(count: int) -> timedelta:
    return timedelta(hours=count)


def up_from(moment: datetime, down: Sequence[Outage]) -> datetime:
    """The first moment from then on at which the bot runs."""
    ends = [outage.until for outage in down if outage.since <= moment < outage.until]
    return up_from(max(ends), down) if ends else moment


def may_send_from(moment: datetime, down: Sequence[Outage]) -> datetime:
    """The first moment from then on at which the bot runs and may send."""
    later = up_from(next_permitted(moment, RULES, CALENDAR), down)
    return later if is_permitted(later, RULES, CALENDAR) else may_send_from(later, down)


@contextmanager
def small_programme() -> Iterator[Scene]:
    engine = open_writer("sqlite+aiosqlite:///:memory:")
    metadata.create_all(engine)
    with engine.connect() as tx:
        plan = read_plan(TASK.encode(), "plan.toml")
        loaded = plan_loading.load(tx, plan, "某县", date(2023, 10, 9), BEGINS.astimezone(UTC))
        scene = Scene(tx, loaded.programme_id, BEGINS)
        bind_group(scene)
        yield scene
    engine.dispose()


def lives_through(scene: Scene, down: Sequence[Outage]) -> None:
    """The bot starts after each outage and wakes when it asked to; each pass is made by two engines."""
    now = up_from(BEGINS, down)
    while now < ENDS:
        for _engine in range(2):
            wake = run_summaries(scene.tx, programme_of(scene), CALENDAR, now.astimezone(UTC), scene.token)
        starts = [outage.until for outage in down if outage.until > now]
        now = up_from(min(filter(None, [wake, *starts])), down)


def runs_of_the_year() -> set[Run]:
    days = (BEGINS.date() + DAY * count for count in range(0, 366, 7))
    found = {run for day in days for run in runs_around(RULES, CALENDAR, day)}
    return {run for run in found if run.span.last >= BEGINS.date() and run.until < ENDS}


def expected(down: Sequence[Outage]) -> dict[str, tuple[datetime, datetime]]:
    """When each summary is drafted and due to be sent, by the words of the rule."""
    found = {}
    for run in runs_of_the_year():
        drafted = may_send_from(run.draft_at, down)
        due = sent_at(run, RULES, CALENDAR, drafted) if drafted < run.until else None
        if due is not None:
            found[run.span.name] = (drafted, due)
    return found


Stored = Sequence[Row[*tuple[Any, ...]]]


def rows(scene: Scene) -> Stored:
    return list(scene.tx.execute(select(summary).order_by(summary.c.drafted_at)))


@settings(max_examples=10)
@given(outages())
def test_whatever_the_outages_the_latest_missed_of_each_kind_is_made_up_once(down: list[Outage]) -> None:
    with small_programme() as scene:
        lives_through(scene, down)
        stored = rows(scene)
        heads = [post.text.split("·")[0] for _, post in outbox.queued_after(scene.tx, 0) if post.text]
    drafted_when_they_could(stored, down)
    sent_once(stored, heads, down)
    left_only_to_the_next(stored, down)


def drafted_when_they_could(stored: Stored, down: Sequence[Outage]) -> None:
    names = {run.span.name for run in runs_of_the_year()}
    drafted = {row.period: (row.drafted_at, row.send_at) for row in stored if row.period in names}
    assert drafted == expected(down)


def sent_once(stored: Stored, heads: Sequence[str], down: Sequence[Outage]) -> None:
    sent = [row for row in stored if row.state == "sent"]
    assert len(set(heads)) == len(heads) == len(sent)
    assert [row.sent_at for row in sent] == [may_send_from(row.send_at, down) for row in sent]


def left_only_to_the_next(stored: Stored, down: Sequence[Outage]) -> None:
    """A draft stays unsent only where the next of its kind came before it could go out."""
    for row in (row for row in stored if row.state == "draft"):
        later = [other.drafted_at for other in stored if other.kind == row.kind and other.period > row.period]
        assert min([*later, ENDS]) <= may_send_from(row.send_at, down)


def test_without_outages_every_run_of_the_year_is_sent_at_its_hour() -> None:
    with small_programme() as scene:
        lives_through(scene, ())
        sent = {row.period: row.sent_at for row in rows(scene) if row.state == "sent" and not row.made_up}
    due = {run.span.name: run.send_at for run in runs_of_the_year()}
    assert len(due) > 60
    assert {name: sent.get(name) for name in due} == due
