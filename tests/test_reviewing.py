"""The office reviews reports: one by one, all green ones at once, returning with a reason."""

from datetime import UTC, date

import pytest
from sqlalchemy import select

from domain.roles import Role
from plans import load_plan
from storage import drafts, issues, members, periods, plan_loading, reports
from storage.members import Member
from storage.tables.messages import outbox
from tests.scene import PLAN, Scene, Shown, at

TASK, OTHER = "二(二)", "二(三)"


@pytest.fixture
def opened(scene: Scene) -> Scene:
    """Thursday of a reporting week; the week before nobody reported."""
    scene.open_periods()
    scene.now = at(12, 15, 20)
    return scene


def filed(scene: Scene, contact: Member, text: str = "新增12家,累计87家", **more: object) -> int:
    return scene.files(contact, (TASK, text), **more)[0]


def a_week_later(scene: Scene) -> None:
    scene.later(days=7)
    scene.open_periods()


def the_card(scene: Scene, office: Member) -> Shown:
    scene.writes(office, "待审")
    return scene.presses(office, "逐条")[-1]


def state_of(scene: Scene, report_id: int) -> str:
    report = reports.by_id(scene.tx, report_id)
    assert report is not None
    return report.state


def test_the_queue_says_how_many_wait_and_offers_both_ways(opened: Scene) -> None:
    filed(opened, opened.contact())
    [shown] = opened.writes(opened.office(), "待审")
    assert shown.text == "【待审】1 条"
    assert shown.labels() == ["逐条", "全部通过(仅绿灯)"]


def test_an_empty_queue_says_so(opened: Scene) -> None:
    [shown] = opened.writes(opened.office(), "/review")
    assert "没有待审" in shown.text


def test_a_contact_does_not_reach_the_queue(opened: Scene) -> None:
    [shown] = opened.writes(opened.contact(), "待审")
    assert shown.text == "您当前的身份不能办理这一项。"


def test_a_card_shows_who_reported_what_against_last_time(opened: Scene) -> None:
    contact = opened.contact()
    filed(opened, contact, "新增5家,累计75家", percent=40)
    a_week_later(opened)
    figure = {"value": 12, "unit": "家", "what": "新增"}
    more = {"percent": 45, "figures": (figure,), "difficulties": "用地指标不足", "next_steps": "月底前开工"}
    filed(opened, contact, "新增12家,累计87家", **more)
    office = opened.office()
    the_card(opened, office)
    card = opened.presses(office, "下一条")[-1].text
    assert "县工信局 · 市场主体倍增 二(二)" in card
    assert "张明 10月19日(周四)15:20 · 按时" in card
    assert "进度 45%(上次 40%)" in card
    assert "新增12家,累计87家" in card
    assert "数据:新增 12 家" in card
    assert "困难:用地指标不足" in card
    assert "下一步:月底前开工" in card


def test_a_card_hints_at_words_that_were_there_last_time(opened: Scene) -> None:
    contact = opened.contact()
    filed(opened, contact, "陶瓷园二期开工,完成投资三千万元,新增就业一百二十人")
    a_week_later(opened)
    filed(opened, contact, "陶瓷园二期开工,完成投资三千万元,新增就业一百二十五人")
    office = opened.office()
    the_card(opened, office)
    assert "提示:与上期文字相同 9" in opened.presses(office, "下一条")[-1].text


def test_no_change_twice_in_a_row_is_pointed_out(opened: Scene) -> None:
    contact = opened.contact()
    filed(opened, contact, "无变化", no_change=True)
    a_week_later(opened)
    filed(opened, contact, "无变化", no_change=True)
    office = opened.office()
    the_card(opened, office)
    assert "连续两期无变化" in opened.presses(office, "下一条")[-1].text


def test_a_fallen_percent_is_pointed_out(opened: Scene) -> None:
    contact = opened.contact()
    filed(opened, contact, "新增5家", percent=60)
    a_week_later(opened)
    filed(opened, contact, "新增12家", percent=45)
    office = opened.office()
    the_card(opened, office)
    assert "进度低于上期" in opened.presses(office, "下一条")[-1].text


def test_a_late_report_is_marked(opened: Scene) -> None:
    opened.now = at(16, 10)
    filed(opened, opened.contact())
    assert "迟报" in the_card(opened, opened.office()).text


