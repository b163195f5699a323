"""Who is asked for a unit when people are away."""

from datetime import date

import pytest

from domain.leave import Leave, Seat, recipients
from domain.roles import Role

ZHANG, LI, WANG, HEAD, OFFICE = 1, 2, 3, 8, 9
DAY = date(2023, 10, 18)
SEATS = (
    Seat(ZHANG, Role.CONTACT),
    Seat(LI, Role.CONTACT),
    Seat(HEAD, Role.UNIT_HEAD),
    Seat(OFFICE, Role.OFFICE),
)


def away(member_id: int, stand_in_id: int | None = None) -> Leave:
    return Leave(member_id, date(2023, 10, 16), date(2023, 10, 20), stand_in_id)


@pytest.mark.parametrize(
    ("leaves", "asked"),
    [
        pytest.param((), (ZHANG, LI), id="everybody is there"),
        pytest.param((away(ZHANG),), (LI,), id="one away, the other is enough"),
        pytest.param((away(ZHANG, WANG),), (WANG, LI), id="a stand-in from outside the unit"),
        pytest.param((away(ZHANG, LI),), (LI,), id="the stand-in is the other contact: asked once"),
        pytest.param((away(ZHANG, WANG), away(WANG, 4)), (4, LI), id="the stand-in is away too"),
        pytest.param((away(ZHANG, LI), away(LI, ZHANG)), (HEAD,), id="each names the other: the unit head"),
        pytest.param((away(ZHANG), away(LI), away(HEAD)), (OFFICE,), id="the whole unit is away: the office"),
        pytest.param((away(ZHANG), away(LI), away(HEAD), away(OFFICE)), (), id="nobody at all"),
        pytest.param((away(ZHANG, WANG), away(ZHANG, 4)), (4, LI), id="a leave entered anew counts"),
    ],
)
def test_who_is_asked(leaves: tuple[Leave, ...], asked: tuple[int, ...]) -> None:
    assert recipients(SEATS, leaves, DAY) == asked


@pytest.mark.parametrize(
    ("day", "asked"),
    [(15, (ZHANG, LI)), (16, (WANG, LI)), (20, (WANG, LI)), (21, (ZHANG, LI))],
)
def test_a_leave_lasts_from_its_first_to_its_last_day(day: int, asked: tuple[int, ...]) -> None:
    assert recipients(SEATS, (away(ZHANG, WANG),), date(2023, 10, day)) == asked


@pytest.mark.parametrize(("day", "asked"), [(17, (ZHANG,)), (18, (LI,))])
def test_a_successor_takes_over_on_the_day(day: int, asked: tuple[int, ...]) -> None:
    seats = (
        Seat(ZHANG, Role.CONTACT, last=date(2023, 10, 17)),
        Seat(LI, Role.CONTACT, first=date(2023, 10, 18)),
    )
    assert recipients(seats, (), date(2023, 10, day)) == asked
