"""The office invites by words or buttons, sees who is bound, and ends terms."""

import re

import pytest

from domain.roles import Role
from handlers.conversations import all_conversations
from plans import load_plan
from storage import invitations, members, plan_loading
from storage.invitations import Invitation
from storage.members import Member
from tests.scene import PLAN, Scene, Shown

BOT = "https://t.me/duban_bot"


@pytest.fixture
def office(scene: Scene) -> Member:
    scene.router = all_conversations(BOT)
    return scene.office()


def offered(scene: Scene, message: Shown) -> Invitation:
    """What the code in a forwardable message opens."""
    link = re.search(r"https://t\.me/duban_bot\?start=(\S+)", message.text)
    assert link, message.text
    found = invitations.valid(scene.tx, link[1], scene.now)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("words", "unit", "role"),
    [
        ("邀请 县工信局 联络员", "县工信局", Role.CONTACT),
        ("邀请 工信局联络员", "县工信局", Role.CONTACT),
        ("/invite 县工业和信息化局 分管领导", "县工信局", Role.UNIT_HEAD),
        ("/invite 县财政局 contact", "县财政局", Role.CONTACT),
        ("邀请 县财政局", "县财政局", Role.CONTACT),
        ("邀请 办公室", "", Role.OFFICE),
        ("邀请 领导小组", "", Role.LEADER),
    ],
)
def test_one_line_is_enough(scene: Scene, office: Member, words: str, unit: str, role: Role) -> None:
    [message] = scene.writes(office, words)
    found = offered(scene, message)
    assert (found.unit, found.role, found.replaces_id) == (unit, role, None)


def test_the_message_can_be_forwarded_as_it_is(scene: Scene, office: Member) -> None:
    [message] = scene.writes(office, "邀请 县工信局 联络员")
    assert message.text.startswith("【应县专业镇】邀请您担任:县工信局联络员")
    assert "10月16日(周一)08:30前有效" in message.text
    assert message.labels() == ["撤销邀请"]


def test_an_invitation_gone_astray_can_be_revoked(scene: Scene, office: Member) -> None:
    [message] = scene.writes(office, "邀请 县工信局 联络员")
    code = message.text.split("start=")[1].split()[0]
    [answer] = scene.presses(office, "撤销邀请")
    assert "已撤销" in answer.text
    assert "无效" in scene.writes("7001", f"/start {code}")[0].text


def test_a_used_invitation_is_no_longer_revoked(scene: Scene, office: Member) -> None:
    [message] = scene.writes(office, "邀请 县工信局 联络员")
    code = message.text.split("start=")[1].split()[0]
    scene.writes("7001", f"/start {code}")
    scene.writes("7001", "李红")
    [answer] = scene.presses(office, "撤销邀请", message)
    assert "已被使用" in answer.text
    assert members.by_account(scene.tx, "telegram", "7001") is not None


def test_buttons_lead_from_the_role_to_the_unit(scene: Scene, office: Member) -> None:
    scene.writes(office, "邀请")
    scene.presses(office, "联络员")
    scene.presses(office, "下一页")
    [message] = scene.presses(office, "县财政局")
    assert offered(scene, message).unit == "县财政局"


def test_units_come_eight_a_page_with_a_way_back(scene: Scene, office: Member) -> None:
    scene.writes(office, "邀请")
    [first] = scene.presses(office, "联络员")
    assert len(first.buttons) == 8 + 2
    assert first.labels()[-2:] == ["下一页", "返回"]
    assert "第 1/4 页" in first.text


def test_a_unit_may_be_written_instead_of_chosen(scene: Scene, office: Member) -> None:
    scene.writes(office, "邀请")
    scene.presses(office, "分管领导")
    [message] = scene.writes(office, "财政局")
    assert (offered(scene, message).unit, offered(scene, message).role) == ("县财政局", Role.UNIT_HEAD)


def test_a_part_of_a_name_offers_the_units_that_have_it(scene: Scene, office: Member) -> None:
    [card] = scene.writes(office, "邀请 市")
    assert "县市场监管局" in card.labels()
    [message] = scene.presses(office, "县市场监管局")
    assert offered(scene, message).unit == "县市场监管局"


def test_an_unknown_unit_is_said_and_the_list_shown(scene: Scene, office: Member) -> None:
    [card] = scene.writes(office, "邀请 县航天局 联络员")
    assert "没有找到“县航天局”" in card.text
    assert "下一页" in card.labels()


def test_where_somebody_is_bound_the_office_says_whom_to_replace(scene: Scene, office: Member) -> None:
    contact = scene.contact(name="王建")
    [card] = scene.writes(office, "邀请 县工信局 联络员")
    assert card.labels() == ["新增一人", "接替王建", "返回"]
    [message] = scene.presses(office, "接替王建")
    assert offered(scene, message).replaces_id == contact.id


def test_one_more_contact_replaces_nobody(scene: Scene, office: Member) -> None:
    scene.contact(name="王建")
    scene.writes(office, "邀请 县工信局 联络员")
    [message] = scene.presses(office, "新增一人")
    assert offered(scene, message).replaces_id is None


