"""退回: a report goes back with the office's words, and whoever filed it is asked to put it right."""

from datetime import datetime
from typing import Any

from domain.periods import lock_moment
from domain.roles import OFFICE, Role
from handlers.paging import in_rows
from handlers.registry import Action, Answer, Conversation, Step
from handlers.reviewing import overtaken, tell_decided, waiting_report
from handlers.telling import tell_by_day
from handlers.turn import Reply, Turn
from storage import members, periods, programmes, reports
from storage.members import Member
from storage.reports import Report
from texts.moments import listed, moment, shortened

LONGEST_REASON = 500
LONGEST_QUOTE = 600
USUAL_REASONS = ("data", "same", "scope")  # 缺数据, 与上期相同, 口径不清


def ask_reason(turn: Turn, report_id: str) -> Answer:
    """What is wrong with it: one of the usual reasons, or in the office's own words."""
    report = waiting_report(turn, report_id)
    if report is None:
        return overtaken(turn, report_id)
    turn.ask("review.reason", report=report.id)
    usual = [turn.button(f"reason-{reason}", "review.because", report.id, reason) for reason in USUAL_REASONS]
    back = turn.button("back", "review.show", report.id)
    text = turn.say("review-ask-reason", unit=report.unit, task=report.short, code=report.code)
    return Reply(text, (tuple(usual), (back,)), about=f"report:{report.id}")


def because(turn: Turn, report_id: str, reason: str) -> Answer:
    """One of the usual reasons, in the language of whoever filed the report."""
    report = waiting_report(turn, report_id)
    author = members.by_id(turn.tx, report.member_id) if report else None
    language = author.language if author else turn.language
    return send_back(turn, report_id, turn.say_in(language, f"reason-{reason}-told"))


def take_reason(turn: Turn, data: dict[str, Any]) -> Answer:
    words = turn.incoming.text.strip()
    return send_back(turn, str(data["report"]), words) if words else None


def offer(turn: Turn, report_id: str) -> Answer:
    """The office answered a report's card: are these words the reason to send it back?"""
    report = waiting_report(turn, report_id)
    words = shortened(turn.incoming.text, LONGEST_REASON)
    if report is None or not words:
        return None
    text = turn.say("review-offer-return", unit=report.unit, code=report.code, reason=words)
    send = turn.button("review-return", "review.send_back", report.id, words)
    return Reply(
        text, ((send, turn.button("cancel", "review.show", report.id)),), about=f"report:{report.id}"
    )


def send_back(turn: Turn, report_id: str, reason: str) -> Answer:
    """Return the report unless somebody was faster; its unit owes it again."""
    turn.forget()
    report, words = waiting_report(turn, report_id), reason[:LONGEST_REASON]
    if report is None or not _return(turn, report, words):
        return overtaken(turn, report_id)
    answer_by = _owe_again(turn, report)
    told = _askable(turn, report)
    for member in told:
        tell_by_day(turn, member, _told(turn, member, report, words, answer_by), about=f"task:{report.code}")
    tell_decided(turn, report)
    return _receipt(turn, report, told, answer_by)


def _return(turn: Turn, report: Report, reason: str) -> bool:
    period_id = reports.return_for_rework(turn.tx, report.id, turn.sender.id, reason, turn.now)
    if period_id is not None:
        turn.record("report.returned", f"report:{report.id}")
    return period_id is not None


def _owe_again(turn: Turn, report: Report) -> datetime:
    """Ask for the rework by the next working day, at the hour that reports are due, never before the
    deadline itself."""
    programme = programmes.by_id(turn.tx, turn.sender.programme_id)
    calendar, rules = programmes.calendar(turn.tx, programme.id), programme.rules
    next_day = calendar.add_working_days(rules.local(turn.now).date(), 1)
    answer_by = max(report.due_at, rules.moment(next_day, rules.local(report.due_at).time()))
    periods.mark_returned(turn.tx, report.period_id, answer_by, lock_moment(answer_by, rules, calendar))
    return answer_by


def _askable(turn: Turn, report: Report) -> list[Member]:
    """Whoever filed it; if that person left or cannot be reached, the unit's contacts, else its heads."""
    author = members.by_id(turn.tx, report.member_id)
    if author and author.unit_id == report.unit_id and author.unreachable_at is None:
        return [author]
    for role in (Role.CONTACT, Role.UNIT_HEAD):
        people = members.of_unit(turn.tx, report.unit_id, role)
        if reachable := [member for member in people if member.unreachable_at is None]:
            return reachable
    return []


def _told(turn: Turn, member: Member, report: Report, reason: str, answer_by: datetime) -> str:
    return turn.say_in(
        member.language,
        "review-told-returned",
        task=report.short,
        code=report.code,
        reason=reason,
        text=shortened(report.text, LONGEST_QUOTE),
        due=moment(member.language, answer_by, member.zone, turn.now),
    )


def _receipt(turn: Turn, report: Report, told: list[Member], answer_by: datetime) -> Reply:
    text = turn.say(
        "review-returned" if told else "review-returned-to-nobody",
        unit=report.unit,
        code=report.code,
        names=listed(turn.language, (member.name for member in told)),
        due=moment(turn.language, answer_by, turn.sender.zone, turn.now),
    )
    following = turn.button("review-next", "review.next", report.id)
    return Reply(text, in_rows((following, turn.button("back", "review.queue")), 2))


CONVERSATION = Conversation(
    actions={
        "review.return": Action(ask_reason, OFFICE),
        "review.because": Action(because, OFFICE),
        "review.send_back": Action(send_back, OFFICE),
    },
    steps={"review.reason": Step(take_reason, OFFICE)},
)
