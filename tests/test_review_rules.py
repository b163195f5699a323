"""What makes a report worth a look before it is accepted."""

from dataclasses import replace

import pytest

from domain.review import Doubt, Filed, doubts

BEFORE = Filed("新增12家,累计87家", percent=40)
REPORT = Filed("新增15家,累计102家", percent=45)


def test_a_report_on_time_with_progress_is_green() -> None:
    assert doubts(REPORT, BEFORE) == ()


def test_the_first_report_on_a_task_is_green() -> None:
    assert doubts(REPORT, None) == ()


@pytest.mark.parametrize(
    ("report", "doubt"),
    [
        pytest.param(replace(REPORT, on_time=False), Doubt.LATE, id="late"),
        pytest.param(replace(REPORT, percent=39), Doubt.FELL, id="the percent fell"),
        pytest.param(replace(REPORT, difficulties="用地指标不足"), Doubt.DIFFICULTIES, id="difficulties"),
        pytest.param(replace(REPORT, text="新增12家 累计87家。"), Doubt.SAME, id="the same words"),
    ],
)
def test_doubt(report: Filed, doubt: Doubt) -> None:
    assert doubts(report, BEFORE) == (doubt,)


def test_no_change_once_is_green_and_twice_in_a_row_is_not() -> None:
    unchanged = Filed("无变化", percent=40, no_change=True)
    assert doubts(unchanged, BEFORE) == ()
    assert doubts(replace(unchanged, text="没有变化"), unchanged) == (Doubt.SAME,)


def test_a_percent_missing_on_either_side_has_not_fallen() -> None:
    assert doubts(replace(REPORT, percent=None), BEFORE) == ()
    assert doubts(REPORT, replace(BEFORE, percent=None)) == ()