def test_accepting_goes_on_with_the_next_report(opened: Scene) -> None:
    first, second = opened.files(opened.contact(), (TASK, "新增12家"), (OTHER, "二期开工"))
    office = opened.office()
    the_card(opened, office)
    card = opened.presses(office, "通过")[-1]
    assert card.toast == "已通过:县工信局 二(二)"
    assert "二(三)" in card.text
    assert (state_of(opened, first), state_of(opened, second)) == ("accepted", "submitted")


def test_the_contact_hears_of_acceptance_once_a_receipt(opened: Scene) -> None:
    contact, office = opened.contact(), opened.office()
    opened.files(contact, (TASK, "新增12家"), (OTHER, "二期开工"))
    the_card(opened, office)
    opened.presses(office, "通过")
    assert opened.seen(contact.chat) == []
    opened.presses(office, "通过")
    [told] = opened.seen(contact.chat)
    assert told.text == "✅ 回执 1:2 项已审核通过。"


def test_of_two_people_of_the_office_the_first_decides(opened: Scene) -> None:
    report_id = filed(opened, opened.contact())
    first, second = opened.office("刘敏"), opened.office("陈芳")
    the_card(opened, first)
    the_card(opened, second)
    opened.presses(first, "通过")
    late = opened.presses(second, "通过")[-1]
    assert late.toast == "已由刘敏通过"
    assert state_of(opened, report_id) == "accepted"


def test_a_report_corrected_meanwhile_is_not_accepted_in_its_old_version(opened: Scene) -> None:
    contact, office = opened.contact(), opened.office()
    old = filed(opened, contact, "新增12家")
    the_card(opened, office)
    filed(opened, contact, "新增15家")
    shown = opened.presses(office, "通过")[-1]
    assert shown.toast == "单位已更正,请看新的一版"
    assert "新增15家" in shown.text
    assert state_of(opened, old) == "superseded"


def test_all_green_ones_are_accepted_and_the_others_left(opened: Scene) -> None:
    contact, office = opened.contact(), opened.office()
    green = filed(opened, contact, "新增12家")
    troubled = opened.files(contact, (OTHER, "二期开工"), difficulties="用地指标不足")[0]
    opened.writes(office, "待审")
    shown = opened.presses(office, "全部通过(仅绿灯)")[-1]
    assert shown.text == "已通过 1 条;还有 1 条需要逐条看:\n有困难 1 条"
    assert (state_of(opened, green), state_of(opened, troubled)) == ("accepted", "submitted")
    assert "逐条" in shown.labels()


def test_accepting_all_tells_each_contact_once(opened: Scene) -> None:
    contact, office = opened.contact(), opened.office()
    opened.files(contact, (TASK, "新增12家"), (OTHER, "二期开工"))
    opened.writes(office, "待审")
    shown = opened.presses(office, "全部通过(仅绿灯)")[-1]
    assert shown.text == "已通过 2 条,全部审完。"
    assert [told.text for told in opened.seen(contact.chat)] == ["✅ 回执 1:2 项已审核通过。"]


def test_difficulties_enter_the_issue_ledger_once(opened: Scene) -> None:
    filed(opened, opened.contact(), difficulties="用地指标不足")
    office = opened.office()
    the_card(opened, office)
    card = opened.presses(office, "列入问题")[-1]
    assert card.toast == "已列入问题台账"
    assert "列入问题" not in card.labels()


def test_files_are_shown_under_the_card(opened: Scene) -> None:
    contact, office = opened.contact(), opened.office()
    report_id = filed(opened, contact)
    new = {"member_id": contact.id, "channel": "telegram", "file_id": "F1", "kind": "photo"}
    new |= {"name": "现场.jpg", "size": 200_000, "album": "", "at": opened.now, "report_id": report_id}
    drafts.add_evidence(opened.tx, None, new)
    assert "附件 1 个" in the_card(opened, office).text
    [photo, answer] = opened.presses(office, "看附件")
    assert photo.text == "县工信局 二(二)"
    assert answer.toast == "附件 1 个,见下方"


def test_returning_asks_for_a_reason(opened: Scene) -> None:
    filed(opened, opened.contact())
    office = opened.office()
    the_card(opened, office)
    card = opened.presses(office, "退回")[-1]
    assert card.text == "退回 县工信局 · 市场主体倍增 二(二):请写意见,或选:"
    assert card.labels() == ["缺数据", "与上期相同", "口径不清", "返回"]


