"""Cards of an import that was given up: every button says so politely, and nothing happens."""

from pathlib import Path

import pytest
from sqlalchemy import select

from storage.members import Member
from storage.tables.imports import import_job
from tests.import_scene import plan_text, sends_plan, sends_roster
from tests.scene import Scene
from tests.stale_cards import opened, press_all

DOUBTFUL = plan_text("培育主体。新增10家。(县工信局牵头)", "强化保障。县财政局要加大投入。")
CLEAR = plan_text("培育主体。新增10家。(县工信局牵头,县财政局配合)")
LEAVING = {"取消", "载入", "发邀请", "返回"}


@pytest.fixture
def office(scene: Scene) -> Member:
    return scene.office()


def states(scene: Scene) -> list[str]:
    return list(scene.tx.scalars(select(import_job.c.state).order_by(import_job.c.id)))


@pytest.mark.parametrize("text", [DOUBTFUL, CLEAR])
def test_the_cards_of_a_plan_that_was_given_up_are_stale(scene: Scene, office: Member, text: str) -> None:
    cards = opened(scene, office, sends_plan(scene, office, text), LEAVING)
    scene.presses(office, "取消", cards[0])
    answers = press_all(scene, office, cards)
    assert answers
    assert all("过期" in answer for answer in answers), answers
    assert states(scene) == ["dropped"]


def test_the_cards_of_a_roster_that_was_given_up_are_stale(
    scene: Scene, office: Member, tmp_path: Path
) -> None:
    rows = ("县工信局", "张明", "13800000000", "联络员"), ("县外星局", "李红", "", "联络员")
    cards = opened(scene, office, sends_roster(scene, office, tmp_path, *rows), LEAVING)
    scene.presses(office, "取消", cards[0])
    answers = press_all(scene, office, cards)
    assert all("过期" in answer for answer in answers), answers
    assert states(scene) == ["dropped"]


def test_a_correction_of_a_plan_that_was_given_up_is_not_taken(scene: Scene, office: Member) -> None:
    preview = sends_plan(scene, office, CLEAR)
    scene.presses(office, "改一处", preview)
    imports_dropped = scene.tx.execute(import_job.update().values(state="dropped"))
    assert imports_dropped.rowcount == 1
    assert "导入已结束" in scene.writes(office, "二(一) 牵头:县财政局")[-1].text
