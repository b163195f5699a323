"""Notices of holidays as offices write them."""

from datetime import date

import pytest

from domain.calendar_notice import read_notice, spans

TODAY = date(2026, 11, 24)


def rests(text: str, on: date = TODAY) -> list[tuple[date, date]]:
    return spans(read_notice(text, on).days, working=False)


def works(text: str, on: date = TODAY) -> list[tuple[date, date]]:
    return spans(read_notice(text, on).days, working=True)


def test_a_line_names_rest_days_and_make_up_days() -> None:
    text = "2027年10月1日至8日放假,9月28日、10月11日上班"
    assert rests(text) == [(date(2027, 10, 1), date(2027, 10, 8))]
    assert works(text) == [(date(2027, 9, 28),) * 2, (date(2027, 10, 11),) * 2]


def test_the_state_councils_own_wording_is_read() -> None:
    text = (
        "一、元旦:2027年1月1日(周五)至3日(周日)放假,共3天。\n"
        "二、春节:2月5日(农历除夕、周五)至11日(周四)放假调休,共7天。1月31日(周日)、2月14日(周日)上班。"
    )
    assert rests(text) == [(date(2027, 1, 1), date(2027, 1, 3)), (date(2027, 2, 5), date(2027, 2, 11))]
    assert works(text) == [(date(2027, 1, 31),) * 2, (date(2027, 2, 14),) * 2]


@pytest.mark.parametrize(
    "text",
    [
        "2027年10月1日至10月3日放假",
        "2027年10月1日到3日放假",
        "2027年10月1日-3日休息",
        "2027年10月1日—3日放假",
        "2027年10月1日~3日放假",
        "２０２７年１０月１日至３日放假，共３天",
        "2027-10-01至2027-10-03放假",
        "2027年 10月1日 至 3日 放假调休",
        "2027年10月1日、2日、3日放假",
    ],
)
def test_a_span_is_written_in_many_ways(text: str) -> None:
    assert rests(text) == [(date(2027, 10, 1), date(2027, 10, 3))]


def test_a_holiday_may_cross_the_year() -> None:
    text = "2026年12月31日至1月2日放假"
    assert rests(text) == [(date(2026, 12, 31), date(2027, 1, 2))]


def test_days_without_a_verb_share_that_of_the_next_clause() -> None:
    assert len(works("2027年9月28日,10月11日上班")) == 2


@pytest.mark.parametrize(
    ("on", "year"), [(date(2026, 11, 24), 2027), (date(2027, 1, 5), 2027), (date(2027, 9, 1), 2027)]
)
def test_a_day_without_a_year_lies_nearest_ahead(on: date, year: int) -> None:
    assert rests("9月10日放假", on) == [(date(year, 9, 10),) * 2]


def test_days_of_which_nothing_is_said_are_given_back() -> None:
    notice = read_notice("2027年10月1日至8日放假,10月11日照常", TODAY)
    assert notice.unread == ("10月11日照常",)


@pytest.mark.parametrize(
    "text", ["", "好的", "放假", "2027年2月30日放假", "共放假8天", "1日放假", "2027年1月1日至12月1日放假"]
)
def test_what_names_no_day_enters_none(text: str) -> None:
    assert read_notice(text, TODAY).days == {}


def test_a_whole_years_notice_settles_every_day() -> None:
    days = read_notice("2027年10月1日放假,10月9日上班", TODAY).for_whole_years()
    assert len(days) == 365
    assert (days[date(2027, 10, 1)], days[date(2027, 10, 9)]) == (False, True)
    assert (days[date(2027, 10, 2)], days[date(2027, 10, 4)]) == (False, True)
