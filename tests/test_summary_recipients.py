"""Who gets a summary and in which forms: the group by default, persons whom the office chooses."""

from domain.roles import Role
from storage import chats, members, recipients
from storage.tables.records import audit
from tests.scene import Scene, Shown, at
from tests.summary_scene import GROUP, a_leader, drafted, files_to, group_writes, in_group, passes

BOARD, DOCX = "应县专业镇挂图-2023-W41.png", "应县专业镇周报-2023-W41.docx"


def chooses(scene: Scene, office: members.Member, *labels: str) -> Shown:
    """The office opens the settings of the weekly summary and presses one button after another."""
    (card,) = scene.writes(office, "发送设置")
    for label in ("周报", *labels):
        (card,) = scene.presses(office, label)
    return card


def test_the_group_gets_the_text_with_buttons_then_the_board_then_the_document(scene: Scene) -> None:
    drafted(scene)
    passes(scene, at(13, 15))
    shown = list(reversed(scene.seen(GROUP)))
    assert [bool(message.text) for message in shown] == [True, False, False]
    assert "看红灯" in shown[0].labels()
    assert files_to(scene, GROUP) == [BOARD, DOCX]


def test_the_settings_show_what_the_group_gets(scene: Scene) -> None:
    office = drafted(scene)
    card = chooses(scene, office)
    assert card.text.startswith("【发送设置】周报 · 领导小组群")
    assert card.labels()[:3] == ["✓ 正文", "✓ 挂图(手机)", "挂图(A3)"]
    assert card.labels()[-2:] == ["给个人(0)", "返回"]


def test_opened_from_the_draft_the_settings_leave_it_in_place(scene: Scene) -> None:
    office = drafted(scene)
    (card,) = scene.presses(office, "发送设置")
    assert card.text.startswith("【发送设置】周报")
    assert card.edits is None
    (changed,) = scene.presses(office, "PDF")
    assert changed.edits == card.id


def test_a_form_is_left_out_and_another_one_added(scene: Scene) -> None:
    office = drafted(scene)
    card = chooses(scene, office, "✓ 公文 docx", "PDF")
    assert "公文 docx" in card.labels()
    passes(scene, at(13, 15))
    assert files_to(scene, GROUP) == [BOARD, "应县专业镇周报-2023-W41.pdf"]


def test_other_kinds_keep_their_own_recipients(scene: Scene) -> None:
    office = drafted(scene)
    chooses(scene, office, "✓ 公文 docx")
    assert "docx" not in recipients.of_kind(scene.tx, scene.programme_id, "weekly")[0]
    assert "docx" in recipients.of_kind(scene.tx, scene.programme_id, "monthly")[0]


def test_a_leader_gets_it_in_person_and_in_his_language(scene: Scene) -> None:
    office = drafted(scene)
    leader = scene.person(Role.LEADER, name="Li", language="en")
    chooses(scene, office, "给个人(0)", "Li(领导小组)", "正文", "公文 docx")
    passes(scene, at(13, 15))
    document, text = scene.seen(leader.chat)
    assert text.text.startswith("[应县专业镇 weekly summary] week 41 of 2023")
    assert "\n1. Overall\nowed 28" in text.text
    assert "Red lights" in text.labels()
    assert document.text == ""
    assert len(in_group(scene)) == 1


def test_what_the_office_edited_goes_out_word_for_word_in_any_language(scene: Scene) -> None:
    office = drafted(scene)
    leader = scene.person(Role.LEADER, name="Li", language="en")
    chooses(scene, office, "给个人(0)", "Li(领导小组)", "正文")
    scene.presses(office, "改一段")
    scene.presses(office, "亮灯")
    scene.writes(office, "红灯都在整改。")
    passes(scene, at(13, 15))
    text = scene.seen(leader.chat)[0].text
    assert "红灯都在整改。" in text
    assert "\n1. Overall\nowed 28" in text


def test_a_unit_head_gets_the_text_without_the_ways_into_other_units(scene: Scene) -> None:
    office = drafted(scene)
    head = scene.person(Role.UNIT_HEAD, "县商务局", name="周局长")
    chooses(scene, office, "给个人(0)", "周局长(县商务局)", "正文")
    passes(scene, at(13, 15))
    (text,) = (shown for shown in scene.seen(head.chat) if "【应县专业镇周报】" in shown.text)
    assert text.labels() == []


