"""A week with hostile words in it, and its forms."""

from datetime import UTC

from domain.spans import span_of
from storage import programmes
from summaries.collecting import collect
from summaries.making import Material, write
from summaries.subjects import Asked
from summaries.text import sections
from summaries.view import View
from tests.scene import Scene, at, programme_of
from tests.summary_scene import WEEK, files, passes

MARKUP = '#panic("x") *b* $a$ <w:p>&amp; {{ x }}'
FORMULA = '=HYPERLINK("http://example.com","点我")'
RARE = "䶮㛃"
EMOJI = "🏭"
RIGHT_TO_LEFT = "\u202eمرحبا"
NUL = "甲\x00乙"


def material(scene: Scene, text: str = "新增12家。", unit: str = "县工信局") -> Material:
    """A week in which the unit has reported two duties with these words, as it stands on Friday."""
    passes(scene, at(9, 9))
    scene.now = at(12, 15)
    files(scene, scene.contact(unit), 2, text=text)
    calendar = programmes.calendar(scene.tx, scene.programme_id)
    view = View(scene.tx, programme_of(scene), calendar, at(13, 15).astimezone(UTC))
    facts = collect(view, Asked(span_of(WEEK)))
    return Material(scene.tx, facts, sections(facts, "zh-CN"), "zh-CN")


def made(form: str, found: Material) -> bytes:
    return write(form, found)