def test_a_contact_may_not_invite(scene: Scene) -> None:
    [answer] = scene.writes(scene.contact(), "邀请 县工信局 联络员")
    assert "身份不能办理" in answer.text


def test_the_roster_counts_who_is_missing_and_out_of_reach(scene: Scene, office: Member) -> None:
    scene.contact(name="王建")
    gone = scene.contact("县发改局", "李红")
    members.mark_unreachable(scene.tx, "telegram", gone.chat, scene.now)
    [card] = scene.writes(office, "联络员")
    assert "29 个单位,未绑定 27 个,联系不上 1 人" in card.text
    assert "县发改局:李红(联络员,联系不上)" in card.text
    assert "县委组织部:未绑定" in card.text


def test_the_roster_may_show_the_missing_only(scene: Scene, office: Member) -> None:
    scene.contact(name="王建")
    scene.writes(office, "/people")
    [card] = scene.presses(office, "只看未绑定")
    assert "县工信局" not in card.text
    assert "看全部" in card.labels()


def test_a_unit_shows_its_people_and_an_invitation(scene: Scene, office: Member) -> None:
    scene.contact(name="王建")
    scene.writes(office, "联络员")
    [card] = scene.presses(office, "县工信局")
    assert card.labels() == ["解绑王建", "邀请", "返回"]
    [asked] = scene.presses(office, "邀请")
    assert "接替王建" in asked.labels()


def test_a_unit_may_be_asked_for_by_name(scene: Scene, office: Member) -> None:
    scene.contact(name="王建")
    [card] = scene.writes(office, "联络员 工信局")
    assert card.text == "县工信局:王建(联络员)"
    [unknown] = scene.writes(office, "联络员 县航天局")
    assert "没有找到" in unknown.text


def test_unbinding_is_confirmed_then_told_and_access_ends(scene: Scene, office: Member) -> None:
    contact = scene.contact(name="王建")
    [card] = scene.writes(office, "解绑 王建")
    assert card.labels() == ["返回", "确认解绑"]
    shown = scene.presses(office, "确认解绑")
    assert any("已由办公室解绑" in message.text for message in shown if message.chat == contact.chat)
    assert members.by_id(scene.tx, contact.id) is None
    assert "邀请接替人" in scene.seen(office.chat)[0].labels()


def test_of_namesakes_the_office_chooses(scene: Scene, office: Member) -> None:
    scene.contact(name="王建")
    second = scene.contact("县发改局", "王建")
    [card] = scene.writes(office, "解绑 王建")
    assert card.labels() == ["县工信局 王建", "县发改局 王建", "返回"]
    scene.presses(office, "县发改局 王建")
    scene.presses(office, "确认解绑")
    assert members.by_id(scene.tx, second.id) is None


def test_without_a_name_the_roster_is_shown(scene: Scene, office: Member) -> None:
    [card] = scene.writes(office, "解绑")
    assert "【联络员】" in card.text


def test_unbinding_twice_is_answered_politely(scene: Scene, office: Member) -> None:
    contact = scene.contact(name="王建")
    [card] = scene.writes(office, "解绑 王建")
    members.end_term(scene.tx, contact.id, scene.now)
    [answer] = scene.presses(office, "确认解绑", card)
    assert "已经解绑" in answer.text


def test_nobody_of_the_office_unbinds_themselves(scene: Scene, office: Member) -> None:
    scene.writes(office, "解绑 刘敏")
    [answer] = scene.presses(office, "确认解绑")
    assert "不能解绑自己" in answer.text
    assert members.by_id(scene.tx, office.id) is not None


def test_a_member_without_a_unit_is_unbound_too(scene: Scene, office: Member) -> None:
    scene.person(Role.LEADER, name="赵县长")
    scene.writes(office, "解绑 赵县长")
    scene.presses(office, "确认解绑")
    assert members.with_role(scene.tx, scene.programme_id, Role.LEADER) == []


def test_another_programmes_people_and_units_cannot_be_touched(scene: Scene, office: Member) -> None:
    contact = scene.contact(name="王建")
    scene.writes(office, "联络员")
    [card] = scene.presses(office, "县工信局")
    scene.writes(office, "邀请 县工信局 联络员")
    moved_to_another_programme(scene, office)
    assert "已经解绑" in scene.presses(office, "解绑王建", card)[0].text
    assert "请谁绑定" in scene.presses(office, "邀请", card)[0].text
    assert "请谁绑定" in scene.presses(office, "接替王建")[0].text
    assert members.by_id(scene.tx, contact.id) is not None


def moved_to_another_programme(scene: Scene, office: Member) -> None:
    """The same account serves another programme's office from now on."""
    loaded = plan_loading.load(scene.tx, load_plan(PLAN), "别的专班", scene.now.date(), scene.now)
    members.end_term(scene.tx, office.id, scene.now)
    places = {"channel": office.channel, "account": office.account, "chat": office.chat}
    person = {"role": office.role.value, "name": office.name, "language": office.language}
    members.add(scene.tx, {"programme_id": loaded.programme_id, "since": scene.now} | person | places)
