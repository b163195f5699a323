"""Days named in a message written on Tuesday 24 November 2026, and their roles."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.reading.dates import find_dates

ON = date(2026, 11, 24)


def days(words: str, on: date = ON) -> list[tuple[str, str]]:
    return [(mention.day.isoformat(), mention.role) for _, mention in find_dates(words, on)]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("预计下月15日前完成", "2026-12-15"),
        ("月底前搬迁完毕", "2026-11-30"),
        ("15号前完成", "2026-12-15"),
        ("下周三前报送", "2026-12-02"),
        ("本周五前修改完毕", "2026-11-27"),
        ("周一前交", "2026-11-30"),
        ("后天完成验收", "2026-11-26"),
        ("年底前建成", "2026-12-31"),
        ("明年底前建成", "2027-12-31"),
        ("明年一季度全面完工", "2027-03-31"),
        ("明年上半年完工", "2027-06-30"),
        ("预计12月中旬完成", "2026-12-20"),
        ("12月上旬办完", "2026-12-10"),
        ("12月前办完", "2026-11-30"),
        ("2027年3月底竣工", "2027-03-31"),
        ("27年3月底竣工", "2027-03-31"),
        ("十二月五号之前报上来", "2026-12-05"),
        ("12/10前完成", "2026-12-10"),
        ("11.28前上报", "2026-11-28"),
        ("2026-12-05前", "2026-12-05"),
        ("元旦前试运营", "2027-01-01"),
        ("春节前完成", "2027-02-06"),
        ("两周内上线", "2026-12-08"),
        ("半个月内完成", "2026-12-09"),
        ("3个月内完成", "2027-02-24"),
        ("下周完成", "2026-12-04"),
        ("下个月完工", "2026-12-31"),
        ("能不能缓到下周三", "2026-12-02"),
        ("年中前完成", "2026-06-30"),
    ],
)
def test_a_deadline_ahead_is_due(words: str, day: str) -> None:
    (found,) = days(words)
    assert found[0] == day
    assert found[1] == "due" or day < ON.isoformat()


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("11月20日已完成", "2026-11-20"),
        ("20号已完成", "2026-11-20"),
        ("昨天召开专题会议", "2026-11-23"),
        ("上周五已提交初稿", "2026-11-20"),
        ("上月末完成注册", "2026-10-31"),
        ("今天上午开了会", "2026-11-24"),
    ],
)
def test_an_event_behind_is_done(words: str, day: str) -> None:
    assert days(words) == [(day, "done")]


def test_the_day_up_to_which_is_counted_is_neither_due_nor_done() -> None:
    assert days("截至11月20日,新增5家") == [("2026-11-20", "other")]


@pytest.mark.parametrize(
    "words",
    [
        "按照〔2026〕15号文件要求",
        "第3季度GDP同比",
        "第41周",
        "10月新增5家",
        "本月完成投资1.8亿元",
        "滞后3个月",
        "和上周一样",
        "15:30召开调度会",
        "3号楼封顶",
        "投资11.28亿元",
        "13月5日前",
        "2月30日前",
        "要素保障 本周组卷",
    ],
)
def test_what_names_no_day(words: str) -> None:
    assert days(words) == []


@given(st.dates(date(2023, 1, 1), date(2027, 12, 31)), st.integers(-170, 170))
def test_a_month_and_day_mean_the_nearest_such_day(on: date, away: int) -> None:
    day = on + timedelta(days=away)
    assert [found for found, _ in days(f"{day.month}月{day.day}日", on)] == [day.isoformat()]


@given(st.dates(date(2023, 1, 1), date(2027, 12, 31)), st.integers(0, 6))
def test_next_weeks_weekdays_lie_in_next_week(on: date, weekday: int) -> None:
    (found,) = days(f"下周{'一二三四五六日'[weekday]}前完成", on)
    monday = on - timedelta(days=on.weekday()) + timedelta(weeks=1)
    assert found == ((monday + timedelta(days=weekday)).isoformat(), "due")