def test_a_returned_report_goes_back_with_reason_and_old_text(opened: Scene) -> None:
    contact, office = opened.contact(), opened.office()
    report_id = filed(opened, contact, "新增12家,累计87家。用地指标不足")
    opened.now = at(13, 16)
    the_card(opened, office)
    opened.presses(office, "退回")
    [receipt] = [s for s in opened.writes(office, "请注明 87 家是否含个体工商户。") if s.chat == office.chat]
    [told] = opened.seen(contact.chat)
    assert told.text == (
        "【退回修改】市场主体倍增 二(二)\n"
        "办公室意见:请注明 87 家是否含个体工商户。\n"
        "您报的原文:新增12家,累计87家。用地指标不足\n"
        "直接回复补充或修改后的内容,10月16日(周一)17:00 前。"
    )
    assert told.about == "task:二(二)"
    assert "已通知张明,10月16日(周一)17:00 前重报" in receipt.text
    assert state_of(opened, report_id) == "returned"


def test_the_rework_lands_on_the_task_and_keeps_what_was_filed(opened: Scene) -> None:
    contact, office = opened.contact(), opened.office()
    filed(opened, contact, "新增12家,累计87家。用地指标不足", percent=45, difficulties="用地指标不足")
    opened.now = at(13, 16)
    the_card(opened, office)
    opened.presses(office, "退回")
    opened.presses(office, "口径不清")
    told = opened.seen(contact.chat)[0]
    opened.now = at(16, 9)
    [card] = opened.writes(contact, "含个体户,企业31家,个体56家", reply_to=str(told.id))
    assert "45%" in card.text
    assert "困难:用地指标不足" in card.text
    opened.presses(contact, "提交")
    [waiting] = reports.waiting(opened.tx, opened.programme_id)
    assert (waiting.version, waiting.on_time) == (2, True)


def test_a_report_returned_early_is_not_wanted_before_its_deadline(opened: Scene) -> None:
    contact, office = opened.contact(), opened.office()
    opened.now = at(10, 10)
    filed(opened, contact)
    the_card(opened, office)
    opened.presses(office, "退回")
    opened.presses(office, "缺数据")
    assert "10月13日(周五)17:00 前" in opened.seen(contact.chat)[0].text


def test_the_lock_waits_for_a_rework(opened: Scene) -> None:
    contact, office = opened.contact(), opened.office()
    report_id = filed(opened, contact)
    opened.now = at(17, 16)
    the_card(opened, office)
    opened.presses(office, "退回")
    opened.presses(office, "缺数据")
    report = reports.by_id(opened.tx, report_id)
    assert report is not None
    duty = periods.by_id(opened.tx, report.period_id)
    assert duty is not None
    assert duty.answer_by == at(18, 17).astimezone(UTC)
    assert duty.locks_at == at(20, 17).astimezone(UTC)


def test_when_the_author_has_left_the_units_contacts_are_told(opened: Scene) -> None:
    author, colleague, office = opened.contact(), opened.contact(name="李红"), opened.office()
    filed(opened, author)
    members.end_term(opened.tx, author.id, opened.now)
    the_card(opened, office)
    opened.presses(office, "退回")
    opened.presses(office, "缺数据")
    assert "【退回修改】" in opened.seen(colleague.chat)[0].text
    assert opened.seen(author.chat) == []


def test_when_nobody_is_left_the_office_is_told_to_invite(opened: Scene) -> None:
    author, office = opened.contact(), opened.office()
    filed(opened, author)
    members.end_term(opened.tx, author.id, opened.now)
    the_card(opened, office)
    opened.presses(office, "退回")
    assert "没有能联系上的人" in opened.presses(office, "缺数据")[-1].text


def test_a_report_decided_meanwhile_is_not_returned(opened: Scene) -> None:
    filed(opened, opened.contact())
    first, second = opened.office("刘敏"), opened.office("陈芳")
    the_card(opened, first)
    opened.presses(first, "退回")
    the_card(opened, second)
    opened.presses(second, "通过")
    assert opened.presses(first, "缺数据")[-1].toast == "已由陈芳通过"


def test_going_back_drops_the_question_for_a_reason(opened: Scene) -> None:
    report_id = filed(opened, opened.contact())
    office = opened.office()
    the_card(opened, office)
    opened.presses(office, "退回")
    opened.presses(office, "返回")
    opened.writes(office, "先这样")
    assert state_of(opened, report_id) == "submitted"


