"""稍后提醒: a person chooses when to be reminded again, by a tap or in words."""

from domain.roles import Role
from schedules.engine import run_due
from storage import members
from storage.members import Member
from tests.scene import Scene, at


def nudged(scene: Scene, hour: int = 9) -> Member:
    contact = scene.contact()
    scene.now = at(9, hour)
    run_due(scene.tx, scene.now, scene.token)
    scene.seen(contact.chat)
    return contact


def snoozed_until(scene: Scene, member: Member) -> object:
    return members.known(scene.tx, member.id).snoozed_until


def test_the_choices_are_offered_with_the_deadline(scene: Scene) -> None:
    contact = nudged(scene)
    (asked,) = scene.presses(contact, "稍后提醒")
    assert asked.text == "什么时候再提醒?到期仍是 10月13日(周五)17:00。"
    assert asked.labels() == ["1小时后", "下午3点", "明早"]


def test_a_tap_puts_the_reminder_off(scene: Scene) -> None:
    contact = nudged(scene)
    scene.presses(contact, "稍后提醒")
    (said,) = scene.presses(contact, "下午3点")
    assert said.text == "好的,10月9日(周一)15:00 再提醒。"
    assert snoozed_until(scene, contact) == at(9, 15)


def test_words_do_the_same_as_a_tap(scene: Scene) -> None:
    contact = nudged(scene)
    scene.presses(contact, "稍后提醒")
    scene.writes(contact, "明早")
    assert snoozed_until(scene, contact) == at(10, 9)


def test_other_words_are_left_to_other_conversations(scene: Scene) -> None:
    contact = nudged(scene)
    scene.presses(contact, "稍后提醒")
    scene.writes(contact, "谢谢")
    assert snoozed_until(scene, contact) is None


def test_a_choice_that_has_passed_is_asked_for_again(scene: Scene) -> None:
    contact = nudged(scene)
    scene.presses(contact, "稍后提醒")
    scene.now = at(9, 15, 30)
    (asked,) = scene.presses(contact, "下午3点")
    assert asked.labels() == ["1小时后", "明早"]


def test_this_afternoon_is_not_offered_in_the_evening(scene: Scene) -> None:
    contact = nudged(scene)
    scene.now = at(9, 19, 30)
    (asked,) = scene.presses(contact, "稍后提醒")
    assert asked.labels() == ["1小时后", "明早"]


def test_an_hour_from_now_never_falls_into_quiet_hours(scene: Scene) -> None:
    contact = nudged(scene)
    scene.now = at(9, 19, 30)
    scene.presses(contact, "稍后提醒")
    scene.presses(contact, "1小时后")
    assert snoozed_until(scene, contact) == at(10, 8)


def test_nothing_is_offered_after_the_deadline_but_an_hour(scene: Scene) -> None:
    contact = nudged(scene)
    scene.now = at(13, 9)
    (asked,) = scene.presses(contact, "稍后提醒")
    assert asked.labels() == ["1小时后", "下午3点"]


def test_who_owes_nothing_is_told_so(scene: Scene) -> None:
    contact = nudged(scene)
    office = scene.person(Role.UNIT_HEAD, "县委组织部")
    assert office.unit_id != contact.unit_id
    scene.now = at(1, 9, month=1, year=2024)
    (said,) = scene.presses(contact, "稍后提醒")
    assert said.text == "目前没有待报事项,不用再提醒。"
