"""A correction of a sent summary: seen before it goes out, sent as an answer, shown wherever it is opened."""

from domain.roles import Role
from domain.spans import span_of
from storage import chats, corrections, members, outbox, summaries
from storage.members import Member
from summaries.making import fulfil
from summaries.orders import Order
from tests.scene import Scene, Shown, at
from tests.summary_scene import GROUP, WEEK, a_leader, drafted, in_group, passes

NEW = "🔴1 🟡6 🟢26。一项误亮红灯,已改。"


def sent(scene: Scene) -> Member:
    """Friday afternoon: the summary is out."""
    office = drafted(scene)
    passes(scene, at(13, 15))
    scene.now = at(13, 16)
    return office


def corrects(scene: Scene, office: Member, section: str = "亮灯", text: str = NEW) -> Shown:
    """The office writes a section anew; return the preview."""
    scene.presses(office, "更正")
    scene.presses(office, section)
    (preview,) = scene.writes(office, text)
    return preview


def text_of(scene: Scene, form: str = "text") -> str:
    return fulfil(scene.tx, Order(form, scene.programme_id, "1", "zh-CN"), scene.now).decode()


def test_the_card_of_a_sent_summary_offers_a_correction(scene: Scene) -> None:
    office = sent(scene)
    card = scene.seen(office.chat)[0]
    assert card.text.startswith("【周报】2023年第41周 · 已发送\n")
    assert card.labels() == ["看全文", "附件", "更正"]
    assert card.edits is not None


def test_old_and_new_are_seen_before_anything_goes_out(scene: Scene) -> None:
    office = sent(scene)
    before = len(in_group(scene))
    preview = corrects(scene, office)
    assert preview.text.startswith(f"更正后“亮灯”:\n{NEW}\n原文:🔴")
    assert "将发给收到正文的 1 处" in preview.text
    assert preview.labels() == ["发出更正", "取消"]
    assert len(in_group(scene)) == before


def test_it_goes_to_the_group_as_an_answer_to_the_summary(scene: Scene) -> None:
    office = sent(scene)
    original = in_group(scene)[0]
    corrects(scene, office)
    scene.presses(office, "发出更正")
    correction = in_group(scene)[0]
    assert correction.text.startswith(f"【更正】应县专业镇周报 2023年第41周 · 二、亮灯\n{NEW}\n原文:🔴")
    ((_, post),) = [(row, post) for row, post in outbox.queued_after(scene.tx, 0) if "【更正】" in post.text]
    assert post.reply_to == str(original.id)


def test_another_message_replaces_the_text_before_it_goes_out(scene: Scene) -> None:
    office = sent(scene)
    corrects(scene, office, text="写错了")
    scene.writes(office, NEW)
    scene.presses(office, "发出更正")
    assert NEW in in_group(scene)[0].text


def test_what_was_sent_stays_as_it_was(scene: Scene) -> None:
    office = sent(scene)
    before = summaries.of_span(scene.tx, scene.programme_id, span_of(WEEK))
    corrects(scene, office)
    scene.presses(office, "发出更正")
    assert summaries.of_span(scene.tx, scene.programme_id, span_of(WEEK)) == before


def test_the_card_counts_the_corrections(scene: Scene) -> None:
    office = sent(scene)
    corrects(scene, office)
    done = next(shown for shown in scene.presses(office, "发出更正") if shown.chat == office.chat)
    assert done.text == "已更正“亮灯”,已发给 1 处。"
    (card,) = scene.presses(office, "返回")
    assert card.text.startswith("【周报】2023年第41周 · 已发送\n已更正 1 次\n一、总体")


def test_pages_and_forms_opened_afterwards_show_it(scene: Scene) -> None:
    office = sent(scene)
    corrects(scene, office)
    scene.presses(office, "发出更正")
    noted = f"发出后的更正\n“亮灯”(10月13日(周五)16:00更正):{NEW}"
    scene.presses(office, "返回")
    (page,) = scene.presses(office, "看全文")
    assert noted in page.text
    assert noted in text_of(scene)


