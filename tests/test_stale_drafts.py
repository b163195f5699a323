"""Cards of a draft that was filed or given up: no button files anything again or brings it back."""

import pytest
from sqlalchemy import func, select

from storage.tables.reporting import report
from tests.scene import Scene, at, newest
from tests.stale_cards import opened, press_all

ENDING = {"提交", "全部提交", "取消", "撤回", "继续报"}
WORDS = ("1 完成60%,用地指标不足\n2 新增12家", "三家企业做了数字化改造,完成两成", "1 完成60%")


def count(scene: Scene) -> int:
    return scene.tx.scalar(select(func.count()).select_from(report)) or 0


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("ending", ["取消", "全部提交", "提交"])
def test_nothing_comes_of_the_buttons_of_a_draft_that_is_over(scene: Scene, words: str, ending: str) -> None:
    scene.now = at(12, 15)
    scene.open_periods()
    contact = scene.contact()
    cards = opened(scene, contact, newest(scene.writes(contact, words)), ENDING)
    last = next((card for card in reversed(cards) if ending in card.labels()), None)
    if last is None:
        ending, last = "取消", next(card for card in cards if "取消" in card.labels())
    scene.presses(contact, ending, last)
    filed = count(scene)
    assert all(press_all(scene, contact, cards))
    assert count(scene) == filed
