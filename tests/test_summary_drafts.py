"""The office and the draft of the summary: edited by writing, held, released, sent once."""

from datetime import date

from domain.messages import IncomingKind
from domain.spans import SpanKind
from handlers import summary_drafts
from handlers.summary_reading import opened
from handlers.turn import Reply, Turn
from plans import load_plan
from storage import chats, plan_loading, summaries
from storage.members import Member
from tests.scene import PLAN, Scene, Shown, at
from tests.summary_scene import (
    GROUP,
    drafted,
    in_group,
    passes,
)


def asks_for(scene: Scene, office: Member, section: str) -> Shown:
    """The office chooses a section to edit; its next words will be the new text."""
    scene.presses(office, "改一段")
    (asked,) = scene.presses(office, section)
    return asked


def test_a_section_is_edited_by_writing_and_sent_as_edited(scene: Scene) -> None:
    office = drafted(scene)
    asks_for(scene, office, "困难问题")
    (saved,) = scene.writes(office, "用地指标不足,已请自然资源局牵头研究。")
    assert saved.text.startswith("已改好“困难问题”")
    passes(scene, at(13, 15))
    assert "四、困难问题\n用地指标不足,已请自然资源局牵头研究。\n五、" in in_group(scene)[0].text


def test_an_edited_draft_keeps_the_moment_of_its_numbers(scene: Scene) -> None:
    office = drafted(scene)
    asks_for(scene, office, "总体")
    scene.writes(office, "应报 28,已报 2。")
    passes(scene, at(13, 15))
    assert "截至 10月13日(周五)09:00" in in_group(scene)[0].text


def test_the_card_begins_a_long_section_and_stays_short(scene: Scene) -> None:
    office = drafted(scene)
    asks_for(scene, office, "总体")
    (card,) = scene.writes(office, "本周进展平稳。" * 100)
    assert "本周进展平稳。本周" in card.text
    assert "…\n二、亮灯" in card.text
    assert len(card.text) < 300  # a dozen lines on a phone


def test_before_editing_the_section_is_shown(scene: Scene) -> None:
    office = drafted(scene)
    asked = asks_for(scene, office, "总体")
    assert "“总体”现在是:\n应报 28" in asked.text
    assert asked.labels() == ["取消"]


def test_an_edited_section_goes_back_to_its_automatic_text(scene: Scene) -> None:
    office = drafted(scene)
    asks_for(scene, office, "总体")
    scene.writes(office, "应报若干。")
    asked = asks_for(scene, office, "总体")
    assert asked.labels() == ["恢复自动内容", "取消"]
    (restored,) = scene.presses(office, "恢复自动内容")
    assert restored.text.startswith("已恢复“总体”的自动内容。\n【周报草稿】")
    assert "应报 28,已报 2" in restored.text
    passes(scene, at(13, 15))
    assert "截至 10月13日(周五)15:00" in in_group(scene)[0].text


def test_after_cancelling_the_next_words_are_no_section(scene: Scene) -> None:
    office = drafted(scene)
    asks_for(scene, office, "总体")
    scene.presses(office, "取消")
    scene.writes(office, "下午开会")
    passes(scene, at(13, 15))
    assert "下午开会" not in in_group(scene)[0].text


def test_what_was_sent_is_not_restored(scene: Scene) -> None:
    office = drafted(scene)
    asks_for(scene, office, "总体")
    scene.writes(office, "应报若干。")
    asked = asks_for(scene, office, "总体")
    passes(scene, at(13, 15))
    (late,) = scene.presses(office, "恢复自动内容", asked)
    assert late.text == "已发送,不能再改;有误可发更正。"
    assert "应报若干。" in in_group(scene)[0].text


def test_a_section_that_would_not_fit_into_a_message_is_asked_for_again(scene: Scene) -> None:
    office = drafted(scene)
    asks_for(scene, office, "总体")
    (said,) = scene.writes(office, "长" * 3001)
    assert said.text == "内容太长,最多 3,000 字,请分段或精简后再发。"
    (saved,) = scene.writes(office, "短")
    assert saved.text.startswith("已改好“总体”")


def test_the_month_is_edited_held_and_sent_like_the_week(scene: Scene) -> None:
    office = drafted(scene)
    passes(scene, at(1, 9, month=11))
    draft = next(shown for shown in scene.seen(office.chat) if "【月报草稿】" in shown.text)
    (held,) = scene.presses(office, "暂不发送", draft)
    assert held.text.startswith("【月报草稿】2023年10月 · 已暂停,不会自动发送")
    scene.presses(office, "改一段", held)
    scene.presses(office, "总体")
    (saved,) = scene.writes(office, "十月平稳。")
    scene.presses(office, "现在发送", saved)
    assert in_group(scene)[0].text.startswith("【应县专业镇月报】2023年10月(10月1日(周日)—10月31日(周二))")
    assert "十月平稳。" in in_group(scene)[0].text


