"""How a report is shown to the office: what came, against last time, and what is worth a look."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from domain.messages import Button, IncomingFile, Rows
from domain.review import ALIKE, Doubt, Filed, doubts, likeness
from handlers.turn import Reply, Turn
from storage import issues, reports, reviews
from storage.reports import Report
from texts.moments import amount, listed, moment, percent, shortened

LONGEST_TEXT = 900  # a report may be longer; the office sees all of it in the unit's history
LONGEST_LINE = 200
MOST_FIGURES = 8


@dataclass(frozen=True)
class Reviewed:
    """A report beside the one before it."""

    turn: Turn
    report: Report

    @cached_property
    def before(self) -> Report | None:
        return reviews.before(self.turn.tx, self.report)

    @cached_property
    def files(self) -> list[IncomingFile]:
        return reviews.files_of(self.turn.tx, self.report.period_id)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        return doubts(_filed(self.report), _filed(self.before) if self.before else None)

    @property
    def likeness(self) -> float:
        """How much of the text is that of last time; two reports without change are not compared."""
        if self.before is None or self.report.no_change:
            return 0.0
        return likeness(_filed(self.report), _filed(self.before))


def _filed(report: Report) -> Filed:
    return Filed(report.text, report.percent, report.difficulties, report.no_change, report.on_time)


def review_card(reviewed: Reviewed) -> Reply:
    """One report, with all that can be done about it."""
    turn, report = reviewed.turn, reviewed.report
    head = turn.say("review-title", count=reports.count_waiting(turn.tx, turn.sender.programme_id))
    lines = [head, *_lines(reviewed)]
    return Reply("\n".join(lines), _buttons(reviewed), about=f"report:{report.id}")


def _lines(reviewed: Reviewed) -> Iterator[str]:
    turn, report = reviewed.turn, reviewed.report
    yield turn.say("review-subject", unit=report.unit, task=report.short, code=report.code)
    when = moment(turn.language, report.submitted_at, turn.sender.zone, turn.now)
    punctual = turn.say("review-on-time" if report.on_time else "review-late")
    yield turn.say("review-who", name=report.member, when=when, punctual=punctual)
    yield _progress(reviewed)
    yield shortened(report.text, LONGEST_TEXT)
    if report.figures:
        yield turn.say("review-figures", figures=figures_of(turn, report))
    if report.difficulties:
        yield turn.say("draft-difficulties", text=shortened(report.difficulties, LONGEST_LINE))
    if report.next_steps:
        yield turn.say("draft-next-steps", text=shortened(report.next_steps, LONGEST_LINE))
    if reviewed.files:
        yield turn.say("review-files-count", count=len(reviewed.files))
    yield from _hints(reviewed)


def _progress(reviewed: Reviewed) -> str:
    turn, now = reviewed.turn, percent(reviewed.report.percent)
    last = percent(reviewed.before.percent) if reviewed.before else ""
    return turn.say("review-progress", now=now or "—", before=last or "—")


def figures_of(turn: Turn, report: Report) -> str:
    figures = report.figures[:MOST_FIGURES]
    told = (f"{one['what'] or ''} {amount(one['value'], one['unit'])}".strip() for one in figures)
    return listed(turn.language, told)


def _hints(reviewed: Reviewed) -> Iterator[str]:
    """What is worth a look; lateness and difficulties have lines of their own already."""
    turn = reviewed.turn
    if Doubt.FELL in reviewed.doubts:
        yield turn.say("review-fell")
    if reviewed.likeness >= ALIKE:
        yield turn.say("review-alike", percent=str(int(reviewed.likeness * 100)))
    elif Doubt.SAME in reviewed.doubts:
        yield turn.say("review-unchanged-again")


def _buttons(reviewed: Reviewed) -> Rows:
    turn, row_id = reviewed.turn, reviewed.report.id
    first = [
        turn.button("review-accept", "review.accept", row_id),
        turn.button("review-return", "review.return", row_id),
    ]
    if not issues.is_raised(turn.tx, row_id):
        first.append(turn.button("review-raise", "review.raise", row_id))
    second: list[Button] = []
    if reviewed.files:
        second.append(turn.button("review-files", "review.files", row_id))
    second.append(turn.button("review-next", "review.next", row_id))
    second.append(turn.button("back", "review.queue"))
    return tuple(first), tuple(second)
