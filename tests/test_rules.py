"""A programme's rules as data: defaults, refusals, and the way into the database and back."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.roles import Role
from domain.rules import (
    Anchor,
    Cadence,
    Condition,
    Ground,
    NudgeStage,
    Rhythm,
    Rules,
    SummaryRule,
    monthly,
    weekly,
)
from domain.rules_json import cadence_from_json, cadence_to_json, rules_from_json, rules_to_json

hours = st.times().map(lambda at: at.replace(fold=0))
cadences = st.builds(
    Cadence,
    rhythm=st.sampled_from(Rhythm),
    weekday=st.integers(0, 6),
    day=st.integers(0, 31),
    at=hours,
    on=st.dates(),
)
stages = st.builds(
    NudgeStage,
    name=st.text(min_size=1),
    anchor=st.sampled_from(Anchor),
    working_days=st.integers(-9, 9),
    at=st.none() | hours,
    hours_before=st.integers(0, 48),
    roles=st.lists(st.sampled_from(Role)).map(tuple),
    daily=st.booleans(),
)
conditions = st.builds(
    Condition, ground=st.sampled_from(Ground), limit=st.floats(0, 100), months=st.integers(1, 12)
)
rules = st.builds(
    Rules,
    zone=st.sampled_from(["Asia/Shanghai", "Asia/Urumqi", "Europe/Berlin", "UTC"]),
    lead_cadence=cadences,
    co_responsible_cadence=cadences,
    ladder=st.lists(stages, unique_by=lambda stage: stage.name).map(tuple),
    daily_cap=st.integers(0, 20),
    quiet_until=hours.filter(lambda at: at < time(12)),
    quiet_from=hours.filter(lambda at: at >= time(12)),
)


@given(rules)
def test_rules_survive_storage(given_rules: Rules) -> None:
    assert rules_from_json(rules_to_json(given_rules)) == given_rules


@given(cadences)
def test_a_cadence_of_its_own_survives_storage(cadence: Cadence) -> None:
    assert cadence_from_json(cadence_to_json(cadence)) == cadence


def test_what_stored_rules_leave_out_takes_its_default() -> None:
    assert rules_from_json('{"daily_cap": 3}') == Rules(daily_cap=3)


def test_rules_stored_when_only_the_week_had_a_summary_know_the_longer_spans() -> None:
    stored = rules_from_json('{"summary": {"weekday": 3, "draft_at": "08:30:00", "send_at": "16:00:00"}}')
    assert stored.summary == SummaryRule(
        3, time(8, 30), time(16), weekly=True, monthly=1, quarterly=1, yearly=1
    )


@pytest.mark.parametrize("days", [-1, 16])
def test_a_summary_comes_within_three_weeks_of_working_days_or_not_at_all(days: int) -> None:
    with pytest.raises(
        ValueError, match="a summary comes 1 to 15 working days after its span, or 0 for none"
    ):
        SummaryRule(monthly=days)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{"zone": "Asia/Yingxian"}', id="unknown zone"),
        pytest.param('{"lead_cadence": {"rhythm": "daily"}}', id="unknown rhythm"),
        pytest.param('{"lock_after_working_days": 0}', id="locked when due"),
        pytest.param("{", id="no JSON"),
    ],
)
def test_stored_rules_at_fault_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="validation error"):
        rules_from_json(text)


@pytest.mark.parametrize(
    "build",
    [
        pytest.param(lambda: weekly(weekday=7), id="an eighth day of the week"),
        pytest.param(lambda: monthly(day=32), id="a 32nd of the month"),
        pytest.param(lambda: Cadence(Rhythm.ONCE), id="once, but when"),
        pytest.param(lambda: Condition(Ground.BEHIND_BY, 10, months=0), id="no month to look at"),
        pytest.param(lambda: Rules(quiet_from=time(7), quiet_until=time(9)), id="quiet at breakfast only"),
        pytest.param(lambda: Rules(ladder=(NudgeStage("a", Anchor.DUE),) * 2), id="two stages of one name"),
    ],
)
def test_rules_that_make_no_sense_are_refused(build: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"must|need|each"):
        build()


def test_hours_are_those_of_the_programme() -> None:
    due_at = Rules().moment(date(2023, 10, 13), time(17))
    assert due_at == datetime(2023, 10, 13, 9, tzinfo=UTC)
    assert Rules().local(due_at).hour == 17


@pytest.mark.parametrize(
    ("day", "utc_hour"),
    [
        pytest.param(date(2024, 3, 31), 1, id="an hour that the clocks skip"),
        pytest.param(date(2024, 10, 27), 0, id="an hour that they show twice"),
        pytest.param(date(2024, 7, 1), 0, id="summer"),
        pytest.param(date(2024, 1, 1), 1, id="winter"),
    ],
)
def test_every_local_hour_has_one_moment_where_clocks_change(day: date, utc_hour: int) -> None:
    moment = Rules(zone="Europe/Berlin").moment(day, time(2, 30))
    assert moment == datetime(day.year, day.month, day.day, utc_hour, 30, tzinfo=UTC)