def test_a_sent_summary_closes_the_draft_in_every_office_chat(scene: Scene) -> None:
    other = scene.office("王芳")
    office = drafted(scene)
    scene.presses(office, "现在发送")
    card = scene.seen(other.chat)[0]
    assert card.text.startswith("【周报】2023年第41周 · 已发送")
    assert card.edits is not None


def test_hold_and_release(scene: Scene) -> None:
    office = drafted(scene)
    (held,) = scene.presses(office, "暂不发送")
    assert "已暂停,不会自动发送" in held.text
    (released,) = scene.presses(office, "恢复发送")
    assert "15:00 自动发送领导小组" in released.text
    passes(scene, at(13, 15))
    assert len(in_group(scene)) == 1


def test_send_now_does_not_wait_for_the_hour(scene: Scene) -> None:
    office = drafted(scene)
    scene.now = at(13, 10)
    scene.presses(office, "现在发送")
    assert len(in_group(scene)) == 1
    passes(scene, at(13, 15))
    assert len(in_group(scene)) == 1


def test_a_sent_summary_cannot_be_edited_or_held(scene: Scene) -> None:
    office = drafted(scene)
    card = next(shown for shown in scene.seen(office.chat) if "改一段" in shown.labels())
    passes(scene, at(13, 15))
    (edit,) = scene.presses(office, "改一段", card)
    assert edit.toast == "已发送,不能再改;有误可发更正。"
    (hold,) = scene.presses(office, "暂不发送", card)
    assert hold.toast == "草稿的状态已变,请以最新的为准。"


def test_only_the_office_has_a_hand_in_the_draft(scene: Scene) -> None:
    office = drafted(scene)
    contact = scene.contact(name="李红")
    card = next(shown for shown in scene.seen(office.chat) if "暂不发送" in shown.labels())
    (refused,) = scene.happens(
        scene.message(
            contact,
            "",
            chat=office.chat,
            kind=IncomingKind.PRESS,
            pressed=f"{card.token}.{card.labels().index('暂不发送')}",
            press_id="p",
        )
    )
    assert refused.toast == "您当前的身份不能办理这一项。"


def test_the_card_offers_a_way_back(scene: Scene) -> None:
    office = drafted(scene)
    scene.presses(office, "改一段")
    (card,) = scene.presses(office, "返回")
    assert card.text.startswith("【周报草稿】")


def test_an_empty_text_is_no_new_section(scene: Scene) -> None:
    office = drafted(scene)
    asks_for(scene, office, "总体")
    (said,) = scene.writes(office, "  ")
    assert said.text == "草稿的状态已变,请以最新的为准。"


def test_a_text_for_a_section_that_comes_after_sending_is_too_late(scene: Scene) -> None:
    office = drafted(scene)
    asks_for(scene, office, "总体")
    passes(scene, at(13, 15))
    (late,) = scene.writes(office, "太晚了")
    assert late.text == "已发送,不能再改;有误可发更正。"


def test_sending_twice_sends_once(scene: Scene) -> None:
    office = drafted(scene)
    card = next(shown for shown in scene.seen(office.chat) if "现在发送" in shown.labels())
    scene.presses(office, "现在发送", card)
    (second,) = scene.presses(office, "现在发送", card)
    assert second.toast == "已发送,不能再改;有误可发更正。"
    assert len(in_group(scene)) == 1


def test_without_a_group_sending_now_says_so(scene: Scene) -> None:
    office = drafted(scene)
    chats.mark_lost(scene.tx, "telegram", GROUP, scene.now)
    said = scene.presses(office, "现在发送")[-1]
    assert said.toast == "2023年第41周周报没有发出:还没有绑定领导小组群。草稿已保留,绑定后自动发送。"


def test_holding_what_is_held_and_releasing_what_is_not_changes_nothing(scene: Scene) -> None:
    office = drafted(scene)
    draft = next(shown for shown in scene.seen(office.chat) if "暂不发送" in shown.labels())
    (held,) = scene.presses(office, "暂不发送", draft)
    (again,) = scene.presses(office, "暂不发送", draft)
    assert again.toast == "草稿的状态已变,请以最新的为准。"
    scene.presses(office, "恢复发送")
    (released,) = scene.presses(office, "恢复发送", held)
    assert released.toast == "草稿的状态已变,请以最新的为准。"


def test_nobody_touches_the_summary_of_another_programme(scene: Scene) -> None:
    office = drafted(scene)
    other = another_programme(scene)
    theirs = summaries.newest(scene.tx, other)[SpanKind.WEEKLY]
    turn = Turn(scene.tx, scene.message(office, "周报"), scene.now, office, scene.token)
    assert summary_drafts.show(turn, str(theirs.id)) == Reply(toast="草稿的状态已变,请以最新的为准。")
    assert opened(turn, str(theirs.id)) is None


def another_programme(scene: Scene) -> int:
    """A second programme in the same installation, with its draft of the week."""
    loaded = plan_loading.load(scene.tx, load_plan(PLAN), "另一专班", date(2023, 10, 9), scene.now)
    passes(scene, at(13, 9, 5))
    return loaded.programme_id