def test_the_draft_says_whom_it_goes_to(scene: Scene) -> None:
    office = drafted(scene)
    a_leader(scene)
    chooses(scene, office, "给个人(0)", "李县长(领导小组)", "正文", "返回", "返回")
    draft = next(shown for shown in scene.seen(office.chat) if "暂不发送" in shown.labels())
    (held,) = scene.presses(office, "暂不发送", draft)
    (card,) = scene.presses(office, "恢复发送", held)
    assert "15:00 自动发送领导小组和 1 人" in card.text


def test_who_left_office_or_blocked_the_bot_gets_nothing(scene: Scene) -> None:
    office = drafted(scene)
    gone, blocked = a_leader(scene), scene.person(Role.LEADER, name="王县长")
    chooses(scene, office, "给个人(0)", "李县长(领导小组)", "正文")
    chooses(scene, office, "给个人(1)", "王县长(领导小组)", "正文")
    members.end_term(scene.tx, gone.id, scene.now)
    members.mark_unreachable(scene.tx, "telegram", blocked.chat, scene.now)
    passes(scene, at(13, 15))
    assert scene.seen(gone.chat) == scene.seen(blocked.chat) == []
    assert len(in_group(scene)) == 1


def test_persons_alone_need_no_group(scene: Scene) -> None:
    office = drafted(scene)
    leader = a_leader(scene)
    chats.mark_lost(scene.tx, "telegram", GROUP, scene.now)
    chooses(scene, office, "✓ 正文", "✓ 挂图(手机)", "✓ 公文 docx", "给个人(0)", "李县长(领导小组)", "正文")
    passes(scene, at(13, 15))
    assert scene.seen(leader.chat)[0].text.startswith("【应县专业镇周报】2023年第41周")


def test_with_nobody_left_it_stays_a_draft_and_the_office_is_told_once(scene: Scene) -> None:
    office = drafted(scene)
    chooses(scene, office, "✓ 正文", "✓ 挂图(手机)", "✓ 公文 docx")
    for minute in (0, 1, 2):
        passes(scene, at(13, 15, minute))
    told = [shown.text for shown in scene.seen(office.chat) if "没有能收到的接收人" in shown.text]
    assert told == ["2023年第41周周报没有发出:没有能收到的接收人。草稿已保留,请在“发送设置”里选定。"]
    assert in_group(scene) == []


def test_a_draft_that_goes_to_nobody_says_so(scene: Scene) -> None:
    office = drafted(scene)
    chooses(scene, office, "✓ 正文", "✓ 挂图(手机)", "✓ 公文 docx")
    passes(scene, at(20, 9))
    assert any("没有接收人,不会自动发送" in shown.text for shown in scene.seen(office.chat))


def test_every_change_of_recipients_is_kept_in_the_audit_trail(scene: Scene) -> None:
    office = drafted(scene)
    leader = a_leader(scene)
    chooses(scene, office, "✓ 公文 docx", "给个人(0)", "李县长(领导小组)", "正文")
    rows = scene.tx.execute(audit.select().where(audit.c.action.startswith("recipient"))).all()
    assert [(row.action, row.subject, row.detail) for row in rows] == [
        ("recipient.removed", "leading_group", {"kind": "weekly", "form": "docx"}),
        ("recipient.added", f"member:{leader.id}", {"kind": "weekly", "form": "text"}),
    ]


def test_someone_who_left_meanwhile_cannot_be_chosen(scene: Scene) -> None:
    office = drafted(scene)
    leader = a_leader(scene)
    chooses(scene, office, "给个人(0)")
    members.end_term(scene.tx, leader.id, scene.now)
    (refused,) = scene.presses(office, "李县长(领导小组)")
    assert refused.toast == "此人已不在任,或暂时收不到消息。"


def test_only_the_office_sets_recipients(scene: Scene) -> None:
    (refused,) = scene.writes(a_leader(scene), "发送设置")
    assert refused.text == "您当前的身份不能办理这一项。"


def test_the_board_is_answered_like_the_text(scene: Scene) -> None:
    drafted(scene)
    leader = a_leader(scene)
    passes(scene, at(13, 15))
    board = next(shown for shown in reversed(scene.seen(GROUP)) if not shown.text)
    said = group_writes(scene, leader, "用地指标请下周拿出办法", board)
    assert "已转办公室。" in [shown.text for shown in said]
