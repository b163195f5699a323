"""What the office writes: answers to questions and to report cards, and a menu for all else."""

import pytest

from domain.messages import ChatKind
from domain.roles import Role
from storage import members, reports
from storage.members import Member
from tests.scene import Scene, at

QUESTION = "市场主体是否含个体工商户?"


@pytest.fixture
def opened(scene: Scene) -> Scene:
    scene.open_periods()
    scene.now = at(12, 15, 20)
    return scene


def asked(scene: Scene, contact: Member, office: Member) -> str:
    """The contact has passed a question on to the office; return the id of the message that shows it."""
    scene.writes(contact, QUESTION)
    scene.presses(contact, "转办公室")
    shown = scene.seen(office.chat)[0]
    assert QUESTION in shown.text
    return str(shown.id)


def test_the_offices_answer_reaches_whoever_asked(opened: Scene) -> None:
    contact, office = opened.contact(), opened.office()
    question = asked(opened, contact, office)
    shown = opened.writes(office, "含个体工商户,请分开列。", reply_to=question)
    assert [s.text for s in shown if s.chat == contact.chat] == ["【办公室答复】含个体工商户,请分开列。"]
    assert [s.text for s in shown if s.chat == office.chat] == ["已转告张明。"]


def test_an_answer_to_someone_who_left_is_not_sent(opened: Scene) -> None:
    contact, office = opened.contact(), opened.office()
    question = asked(opened, contact, office)
    members.end_term(opened.tx, contact.id, opened.now)
    [shown] = opened.writes(office, "含个体工商户。", reply_to=question)
    assert shown.text == "提问的人已不在任,没有转告。"


def test_an_answer_to_a_report_card_is_offered_as_the_reason_of_a_return(opened: Scene) -> None:
    contact, office = opened.contact(), opened.office()
    [report_id] = opened.files(contact, ("二(二)", "新增12家"))
    opened.writes(office, "待审")
    card = opened.presses(office, "逐条")[-1]
    [offer] = opened.writes(office, "请注明是否含个体户", reply_to=str(card.edits))
    assert offer.text == "退回 县工信局 二(二)?意见:请注明是否含个体户"
    opened.presses(office, "退回", offer)
    report = reports.by_id(opened.tx, report_id)
    assert report is not None
    assert (report.state, report.reason) == ("returned", "请注明是否含个体户")
    assert "请注明是否含个体户" in opened.seen(contact.chat)[0].text


def test_an_answer_to_a_card_of_a_report_decided_already_shows_the_menu(opened: Scene) -> None:
    office = opened.office()
    opened.files(opened.contact(), ("二(二)", "新增12家"))
    opened.writes(office, "待审")
    card = opened.presses(office, "逐条")[-1]
    [report] = reports.waiting(opened.tx, opened.programme_id)
    reports.accept(opened.tx, report.id, office.id, opened.now)
    [shown] = opened.writes(office, "请注明是否含个体户", reply_to=str(card.edits))
    assert "要办什么" in shown.text


@pytest.mark.parametrize("role", [Role.OFFICE, Role.ADMIN])
def test_other_words_are_answered_by_the_menu_of_six(opened: Scene, role: Role) -> None:
    [shown] = opened.writes(opened.person(role), "早上好")
    assert shown.labels() == ["待审", "报送情况", "未报送", "催办", "周报", "更多"]


def test_what_is_needed_less_often_is_one_tap_further(opened: Scene) -> None:
    office = opened.office()
    opened.writes(office, "菜单")
    card = opened.presses(office, "更多")[-1]
    for label in card.labels():
        answers = opened.presses(office, label, card)
        assert any(answer.text for answer in answers), label


def test_in_a_group_the_office_is_not_answered_by_the_menu(opened: Scene) -> None:
    assert opened.writes(opened.office(), "早上好", chat="-100", chat_kind=ChatKind.GROUP) == []


def test_a_contact_cannot_reach_the_page_of_the_office(opened: Scene) -> None:
    contact, office = opened.contact(), opened.office()
    opened.writes(office, "菜单")
    card = opened.seen(office.chat)[0]
    assert all("其他事项" not in shown.text for shown in opened.presses(contact, "更多", card))
