"""The words that name the span of a summary, seen from a Wednesday in November 2023."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.reading.asking import Asking
from domain.reading.spans import find_span
from domain.spans import Span, SpanKind, range_of, span_around
from texts.catalogue import LANGUAGES
from texts.spans import span_words

TODAY = date(2023, 11, 15)
DAYS = st.dates(date(2001, 1, 1), date(2098, 12, 31))
NAMED = st.builds(span_around, st.sampled_from([kind for kind in SpanKind if kind != SpanKind.RANGE]), DAYS)
RANGES = st.builds(lambda first, days: range_of(first, first + timedelta(days)), DAYS, st.integers(0, 300))


def read(words: str, kind: SpanKind = SpanKind.WEEKLY, on: date = TODAY) -> tuple[str, str] | None:
    """The span's name, and what is left of the words."""
    found = find_span(words, Asking(kind, on))
    return (found[0].name, found[1].strip()) if found else None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("上周", "2023-W45"),
        ("这周", "2023-W46"),
        ("上上周", "2023-W44"),
        ("第41周", "2023-W41"),
        ("2023年第四十一周", "2023-W41"),
        ("w41", "2023-W41"),
        ("上个月", "2023-10"),
        ("9月", "2023-09"),
        ("九月份", "2023-09"),
        ("23年9月", "2023-09"),
        ("去年12月", "2022-12"),
        ("２０２３年１０月", "2023-10"),
        ("2023.10", "2023-10"),
        ("三季度", "2023-Q3"),
        ("上季度", "2023-Q3"),
        ("2023Q3", "2023-Q3"),
        ("去年", "2022"),
        ("2023年度", "2023"),
        ("今年以来", "2023"),
        ("10月1日—10月20日", "2023-10-01..2023-10-20"),
        ("10月1日到20日", "2023-10-01..2023-10-20"),
        ("10.1-10.20", "2023-10-01..2023-10-20"),
        ("12月20日至1月10日", "2023-12-20..2024-01-10"),
        ("7-9月", "2023-07-01..2023-09-30"),
        ("9月1日以来", "2023-09-01..2023-11-15"),
        ("10月12日", "2023-10-12..2023-10-12"),
        ("近30天", "2023-10-17..2023-11-15"),
        ("近两周", "2023-11-02..2023-11-15"),
        ("最近三个月", "2023-08-16..2023-11-15"),
        ("上半年", "2023-01-01..2023-06-30"),
        ("last month", "2023-10"),
        ("last 7 days", "2023-11-09..2023-11-15"),
    ],
)
def test_a_span_is_read_as_people_write_it(words: str, name: str) -> None:
    assert read(words) == (name, "")


@pytest.mark.parametrize("words", ["", "火星", "第60周", "13月", "2月30日", "上周五", "县工信局"])
def test_what_names_no_span_is_none(words: str) -> None:
    assert read(words) is None


@pytest.mark.parametrize(
    ("kind", "words", "name"),
    [
        (SpanKind.WEEKLY, "41", "2023-W41"),
        (SpanKind.MONTHLY, "9", "2023-09"),
        (SpanKind.QUARTERLY, "3", "2023-Q3"),
        (SpanKind.MONTHLY, "上期", "2023-10"),
        (SpanKind.RANGE, "上期", "2023-09-17..2023-10-16"),
        (SpanKind.YEARLY, "last", "2022"),
    ],
)
def test_a_bare_number_or_the_last_one_is_of_the_kind_asked_for(
    kind: SpanKind, words: str, name: str
) -> None:
    assert read(words, kind) == (name, "")


def test_what_else_is_said_is_left() -> None:
    assert read("县工信局上周docx") == ("2023-W45", "县工信局 docx")


@pytest.mark.parametrize(
    ("on", "words", "name"),
    [
        pytest.param(date(2024, 1, 20), "11月", "2023-11", id="behind, in the year before"),
        pytest.param(date(2023, 11, 28), "12月", "2023-12", id="it begins in three days"),
        pytest.param(date(2023, 12, 10), "上半年", "2023-01-01..2023-06-30", id="summaries look back"),
        pytest.param(date(2023, 1, 3), "第52周", "2022-W52", id="the week that has just ended"),
        pytest.param(date(2021, 5, 1), "第53周", "2020-W53", id="a week that few years have"),
    ],
)
def test_a_year_not_said_is_the_nearest(on: date, words: str, name: str) -> None:
    assert read(words, on=on) == (name, "")


@given(NAMED | RANGES)
def test_a_spans_name_reads_back(span: Span) -> None:
    assert read(span.name) == (span.name, "")


@given(NAMED | RANGES, st.sampled_from(LANGUAGES))
def test_a_spans_written_form_reads_back(span: Span, language: str) -> None:
    assert read(span_words(language, span)) == (span.name, "")


@given(st.text(max_size=60), DAYS, st.sampled_from(SpanKind))
def test_no_words_make_it_fail(words: str, on: date, kind: SpanKind) -> None:
    found = find_span(words, Asking(kind, on))
    assert found is None or found[0].first <= found[0].last