def test_the_next_summary_lists_it(scene: Scene) -> None:
    office = sent(scene)
    scene.now = at(16, 9)
    corrects(scene, office)
    scene.presses(office, "发出更正")
    passes(scene, at(20, 9))
    passes(scene, at(20, 15))
    assert f"2023年第41周周报“亮灯”更正为:{NEW}" in in_group(scene)[0].text


def test_a_section_corrected_twice_names_what_stood_last(scene: Scene) -> None:
    office = sent(scene)
    corrects(scene, office, text="🔴1")
    scene.presses(office, "发出更正")
    scene.presses(office, "返回")
    corrects(scene, office, text="🔴0")
    scene.presses(office, "发出更正")
    assert in_group(scene)[0].text.endswith("· 二、亮灯\n🔴0\n原文:🔴1")


def test_pressed_twice_it_goes_out_once(scene: Scene) -> None:
    office = sent(scene)
    preview = corrects(scene, office)
    scene.presses(office, "发出更正", preview)
    (again,) = scene.presses(office, "发出更正", preview)
    assert again.toast == "这段内容已经是这样,没有再发。"
    assert len(corrections.of_summary(scene.tx, 1)) == 1


def test_cancelled_nothing_goes_out(scene: Scene) -> None:
    office = sent(scene)
    corrects(scene, office)
    (choice,) = scene.presses(office, "取消")
    assert choice.text.startswith("更正哪一段?")
    (card,) = scene.presses(office, "返回")
    assert card.labels() == ["看全文", "附件", "更正"]
    assert corrections.of_summary(scene.tx, 1) == []


def test_persons_who_got_the_text_get_it_while_they_are_in_office(scene: Scene) -> None:
    office = drafted(scene)
    leader, gone = a_leader(scene), scene.person(Role.LEADER, name="王县长")
    scene.writes(office, "发送设置")
    for label in ("周报", "给个人(0)", "李县长(领导小组)", "正文", "返回", "王县长(领导小组)", "正文"):
        scene.presses(office, label)
    passes(scene, at(13, 15))
    members.end_term(scene.tx, gone.id, scene.now)
    corrects(scene, office)
    scene.presses(office, "发出更正")
    assert [shown.text[:4] for shown in scene.seen(leader.chat)] == ["【更正】", "【应县专"]
    assert len(scene.seen(gone.chat)) == 1


def test_a_draft_is_edited_and_not_corrected(scene: Scene) -> None:
    office = sent(scene)
    card = next(shown for shown in scene.seen(office.chat) if "更正" in shown.labels())
    passes(scene, at(20, 9))
    draft = summaries.of_span(scene.tx, scene.programme_id, span_of("2023-W42"))
    assert draft is not None
    assert "更正" not in scene.seen(office.chat)[0].labels()
    assert "更正" in card.labels()


def test_a_text_too_long_is_asked_for_again(scene: Scene) -> None:
    office = sent(scene)
    said = corrects(scene, office, text="长" * 3001)
    assert said.text == "内容太长,最多 3,000 字,请分段或精简后再发。"
    (preview,) = scene.writes(office, NEW)
    assert preview.labels() == ["发出更正", "取消"]


def test_an_empty_text_corrects_nothing(scene: Scene) -> None:
    office = sent(scene)
    assert corrects(scene, office, text="  ").text == "草稿的状态已变,请以最新的为准。"


def test_a_group_that_moved_gets_it_without_the_answer(scene: Scene) -> None:
    office = sent(scene)
    in_group(scene)
    chats.move(scene.tx, "telegram", GROUP, "-200")
    corrects(scene, office)
    scene.presses(office, "发出更正")
    (post,) = [post for _, post in outbox.queued_after(scene.tx, 0) if post.text.startswith("【更正】")]
    assert (post.chat, post.reply_to) == ("-200", "")
