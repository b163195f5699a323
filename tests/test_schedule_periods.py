"""Opening periods: all that is owed has a row, once, whatever pauses and changes come between."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from domain.rules import Rules, monthly, weekly
from domain.rules_json import cadence_to_json
from schedules.periods import open_periods
from storage import periods, programmes
from storage.tables.plan import assignment, task
from storage.tables.reporting import period
from tests.scene import Scene, at, programme_of


def opened(scene: Scene, now: datetime | None = None) -> None:
    calendar = programmes.calendar(scene.tx, scene.programme_id)
    open_periods(scene.tx, programme_of(scene), calendar, (now or scene.now).astimezone(UTC))


def rows(scene: Scene) -> list[Any]:
    return list(scene.tx.execute(select(period).order_by(period.c.assignment_id, period.c.start_on)))


def starts(scene: Scene, role: str) -> set[date]:
    query = select(period.c.start_on).join(assignment, assignment.c.id == period.c.assignment_id)
    return set(scene.tx.scalars(query.where(assignment.c.role == role, period.c.state == "owed")))


def first_of(scene: Scene, role: str = "lead") -> Any:
    query = select(period).join(assignment, assignment.c.id == period.c.assignment_id)
    return scene.tx.execute(query.where(assignment.c.role == role).order_by(period.c.due_at)).first()


def test_every_assignment_has_its_periods_two_weeks_ahead(scene: Scene) -> None:
    opened(scene)
    assigned = scene.tx.execute(select(assignment.c.id)).all()
    assert {row.assignment_id for row in rows(scene)} == {row.id for row in assigned}
    assert starts(scene, "lead") == {date(2023, 10, 9), date(2023, 10, 16), date(2023, 10, 23)}
    assert starts(scene, "co_responsible") == {date(2023, 10, 1)}


def test_a_second_pass_changes_nothing(scene: Scene) -> None:
    opened(scene)
    before = rows(scene)
    opened(scene)
    opened(scene, scene.now + timedelta(hours=5))
    assert rows(scene) == before


def test_after_a_long_pause_what_was_missed_is_made_up_once(scene: Scene) -> None:
    opened(scene)
    opened(scene, at(4, 9, month=12))
    owed = Counter((row.assignment_id, row.start_on) for row in rows(scene))
    assert max(owed.values()) == 1
    mondays = {date(2023, 10, 9) + timedelta(weeks=week) for week in range(11)}
    assert starts(scene, "lead") == mondays


def test_the_first_pass_begins_with_the_programme(scene: Scene) -> None:
    opened(scene, at(6, 9, month=11))
    assert min(starts(scene, "lead")) == date(2023, 10, 9)


def test_an_untouched_period_follows_a_day_that_the_office_enters(scene: Scene) -> None:
    opened(scene)
    programmes.set_days(scene.tx, scene.programme_id, {date(2023, 10, 13): False}, None, scene.now)
    opened(scene)
    assert first_of(scene).due_at == at(12, 17)


def test_an_extended_period_keeps_its_due_moment(scene: Scene) -> None:
    opened(scene)
    extended = first_of(scene)
    periods.extend(scene.tx, extended.id, at(18, 17), at(20, 17))
    programmes.set_days(scene.tx, scene.programme_id, {date(2023, 10, 13): False}, None, scene.now)
    opened(scene)
    kept = periods.by_id(scene.tx, extended.id)
    assert kept is not None
    assert kept.due_at == at(18, 17)


def test_what_is_already_due_never_moves(scene: Scene) -> None:
    opened(scene)
    programmes.set_days(scene.tx, scene.programme_id, {date(2023, 10, 13): False}, None, scene.now)
    opened(scene, at(14, 9))
    assert first_of(scene).due_at == at(13, 17)


def test_a_slower_cadence_takes_back_the_periods_that_it_no_longer_asks_for(scene: Scene) -> None:
    opened(scene)
    scene.set_rules(Rules(lead_cadence=monthly()))
    opened(scene, at(10, 9))
    assert starts(scene, "lead") == {date(2023, 10, 1)}


def test_a_report_already_filed_survives_a_slower_cadence(scene: Scene) -> None:
    opened(scene)
    filed = first_of(scene)
    periods.mark_reported(scene.tx, filed.id, scene.now)
    scene.set_rules(Rules(lead_cadence=monthly()))
    opened(scene, at(10, 9))
    kept = periods.by_id(scene.tx, filed.id)
    assert kept is not None
    assert kept.state == "reported"


def test_a_closed_out_task_owes_no_further_reports(scene: Scene) -> None:
    opened(scene)
    scene.tx.execute(update(task).where(task.c.position == 0).values(closed_out_at=scene.now))
    opened(scene, at(10, 9))
    query = select(period.c.start_on).join(assignment, assignment.c.id == period.c.assignment_id)
    query = query.join(task, task.c.id == assignment.c.task_id)
    open_ones = scene.tx.scalars(query.where(task.c.position == 0, period.c.state == "owed"))
    assert list(open_ones) == []


def test_a_unit_added_to_a_running_programme_owes_nothing_for_the_past(scene: Scene) -> None:
    late = scene.tx.scalar(select(assignment.c.id).where(assignment.c.role == "lead").limit(1))
    scene.tx.execute(update(assignment).where(assignment.c.id == late).values(ended_at=scene.now))
    opened(scene)
    scene.tx.execute(update(assignment).where(assignment.c.id == late).values(ended_at=None))
    opened(scene, at(6, 9, month=11))
    owed = [row.start_on for row in rows(scene) if row.assignment_id == late]
    assert owed[0] == date(2023, 11, 6)


def test_an_assignment_with_its_own_cadence_keeps_it(scene: Scene) -> None:
    special = scene.tx.scalar(select(assignment.c.id).where(assignment.c.role == "lead").limit(1))
    change = update(assignment).where(assignment.c.id == special)
    scene.tx.execute(change.values(cadence=cadence_to_json(weekly(weekday=1))))
    opened(scene)
    assert next(row for row in rows(scene) if row.assignment_id == special).due_at == at(10, 17)


def test_a_programme_with_its_own_weekday_opens_its_own_periods(scene: Scene) -> None:
    scene.set_rules(Rules(lead_cadence=weekly(weekday=2)))
    opened(scene)
    assert first_of(scene).due_at == at(11, 17)
