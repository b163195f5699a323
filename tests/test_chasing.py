"""催办: who will be disturbed is shown first, each person gets one message, and it is counted."""

from datetime import date

import pytest
from sqlalchemy import select

from domain.leave import Leave
from domain.roles import Role
from storage import leaves, nudges, outbox, unit_records, units
from storage.members import Member
from storage.nudges import NudgeLine
from storage.tables.records import nudge
from tests.scene import Scene, Shown, at, post_to

CHASED = "办公室催办:\n"


@pytest.fixture
def opened(scene: Scene) -> Scene:
    """Friday before noon: this week's reports are due at 17:00, and none has come."""
    scene.open_periods()
    scene.now = at(13, 11)
    return scene


def got(scene: Scene, member: Member) -> list[str]:
    return [shown.text for shown in scene.seen(member.chat) if shown.text.startswith(CHASED)]


def chased(scene: Scene, office: Member, label: str = "发送", words: str = "催办") -> Shown:
    scene.writes(office, words)
    return scene.presses(office, label)[-1]


def reminded(scene: Scene, member: Member, times: int) -> None:
    """The schedule has sent the member so many messages today."""
    period_id = scene.tx.scalars(select(nudge.c.period_id)).first() or 1
    for number in range(times):
        row = outbox.add(scene.tx, post_to(member, "提醒"), scene.now)
        assert row is not None
        lines = [NudgeLine(period_id, f"{member.id}-{number}", "opening")]
        nudges.keep(scene.tx, (member.programme_id, member.id), lines, row, scene.now)


def test_who_will_be_disturbed_is_shown_before_anybody_is(opened: Scene) -> None:
    first, second, office = opened.contact(), opened.contact("县商务局", "李红"), opened.office()
    [card] = opened.writes(office, "催办")
    assert "将提醒 2 人(2 个单位合并后)。" in card.text
    assert card.labels() == ["发送", "取消"]
    assert got(opened, first) == got(opened, second) == []


def test_everyone_gets_one_message_for_all_that_is_missing(opened: Scene) -> None:
    contact, office = opened.contact(), opened.office()
    answer = chased(opened, office)
    assert answer.text == "已提醒 1 人,计入各单位打扰次数。"
    [text] = got(opened, contact)
    assert text.startswith(f"{CHASED}【本周报送】县工信局待报 6 项")


def test_what_was_reported_meanwhile_is_not_asked_for(opened: Scene) -> None:
    contact, office = opened.contact("县商务局"), opened.office()
    [card] = opened.writes(office, "催办")
    opened.files(contact, ("二(九)", "洽谈项目3个"))
    opened.presses(office, "发送", card)
    [text] = got(opened, contact)
    assert "县商务局待报 3 项" in text
    assert "精准招商" not in text


def test_busy_people_are_counted_and_may_be_spared(opened: Scene) -> None:
    busy, idle, office = opened.contact(), opened.contact("县商务局", "李红"), opened.office()
    reminded(opened, busy, 4)
    [card] = opened.writes(office, "催办")
    assert "将提醒 2 人(2 个单位合并后);其中 1 人今天已收 4 条以上。" in card.text
    opened.presses(office, "只发未提醒过的")
    assert (len(got(opened, busy)), len(got(opened, idle))) == (0, 1)


def test_nobody_gets_more_than_the_daily_cap(opened: Scene) -> None:
    busy, office = opened.contact(), opened.office()
    reminded(opened, busy, 5)
    [card] = opened.writes(office, "催办")
    assert "将提醒 0 人" in card.text
    assert "另有 1 人今天已收满 5 条" in card.text
    assert "发送" not in card.labels()


def test_a_chase_counts_as_one_of_the_days_messages(opened: Scene) -> None:
    contact, office = opened.contact(), opened.office()
    reminded(opened, contact, 4)
    chased(opened, office)
    assert "今天已收满 5 条" in opened.writes(office, "催办")[0].text


