"""Storage at its edges: a second decision, nothing to store, a moment without a zone."""

from datetime import datetime

import pytest
from sqlalchemy import bindparam, func, select
from sqlalchemy.exc import StatementError

from storage import inbox, nudges, outbox, programmes, reports
from storage.prepared import Prepared
from storage.tables.messages import inbox as inbox_table
from storage.tables.messages import outbox as outbox_table
from storage.tables.records import burden
from tests.scene import Scene, at, post_to


def test_a_report_is_accepted_once(scene: Scene) -> None:
    scene.now = at(12, 15)
    scene.open_periods()
    [report] = scene.files(scene.contact(), ("二(一)", "完成60%"))
    office = scene.office()
    decisions = [reports.accept(scene.tx, report, office.id, scene.now) for _ in range(2)]
    assert decisions == [True, False]


def test_an_empty_poll_stores_nothing(scene: Scene) -> None:
    inbox.add(scene.tx, "telegram", [], scene.now)
    assert scene.tx.scalar(select(func.count()).select_from(inbox_table)) == 0


def test_asking_nobody_is_no_burden(scene: Scene) -> None:
    nudges.count_burden(scene.tx, [], scene.now.date())
    assert scene.tx.scalar(select(func.count()).select_from(burden)) == 0


def test_a_moment_without_a_zone_is_never_stored(scene: Scene) -> None:
    row = outbox.add(scene.tx, post_to(scene.contact(), "您好"), scene.now)
    assert row is not None
    with pytest.raises((ValueError, StatementError), match="time zone"):
        outbox.postpone(scene.tx, row, datetime(2023, 10, 9, 9), "later")  # noqa: DTZ001


def test_a_programme_that_does_not_exist_is_a_mistake(scene: Scene) -> None:
    with pytest.raises(LookupError, match="999"):
        programmes.by_id(scene.tx, 999)


def test_a_statement_whose_text_depends_on_its_values_is_not_prepared() -> None:
    with pytest.raises(ValueError, match="prepared"):
        Prepared(select(outbox_table.c.id).where(outbox_table.c.id.in_(bindparam("ids", expanding=True))))
