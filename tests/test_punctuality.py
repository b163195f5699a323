"""Owed, reported, on time, late: the one definition of docs/definitions.md."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.punctuality import OwedPeriod, Tally, tally

DUE = datetime(2023, 10, 13, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
MONDAY, SUNDAY = DUE - timedelta(days=4), DUE + timedelta(days=3)


def tally_of(*periods: OwedPeriod, moment: datetime = SUNDAY) -> Tally:
    return tally(periods, MONDAY, SUNDAY, moment)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        pytest.param(OwedPeriod(DUE), Tally(owed=1, missing=1), id="silence"),
        pytest.param(OwedPeriod(DUE, DUE), Tally(owed=1, on_time=1), id="filed at the due moment"),
        pytest.param(OwedPeriod(DUE, DUE + HOUR), Tally(owed=1, late=1), id="filed an hour late"),
        pytest.param(OwedPeriod(DUE, waived=True), Tally(), id="waived"),
        pytest.param(OwedPeriod(SUNDAY), Tally(), id="due next week"),
        pytest.param(OwedPeriod(MONDAY), Tally(owed=1, missing=1), id="due as the week begins"),
        pytest.param(
            OwedPeriod(DUE, DUE - HOUR, DUE + HOUR),
            Tally(owed=1, missing=1, returned=1),
            id="returned, no answer",
        ),
        pytest.param(
            OwedPeriod(DUE, DUE - HOUR),
            Tally(owed=1, on_time=1),
            id="returned, answered after the due moment",
        ),
    ],
)
def test_how_a_period_counts(period: OwedPeriod, expected: Tally) -> None:
    assert tally_of(period) == expected


def test_what_has_not_happened_yet_does_not_count() -> None:
    period = OwedPeriod(DUE, DUE - HOUR, DUE - HOUR / 2)
    assert tally_of(period, moment=DUE - 2 * HOUR) == Tally(owed=1, pending=1)
    assert tally_of(period, moment=DUE - HOUR) == Tally(owed=1, on_time=1)
    assert tally_of(period, moment=DUE - HOUR / 4) == Tally(owed=1, pending=1, returned=1)
    assert tally_of(period, moment=DUE) == Tally(owed=1, missing=1, returned=1)


def test_rates_are_shares_of_what_was_owed() -> None:
    week = Tally(owed=96, on_time=88, late=4, missing=4)
    assert week.reported == 92
    assert week.reporting_rate == pytest.approx(92 / 96)
    assert week.on_time_rate == pytest.approx(0.917, abs=0.001)


def test_nothing_owed_has_no_rate() -> None:
    assert tally_of().reporting_rate is None
    assert tally_of().on_time_rate is None


moments = st.integers(-200, 200).map(lambda hours: DUE + hours * HOUR)
owed_periods = st.builds(
    OwedPeriod,
    due_at=moments,
    first_submitted_at=st.none() | moments,
    returned_at=st.none() | moments,
    waived=st.booleans(),
)


@given(st.lists(owed_periods), moments)
def test_every_owed_period_counts_under_one_heading(periods: list[OwedPeriod], moment: datetime) -> None:
    total = tally_of(*periods, moment=moment)
    assert total.owed == total.on_time + total.late + total.pending + total.missing
    assert total.returned <= total.pending + total.missing


@given(st.lists(owed_periods))
def test_days_add_up_to_the_week(periods: list[OwedPeriod]) -> None:
    halves = [tally(periods, MONDAY, DUE, SUNDAY), tally(periods, DUE, SUNDAY, SUNDAY)]
    assert sum(half.owed for half in halves) == tally_of(*periods).owed
    assert sum(half.on_time for half in halves) == tally_of(*periods).on_time
