"""Correcting a card by tapping: each part can be given to another task, left out, or completed."""

import pytest

from domain.messages import IncomingKind
from storage.members import Member
from tests.scene import Scene, a_file, at, newest

FIRST, SECOND = "专业镇培育 二(一)", "市场主体倍增 二(二)"
TWO = "1 完成60%\n2新增12家"


@pytest.fixture
def contact(scene: Scene) -> Member:
    scene.now = at(12, 15, 20)
    scene.open_periods()
    return scene.contact("县工信局")


def test_the_parts_are_offered_one_by_one(scene: Scene, contact: Member) -> None:
    scene.writes(contact, TWO)
    parts = newest(scene.presses(contact, "修改"))
    assert parts.text.startswith("直接写要改的内容即可")
    assert parts.labels() == ["专业镇培育 二(一)", "市场主体倍增 二(二)", "返回"]


def test_back_leads_to_the_card_as_it_was(scene: Scene, contact: Member) -> None:
    card = newest(scene.writes(contact, TWO))
    scene.presses(contact, "修改")
    scene.presses(contact, FIRST)
    assert newest(scene.presses(contact, "返回")).text == card.text


def test_a_part_left_out_is_not_filed(scene: Scene, contact: Member) -> None:
    scene.writes(contact, TWO)
    scene.presses(contact, "修改")
    scene.presses(contact, SECOND)
    card = newest(scene.presses(contact, "删去这项"))
    assert card.text.splitlines() == ["请核对,共 1 项:", "1 专业镇培育:60% · 完成60%"]


def test_leaving_out_the_only_part_ends_the_draft(scene: Scene, contact: Member) -> None:
    scene.writes(contact, "1 完成60%")
    scene.presses(contact, "修改")
    scene.presses(contact, FIRST)
    assert newest(scene.presses(contact, "删去这项")).text == "已取消,没有报送任何内容。"


def test_a_part_can_be_given_to_another_task(scene: Scene, contact: Member) -> None:
    scene.writes(contact, "1 完成60%")
    scene.presses(contact, "修改")
    scene.presses(contact, FIRST)
    scene.presses(contact, "换一项")
    card = newest(scene.presses(contact, SECOND))
    assert card.text.splitlines()[1].startswith("2 市场主体倍增:60%")


def test_given_to_a_task_that_is_spoken_of_already_it_adds_to_that(scene: Scene, contact: Member) -> None:
    scene.writes(contact, TWO)
    scene.presses(contact, "修改")
    scene.presses(contact, FIRST)
    scene.presses(contact, "换一项")
    card = newest(scene.presses(contact, SECOND))
    assert card.text.splitlines() == ["请核对,共 1 项:", "2 市场主体倍增:60% · 新增 12 家"]


def test_cancelled_nothing_is_filed_and_the_next_words_begin_anew(scene: Scene, contact: Member) -> None:
    first = newest(scene.writes(contact, TWO))
    assert newest(scene.presses(contact, "取消")).text == "已取消,没有报送任何内容。"
    card = newest(scene.writes(contact, "3 完成20%"))
    assert card.edits is None
    assert card.id != first.id
    assert card.text.startswith("请核对,共 1 项:")


def test_words_that_were_no_report_are_dropped_and_the_others_stay(scene: Scene, contact: Member) -> None:
    scene.writes(contact, TWO)
    scene.writes(contact, "开了推进会,完成了三成")
    card = newest(scene.presses(contact, "不是报送"))
    assert "1 专业镇培育:60%" in card.text


def test_words_that_were_no_report_leave_no_draft(scene: Scene, contact: Member) -> None:
    scene.writes(contact, "开了推进会,完成了三成")
    assert newest(scene.presses(contact, "不是报送")).text == "已取消,没有报送任何内容。"


def test_an_answer_that_is_no_percent_is_read_like_any_other_words(scene: Scene, contact: Member) -> None:
    scene.writes(contact, "2新增12家")
    scene.presses(contact, "补进度")
    card = newest(scene.writes(contact, "3 完成20%"))
    assert "3" in card.text.splitlines()[2]
    assert "进度?" in card.text


@pytest.mark.parametrize("answer", ["101", "-1"])
def test_a_percent_beyond_the_whole_is_not_taken(scene: Scene, contact: Member, answer: str) -> None:
    scene.writes(contact, "2新增12家")
    scene.presses(contact, "补进度")
    scene.writes(contact, answer)
    assert "100%" not in scene.seen(contact.chat)[0].text
    assert "101%" not in scene.seen(contact.chat)[0].text


def test_files_go_round_the_parts(scene: Scene, contact: Member) -> None:
    scene.writes(contact, "1 完成60%\n2 完成45%", files=(a_file(),))
    first = newest(scene.presses(contact, "附件换一项"))
    second = newest(scene.presses(contact, "附件换一项"))
    assert "→ 市场主体倍增" in second.text
    assert "→ 专业镇培育" in first.text


def test_a_figure_told_again_replaces_the_first_one(scene: Scene, contact: Member) -> None:
    scene.writes(contact, "2新增12家")
    card = newest(scene.writes(contact, "2新增15家"))
    assert "新增 15 家" in card.text
    assert "新增 12 家" not in card.text


def test_no_change_said_later_takes_the_place_of_the_first_words(scene: Scene, contact: Member) -> None:
    scene.writes(contact, "1 完成60%")
    card = newest(scene.writes(contact, "1 无变化"))
    assert card.text.splitlines()[1] == "1 专业镇培育:无变化"


def test_next_steps_stand_on_a_line_of_their_own(scene: Scene, contact: Member) -> None:
    card = newest(scene.writes(contact, "1 完成60%。下一步:组织验收"))
    assert any(line.strip().startswith("下一步:") for line in card.text.splitlines())


def test_a_file_with_words_that_name_nothing_waits_for_them(scene: Scene, contact: Member) -> None:
    card = newest(scene.writes(contact, "谢谢", files=(a_file(),)))
    assert card.text.startswith("收到 1 个文件")


def test_an_answer_to_a_receipt_of_several_must_say_which(scene: Scene, contact: Member) -> None:
    scene.writes(contact, "1 完成60%\n2 完成45%")
    receipt = newest(scene.presses(contact, "全部提交"))
    asked = newest(scene.writes(contact, "应为65%", reply_to=str(receipt.edits)))
    assert "65%" not in asked.text or "哪一项" in asked.text


def test_editing_words_that_were_no_report_changes_nothing(scene: Scene, contact: Member) -> None:
    scene.writes(contact, "谢谢", message_id="777")
    assert scene.writes(contact, "谢谢您", message_id="777", kind=IncomingKind.EDIT) == []


def test_an_edit_by_somebody_who_reports_for_no_unit_is_passed_over(scene: Scene) -> None:
    assert scene.writes(scene.office(), "1 完成60%", kind=IncomingKind.EDIT) == []
