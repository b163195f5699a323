"""Binding: one card, one name, and the duties at once; successors, second contacts, changes of role."""

import pytest
from sqlalchemy import update

from domain.roles import Role
from storage import drafts, invitations, members, tasks, units
from storage.tables.plan import assignment
from tests.invitation_scene import CODE, NEWCOMER, bound, invited
from tests.scene import Scene


def test_the_link_shows_what_is_offered_how_much_it_disturbs_and_what_is_kept(scene: Scene) -> None:
    invited(scene)
    [card] = scene.writes(NEWCOMER, f"/start {CODE}")
    assert "应县专业镇" in card.text
    assert "县工信局联络员" in card.text
    assert "最多 5 条提醒" in card.text
    assert "/privacy" in card.text
    assert card.labels() == ["不是我"]


def test_the_name_in_reply_completes_the_binding(scene: Scene) -> None:
    invited(scene)
    scene.writes(NEWCOMER, f"/start {CODE}")
    [receipt] = scene.writes(NEWCOMER, "张明")
    assert receipt.text.startswith("已绑定:张明,县工信局联络员。")
    assert receipt.labels() == ["现在就报", "我的任务", "怎么用"]
    member = bound(scene)
    assert member is not None
    assert (member.name, member.role, member.unit) == ("张明", Role.CONTACT, "县工信局")


def test_binding_shows_the_units_duties_and_what_is_owed_until_when(scene: Scene) -> None:
    scene.later(days=1)
    scene.open_periods()
    invited(scene)
    scene.writes(NEWCOMER, f"/start {CODE}")
    [receipt] = scene.writes(NEWCOMER, "张明")
    led, shared = counts(scene, "县工信局")
    assert f"{led + shared} 项任务:牵头 {led} 项每周报,配合 {shared} 项每月报" in receipt.text
    assert f"待报 {led} 项,10月13日(周五)17:00 前,还有 3 个工作日" in receipt.text
    assert f"另有 {shared} 项稍后到期" in receipt.text
    assert len(receipt.text.splitlines()) <= 12


def counts(scene: Scene, unit: str) -> tuple[int, int]:
    found = units.by_name(scene.tx, scene.programme_id, unit)
    assert found is not None
    roles = [item.role for item in tasks.of_unit(scene.tx, found.id)]
    return roles.count("lead"), roles.count("co_responsible")


def test_where_all_falls_due_at_once_nothing_is_said_of_later(scene: Scene) -> None:
    scene.open_periods()  # half an hour before the week's own periods open
    invited(scene)
    scene.writes(NEWCOMER, f"/start {CODE}")
    [receipt] = scene.writes(NEWCOMER, "张明")
    assert "17:00 前,还有 12 个工作日。" in receipt.text


def test_the_example_uses_one_of_the_units_own_titles(scene: Scene) -> None:
    invited(scene)
    scene.writes(NEWCOMER, f"/start {CODE}")
    [receipt] = scene.writes(NEWCOMER, "张明")
    member = bound(scene)
    assert member is not None
    own = tasks.of_unit(scene.tx, member.unit_id or 0)[0].short
    assert f"例如:“{own}:" in receipt.text


@pytest.mark.parametrize("written", ["我叫张明", "我是:张明", " 姓名:张明 "])
def test_a_name_may_be_said_in_a_sentence(scene: Scene, written: str) -> None:
    invited(scene)
    scene.writes(NEWCOMER, f"/start {CODE}")
    scene.writes(NEWCOMER, written)
    member = bound(scene)
    assert member is not None
    assert member.name == "张明"


@pytest.mark.parametrize("written", ["张" * 21, "13800001111", "<b>张</b>", "?", "张明\u202e\x00"])
def test_what_cannot_be_a_name_is_asked_again(scene: Scene, written: str) -> None:
    invited(scene)
    scene.writes(NEWCOMER, f"/start {CODE}")
    [again] = scene.writes(NEWCOMER, written)
    assert "只回复您的姓名" in again.text
    assert bound(scene) is None


def test_start_without_a_code_shows_a_member_the_menu(scene: Scene) -> None:
    [menu] = scene.writes(scene.contact(), "/start")
    assert "现在就报" in menu.labels()


def test_a_successor_takes_over_and_the_predecessor_is_told_and_loses_access(scene: Scene) -> None:
    predecessor = scene.contact(name="王建")
    drafts.add(scene.tx, (scene.programme_id, predecessor.id), {}, scene.now)
    invited(scene, replaces_id=predecessor.id)
    scene.writes(NEWCOMER, f"/start {CODE}")
    shown = scene.writes(NEWCOMER, "张明")
    told = next(message for message in shown if message.chat == predecessor.chat)
    receipt = next(message for message in shown if message.chat == NEWCOMER)
    assert "已由张明接替" in told.text
    assert "接替王建,王建不再收到提醒" in receipt.text
    assert drafts.open_of(scene.tx, predecessor.id) is None
    assert "邀请链接" in scene.writes(predecessor, "我的任务")[0].text


