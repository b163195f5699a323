"""Official documents as an office suite opens them: pages, lines, margins, page numbers, repeated heads."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from summaries.look import Faces, Look
from summaries.subjects import SubjectKind
from summaries.writing import Section
from tests.forms_scene import RARE, made
from tests.office_pages import MM, Page, body, faces, footer, laid_out
from tests.official_scene import stands, week_over
from tests.scene import Scene, open_scene
from tests.summary_scene import BUREAU
from tests.template_scene import letterhead, saved

LINES, SIGNS = 22, 28
LONG = "\n".join([*["应县专业镇建设按计划推进" * 20] * 6, f"联络员{RARE}"])  # more than two pages


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Page]]:
    """Every form of one week, and one in an office's template: all in one run of the suite."""
    folder: Path = tmp_path_factory.mktemp("office")
    scene = open_scene()
    week_over(scene)
    whole = stands(scene)
    long = replace(whole, sections=(Section("overall", "总体", LONG),))
    documents = {
        "long": made("docx", long),
        "circular": made("circular", whole),
        "slip": made("slip", stands(scene, SubjectKind.UNIT, BUREAU)),
        "minutes": made("minutes", whole),
        "template": made("docx", replace(whole, look=saved(letterhead(), folder))),
    }
    scene.tx.close()
    return laid_out(documents, folder)


def test_a_full_page_has_22_lines_at_the_pitch_of_the_standard(pages: dict[str, list[Page]]) -> None:
    full = body(pages["long"][1])
    assert len(full) == LINES
    pitches = [below.base - above.base for above, below in pairwise(full)]
    assert pitches == [pytest.approx(28.95, abs=0.06)] * (LINES - 1)


def test_a_full_line_has_28_signs(pages: dict[str, list[Page]]) -> None:
    assert SIGNS in {len(line.text) for line in body(pages["long"][1])}
    assert max(len(line.text) for line in body(pages["long"][1])) == SIGNS


def test_rare_signs_of_names_are_on_the_page(pages: dict[str, list[Page]]) -> None:
    assert any(line.text == f"联络员{RARE}" for page in pages["long"] for line in page)


@pytest.mark.parametrize("form", ["long", "circular", "slip", "minutes"])
def test_all_words_stand_between_the_margins(pages: dict[str, list[Page]], form: str) -> None:
    lines = [line for page in pages[form] for line in body(page)]
    assert min(line.left for line in lines) >= 28 * MM - 1
    assert max(line.right for line in lines) <= (210 - 26) * MM + 1
    assert min(line.base for line in lines) > 37 * MM


@pytest.mark.parametrize(("form", "count"), [("circular", 3), ("slip", 2), ("minutes", 2)])
def test_a_form_has_its_pages(pages: dict[str, list[Page]], form: str, count: int) -> None:
    assert len(pages[form]) == count


@pytest.mark.parametrize("form", ["long", "circular", "slip", "minutes"])
def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(
    pages: dict[str, list[Page]], form: str
) -> None:
    for number, page in enumerate(pages[form], start=1):
        line = footer(page)
        assert line.text == f"—{number}—"
        edge = (210 - 26) * MM - line.right if number % 2 else line.left - 28 * MM
        assert 10 <= edge <= 18  # one sign of 14 pt


def test_a_table_over_two_pages_repeats_its_head(pages: dict[str, list[Page]]) -> None:
    first, second = pages["circular"][:2]
    head = "单位编号任务报送期限"
    assert any(line.text == head for line in body(first))
    assert body(second)[0].text == head


def test_the_signature_never_stands_alone(pages: dict[str, list[Page]]) -> None:
    *before, sender, dated = body(pages["circular"][-1])
    assert (sender.text, dated.text) == ("应县专业镇领导小组办公室", "2023年10月15日")
    assert before


def test_the_receipt_is_a_sheet_of_its_own(pages: dict[str, list[Page]]) -> None:
    assert body(pages["slip"][1])[0].text == "回执"


def test_the_faces_are_understood_as_those_of_chinese_signs(scene: Scene, tmp_path: Path) -> None:
    week_over(scene)
    look = Look(Faces(title="华文中宋", page_number="宋体"))
    understood = faces(made("circular", replace(stands(scene), look=look)), tmp_path)
    assert understood["Official head"] == "华文中宋"
    assert understood["Official body"] == "仿宋_GB2312"
    assert (understood["Heading 1"], understood["Heading 2"]) == ("黑体", "楷体_GB2312")


def test_an_offices_template_opens_too(pages: dict[str, list[Page]]) -> None:
    shown = [line.text for page in pages["template"] for line in page]
    assert shown[0] == "应县专业镇周报"
    assert shown[-1] == "地址:新建西街1号"
