"""延期申请: the requests that the office has yet to decide."""

from domain.roles import OFFICE
from handlers.paging import in_rows, page_of
from handlers.registry import Action, Command, Conversation
from handlers.turn import Reply, Turn
from storage import extensions, periods
from storage.extensions import Extension
from storage.periods import Duty
from texts.moments import moment, shortened

REQUESTS_A_PAGE = 6
LONGEST_REASON = 80


def requests(turn: Turn, page: str = "0") -> Reply:
    """All requests, oldest first; each is decided on a card of its own."""
    found = extensions.open_ones(turn.tx, turn.sender.programme_id)
    back = turn.button("back", "menu.show")
    if not found:
        return Reply(turn.say("requests-none"), ((back,),))
    shown = page_of(found, int(page), REQUESTS_A_PAGE)
    places = list(enumerate(shown.items, start=shown.first + 1))
    lines = [turn.say("requests-title", count=len(found))]
    lines += [_line(turn, request, place) for place, request in places]
    decide = [turn.button("request-decide", "request.show", one.id, number=str(n)) for n, one in places]
    rows = (*in_rows(decide, 3), shown.arrows(turn, "request.list"), (back,))
    return Reply("\n".join(lines), rows)


def _line(turn: Turn, request: Extension, place: int) -> str:
    duty = periods.by_id(turn.tx, request.period_id)
    return "" if duty is None else f"{place} {_text(turn, request, duty)}"


def _text(turn: Turn, request: Extension, duty: Duty) -> str:
    return turn.say(
        "request-line",
        unit=duty.unit,
        task=duty.short,
        code=duty.code,
        old=moment(turn.language, duty.due_at, turn.sender.zone, turn.now),
        new=moment(turn.language, request.due_at, turn.sender.zone, turn.now),
        reason=shortened(request.reason, LONGEST_REASON),
    )


def show(turn: Turn, request_id: str) -> Reply:
    """One request, to grant or to refuse."""
    open_ones = extensions.open_ones(turn.tx, turn.sender.programme_id)
    request = next((one for one in open_ones if one.id == int(request_id)), None)
    duty = periods.by_id(turn.tx, request.period_id) if request else None
    if request is None or duty is None:
        return requests(turn)
    grant = turn.button("extension-grant", "extension.grant", request.id)
    refuse = turn.button("extension-refuse", "extension.refuse", request.id)
    back = turn.button("back", "request.list", 0)
    about = f"extension:{request.id}"
    return Reply(_text(turn, request, duty), ((grant, refuse, back),), about=about)


CONVERSATION = Conversation(
    commands=(Command(("延期申请", "/requests"), lambda turn, _rest: requests(turn), OFFICE),),
    actions={
        "request.list": Action(requests, OFFICE),
        "request.show": Action(show, OFFICE),
    },
)