def test_a_predecessors_question_under_way_is_dropped(scene: Scene) -> None:
    office = scene.office(name="老刘")
    scene.writes(office, "邀请 联络员")
    invited(scene, Role.OFFICE, "", replaces_id=office.id)
    scene.writes(NEWCOMER, f"/start {CODE}")
    scene.writes(NEWCOMER, "小刘")
    [greeting] = scene.writes(office, "县工信局")
    assert "邀请链接" in greeting.text


def test_a_unit_without_tasks_is_told_so(scene: Scene) -> None:
    scene.tx.execute(update(assignment).values(ended_at=scene.now))
    invited(scene)
    scene.writes(NEWCOMER, f"/start {CODE}")
    [receipt] = scene.writes(NEWCOMER, "张明")
    assert "暂未给贵单位分配任务" in receipt.text


def test_two_contacts_of_a_unit_may_both_be_bound(scene: Scene) -> None:
    first = scene.contact(name="李红")
    invited(scene)
    scene.writes(NEWCOMER, f"/start {CODE}")
    scene.writes(NEWCOMER, "张明")
    assert members.by_id(scene.tx, first.id) is not None
    assert bound(scene) is not None


def test_who_invited_hears_of_the_binding(scene: Scene) -> None:
    office = scene.office()
    invited(scene, invited_by=office.id)
    scene.writes(NEWCOMER, f"/start {CODE}")
    scene.writes(NEWCOMER, "张明")
    assert scene.seen(office.chat)[0].text == "张明已绑定:县工信局联络员。"


def test_an_account_with_a_role_is_told_so_and_may_switch(scene: Scene) -> None:
    contact = scene.contact("县发改局", "张明")
    invited(scene)
    [card] = scene.writes(contact, f"/start {CODE}")
    assert "您现在是县发改局联络员" in card.text
    [receipt] = scene.presses(contact, "改为新身份")
    assert receipt.text.startswith("已绑定:张明,县工信局联络员")
    now = bound(scene, contact.account)
    assert now is not None
    assert now.unit == "县工信局"


def test_who_declines_the_switch_keeps_role_and_invitation(scene: Scene) -> None:
    contact = scene.contact("县发改局")
    invited(scene)
    scene.writes(contact, f"/start {CODE}")
    scene.presses(contact, "不改")
    assert members.by_id(scene.tx, contact.id) is not None
    assert invitations.valid(scene.tx, CODE, scene.now) is not None


def test_the_same_role_again_needs_no_switch(scene: Scene) -> None:
    contact = scene.contact()
    invited(scene)
    [answer] = scene.writes(contact, f"/start {CODE}")
    assert answer.text == "您已经是县工信局联络员,不用再绑定。"


def test_a_switch_pressed_after_the_invitation_is_gone_changes_nothing(scene: Scene) -> None:
    contact = scene.contact("县发改局")
    invited(scene)
    scene.writes(contact, f"/start {CODE}")
    scene.later(days=8)
    [refused] = scene.presses(contact, "改为新身份")
    assert "无效" in refused.text
    assert members.by_id(scene.tx, contact.id) is not None


@pytest.mark.parametrize("role", [Role.OFFICE, Role.LEADER, Role.ADMIN])
def test_roles_without_a_unit_are_bound_with_their_own_first_screen(scene: Scene, role: Role) -> None:
    invited(scene, role, "")
    scene.writes(NEWCOMER, f"/start {CODE}")
    [receipt] = scene.writes(NEWCOMER, "刘敏")
    assert receipt.labels() == ["菜单", "怎么用"]


def test_a_unit_head_is_told_that_only_overdue_matters_come(scene: Scene) -> None:
    invited(scene, Role.UNIT_HEAD)
    [card] = scene.writes(NEWCOMER, f"/start {CODE}")
    assert "只在本单位逾期时提醒" in card.text
    [receipt] = scene.writes(NEWCOMER, "李局")
    assert "平时由联络员报" in receipt.text


def test_an_english_client_is_answered_in_english(scene: Scene) -> None:
    invited(scene)
    [card] = scene.writes(NEWCOMER, f"/start {CODE}", language="en-GB")
    assert "You are invited as: contact of 县工信局" in card.text
    [receipt] = scene.writes(NEWCOMER, "Zhang Ming", language="en-GB")
    assert receipt.text.startswith("Bound: Zhang Ming")