def test_a_command_drops_the_question_for_a_reason(opened: Scene) -> None:
    report_id = filed(opened, opened.contact())
    office = opened.office()
    the_card(opened, office)
    opened.presses(office, "退回")
    opened.writes(office, "待审")
    opened.writes(office, "先这样")
    assert state_of(opened, report_id) == "submitted"


def test_nobody_but_the_office_can_press_its_buttons(opened: Scene) -> None:
    report_id = filed(opened, opened.contact())
    card = the_card(opened, opened.office())
    leader = opened.person(Role.LEADER, name="王刚")
    opened.presses(leader, "通过", card)
    assert state_of(opened, report_id) == "submitted"


def test_a_decided_report_cannot_be_raised_as_an_issue_from_an_old_card(opened: Scene) -> None:
    report_id = filed(opened, opened.contact(), difficulties="用地指标不足")
    office = opened.office()
    card = the_card(opened, office)
    opened.presses(office, "通过")
    assert opened.presses(office, "列入问题", card)[-1].toast == "已由刘敏通过"
    assert not issues.is_raised(opened.tx, report_id)


def test_nothing_is_told_as_accepted_when_all_of_a_receipt_was_returned(opened: Scene) -> None:
    contact, office = opened.contact(), opened.office()
    filed(opened, contact)
    the_card(opened, office)
    opened.presses(office, "退回")
    opened.presses(office, "与上期相同")
    assert ["【退回修改】" in shown.text for shown in opened.seen(contact.chat)] == [True]


def test_what_is_decided_in_the_evening_is_told_in_the_morning(opened: Scene) -> None:
    contact, office = opened.contact(), opened.office()
    opened.files(contact, (TASK, "新增12家"), (OTHER, "二期开工"))
    opened.now = at(13, 21)
    the_card(opened, office)
    opened.presses(office, "通过")
    opened.presses(office, "退回")
    opened.presses(office, "缺数据")
    due = select(outbox.c.due_at).where(outbox.c.chat == contact.chat)
    assert set(opened.tx.scalars(due)) == {at(16, 8)}


def test_a_usual_reason_is_given_in_the_language_of_the_contact(opened: Scene) -> None:
    contact, office = opened.contact(), opened.person(Role.OFFICE, language="en")
    filed(opened, contact)
    opened.writes(office, "/review")
    for label in ("One by one", "Return", "No data"):
        opened.presses(office, label)
    assert "办公室意见:请补充数据" in opened.seen(contact.chat)[0].text


def test_a_reason_written_too_late_is_answered_by_who_was_faster(opened: Scene) -> None:
    filed(opened, opened.contact())
    first, second = opened.office("刘敏"), opened.office("陈芳")
    the_card(opened, first)
    opened.presses(first, "退回")
    the_card(opened, second)
    opened.presses(second, "通过")
    [shown] = opened.writes(first, "请注明是否含个体户")
    assert shown.text == "已由陈芳通过\n没有待审的报送。"


def test_a_card_of_another_programme_decides_nothing(opened: Scene) -> None:
    report_id = filed(opened, opened.contact())
    office = opened.office()
    card = the_card(opened, office)
    members.end_term(opened.tx, office.id, opened.now)
    loaded = plan_loading.load(opened.tx, load_plan(PLAN), "另一专班", date(2023, 10, 9), opened.now)
    mine = {"programme_id": loaded.programme_id, "unit_id": None, "role": "office", "name": "刘敏"}
    mine |= {"language": "zh-CN", "channel": "telegram", "account": office.account, "chat": office.chat}
    members.add(opened.tx, mine | {"since": opened.now})
    for label in ("通过", "退回", "列入问题"):
        assert "已过期" in opened.presses(office, label, card)[-1].toast
    assert state_of(opened, report_id) == "submitted"
    assert "没有待审" in opened.writes(office, "待审")[0].text


def test_going_back_to_a_report_decided_meanwhile_says_who_decided(opened: Scene) -> None:
    filed(opened, opened.contact())
    first, second = opened.office("刘敏"), opened.office("陈芳")
    the_card(opened, first)
    opened.presses(first, "退回")
    the_card(opened, second)
    opened.presses(second, "通过")
    assert opened.presses(first, "返回")[-1].toast == "已由陈芳通过"


def test_who_has_left_is_not_told_of_acceptance(opened: Scene) -> None:
    contact, office = opened.contact(), opened.office()
    filed(opened, contact)
    members.end_term(opened.tx, contact.id, opened.now)
    the_card(opened, office)
    opened.presses(office, "通过")
    assert opened.seen(contact.chat) == []
