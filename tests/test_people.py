"""Leave with a stand-in, and a change of post, said in ordinary words."""

from datetime import date

import pytest

from domain.absence import is_transfer, read_absence
from domain.calendar import WorkingCalendar
from domain.leave import Leave
from domain.roles import Role
from storage import leaves, members
from tests.scene import Scene

MONDAY = date(2023, 10, 9)


@pytest.mark.parametrize(
    ("words", "first", "last", "stand_in"),
    [
        pytest.param("下周出差,李红替我报", "10-16", "10-20", "李红", id="a week is its working days"),
        pytest.param("下周出差李红替我报", "10-16", "10-20", "李红", id="without a comma"),
        pytest.param("本周不在", "10-09", "10-13", "", id="the rest of this week"),
        pytest.param("下下周外出学习,让赵小刚帮我报", "10-23", "10-27", "赵小刚", id="the week after next"),
        pytest.param("10月16日至20日出差,由李红同志代报", "10-16", "10-20", "李红", id="from day to day"),
        pytest.param("11月1日至3日休假", "11-01", "11-03", "", id="the second day without its month"),
        pytest.param("我下周一到下周三休假,请王强代报", "10-16", "10-18", "王强", id="weekdays"),
        pytest.param("明天请假", "10-10", "10-10", "", id="one day"),
        pytest.param("请假三天", "10-09", "10-11", "", id="so many days from now"),
        pytest.param("明天起休假两天", "10-10", "10-11", "", id="so many days from a day"),
        pytest.param("请假半个月", "10-09", "10-23", "", id="half a month"),
        pytest.param("从下周一开始学习两周,交接给李红", "10-16", "10-29", "李红", id="so many weeks"),
    ],
)
def test_absence_is_read_as_it_is_said(words: str, first: str, last: str, stand_in: str) -> None:
    absence = read_absence(words, MONDAY, WorkingCalendar())
    assert (absence.first, absence.last) == (day(first), day(last))
    assert absence.stand_in == stand_in


def day(written: str) -> date:
    return date.fromisoformat(f"2023-{written}")


@pytest.mark.parametrize("words", ["请假", "李红替我报", "替我报一下", "由我们单位负责报"])
def test_words_without_a_day_name_none(words: str) -> None:
    assert read_absence(words, MONDAY, WorkingCalendar()).first is None


def test_a_week_without_working_days_names_none() -> None:
    rest = WorkingCalendar({date(2023, 10, number): False for number in range(16, 23)})
    assert read_absence("下周出差", MONDAY, rest).first is None


@pytest.mark.parametrize("words", ["我调到发改局了", "我下月退休", "我不再负责这项工作", "以后由李红负责报"])
def test_leaving_the_post_is_told_from_leave(words: str) -> None:
    assert is_transfer(words)
    assert not is_transfer("下周出差,李红替我报")


def test_the_card_shows_the_days_and_offers_an_invitation_for_who_is_not_bound(scene: Scene) -> None:
    [card] = scene.writes(scene.contact(), "下周出差,李红替我报")
    assert card.text.startswith("10月16日(周一)至10月20日(周五)由李红代报?李红尚未绑定")
    assert card.labels() == ["发邀请", "改日期", "取消"]


def test_the_invitation_makes_the_stand_in_a_second_contact(scene: Scene) -> None:
    contact = scene.contact()
    scene.writes(contact, "下周出差,李红替我报")
    invitation, answer = scene.presses(contact, "发邀请")
    assert "请把下面这份邀请转发给李红" in answer.text
    code = invitation.text.split("start=")[1].split()[0]
    scene.writes("7001", f"/start {code}")
    scene.writes("7001", "李红")
    assert [member.name for member in members.of_unit(scene.tx, contact.unit_id or 0, Role.CONTACT)] == [
        "张明",
        "李红",
    ]


def test_a_colleague_already_bound_stands_in_on_one_tap(scene: Scene) -> None:
    contact, colleague, office = scene.contact(), scene.contact(name="李红"), scene.office()
    [card] = scene.writes(contact, "下周出差,李红替我报")
    assert card.labels() == ["确认", "改日期", "取消"]
    scene.presses(contact, "确认")
    assert leaves.active(scene.tx, scene.programme_id, date(2023, 10, 18)) == [
        Leave(contact.id, date(2023, 10, 16), date(2023, 10, 20), colleague.id)
    ]
    assert "张明" in scene.seen(colleague.chat)[0].text
    assert "由李红代报" in scene.seen(office.chat)[0].text


