"""A file is kept under a name only where its content can never change, for each channel apart."""

from pathlib import Path

import pytest

from domain.delivery import Delivered
from storage import corrections, summaries, uploads
from storage.uploads import Upload
from summaries.facts import from_json
from summaries.look import Look
from summaries.orders import Order, lasting_name
from tests.scene import Scene, at
from tests.summary_scene import WEEK, drafted, passes


def the_path(scene: Scene, form: str = "docx", reference: str = "1", programme: int = 0) -> str:
    facts = from_json(summaries.known(scene.tx, 1).facts)
    return Order(form, programme or scene.programme_id, reference, "zh-CN").document(facts).path


def a_sent_summary(scene: Scene) -> None:
    drafted(scene)
    passes(scene, at(13, 15))


def corrected(scene: Scene) -> None:
    words = {"section": "overall", "title": "总体", "body": "应报 34"}
    row = {"programme_id": scene.programme_id, "summary_id": 1, "corrected_by": None}
    corrections.add(scene.tx, row | words | {"corrected_at": scene.now})


@pytest.mark.parametrize("form", ["text", "png", "board-pdf", "pdf", "docx"])
def test_what_was_sent_lasts(scene: Scene, form: str) -> None:
    a_sent_summary(scene)
    name = lasting_name(scene.tx, the_path(scene, form))
    scene.later(days=30)
    assert name
    assert lasting_name(scene.tx, the_path(scene, form)) == name


@pytest.mark.parametrize(("form", "lasts"), [("docx", False), ("pdf", True)])
def test_an_office_may_change_its_own_template_any_day(scene: Scene, form: str, lasts: bool) -> None:
    a_sent_summary(scene)
    look = Look(templates=Path("templates"))
    assert (lasting_name(scene.tx, the_path(scene, form), look) is not None) is lasts


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_ledger_tells_of_reports_as_they_are_now(scene: Scene, form: str) -> None:
    a_sent_summary(scene)
    assert lasting_name(scene.tx, the_path(scene, form)) is None


def test_a_draft_may_still_change(scene: Scene) -> None:
    drafted(scene)
    assert lasting_name(scene.tx, the_path(scene)) is None


@pytest.mark.parametrize("reference", [WEEK, f"{WEEK}@unit-2"])
def test_a_span_as_it_stands_changes_with_every_report(scene: Scene, reference: str) -> None:
    a_sent_summary(scene)
    assert lasting_name(scene.tx, the_path(scene, reference=reference)) is None


def test_a_summary_of_another_programme_has_no_name(scene: Scene) -> None:
    a_sent_summary(scene)
    assert lasting_name(scene.tx, the_path(scene, programme=scene.programme_id + 1)) is None


def test_a_correction_makes_another_file(scene: Scene) -> None:
    a_sent_summary(scene)
    before = lasting_name(scene.tx, the_path(scene))
    corrected(scene)
    assert lasting_name(scene.tx, the_path(scene)) != before


def a_file(file_id: str) -> Delivered:
    return Delivered("77", file_id, "document", kept_as="form:docx:1:1:zh-CN:0")


def test_each_channel_has_its_own_files(scene: Scene) -> None:
    uploads.keep(scene.tx, "telegram", a_file("A1"), scene.now)
    assert uploads.known(scene.tx, "telegram", a_file("").kept_as) == Upload("A1", "document")
    assert uploads.known(scene.tx, "wecom", a_file("").kept_as) is None


def test_a_file_made_again_takes_the_place_of_the_one_before(scene: Scene) -> None:
    uploads.keep(scene.tx, "telegram", a_file("A1"), scene.now)
    uploads.keep(scene.tx, "telegram", a_file("A2"), scene.now)
    assert uploads.known(scene.tx, "telegram", a_file("").kept_as) == Upload("A2", "document")
