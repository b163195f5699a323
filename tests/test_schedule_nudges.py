"""Nudges: one message a person for everything owed, at the right time, never twice and never stale."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from domain.leave import Leave
from domain.roles import Role
from schedules.engine import run_due
from storage import leaves, members, outbox, periods, reports
from storage.members import Member
from storage.reports import NewReport
from storage.tables.messages import outbox as outbox_table
from storage.tables.records import burden
from tests.scene import Scene, Shown, at

BUREAU, REFORM = "县工信局", "县发改局"


def passes(scene: Scene, moment: datetime) -> datetime | None:
    scene.now = moment
    return run_due(scene.tx, moment.astimezone(UTC), scene.token)


def nudges_to(scene: Scene, member: Member) -> list[Shown]:
    """The nudges that reached a person, newest first."""
    seen = scene.seen(member.chat)
    sent = set(scene.tx.scalars(select(outbox_table.c.id).where(outbox_table.c.state == "sent")))
    return [shown for shown in seen if shown.about == "nudge" and shown.id in sent]


def report_all(scene: Scene, member: Member) -> None:
    assert member.unit_id is not None
    receipt = reports.open_submission(scene.tx, scene.programme_id, member.id, ["1"], scene.now)
    for duty in periods.owing_of_unit(scene.tx, member.unit_id, scene.now):
        reports.file(scene.tx, NewReport(duty.id, "无变化", no_change=True), receipt, member, scene.now)


def test_a_contact_hears_of_everything_owed_in_one_message(scene: Scene) -> None:
    contact = scene.contact()
    passes(scene, at(9, 9))
    (shown,) = nudges_to(scene, contact)
    assert shown.text.startswith("【本周报送】县工信局待报 6 项 · 10月13日(周五)17:00 截止,还有 4 个工作日")
    assert "\n1 专业镇培育 二(一) 🟢" in shown.text
    assert "另有 3 项" in shown.text
    assert "另有 17 项到期较晚" in shown.text
    assert shown.labels() == ["逐项报", "其余无变化", "稍后提醒", "全部"]
    assert len(shown.text.splitlines()) <= 12


def test_a_second_pass_at_the_same_moment_adds_nothing(scene: Scene) -> None:
    contact = scene.contact()
    passes(scene, at(9, 9))
    passes(scene, at(9, 9))
    passes(scene, at(9, 11))
    assert len(nudges_to(scene, contact)) == 1


def test_the_last_percent_stands_beside_a_duty(scene: Scene) -> None:
    contact = scene.contact()
    passes(scene, at(9, 9))
    first = periods.owing_of_unit(scene.tx, contact.unit_id or 0, scene.now)[0]
    receipt = reports.open_submission(scene.tx, scene.programme_id, contact.id, ["1"], scene.now)
    reports.file(scene.tx, NewReport(first.id, "完成55%", percent=55), receipt, contact, scene.now)
    passes(scene, at(16, 9))
    assert "1 专业镇培育 二(一) 🟢 上次 55%" in nudges_to(scene, contact)[0].text


def test_what_was_reported_meanwhile_is_never_sent(scene: Scene) -> None:
    contact = scene.contact()
    passes(scene, at(9, 9))
    report_all(scene, contact)
    passes(scene, at(9, 9, 1))
    assert nudges_to(scene, contact) == []


def test_a_nudge_with_something_still_owed_goes_out(scene: Scene) -> None:
    contact = scene.contact()
    passes(scene, at(9, 9))
    assert contact.unit_id is not None
    first = periods.owing_of_unit(scene.tx, contact.unit_id, scene.now)[0]
    periods.mark_reported(scene.tx, first.id, scene.now)
    passes(scene, at(9, 9, 1))
    assert len(nudges_to(scene, contact)) == 1


def test_after_an_outage_only_the_current_nudge_goes_out(scene: Scene) -> None:
    contact = scene.contact()
    passes(scene, at(13, 9, 30))
    (shown,) = nudges_to(scene, contact)
    assert "截止(今天)" in shown.text


def test_a_nudge_not_delivered_on_its_day_is_not_sent_stale(scene: Scene) -> None:
    scene.contact()
    passes(scene, at(9, 9))
    assert outbox.claim(scene.tx, at(10, 0, 1).astimezone(UTC), 10, frozenset()) == []


def test_an_expired_nudge_counts_as_never_said(scene: Scene) -> None:
    contact = scene.contact()
    passes(scene, at(9, 9))
    outbox.claim(scene.tx, at(10, 8).astimezone(UTC), 10, frozenset())
    passes(scene, at(10, 8, 30))
    (shown,) = nudges_to(scene, contact)
    assert "还有 3 个工作日" in shown.text


def test_overdue_duties_are_named_with_what_still_helps(scene: Scene) -> None:
    contact, head = scene.contact(), scene.person(Role.UNIT_HEAD, BUREAU, "王局")
    for moment in (at(9, 9), at(12, 9), at(13, 9), at(13, 15)):
        passes(scene, moment)
    assert nudges_to(scene, head) == []
    passes(scene, at(16, 9))
    overdue = nudges_to(scene, head)[0]
    assert overdue.text.startswith("【逾期】县工信局 ")
    assert "10月13日(周五)17:00 截止" in overdue.text
    assert "10月17日(周二)17:00 后本期关闭" in overdue.text
    assert overdue.labels()[:2] == ["现在报", "说明理由"]
    assert nudges_to(scene, contact)[0].labels()[:2] == ["现在报", "说明理由"]


def test_nobody_is_nudged_in_quiet_hours_or_on_rest_days(scene: Scene) -> None:
    contact = scene.contact()
    for moment in (at(9, 21), at(9, 23), at(14, 10), at(15, 10)):
        passes(scene, moment)
    assert nudges_to(scene, contact) == []


def test_the_daily_cap_holds_whatever_comes(scene: Scene) -> None:
    contact = scene.contact()
    passes(scene, at(9, 9))
    assert contact.unit_id is not None
    for number, duty in enumerate(periods.owing_of_unit(scene.tx, contact.unit_id, scene.now)[:8]):
        due = at(9, 12) + timedelta(minutes=20 * number)
        periods.extend(scene.tx, duty.id, due, due + timedelta(days=2))
        passes(scene, due - timedelta(hours=2))
    assert len(nudges_to(scene, contact)) == 5


def test_a_snoozed_person_waits_and_is_reminded_once(scene: Scene) -> None:
    contact = scene.contact()
    passes(scene, at(9, 9))
    scene.seen(contact.chat)
    members.snooze(scene.tx, contact.id, at(9, 15))
    assert passes(scene, at(9, 10)) == at(9, 15)
    assert len(nudges_to(scene, contact)) == 1
    passes(scene, at(9, 15))
    passes(scene, at(9, 15, 1))
    assert len(nudges_to(scene, contact)) == 2


def test_a_reminder_that_falls_into_quiet_hours_comes_in_the_morning(scene: Scene) -> None:
    contact = scene.contact()
    passes(scene, at(9, 9))
    scene.seen(contact.chat)
    members.snooze(scene.tx, contact.id, at(9, 20, 30))
    assert passes(scene, at(9, 20, 30)) == at(10, 8)
    assert len(nudges_to(scene, contact)) == 1
    passes(scene, at(10, 8))
    assert len(nudges_to(scene, contact)) == 2


def test_what_is_withdrawn_after_its_nudge_was_dropped_is_asked_for_again(scene: Scene) -> None:
    contact = scene.contact()
    passes(scene, at(9, 9))
    report_all(scene, contact)
    passes(scene, at(9, 9, 1))
    for duty in periods.due_between(scene.tx, scene.programme_id, at(13, 0), at(26, 0)):
        periods.mark_withdrawn(scene.tx, duty.id)
    passes(scene, at(9, 10))
    assert len(nudges_to(scene, contact)) == 1


def test_who_reported_everything_is_not_reminded_after_a_snooze(scene: Scene) -> None:
    contact = scene.contact()
    passes(scene, at(9, 9))
    scene.seen(contact.chat)
    members.snooze(scene.tx, contact.id, at(9, 15))
    report_all(scene, contact)
    passes(scene, at(9, 15))
    assert len(nudges_to(scene, contact)) == 1


def test_the_other_contact_is_used_when_one_cannot_be_reached(scene: Scene) -> None:
    gone, other = scene.contact(), scene.contact(name="李红")
    members.mark_unreachable(scene.tx, gone.channel, gone.chat, scene.now)
    passes(scene, at(9, 9))
    assert nudges_to(scene, gone) == []
    assert len(nudges_to(scene, other)) == 1


def test_a_stand_in_is_nudged_during_a_leave(scene: Scene) -> None:
    away, stand_in = scene.contact(), scene.contact(REFORM, "李红")
    leaves.add(scene.tx, Leave(away.id, date(2023, 10, 9), date(2023, 10, 11), stand_in.id))
    passes(scene, at(9, 9))
    assert nudges_to(scene, away) == []
    text = nudges_to(scene, stand_in)[0].text
    assert BUREAU in text
    assert REFORM in text


def test_whoever_comes_back_from_leave_is_asked_again_the_next_morning(scene: Scene) -> None:
    away, stand_in = scene.contact(), scene.contact(REFORM, "李红")
    leaves.add(scene.tx, Leave(away.id, date(2023, 10, 9), date(2023, 10, 10), stand_in.id))
    woken = passes(scene, at(9, 9))
    while woken is not None and woken < at(11, 12):
        woken = passes(scene, woken)
    assert len(nudges_to(scene, away)) == 1


def test_the_office_is_left_alone_as_long_as_a_unit_has_nobody(scene: Scene) -> None:
    office = scene.office()
    passes(scene, at(9, 9))
    assert nudges_to(scene, office) == []


def test_the_office_hears_of_a_unit_whose_people_are_all_away(scene: Scene) -> None:
    office, contact = scene.office(), scene.contact()
    members.mark_unreachable(scene.tx, contact.channel, contact.chat, scene.now)
    passes(scene, at(9, 9))
    assert len(nudges_to(scene, office)) == 1


def test_a_message_is_counted_against_the_unit(scene: Scene) -> None:
    scene.contact()
    passes(scene, at(9, 9))
    (row,) = scene.tx.execute(select(burden)).all()
    assert (row.day, row.automatic, row.by_office) == (date(2023, 10, 9), 1, 0)


def test_a_nudge_is_written_in_the_persons_language(scene: Scene) -> None:
    contact = scene.person(Role.CONTACT, BUREAU, language="en")
    passes(scene, at(9, 9))
    assert nudges_to(scene, contact)[0].text.startswith("[This week] 县工信局: 6 reports owed")


def test_sixty_working_days_by_waking_only_when_told(scene: Scene) -> None:
    contact, head = scene.contact(), scene.person(Role.UNIT_HEAD, BUREAU, "王局")
    woken, passed = passes(scene, at(9, 8)), 0
    while woken is not None and woken < at(29, 0, month=12):
        assert woken > scene.now
        woken, passed = passes(scene, woken), passed + 1
        scene.seen(contact.chat)
    days: dict[date, int] = {}
    for row in scene.tx.execute(select(outbox_table).where(outbox_table.c.about == "nudge")):
        local = row.sent_at.astimezone(at(9, 9).tzinfo)
        assert 8 <= local.hour < 20
        if row.chat == contact.chat:
            days[local.date()] = days.get(local.date(), 0) + 1
    assert max(days.values()) <= 5
    assert all(day.weekday() < 5 for day in days)
    assert {day.weekday() for day in days} >= {0, 3, 4}
    assert len(nudges_to(scene, head)) < len(nudges_to(scene, contact))
    assert passed < 400


@pytest.mark.parametrize("change", [members.end_term])
def test_whoever_left_office_is_not_nudged(scene: Scene, change: Callable[..., bool]) -> None:
    contact = scene.contact()
    change(scene.tx, contact.id, scene.now)
    passes(scene, at(9, 9))
    assert nudges_to(scene, contact) == []


def test_a_returned_report_is_chased_by_its_own_deadline(scene: Scene) -> None:
    contact = scene.contact()
    passes(scene, at(9, 9))
    report_all(scene, contact)
    due = periods.due_between(scene.tx, scene.programme_id, at(13, 0), at(14, 0))
    own = next(duty for duty in due if duty.unit == BUREAU)
    periods.mark_returned(scene.tx, own.id, at(11, 17), at(13, 17))
    passes(scene, at(10, 9))
    assert "10月11日(周三)17:00 截止,还有 1 个工作日" in nudges_to(scene, contact)[0].text
