"""How what is read of a summary is shown: a page of its own, with the ways on under it."""

from domain.messages import Button, Rows
from handlers.summary_reading import Opened, for_own_unit
from handlers.turn import Reply, Turn
from summaries.draft_card import reader_buttons
from summaries.subjects import SubjectKind

VIEW = "view"  # what an opened page speaks of: the next press changes it


def view(turn: Turn, text: str, rows: Rows) -> Reply:
    """A page of its own: pressed on a page it turns that page, pressed on a summary it leaves it alone."""
    return Reply(text, tuple(row for row in rows if row), new=turn.about != VIEW, about=VIEW)


def ways(turn: Turn, found: Opened, arrows: tuple[Button, ...] = ()) -> Rows:
    """The arrows of a list, and every way into the data behind the summary that its reader has."""
    closed: set[str] = set()
    if found.facts.subject.kind is SubjectKind.UNIT:
        closed.add("summary.units")
    if for_own_unit(turn):
        closed.add("summary.scopes")
    rows = reader_buttons(found.reference, turn.language)
    return (arrows, *(tuple(button for button in row if button.action not in closed) for row in rows))


def back(turn: Turn, found: Opened, arrows: tuple[Button, ...] = ()) -> Rows:
    """The arrows of a list, and the way back to the summary."""
    return (arrows, (_home(turn, found),))


def onward(turn: Turn, found: Opened, arrows: tuple[Button, ...] = ()) -> Rows:
    """The arrows of a list, the way back to the summary and every other way on."""
    return ways(turn, found, (*arrows, _home(turn, found)))


def _home(turn: Turn, found: Opened) -> Button:
    return turn.button("back", "summary.full", found.reference, 0)
