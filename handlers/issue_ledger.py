"""问题: the issue ledger (问题台账) as the office sees it, and closing an issue (销号)."""

from domain.messages import Rows
from domain.roles import OFFICE
from handlers.paging import in_rows, page_of
from handlers.registry import Action, Command, Conversation
from handlers.turn import Reply, Turn
from storage import issues
from storage.issues import Issue
from texts.moments import moment, shortened

ISSUES_A_PAGE = 6
LONGEST_TEXT = 120


def ledger(turn: Turn, page: str = "0") -> Reply:
    """The issues that are open, oldest first."""
    found = issues.open_ones(turn.tx, turn.sender.programme_id)
    if not found:
        return Reply(turn.say("issues-none"), ((turn.button("back", "menu.show"),),))
    shown = page_of(found, int(page), ISSUES_A_PAGE)
    lines = [turn.say("issues-title", count=len(found))]
    places = list(enumerate(shown.items, start=shown.first + 1))
    lines += [_line(turn, issue, place) for place, issue in places]
    close = [turn.button("issue-close", "issue.ask", issue.id, number=str(n)) for n, issue in places]
    rows: Rows = (*in_rows(close, 3), shown.arrows(turn, "issue.ledger"))
    return Reply("\n".join(lines), (*rows, (turn.button("back", "menu.show"),)))


def _line(turn: Turn, issue: Issue, place: int) -> str:
    return turn.say(
        "issue-line",
        number=str(place),
        unit=issue.unit,
        task=issue.short,
        code=issue.code,
        when=moment(turn.language, issue.raised_at, turn.sender.zone, turn.now),
        text=shortened(issue.text, LONGEST_TEXT),
    )


def _own(turn: Turn, issue_id: str) -> Issue | None:
    found = issues.open_ones(turn.tx, turn.sender.programme_id)
    return next((issue for issue in found if issue.id == int(issue_id)), None)


def ask(turn: Turn, issue_id: str) -> Reply:
    """Closing is for good: the issue is shown in full once more."""
    issue = _own(turn, issue_id)
    if issue is None:
        return _closed_already(turn)
    text = turn.say("issue-close-sure", unit=issue.unit, task=issue.short, code=issue.code, text=issue.text)
    close = turn.button("issue-close-yes", "issue.close", issue.id)
    return Reply(text, ((close, turn.button("back", "issue.ledger", 0)),))


def close(turn: Turn, issue_id: str) -> Reply:
    """销号, unless a colleague was faster."""
    issue = _own(turn, issue_id)
    if issue is None or not issues.close(turn.tx, issue.id, turn.now):
        return _closed_already(turn)
    turn.record("issue.closed", f"issue:{issue.id}")
    text = turn.say("issue-closed", unit=issue.unit, task=issue.short, code=issue.code)
    return Reply(text, ((turn.button("back", "issue.ledger", 0),),))


def _closed_already(turn: Turn) -> Reply:
    return Reply(turn.say("issue-closed-already"), ((turn.button("back", "issue.ledger", 0),),))


CONVERSATION = Conversation(
    commands=(Command(("问题", "问题台账", "/issues"), lambda turn, _rest: ledger(turn), OFFICE),),
    actions={
        "issue.ledger": Action(ledger, OFFICE),
        "issue.ask": Action(ask, OFFICE),
        "issue.close": Action(close, OFFICE),
    },
)
