"""What the ledgers say of a span: issues, instructions, burden, and corrections of earlier summaries."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from domain.spans import Span
from storage import corrections, instructions, issues, ledgers
from storage.issues import LedgerIssue
from summaries.excerpts import excerpt
from summaries.facts import BurdenLine, CorrectionLine, InstructionLine, IssueLine, IssueStanding
from summaries.view import Scope, View

STALE = timedelta(days=30)  # an issue open for longer is 久拖未决
LONGEST_TEXT = 160


def issue_lines(view: View, span: Span, scope: Scope) -> Iterator[IssueLine]:
    """Yield the issues that were open in the span: new ones, those closed in it, those that last."""
    since, until = view.moments(span)
    for issue in issues.in_span(view.tx, view.programme.id, since, until):
        if scope.concerns(issue.code, issue.unit):
            yield IssueLine(
                id=issue.id,
                unit=issue.unit,
                code=issue.code,
                short=issue.short,
                text=excerpt(issue.text, LONGEST_TEXT),
                standing=_standing(issue, since, min(until, view.moment)),
                raised_on=_day(view, issue.raised_at),
                closed_on=_day(view, issue.closed_at) if issue.closed_at else None,
                report_id=issue.report_id,
            )


def _standing(issue: LedgerIssue, since: datetime, as_of: datetime) -> IssueStanding:
    if issue.closed_at is not None and issue.closed_at <= as_of:
        return IssueStanding.CLOSED
    if issue.raised_at >= since:
        return IssueStanding.NEW
    return IssueStanding.STALE if as_of - issue.raised_at > STALE else IssueStanding.OPEN


def instruction_lines(view: View, span: Span) -> Iterator[InstructionLine]:
    """Yield what leaders instructed in the span, and what of it before nobody has attended to."""
    since, until = view.moments(span)
    for given in instructions.in_span(view.tx, view.programme.id, since, until):
        noted = given.state == "noted"
        yield InstructionLine(given.id, given.name, given.text, _day(view, given.at), noted)


def burden_lines(view: View, span: Span, scope: Scope) -> Iterator[BurdenLine]:
    """Yield the units that were asked for something in the span."""
    for unit in ledgers.units(view.tx, view.programme.id, span.first, span.last):
        if (unit.automatic or unit.by_office) and scope.concerns(None, unit.name):
            yield BurdenLine(unit.name, unit.automatic, unit.by_office)


def correction_lines(view: View, span: Span) -> Iterator[CorrectionLine]:
    """Yield what was corrected in the span in summaries that were out."""
    since, until = view.moments(span)
    for found in corrections.in_span(view.tx, view.programme.id, since, until):
        yield CorrectionLine(found.period, found.title, found.body, _day(view, found.corrected_at))


def _day(view: View, at: datetime) -> date:
    return view.programme.rules.local(at).date()
