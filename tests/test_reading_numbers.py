"""Numbers in Arabic and Chinese digits have the value that people mean."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.reading.numbers import number

DIGITS = "零一二三四五六七八九"
SCALES = ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十"))


def spelled(value: int) -> str:
    """Write a number in Chinese digits: the oracle, built from the value down and not from the words up."""
    if value < 10:
        return DIGITS[value]
    scale, sign = next(pair for pair in SCALES if value >= pair[0])
    head, rest = divmod(value, scale)
    gap = "零" if 0 < rest < scale // 10 else ""
    return spelled(head) + sign + gap + (spelled(rest) if rest else "")


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_a_spelled_number_has_its_value(value: int) -> None:
    assert number(spelled(value)) == value


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_a_number_with_thousands_signs_has_its_value(value: int) -> None:
    assert number(f"{value:,}") == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("两千三", "2300"),
        ("十五", "15"),
        ("二〇二六", "2026"),
        ("3.2万", "32000"),
        ("2千万", "20000000"),
        ("1.1个亿", "110000000"),
        ("六十五点五", "65.5"),
        ("百", "100"),
    ],
)
def test_number(words: str, value: str) -> None:
    assert number(words) == Decimal(value)


@pytest.mark.parametrize("words", ["两三", "七八十", "一二三", "万", "", "家"])
def test_a_guess_or_a_list_is_no_number(words: str) -> None:
    assert number(words) is None