def test_a_namesake_of_another_unit_does_not_stand_in(scene: Scene) -> None:
    scene.contact("县发改局", "李红")
    [card] = scene.writes(scene.contact(), "下周出差,李红替我报")
    assert "李红尚未绑定" in card.text


def test_who_names_nobody_may_choose_a_colleague_or_none(scene: Scene) -> None:
    contact, colleague = scene.contact(), scene.contact(name="李红")
    [card] = scene.writes(contact, "请假 明天")
    assert card.labels() == ["李红代报", "确认", "改日期", "取消"]
    scene.presses(contact, "李红代报")
    [leave] = leaves.active(scene.tx, scene.programme_id, date(2023, 10, 10))
    assert leave.stand_in_id == colleague.id


def test_a_leave_without_a_stand_in_is_told_to_the_office(scene: Scene) -> None:
    contact, office = scene.contact(), scene.office()
    scene.writes(contact, "请假 明天")
    [answer, *_] = [shown for shown in scene.presses(contact, "确认") if shown.chat == contact.chat]
    assert "期间不提醒您" in answer.text
    assert "县工信局张明" in scene.seen(office.chat)[0].text


def test_without_days_the_days_are_asked(scene: Scene) -> None:
    contact = scene.contact()
    [question] = scene.writes(contact, "请假")
    assert "从哪天到哪天" in question.text
    [again] = scene.writes(contact, "还不知道")
    assert "从哪天到哪天" in again.text
    [card] = scene.writes(contact, "下周")
    assert "10月16日" in card.text


def test_the_days_can_be_changed_and_the_stand_in_stays(scene: Scene) -> None:
    contact = scene.contact()
    scene.writes(contact, "下周出差,李红替我报")
    scene.presses(contact, "改日期")
    [card] = scene.writes(contact, "10月17日到18日")
    assert card.text.startswith("10月17日(周二)至10月18日(周三)由李红代报")


def test_a_leave_can_be_cancelled(scene: Scene) -> None:
    contact = scene.contact()
    scene.writes(contact, "请假 明天")
    scene.presses(contact, "确认")
    card = scene.seen(contact.chat)[0]
    scene.presses(contact, "取消请假", card)
    scene.presses(contact, "取消请假", card)
    assert leaves.active(scene.tx, scene.programme_id, date(2023, 10, 10)) == []


def test_cancel_enters_nothing(scene: Scene) -> None:
    contact = scene.contact()
    scene.writes(contact, "请假 明天")
    [answer] = scene.presses(contact, "取消")
    assert answer.text == "已取消。"
    assert leaves.of_member(scene.tx, contact.id) == []


def test_the_leave_of_an_ended_term_no_longer_counts(scene: Scene) -> None:
    contact = scene.contact()
    leaves.add(scene.tx, Leave(contact.id, MONDAY, MONDAY))
    members.end_term(scene.tx, contact.id, scene.now)
    assert leaves.active(scene.tx, scene.programme_id, MONDAY) == []


def test_nobody_cancels_anothers_leave(scene: Scene) -> None:
    contact, other = scene.contact(), scene.contact(name="李红")
    leave_id = leaves.add(scene.tx, Leave(contact.id, MONDAY, MONDAY))
    assert not leaves.cancel(scene.tx, leave_id, other.id)


def test_who_changes_post_is_asked_before_the_office_is_told(scene: Scene) -> None:
    contact, office = scene.contact(), scene.office()
    [card] = scene.writes(contact, "我调到发改局了")
    assert card.labels() == ["通知办公室", "取消"]
    assert scene.seen(office.chat) == []


def test_the_office_gets_the_successors_invitation_at_hand(scene: Scene) -> None:
    contact, office = scene.contact(), scene.office()
    scene.writes(contact, "我调到发改局了")
    scene.presses(contact, "通知办公室")
    assert "原话:我调到发改局了" in scene.seen(office.chat)[0].text
    [invitation] = scene.presses(office, "邀请接替人")
    code = invitation.text.split("start=")[1].split()[0]
    scene.writes("7001", f"/start {code}")
    scene.writes("7001", "王强")
    assert members.by_id(scene.tx, contact.id) is None


def test_the_word_for_a_change_of_post_works_too(scene: Scene) -> None:
    [card] = scene.writes(scene.contact(), "换人")
    assert "通知办公室" in card.labels()
