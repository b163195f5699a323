"""The rules in a plan file become the programme's rules; what it leaves out stays as the domain has it."""

from dataclasses import fields, replace
from datetime import date, time

import pytest
from pydantic import BaseModel

from domain.plan import Plan
from domain.roles import Role
from domain.rules import (
    Anchor,
    Cadence,
    Condition,
    Ground,
    LightRule,
    NudgeStage,
    RestDayRule,
    Rhythm,
    Rules,
    SummaryRule,
    monthly,
    weekly,
)
from plans import PlanError, read_plan
from plans.rules_schema import (
    CadenceEntry,
    ConditionEntry,
    LightEntry,
    RulesEntry,
    StageEntry,
    SummaryEntry,
)

EARLIER = RestDayRule.EARLIER
TASK = """\
title = "某县实施方案"
name = "某县专班"
region = "某县"
[[units]]
name = "县工信局"
kind = "county_department"
aliases = ["工信局"]
[[units]]
name = "县财政局"
kind = "county_department"
[[tasks]]
code = "二(一)"
kind = "key_task"
chapter = "重点任务"
title = "培育龙头企业"
text = "制定名单"
leads = ["县工信局"]
co_responsible = ["县财政局"]
"""


def plan_with(lines: str) -> Plan:
    return read_plan((TASK + lines).encode(), "plan.toml")


def rules_with(lines: str) -> Rules:
    return plan_with(f"[rules]\n{lines}").rules


def refusal_of(lines: str) -> str:
    with pytest.raises(PlanError) as refusal:
        plan_with(lines)
    return str(refusal.value)


def test_a_file_without_rules_has_the_defaults() -> None:
    assert plan_with("").rules == Rules()


def test_the_zone_of_the_file_is_the_zone_of_its_rules() -> None:
    assert read_plan(f'zone = "Asia/Urumqi"\n{TASK}'.encode(), "plan.toml").rules.zone == "Asia/Urumqi"


@pytest.mark.parametrize(
    ("written", "cadence"),
    [
        ('"weekly"', weekly()),
        ('"monthly"', monthly()),
        ('{ rhythm = "weekly", weekday = "thursday", at = 12:00:00 }', weekly(3, time(12))),
        (
            '{ rhythm = "monthly", day = 0, on_rest_day = "earlier" }',
            replace(monthly(0), on_rest_day=EARLIER),
        ),
        ('{ rhythm = "once", on = 2024-06-30 }', Cadence(Rhythm.ONCE, on=date(2024, 6, 30))),
    ],
)
def test_a_cadence_is_a_word_or_a_table(written: str, cadence: Cadence) -> None:
    assert rules_with(f"lead_cadence = {written}") == Rules(lead_cadence=cadence)


def test_hours_and_counts_of_the_file_replace_the_defaults() -> None:
    rules = rules_with("opens = 08:30:00\nlock_after_working_days = 3\ndaily_cap = 2\nquiet_from = 19:00:00")
    assert rules == Rules(opens=time(8, 30), lock_after_working_days=3, daily_cap=2, quiet_from=time(19))


def test_a_ladder_in_the_file_replaces_the_whole_ladder() -> None:
    rules = rules_with(
        '[[rules.ladder]]\nname = "due_day"\nanchor = "due"\nat = 10:00:00\n'
        '[[rules.ladder]]\nname = "late"\nanchor = "due"\nworking_days = 1\nroles = ["unit_head"]\n'
    )
    assert rules.ladder == (
        NudgeStage("due_day", Anchor.DUE, at=time(10)),
        NudgeStage("late", Anchor.DUE, working_days=1, roles=(Role.UNIT_HEAD,)),
    )


def test_the_summary_moves_to_another_weekday() -> None:
    assert rules_with('summary = { weekday = "thursday" }').summary == SummaryRule(weekday=3)


def test_summaries_of_longer_spans_come_later_or_not_at_all() -> None:
    rules = rules_with("summary = { weekly = false, monthly = 3, quarterly = 0 }")
    assert rules.summary == SummaryRule(weekly=False, monthly=3, quarterly=0, yearly=1)


def test_a_light_keeps_the_grounds_of_the_color_left_out() -> None:
    rules = rules_with('[rules.light]\nred = [{ ground = "behind_by", limit = 20, months = 2 }]')
    assert rules.light == LightRule(red=(Condition(Ground.BEHIND_BY, 20, 2),))


def test_a_task_and_single_units_of_it_may_have_their_own_cadence() -> None:
    task = plan_with('cadence = "monthly"\ncadences = { "工信局" = "weekly" }').tasks[0]
    assert (task.cadence, task.cadences) == (monthly(), {"县工信局": weekly()})


def test_without_its_own_cadence_a_task_follows_the_roles() -> None:
    task = plan_with("").tasks[0]
    assert (task.cadence, task.cadences) == (None, {})


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ('[rules]\nlead_cadence = "hourly"', "line 20: `rhythm`: Input should be 'weekly'"),
        ('[rules]\nlead_cadence = "once"', "line 20: `lead_cadence`: a cadence of once needs the day `on`"),
        ('[rules.summary]\nweekday = "Freitag"', "line 20: `weekday`: write a weekday from monday to sunday"),
        ("[rules.summary]\nweekday = 5", "line 20: `weekday`: write a weekday"),
        ("[rules.summary]\nmonthly = 16", "line 20: `monthly`: Input should be less than or equal to 15"),
        ("[rules]\nopens = 9", "line 20: `opens`: Input should be a valid time"),
        ("[rules]\nlock_after_working_days = 0", "line 19: `rules`: a period must stay open"),
        ("[rules]\ndaily_cap = 0", "line 20: `daily_cap`: Input should be greater than or equal to 1"),
        ("[rules]\nquiet = 20:00:00", "line 20: `quiet` is no field"),
        ('[[rules.ladder]]\nname = "a"\nanchor = "due"\n' * 2, "line 19: `rules`: each stage of the ladder"),
        (
            '[[rules.ladder]]\nname = "a"\nanchor = "due"\n[[rules.ladder]]\nname = "b"',
            "line 22: `anchor` is missing",
        ),
        ("cadence = { day = 3 }", "line 19: `rhythm` is missing"),
        ('[tasks.cadences]\n"县发改局" = "weekly"', "line 20: 县发改局 has no part in 二(一)"),
    ],
)
def test_a_broken_rule_is_refused_with_line_and_reason(lines: str, words: str) -> None:
    assert words in refusal_of(lines)


@pytest.mark.parametrize(
    ("entry", "rule"),
    [
        (CadenceEntry, Cadence),
        (StageEntry, NudgeStage),
        (SummaryEntry, SummaryRule),
        (ConditionEntry, Condition),
        (LightEntry, LightRule),
        (RulesEntry, Rules),
    ],
)
def test_a_file_can_set_every_rule(entry: type[BaseModel], rule: type) -> None:
    assert set(entry.model_fields) | {"zone"} == {field.name for field in fields(rule)} | {"zone"}
