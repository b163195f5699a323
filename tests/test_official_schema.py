"""Every document is valid by the schema of office files, so that no program offers to repair it."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openxml_audit import OpenXmlValidator

from summaries.making import Material
from summaries.subjects import SubjectKind
from tests.forms_scene import EMOJI, MARKUP, NUL, RARE, made
from tests.official_scene import stands, week_over
from tests.scene import Scene
from tests.summary_scene import BUREAU
from tests.template_scene import letterhead, saved

HOSTILE = MARKUP + RARE + EMOJI + NUL


@cache
def validator() -> OpenXmlValidator:
    return OpenXmlValidator()


def faults(content: bytes, folder: Path) -> list[str]:
    path = folder / "made.docx"
    path.write_bytes(content)
    return [str(fault) for fault in validator().validate(path).errors]


def with_hostile_words(material: Material) -> Material:
    duties = tuple(replace(duty, words=HOSTILE, difficulties=HOSTILE) for duty in material.facts.duties)
    return replace(material, facts=replace(material.facts, programme=HOSTILE, duties=duties))


@pytest.mark.parametrize(
    ("form", "kind", "part"),
    [
        ("docx", SubjectKind.PROGRAMME, ""),
        ("circular", SubjectKind.PROGRAMME, ""),
        ("slip", SubjectKind.UNIT, BUREAU),
        ("minutes", SubjectKind.PROGRAMME, ""),
    ],
)
def test_a_form_is_valid_whatever_it_holds(
    scene: Scene, tmp_path: Path, form: str, kind: SubjectKind, part: str
) -> None:
    week_over(scene)
    assert faults(made(form, with_hostile_words(stands(scene, kind, part))), tmp_path) == []


def test_a_filled_template_is_valid(scene: Scene, tmp_path: Path) -> None:
    week_over(scene)
    template = letterhead()
    legacy = {key for key, part in template.part.rels.items() if part.reltype.endswith("stylesWithEffects")}
    for key in legacy:
        template.part.drop_rel(key)
    material = replace(stands(scene), look=saved(template, tmp_path))
    assert faults(made("docx", material), tmp_path) == []


@pytest.mark.parametrize(
    ("name", "change"),
    [
        pytest.param(
            "word/document.xml", lambda xml: xml.replace("<w:cantSplit/>", "<w:cant/>"), id="unknown element"
        ),
        pytest.param(
            "word/document.xml", lambda xml: xml.replace('"lines"', '"rows"'), id="value out of range"
        ),
        pytest.param(
            "word/settings.xml",
            lambda xml: xml.replace("<w:evenAndOddHeaders/>", "").replace(
                "</w:settings>", "<w:evenAndOddHeaders/></w:settings>"
            ),
            id="elements out of order",
        ),
    ],
)
def test_the_check_finds_what_is_wrong(
    scene: Scene, tmp_path: Path, name: str, change: Callable[[str], str]
) -> None:
    week_over(scene)
    assert faults(_changed(made("circular", stands(scene)), name, change), tmp_path)


def _changed(content: bytes, name: str, change: Callable[[str], str]) -> bytes:
    changed = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(changed, "w") as target:
        for part in source.namelist():
            text = source.read(part)
            target.writestr(part, change(text.decode()) if part == name else text)
    return changed.getvalue()
