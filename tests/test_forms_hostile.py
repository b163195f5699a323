"""Words that try to break a file come out as they were written, in every form and in every place."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from summaries.facts import CorrectionLine, InstructionLine, SummaryFacts, from_json, to_json
from summaries.forms import FORMS
from summaries.making import Material, write
from summaries.printable import printable
from summaries.subjects import Subject, SubjectKind
from summaries.text import sections
from tests.form_reading import squeezed, words_of
from tests.forms_scene import FORMULA, MARKUP, NUL, RARE, RIGHT_TO_LEFT, material
from tests.scene import Scene

ON = date(2023, 10, 12)
# Where people's own words stand in the data object.
FREE = {
    "unit",
    "units",
    "short",
    "words",
    "difficulties",
    "text",
    "name",
    "title",
    "body",
    "phrase",
    "programme",
}
LITERAL = {
    "markup": MARKUP,
    "formula": FORMULA,
    "rare names": RARE,
    "a zero byte": NUL,
    "signs": "&<>\"'\\%$#",
}
UNRULY = {
    "a long paragraph": "长" * 4000,
    "a long name": "名" * 300,
    "half a pair": "甲\ud83d乙",
    "right to left": RIGHT_TO_LEFT,
    "line ends": "甲\r\n\n\n乙\u2028丙",
    "blanks": " \t\u3000",
    "marks without a letter": "\u0301\u200d\ufe0f",
    "a whole emoji family": "👨‍👩‍👧‍👦🏳️‍🌈",
}


def saying(scene: Scene, form: str, words: str, filed: str = "新增12家。") -> Material:
    """A week in which all words end with these, about the widest subject that the form fits."""
    facts = material(scene, filed).facts
    corrected = CorrectionLine("2023-W40", "指标", "漏计", ON)
    told = replace(
        facts, corrections=(corrected,), instructions=(InstructionLine(1, "县长", "抓紧", ON, False),)
    )
    spoken: SummaryFacts = from_json(_ending(to_json(told), words))
    if SubjectKind.PROGRAMME not in FORMS[form].fits:
        spoken = replace(spoken, subject=Subject(SubjectKind.UNIT, 7, spoken.duties[0].unit))
    return Material(scene.tx, spoken, sections(spoken, "zh-CN"), "zh-CN")


def _ending(value: Any, words: str, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _ending(item, words, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_ending(item, words, key) for item in value]
    return value + words if isinstance(value, str) and key in FREE else value


@pytest.mark.parametrize("form", [form for form in FORMS if FORMS[form].suffix != ".png"])
@pytest.mark.parametrize("words", LITERAL.values(), ids=list(LITERAL))
def test_hostile_words_come_out_as_written(scene: Scene, form: str, words: str) -> None:
    found = saying(scene, form, words, filed=words)
    shown = squeezed(words_of(FORMS[form].suffix, write(form, found)))
    # CSV doubles quotes, as its readers expect.
    assert squeezed(printable(words)) in shown.replace('""', '"')


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("words", UNRULY.values(), ids=list(UNRULY))
def test_unruly_words_break_no_form(scene: Scene, form: str, words: str) -> None:
    assert write(form, saying(scene, form, words))


@pytest.mark.parametrize("form", FORMS)
def test_a_summary_of_nothing_has_every_form(scene: Scene, form: str) -> None:
    week = material(scene).facts
    bare = replace(week, previous=None, tasks=(), duties=(), due_next=(), silent_units=(), targets=())
    facts = replace(bare, issues=(), instructions=(), burden=(), corrections=())
    assert write(form, Material(scene.tx, facts, (), "zh-CN"))
