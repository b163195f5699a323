"""The board of tasks and weeks: a light with its percent in every cell, pages that split."""

from dataclasses import replace
from io import BytesIO

import pdfplumber
import pytest

from summaries.facts import SummaryFacts
from summaries.subjects import Subject, SubjectKind
from summaries.weeks_board import MOST_ON_A_PHONE, phone_weeks, wall_weeks
from tests.course_scene import with_courses
from tests.forms_scene import EMOJI, MARKUP, NUL, RARE, RIGHT_TO_LEFT, material
from tests.scene import Scene
from tests.test_board import pages, pixels


@pytest.fixture
def week(scene: Scene) -> SummaryFacts:
    return material(scene).facts


def test_the_phone_picture_is_1080_pixels_wide_and_shows_a_quarter(week: SummaryFacts) -> None:
    quarter, year = phone_weeks(with_courses(week, 13), "zh-CN"), phone_weeks(with_courses(week, 53), "zh-CN")
    assert pixels(quarter) == pixels(year)
    assert pixels(quarter)[0] == 1080


def test_a_county_fits_one_wall_page_with_its_months_and_weeks(week: SummaryFacts) -> None:
    (page,) = pages(wall_weeks(with_courses(week, 13), "zh-CN"))
    plain = page.replace(" ", "")
    for words in ("应县专业镇逐周亮灯", "9月", "10月", "四(五)", "—1/1—"):
        assert words in plain


def test_months_have_their_names_in_the_readers_language(week: SummaryFacts) -> None:
    (page,) = pages(wall_weeks(with_courses(week, 6), "en"))
    assert "Sep" in page
    assert "Oct" in page


def test_every_light_stands_as_a_letter(week: SummaryFacts) -> None:
    (page,) = pages(wall_weeks(with_courses(week, 13), "zh-CN"))
    assert all(page.count(letter) > 33 for letter in "红黄绿结")


def test_a_cell_stands_under_its_week_and_beside_its_task(week: SummaryFacts) -> None:
    facts = with_courses(week, 2)
    facts = replace(facts, tasks=facts.tasks[:2])
    with pdfplumber.open(BytesIO(wall_weeks(facts, "zh-CN"))) as pdf:
        words = {word["text"]: word for word in pdf.pages[0].extract_words(x_tolerance=1)}
    assert abs(words["41"]["x0"] - words["3"]["x0"]) < 30
    assert abs(words["二(二)"]["top"] - words["3"]["top"]) < 10
    assert words["40"]["x0"] < words["41"]["x0"]


def test_53_weeks_go_on_a_second_page_with_the_tasks_again(week: SummaryFacts) -> None:
    first, second = pages(wall_weeks(with_courses(week, 53), "zh-CN"))
    assert "四(五)" in first
    assert "四(五)" in second


def test_very_many_tasks_are_no_endless_strip_and_the_behind_ones_stay(week: SummaryFacts) -> None:
    many = with_courses(week, 13)
    many = replace(many, tasks=tuple(replace(many.tasks[0], code=f"任{n}") for n in range(200)))
    assert pixels(phone_weeks(many, "zh-CN"))[1] < 100 * MOST_ON_A_PHONE
    assert "任199" in pages(wall_weeks(many, "zh-CN"))[-1]


def test_a_part_is_named_in_the_title(week: SummaryFacts) -> None:
    part = replace(with_courses(week, 2), subject=Subject(SubjectKind.UNIT, 1, "县工信局"))
    assert "应县专业镇·县工信局逐周亮灯" in pages(wall_weeks(part, "zh-CN"))[0]


@pytest.mark.parametrize("weeks", [0, 1])
def test_a_programme_that_has_just_begun_has_a_board(week: SummaryFacts, weeks: int) -> None:
    assert pixels(phone_weeks(with_courses(week, weeks), "en"))[0] == 1080
    assert len(pages(wall_weeks(with_courses(week, weeks), "en"))) == 1


@pytest.mark.parametrize("said", [MARKUP, RARE, EMOJI, RIGHT_TO_LEFT, NUL, "长" * 4000])
def test_hostile_words_do_not_break_the_board(week: SummaryFacts, said: str) -> None:
    facts = with_courses(week, 13)
    hostile = replace(facts, tasks=(replace(facts.tasks[0], short=said),))
    assert pixels(phone_weeks(hostile, "zh-CN"))[0] == 1080


def test_markup_on_the_board_is_shown_as_written(week: SummaryFacts) -> None:
    facts = with_courses(week, 13)
    named = replace(facts, tasks=(replace(facts.tasks[0], short="*b* $a$ #c"),))
    assert "*b* $a$ #c" in pages(wall_weeks(named, "zh-CN"))[0]
