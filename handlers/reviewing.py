"""待审: the office reads reports one by one and accepts them, or accepts all green ones at once."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from domain.messages import Document
from domain.roles import OFFICE
from handlers.registry import Action, Answer, Command, Conversation
from handlers.review_cards import Reviewed, review_card
from handlers.telling import tell_by_day
from handlers.turn import Reply, Turn
from storage import issues, members, outbox, reports, reviews, units
from storage.outbox import Post
from storage.reports import Report

MOST_AT_ONCE = 500


def queue(turn: Turn, _rest: str = "") -> Reply:
    """How many wait, and the two ways to go through them."""
    count = reports.count_waiting(turn.tx, turn.sender.programme_id)
    if not count:
        return Reply(turn.say("review-none"), ((turn.button("back", "menu.show"),),))
    one_by_one = turn.button("review-one-by-one", "review.next", 0)
    green = turn.button("review-all-green", "review.accept_green")
    return Reply(turn.say("review-queue", count=count), ((one_by_one, green),))


def show_next(turn: Turn, after: str) -> Reply:
    """The next report that waits, from the beginning again after the last one."""
    turn.forget()
    programme_id = turn.sender.programme_id
    found = reports.waiting(turn.tx, programme_id, int(after), most=1) or reports.waiting(
        turn.tx, programme_id, most=1
    )
    if found:
        return review_card(Reviewed(turn, found[0]))
    return Reply(turn.say("review-none"), ((turn.button("back", "menu.show"),),))


def with_notice(turn: Turn, reply: Reply, notice: str) -> Reply:
    """Say what happened before what comes next: after a press at the top of the screen, else in a line."""
    if turn.incoming.press_id:
        return replace(reply, toast=notice)
    return replace(reply, text=f"{notice}\n{reply.text}")


def show(turn: Turn, report_id: str) -> Reply:
    report = waiting_report(turn, report_id)
    if report is None:
        return overtaken(turn, report_id)
    turn.forget()
    return review_card(Reviewed(turn, report))


def own_report(turn: Turn, report_id: str) -> Report | None:
    """Return a report of the sender's programme."""
    report = reports.by_id(turn.tx, int(report_id))
    if report is None or units.in_programme(turn.tx, turn.sender.programme_id, report.unit_id) is None:
        return None
    return report


def waiting_report(turn: Turn, report_id: str) -> Report | None:
    """Return a report of the sender's programme that nobody has decided on."""
    report = own_report(turn, report_id)
    return report if report and report.state == "submitted" else None


def overtaken(turn: Turn, report_id: str) -> Reply:
    """Somebody was faster: say who, and go on with the next report."""
    report = own_report(turn, report_id)
    verdict = reviews.verdict(turn.tx, report.id) if report else None
    if verdict is None:
        return Reply(toast=turn.say("card-expired"))
    notice = turn.say(f"review-was-{verdict.state}", name=verdict.by)
    return with_notice(turn, show_next(turn, report_id), notice)


def accept(turn: Turn, report_id: str) -> Reply:
    report = waiting_report(turn, report_id)
    if report is None or not _accept(turn, report):
        return overtaken(turn, report_id)
    tell_decided(turn, report)
    notice = turn.say("review-accepted", unit=report.unit, code=report.code)
    return with_notice(turn, show_next(turn, report_id), notice)


def _accept(turn: Turn, report: Report) -> bool:
    accepted = reports.accept(turn.tx, report.id, turn.sender.id, turn.now)
    if accepted:
        turn.record("report.accepted", f"report:{report.id}")
    return accepted


def tell_decided(turn: Turn, report: Report) -> None:
    """Once all that a receipt filed is decided, its contact hears in one message what was accepted."""
    filed = reports.of_receipt(turn.tx, report.submission_id)
    accepted = [one for one in filed if one.state == "accepted"]
    contact = members.by_id(turn.tx, report.member_id)
    if contact is None or not accepted or any(one.state == "submitted" for one in filed):
        return
    receipt = str(report.submission_id)
    text = turn.say_in(contact.language, "review-told-accepted", receipt=receipt, count=len(accepted))
    tell_by_day(turn, contact, text, about=f"receipt:{receipt}", key=f"accepted:{receipt}")


def accept_green(turn: Turn) -> Reply:
    """Accept what gives no reason for a doubt, and say what is left and why."""
    left: Counter[str] = Counter()
    accepted: dict[int, Report] = {}
    for reviewed in _waiting(turn):
        if reviewed.doubts:
            left.update(doubt.value for doubt in reviewed.doubts)
        elif _accept(turn, reviewed.report):
            accepted[reviewed.report.id] = reviewed.report
    for report in {report.submission_id: report for report in accepted.values()}.values():
        tell_decided(turn, report)
    return _accepted_many(turn, len(accepted), left)


def _waiting(turn: Turn) -> Iterator[Reviewed]:
    for report in reports.waiting(turn.tx, turn.sender.programme_id, most=MOST_AT_ONCE):
        yield Reviewed(turn, report)


def _accepted_many(turn: Turn, accepted: int, left: Counter[str]) -> Reply:
    waiting = reports.count_waiting(turn.tx, turn.sender.programme_id)
    lines = [turn.say("review-accepted-green", count=accepted, left=waiting)]
    lines += [turn.say(f"review-left-{doubt}", count=count) for doubt, count in left.most_common()]
    one_by_one = (turn.button("review-one-by-one", "review.next", 0),) if waiting else ()
    return Reply("\n".join(lines), ((*one_by_one, turn.button("back", "menu.show")),))


def raise_issue(turn: Turn, report_id: str) -> Reply:
    """列入问题: the difficulties, or where none were named the whole text, enter the issue ledger."""
    report = waiting_report(turn, report_id)
    if report is None:
        return overtaken(turn, report_id)
    if not issues.is_raised(turn.tx, report.id):
        text = report.difficulties or report.text
        issue_id = issues.raise_from(turn.tx, report.assignment_id, report.id, text, turn.now)
        turn.record("issue.raised", f"issue:{issue_id}")
    return with_notice(turn, review_card(Reviewed(turn, report)), turn.say("review-raised"))


def show_files(turn: Turn, report_id: str) -> Answer:
    """看附件: every file that came with the report, under the card."""
    report = own_report(turn, report_id)
    if report is None:
        return overtaken(turn, report_id)
    files = Reviewed(turn, report).files
    caption = turn.say("review-file-of", unit=report.unit, code=report.code)
    for file in files:
        document = Document(file.file_id, file.name, file.kind)
        post = Post(turn.incoming.channel, turn.incoming.chat, caption, document=document)
        outbox.add(turn.tx, post, turn.now)
    return Reply(toast=turn.say("review-files-sent", count=len(files)))


CONVERSATION = Conversation(
    commands=(Command(("待审", "审核", "/review"), queue, OFFICE),),
    actions={
        "review.queue": Action(queue, OFFICE),
        "review.next": Action(show_next, OFFICE),
        "review.show": Action(show, OFFICE),
        "review.accept": Action(accept, OFFICE),
        "review.accept_green": Action(accept_green, OFFICE),
        "review.raise": Action(raise_issue, OFFICE),
        "review.files": Action(show_files, OFFICE),
    },
)
