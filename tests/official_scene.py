"""A week that is over, as official papers tell it: reports on time, late, returned and missing."""

from io import BytesIO

import docx
from docx.document import Document
from docx.table import Table

from domain.spans import span_of
from storage import periods, reports
from summaries.making import Material, as_it_stands
from summaries.subjects import WHOLE, Asked, SubjectKind, subjects
from tests.forms_scene import made
from tests.scene import Scene, at, programme_of
from tests.summary_scene import BUREAU, WEEK, files, passes

LATE = "县商务局"
RETURNED = "县科技局"
NOTHING_OWED = "县委组织部"


def week_over(scene: Scene) -> None:
    """The bureau reported two duties in time; one unit was late, one was returned, the others are silent."""
    passes(scene, at(9, 9))
    scene.now = at(12, 15)
    files(scene, scene.contact(BUREAU), 2)
    receipt = files(scene, scene.contact(RETURNED))
    (report,) = reports.of_receipt(scene.tx, receipt)
    assert reports.return_for_rework(scene.tx, report.id, scene.office().id, "请写明数字", scene.now)
    periods.mark_returned(scene.tx, report.period_id, at(16, 17), at(18, 17))
    scene.now = at(14, 10)
    files(scene, scene.contact(LATE))


def stands(
    scene: Scene, kind: SubjectKind = SubjectKind.PROGRAMME, name: str = "", language: str = "zh-CN"
) -> Material:
    """The week as it stands on Sunday, of the whole or of the part whose name begins so."""
    found = (part for part in subjects(scene.tx, scene.programme_id, kind) if part.name.startswith(name))
    subject = next(found) if name else WHOLE
    asked = Asked(span_of(WEEK), subject)
    return as_it_stands(scene.tx, programme_of(scene), asked, language, at(15, 9))


def opened(content: bytes) -> Document:
    return docx.Document(BytesIO(content))


def paper(form: str, material: Material) -> Document:
    return opened(made(form, material))


def words(document: Document) -> str:
    """All text outside tables, a line for each paragraph."""
    return "\n".join(line.text for line in document.paragraphs)


def heads(document: Document) -> list[str]:
    return [line.text for line in document.paragraphs if line.style and line.style.name == "Heading 1"]


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]
