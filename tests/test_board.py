"""The board picture: one PNG for a phone, A3 pages for a wall, lights that need no colour."""

import struct
from dataclasses import replace
from io import BytesIO

import pdfplumber
import pytest

from domain.lights import Light
from domain.punctuality import Standing
from summaries.board import board_data, phone_board, pressing, wall_board
from summaries.facts import SummaryFacts
from tests.forms_scene import EMOJI, MARKUP, NUL, RARE, RIGHT_TO_LEFT, made, material
from tests.scene import Scene


def of_size(week: SummaryFacts, tasks: int, units: int) -> SummaryFacts:
    """The week as a bigger programme would have it: every unit owes a report on every third task."""
    lines = tuple(replace(week.tasks[0], code=f"任{n}") for n in range(tasks))
    duties = tuple(
        replace(week.duties[0], unit=f"第{u}局", code=line.code)
        for u in range(units)
        for line in lines[u % 3 :: 3]
    )
    return replace(week, tasks=lines, duties=duties)


def pixels(picture: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def pages(document: bytes) -> list[str]:
    with pdfplumber.open(BytesIO(document)) as pdf:
        return [page.extract_text() for page in pdf.pages]


def test_the_phone_picture_is_1080_pixels_wide(scene: Scene) -> None:
    width, height = pixels(made("png", material(scene)))
    assert width == 1080
    assert height > width


def test_a_bigger_programme_makes_a_higher_picture(scene: Scene) -> None:
    week = material(scene).facts
    width, height = pixels(phone_board(of_size(week, 60, 20), "zh-CN"))
    assert width == 1080
    assert height > pixels(phone_board(week, "zh-CN"))[1]


def test_a_very_big_programme_makes_no_endless_strip(scene: Scene) -> None:
    big = of_size(material(scene).facts, 200, 100)
    assert pixels(phone_board(big, "zh-CN"))[1] < 10_000
    assert "任199" in pages(wall_board(big, "zh-CN"))[-1]


def test_of_too_many_tasks_the_red_and_yellow_ones_are_shown(scene: Scene) -> None:
    week = material(scene).facts
    lights = (Light.GREEN, Light.BLUE, Light.YELLOW, Light.RED)
    lines = [replace(week.tasks[0], light=lights[n % 4]) for n in range(100)]
    shown, left = pressing(lines, 60)
    assert left == 40
    assert [sum(line.light is light for line in shown) for light in lights] == [10, 0, 25, 25]


def test_a_county_fits_one_wall_page_with_title_moment_and_legend(scene: Scene) -> None:
    (page,) = pages(made("board-pdf", material(scene)))
    for words in ("应县专业镇挂图作战", "10 月 13 日(周五)15:00", "专业镇培育", "按时报送", "— 1 / 1 —"):
        assert words.replace(" ", "") in page.replace(" ", "")


def test_units_that_do_not_fit_go_on_further_pages_with_the_tasks_again(scene: Scene) -> None:
    first, second = pages(wall_board(of_size(material(scene).facts, 20, 40), "zh-CN"))
    assert "任7" in first
    assert "任7" in second


def test_tasks_that_do_not_fit_go_on_under_the_same_head(scene: Scene) -> None:
    assert len(pages(wall_board(of_size(material(scene).facts, 60, 20), "zh-CN"))) == 2


@pytest.mark.parametrize("kinds", [tuple(Light), tuple(Standing)], ids=["lights", "marks"])
def test_each_light_and_each_mark_has_a_letter_of_its_own(scene: Scene, kinds: tuple[str, ...]) -> None:
    legend = {item["kind"]: item["letter"] for item in board_data(material(scene).facts, "zh-CN")["legend"]}
    letters = [legend[kind] for kind in kinds]
    assert len(set(letters)) == len(kinds)


def test_a_task_without_a_percent_has_an_empty_bar(scene: Scene) -> None:
    shown = board_data(material(scene).facts, "zh-CN")["tasks"]
    assert (shown[0]["share"], shown[0]["percent"]) == (60, "60%")
    assert (shown[-1]["share"], shown[-1]["percent"]) == (None, "—")


@pytest.mark.parametrize("words", [MARKUP, RARE, EMOJI, RIGHT_TO_LEFT, NUL, "长" * 4000])
def test_hostile_words_do_not_break_the_picture(scene: Scene, words: str) -> None:
    week = material(scene).facts
    hostile = replace(week.tasks[0], short=words)
    assert pixels(phone_board(replace(week, tasks=(hostile,)), "zh-CN"))[0] == 1080


def test_markup_is_shown_as_written(scene: Scene) -> None:
    week = material(scene).facts
    named = replace(week.duties[0], unit="*b* $a$ #c")
    (page,) = pages(
        wall_board(
            replace(week, tasks=(replace(week.tasks[0], short="*b* $a$ #c"),), duties=(named,)), "zh-CN"
        )
    )
    assert "*b* $a$ #c" in page


def test_a_week_without_duties_says_so(scene: Scene) -> None:
    week = replace(material(scene).facts, duties=(), tasks=())
    assert pixels(phone_board(week, "en"))[0] == 1080
    assert len(pages(wall_board(week, "en"))) == 1
