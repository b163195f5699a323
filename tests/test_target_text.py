"""What a summary says of targets: the latest value with its day, what is lacking, where it leads."""

from dataclasses import replace
from datetime import date

import pytest

from summaries.facts import Forecast, Measured, SummaryFacts, TargetLine
from summaries.text import sections
from tests.forms_scene import material
from tests.scene import Scene

GOAL = TargetLine(
    "市级专业镇达到3个以上", date(2023, 12, 31), "二(一)", None, comparison="ge", value=3, unit="个"
)
LATEST = (Measured(date(2023, 10, 5), 1, 7), Measured(date(2023, 10, 12), 2, 8))


@pytest.fixture
def week(scene: Scene) -> SummaryFacts:
    return material(scene).facts


def said(week: SummaryFacts, target: TargetLine, language: str = "zh-CN") -> str:
    written = sections(replace(week, targets=(target,)), language)
    return next(section.body for section in written if section.key == "targets")


def test_a_value_stands_with_its_day_the_distance_and_the_forecast(week: SummaryFacts) -> None:
    target = replace(GOAL, course=LATEST, met=False, gap=1.0, forecast=Forecast(3.4, met=True))
    assert said(week, target) == (
        "市级专业镇达到3个以上 二(一),期限 12月31日(周日):最新 2 个(10月12日(周四)报),距目标还差 1 个,"
        "按现进度预计 12月31日(周日) 达到 3.4 个,可达标"
    )


def test_a_target_that_nothing_measures_stands_as_the_plan_words_it(week: SummaryFacts) -> None:
    assert said(week, GOAL) == "市级专业镇达到3个以上 二(一),期限 12月31日(周日)"


@pytest.mark.parametrize(
    ("target", "words"),
    [
        pytest.param(replace(GOAL, met=True, gap=0.0), "已达标", id="met"),
        pytest.param(replace(GOAL, met=False, gap=-2.0), "超出 2 个", id="over its limit"),
        pytest.param(replace(GOAL, met=False, gap=0.0), "最新 2 个(10月12日(周四)报)", id="just there"),
        pytest.param(
            replace(GOAL, met=False, gap=1.0, forecast=Forecast(2.5, met=False)), "难达标", id="too slow"
        ),
    ],
)
def test_how_a_target_stands_is_said_last(week: SummaryFacts, target: TargetLine, words: str) -> None:
    assert said(week, replace(target, course=LATEST)).endswith(words)


def test_the_distance_of_two_rates_is_in_points(week: SummaryFacts) -> None:
    target = replace(GOAL, unit="%", course=LATEST, met=False, gap=12.5)
    assert "12.5 points short of the goal" in said(week, target, "en")
