"""What stands after 周报: a span, a part and a form in any order, each found whatever the others are."""

from collections.abc import Iterator
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.reading.asking import Asking
from domain.spans import SpanKind, span_of
from handlers.summary_words import Wanted, form_words, read_wanted
from summaries.part_names import PARTS
from summaries.subjects import SubjectKind, subjects
from tests.scene import Scene, open_scene

SPANS = {
    "上周": "2023-W40",
    "9月": "2023-09",
    "三季度": "2023-Q3",
    "10月1日—10月9日": "2023-10-01..2023-10-09",
}


@pytest.fixture(scope="module")
def county() -> Iterator[Scene]:
    opened = open_scene()
    yield opened
    opened.tx.close()


def read(scene: Scene, words: str, kind: SpanKind = SpanKind.WEEKLY) -> Wanted:
    return read_wanted(scene.tx, scene.programme_id, Asking(kind, date(2023, 10, 13)), words)


@given(data=st.data())
def test_every_part_is_found_beside_any_span_and_form(county: Scene, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(PARTS))
    part = data.draw(st.sampled_from(subjects(county.tx, county.programme_id, kind)))
    span, form = data.draw(st.sampled_from(sorted(SPANS))), data.draw(st.sampled_from(sorted(form_words())))
    words = data.draw(st.permutations([part.name, span, form]))
    wanted = read(county, " ".join(words))
    assert wanted == Wanted(span_of(SPANS[span]), (part,), form_words()[form])


@pytest.mark.parametrize("words", [" ".join(order) for order in permutations(["上周", "工信局", "docx"])])
def test_the_order_does_not_matter(scene: Scene, words: str) -> None:
    wanted = read(scene, words)
    assert (wanted.span.name, wanted.parts[0].name, wanted.form) == ("2023-W40", "县工信局", "docx")


@pytest.mark.parametrize(
    "words", ["上周工信局docx", "工信局上周docx", "工信局,上周的docx", "上周 工信局的docx"]
)
def test_nor_do_blanks(scene: Scene, words: str) -> None:
    wanted = read(scene, words)
    assert (wanted.span.name, wanted.parts[0].name, wanted.form) == ("2023-W40", "县工信局", "docx")


def test_a_year_inside_a_targets_wording_is_no_span(scene: Scene) -> None:
    wanted = read(scene, "2023年完成2家市级专业镇评定")
    assert wanted.span.name == "2023-W41"
    assert wanted.parts[0].kind is SubjectKind.TARGET


def test_no_words_are_the_present_and_the_whole(scene: Scene) -> None:
    assert read(scene, "", SpanKind.MONTHLY) == Wanted(Asking(SpanKind.MONTHLY, date(2023, 10, 13)).present())


@given(words=st.text(max_size=80))
def test_no_words_make_it_fail(county: Scene, words: str) -> None:
    wanted = read(county, words)
    assert wanted.span.first <= wanted.span.last
