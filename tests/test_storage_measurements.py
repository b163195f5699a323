"""Values of targets: kept when a report is filed, counted while it stands, and kept with a newer plan."""

from dataclasses import replace
from datetime import UTC, date, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select

from domain.plan import Plan, PlannedTarget
from plans.toml import load_plan
from storage import measurements, plan_loading, progress, reports
from storage.measurements import LAST_POINTS, MOST_POINTS
from storage.prepared import DIALECT
from storage.progress import Target
from storage.tables.plan import target
from storage.tables.reporting import measurement
from tests.scene import PLAN, Scene, at
from tests.summary_scene import passes

TOWN = {"value": 1.0, "unit": "个", "what": "市级专业镇"}
BRAND = {"value": 1.0, "unit": "个", "what": "“山西精品”品牌"}
TOWNS, BRANDS = "到2025年，市级专业镇达到3个以上", "打造1-2个“山西精品”品牌"


def target_of(scene: Scene, phrase: str) -> Target:
    return next(t for t in progress.targets(scene.tx, scene.programme_id) if t.phrase == phrase)


def values(scene: Scene, phrase: str = TOWNS) -> list[float]:
    course = measurements.course(scene.tx, target_of(scene, phrase).id, scene.now.astimezone(UTC))
    return [point.value for point in course]


@pytest.fixture
def week(scene: Scene) -> Scene:
    passes(scene, at(9, 9))
    scene.now = at(12, 15)
    return scene


def tells(scene: Scene, figure: dict[str, Any], code: str = "二(一)", unit: str = "县工信局") -> int:
    (report_id,) = scene.files(scene.contact(unit), (code, "见数据"), figures=(figure,))
    return report_id


def newer(scene: Scene, *targets: PlannedTarget) -> None:
    plan = replace(load_plan(PLAN), targets=targets)
    plan_loading.load(scene.tx, plan, "应县专业镇", date(2023, 10, 9), scene.now.astimezone(UTC))


def planned(phrase: str) -> PlannedTarget:
    plan: Plan = load_plan(PLAN)
    return next(one for one in plan.targets if one.phrase == phrase)


def test_a_filed_report_measures_a_target_of_the_whole_plan(week: Scene) -> None:
    report_id = tells(week, TOWN)
    (point,) = measurements.course(week.tx, target_of(week, TOWNS).id, week.now.astimezone(UTC))
    assert (point.value, point.report_id, point.measured_at) == (1, report_id, week.now)


def test_a_report_measures_the_targets_of_its_own_task_alone(week: Scene) -> None:
    tells(week, BRAND)
    assert values(week, BRANDS) == []
    tells(week, BRAND, "三(四)", "县市场监管局")
    assert values(week, BRANDS) == [1]


def test_who_shares_in_a_task_does_not_measure_for_its_leads(week: Scene) -> None:
    tells(week, TOWN, "二(一)", "县经济技术开发区管委会")
    assert values(week) == []


def test_a_corrected_value_takes_the_place_of_the_wrong_one(week: Scene) -> None:
    tells(week, TOWN)
    week.later(hours=1)
    tells(week, TOWN | {"value": 2.0})
    assert values(week) == [2]


def test_a_corrected_value_stands_for_the_day_of_the_first_report(week: Scene) -> None:
    tells(week, TOWN)
    then = week.now.astimezone(UTC)
    week.later(days=1)
    tells(week, TOWN | {"value": 2.0})
    (point,) = measurements.course(week.tx, target_of(week, TOWNS).id, then)
    assert (point.value, point.measured_at) == (2, then)


def test_a_returned_report_no_longer_measures(week: Scene) -> None:
    report_id = tells(week, TOWN)
    reports.return_for_rework(week.tx, report_id, 1, "缺数据", week.now)
    assert values(week) == []


def test_what_was_measured_later_is_not_known_yet(week: Scene) -> None:
    tells(week, TOWN)
    week.later(days=-1)
    assert values(week) == []


def test_a_course_is_never_longer_than_a_year_of_weeks(week: Scene) -> None:
    report_id = tells(week, TOWN)
    towns = target_of(week, TOWNS)
    row = {"programme_id": week.programme_id, "target_id": towns.id, "report_id": report_id}
    rows = [
        row | {"value": float(n), "measured_at": week.now.astimezone(UTC) + timedelta(minutes=n)}
        for n in range(2, 100)
    ]
    week.tx.execute(insert(measurement), rows)
    week.later(days=1)
    assert values(week) == [float(n) for n in range(100 - MOST_POINTS, 100)]


def test_a_course_is_read_from_its_index_without_sorting(scene: Scene) -> None:
    statement = LAST_POINTS.compile(dialect=DIALECT)
    nothing = (None,) * len(statement.positiontup or ())
    rows = scene.tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", nothing)
    plan = " ".join(row[3] for row in rows)
    assert "measurements_of_target" in plan
    assert "TEMP B-TREE" not in plan


def test_a_target_that_stays_keeps_its_measurements(week: Scene) -> None:
    tells(week, TOWN)
    newer(week, replace(planned(TOWNS), value=4, due_on=date(2026, 12, 31)))
    assert (target_of(week, TOWNS).value, values(week)) == (4, [1])


def test_a_target_that_the_plan_no_longer_has_ends(week: Scene) -> None:
    newer(week, planned(BRANDS))
    assert [found.phrase for found in progress.targets(week.tx, week.programme_id)] == [BRANDS]
    ended = select(target.c.ended_at).where(target.c.phrase == TOWNS)
    assert week.tx.scalar(ended) == week.now


def test_a_target_that_comes_back_lives_again(week: Scene) -> None:
    tells(week, TOWN)
    newer(week, planned(BRANDS))
    newer(week, planned(TOWNS))
    assert values(week) == [1]


def test_an_ended_target_is_no_longer_measured(week: Scene) -> None:
    newer(week, planned(BRANDS))
    tells(week, TOWN)
    newer(week, planned(TOWNS))
    assert values(week) == []


def test_a_range_keeps_both_its_ends(scene: Scene) -> None:
    found = target_of(scene, BRANDS)
    assert (found.value, found.upper) == (1, 2)


def test_two_numbers_of_one_phrase_are_two_targets(week: Scene) -> None:
    both = planned(TOWNS), replace(planned(TOWNS), metric="市级专业镇产值", value=5, unit="亿元")
    newer(week, *both)
    newer(week, *both)
    assert [t.metric for t in progress.targets(week.tx, week.programme_id)] == [
        "市级专业镇",
        "市级专业镇产值",
    ]