def test_a_chase_counts_in_the_burden_of_the_unit(opened: Scene) -> None:
    opened.contact()
    chased(opened, opened.office())
    unit = units.by_name(opened.tx, opened.programme_id, "县工信局")
    assert unit is not None
    today = date(2023, 10, 13)
    assert unit_records.burden_of(opened.tx, unit.id, today, today).by_office == 1
    assert set(opened.tx.scalars(select(nudge.c.by_office))) == {True}


def test_a_second_press_on_the_same_card_reaches_nobody_twice(opened: Scene) -> None:
    contact, office = opened.contact(), opened.office()
    [card] = opened.writes(office, "催办")
    opened.presses(office, "发送", card)
    again = opened.presses(office, "发送", card)[-1]
    assert again.text == "已提醒 0 人,计入各单位打扰次数。"
    assert len(got(opened, contact)) == 1


def test_cancelling_sends_nothing(opened: Scene) -> None:
    contact, office = opened.contact(), opened.office()
    opened.writes(office, "催办")
    assert "【报送情况】" in opened.presses(office, "取消")[-1].text
    assert got(opened, contact) == []


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("催办 县商务局", "县商务局待报 4 项"),
        ("催办 二(九)", "县商务局待报 1 项"),
        ("催办 精准招商", "县商务局待报 1 项"),
    ],
)
def test_a_chase_can_be_limited_to_one_unit_or_task(opened: Scene, words: str, asked: str) -> None:
    bystander, contact, office = opened.contact("县科技局"), opened.contact("县商务局"), opened.office()
    chased(opened, office, words=words)
    assert asked in got(opened, contact)[0]
    assert got(opened, bystander) == []


def test_an_unknown_name_is_not_taken_for_everyone(opened: Scene) -> None:
    opened.contact()
    [shown] = opened.writes(opened.office(), "催办 月球")
    assert "没有找到“月球”" in shown.text
    assert shown.labels() == ["返回"]


def test_nothing_is_missing(scene: Scene) -> None:
    [shown] = scene.writes(scene.office(), "催办")
    assert shown.text == "没有需要催的:该报的都已报。"


def test_units_without_people_are_named(opened: Scene) -> None:
    opened.contact()
    [card] = opened.writes(opened.office(), "催办")
    assert "15 个单位没有能提醒的人" in card.text


@pytest.mark.parametrize(
    ("moment", "free"), [(at(13, 20, 30), "10月16日(周一)08:00"), (at(14, 10), "10月16日(周一)08:00")]
)
def test_nobody_is_disturbed_in_quiet_hours_or_on_rest_days(opened: Scene, moment: object, free: str) -> None:
    opened.contact()
    opened.now = moment  # type: ignore[assignment]
    [card] = opened.writes(opened.office(), "催办")
    assert card.text == f"现在是休息时间,不打扰。{free} 起可以催办。"


def test_a_card_kept_until_the_evening_disturbs_nobody(opened: Scene) -> None:
    contact, office = opened.contact(), opened.office()
    [card] = opened.writes(office, "催办")
    opened.now = at(13, 21)
    assert "不打扰" in opened.presses(office, "发送", card)[-1].text
    assert got(opened, contact) == []


def test_a_head_is_asked_only_for_what_is_overdue(opened: Scene) -> None:
    opened.contact()
    head, office = opened.person(Role.UNIT_HEAD, "县工信局", "赵强"), opened.office()
    chased(opened, office)
    assert got(opened, head) == []
    opened.now = at(16, 9)
    chased(opened, office)
    assert "【逾期】县工信局 6 项未报" in got(opened, head)[0]


def test_a_stand_in_is_asked_instead_of_who_is_away(opened: Scene) -> None:
    away, stand_in, office = opened.contact(), opened.contact(name="李红"), opened.office()
    leaves.add(opened.tx, Leave(away.id, date(2023, 10, 13), date(2023, 10, 13), stand_in.id))
    chased(opened, office)
    assert (len(got(opened, away)), len(got(opened, stand_in))) == (0, 1)


def test_a_contact_cannot_chase(opened: Scene) -> None:
    [shown] = opened.writes(opened.contact(), "催办")
    assert shown.text == "您当前的身份不能办理这一项。"
