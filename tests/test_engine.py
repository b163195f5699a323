"""The engine: one pass does all that is due and says when to wake next; a pass too many changes nothing."""

from datetime import UTC, datetime

from sqlalchemy import select

from schedules.engine import next_deadline, run_due
from storage import inbox
from storage.inbox import Arrival
from storage.tables import metadata
from tests.scene import Scene, at


def passes(scene: Scene, moment: datetime) -> datetime | None:
    scene.now = moment
    return run_due(scene.tx, moment.astimezone(UTC), scene.token)


def everything(scene: Scene) -> list[object]:
    return [row for table in metadata.sorted_tables for row in scene.tx.execute(select(table))]


def test_a_pass_says_when_the_next_thing_is_due(scene: Scene) -> None:
    scene.contact()
    assert passes(scene, at(8, 12)) == at(9, 9)
    assert passes(scene, at(9, 9)) == at(12, 9)


def test_a_second_pass_at_the_same_moment_changes_nothing(scene: Scene) -> None:
    scene.contact()
    woken = passes(scene, at(9, 9))
    before = everything(scene)
    assert passes(scene, at(9, 9)) == woken
    assert everything(scene) == before


def test_the_next_moment_always_lies_ahead(scene: Scene) -> None:
    scene.contact()
    woken = passes(scene, at(9, 8))
    for _ in range(30):
        assert woken is not None
        assert woken > scene.now
        woken = passes(scene, woken)


def test_without_anyone_bound_the_periods_still_open(scene: Scene) -> None:
    assert passes(scene, at(9, 8)) == at(9, 9)


def test_the_next_deadline_is_named_for_the_clock(scene: Scene) -> None:
    passes(scene, at(9, 9))
    assert next_deadline(scene.tx, scene.now) == (at(13, 17), "应县专业镇:10月13日(周五)17:00 报送截止")


def test_without_anything_owed_there_is_no_next_deadline(scene: Scene) -> None:
    assert next_deadline(scene.tx, at(1, 9, month=1).astimezone(UTC)) is None


def test_events_that_can_no_longer_be_redelivered_are_forgotten(scene: Scene) -> None:
    inbox.add(scene.tx, "telegram", [Arrival("1", "5", "{}")], at(1, 9).astimezone(UTC))
    stored = inbox.next_for(scene.tx, "telegram", "5", at(1, 9).astimezone(UTC))
    assert stored is not None
    inbox.mark_done(scene.tx, stored.id)
    passes(scene, at(9, 9))
    assert not inbox.prune(scene.tx, at(9, 9).astimezone(UTC))
