"""Codes and links: what opens an invitation, and how guesses and strangers are met."""

from sqlalchemy import select

from domain.messages import ChatKind, IncomingKind
from domain.roles import Role
from storage import invitations
from storage.tables.people import invitation as invitation_table
from storage.tables.records import audit as audit_table
from tests.invitation_scene import CODE, NEWCOMER, bound, invited
from tests.scene import Scene, Shown


def audited(scene: Scene, action: str) -> int:
    return len(scene.tx.execute(select(audit_table).where(audit_table.c.action == action)).all())


def test_a_typed_code_works_like_the_link(scene: Scene) -> None:
    invited(scene)
    [card] = scene.writes(NEWCOMER, f"您好,邀请码是{CODE}")
    assert "县工信局联络员" in card.text


def test_a_forwarded_invitation_may_be_pasted_whole(scene: Scene) -> None:
    invited(scene)
    [card] = scene.writes(NEWCOMER, f"点此绑定:https://t.me/duban_of_yingxian_bot?start={CODE} 谢谢")
    assert "县工信局联络员" in card.text


def test_not_me_binds_nobody_and_keeps_the_invitation(scene: Scene) -> None:
    invited(scene)
    scene.writes(NEWCOMER, f"/start {CODE}")
    press(scene, NEWCOMER, "不是我")
    scene.writes(NEWCOMER, "张明")
    assert bound(scene) is None
    assert invitations.valid(scene.tx, CODE, scene.now) is not None


def press(scene: Scene, account: str, label: str) -> list[Shown]:
    """An account that is no member presses a button."""
    card = next(shown for shown in scene.seen(account) if label in shown.labels())
    pressed = f"{card.token}.{card.labels().index(label)}"
    message = scene.message(
        account, "", kind=IncomingKind.PRESS, pressed=pressed, press_id="p", message_id=str(card.id)
    )
    return scene.happens(message)


def test_a_code_works_once(scene: Scene) -> None:
    invited(scene)
    scene.writes(NEWCOMER, f"/start {CODE}")
    scene.writes(NEWCOMER, "张明")
    [refused] = scene.writes("7002", f"/start {CODE}")
    assert "无效" in refused.text


def test_of_two_who_opened_the_same_code_the_first_to_answer_is_bound(scene: Scene) -> None:
    invited(scene)
    scene.writes(NEWCOMER, f"/start {CODE}")
    scene.writes("7002", f"/start {CODE}")
    scene.writes(NEWCOMER, "张明")
    [refused] = scene.writes("7002", "王强")
    assert "无效" in refused.text
    assert bound(scene, "7002") is None


def test_a_code_expires_after_seven_days(scene: Scene) -> None:
    invited(scene)
    scene.later(days=7)
    [refused] = scene.writes(NEWCOMER, f"/start {CODE}")
    assert "过期" in refused.text


def test_an_invitation_that_expires_before_the_name_comes_binds_nobody(scene: Scene) -> None:
    invited(scene)
    scene.later(days=6, hours=23)
    scene.writes(NEWCOMER, f"/start {CODE}")
    scene.later(hours=2)
    [refused] = scene.writes(NEWCOMER, "张明")
    assert "过期" in refused.text


def test_wrong_codes_are_limited_and_logged(scene: Scene) -> None:
    invited(scene)
    answers = [scene.writes(NEWCOMER, f"/start wrong{number}") for number in range(8)]
    assert [len(shown) for shown in answers] == [1, 1, 1, 1, 1, 1, 0, 0]
    assert "15 分钟" in answers[5][0].text
    assert audited(scene, "invitation.refused") == 5
    assert audited(scene, "invitation.locked") == 1


def test_after_too_many_wrong_codes_even_the_right_one_waits(scene: Scene) -> None:
    invited(scene)
    for number in range(6):
        scene.writes(NEWCOMER, f"/start wrong{number}")
    assert scene.writes(NEWCOMER, f"/start {CODE}") == []
    scene.later(minutes=16)
    [card] = scene.writes(NEWCOMER, f"/start {CODE}")
    assert "县工信局联络员" in card.text


def test_only_a_codes_hash_is_stored(scene: Scene) -> None:
    invited(scene)
    scene.writes(NEWCOMER, f"/start {CODE}")
    stored = scene.tx.execute(select(invitation_table)).mappings().one()
    assert CODE not in str(dict(stored))


def test_a_stranger_is_greeted_once_an_hour_and_nothing_else(scene: Scene) -> None:
    answers = [scene.writes(NEWCOMER, text) for text in ("你好", "我的任务", "/invite", "/help", "周报")]
    assert [len(shown) for shown in answers] == [1, 0, 0, 0, 0]
    assert "邀请链接" in answers[0][0].text
    scene.later(hours=1)
    assert len(scene.writes(NEWCOMER, "你好")) == 1


def test_a_stranger_in_a_group_gets_no_answer(scene: Scene) -> None:
    shown = scene.writes(NEWCOMER, "你好", chat="-100", chat_kind=ChatKind.GROUP, addressed=True)
    assert shown == []


def test_another_code_instead_of_the_name_opens_that_code(scene: Scene) -> None:
    invited(scene)
    scene.writes(NEWCOMER, f"/start {CODE}")
    other = {"programme_id": scene.programme_id, "role": Role.OFFICE.value}
    invitations.add(scene.tx, CODE[::-1], other, scene.now)
    [card] = scene.writes(NEWCOMER, CODE[::-1])
    assert "办公室" in card.text
