"""报送情况 and 未报送: how the week stands, and exactly who has not reported what."""

from domain.messages import Button
from domain.roles import OFFICE
from handlers.office_week import OfficeWeek
from handlers.paging import in_rows, page_of
from handlers.registry import Action, Command, Conversation
from handlers.turn import Reply, Turn
from storage import reports
from storage.periods import Duty
from texts.moments import listed, moment, shortened

UNITS_A_PAGE = 6
MOST_NAMES = 3  # tasks of a unit that are named; of more the codes must do
LONGEST_LABEL = 8


def status(turn: Turn, _rest: str = "") -> Reply:
    """How many reports of this week are owed, came, came on time; the rest is one tap away."""
    week = OfficeWeek(turn)
    found = week.tally
    when = moment(turn.language, turn.now, turn.sender.zone, turn.now)
    if not found.owed:
        return Reply(turn.say("status-nothing-due", when=when), _status_buttons(turn))
    counts = {"owed": found.owed, "reported": found.reported, "on_time": found.on_time}
    lines = [turn.say("status", when=when, pending=found.pending, **counts)]
    for key, number in (
        ("status-late", found.late),
        ("status-missing", found.missing),
        ("status-returned", found.returned),
        ("status-waiting", reports.count_waiting(turn.tx, turn.sender.programme_id)),
    ):
        if number:
            lines.append(turn.say(key, count=number))
    return Reply("\n".join(lines), _status_buttons(turn))


def _status_buttons(turn: Turn) -> tuple[tuple[Button, ...], ...]:
    first = (turn.button("status-list", "overview.missing", 0), turn.button("chase", "chase.start", 0, 0))
    return (*first, turn.button("review", "review.queue")), (turn.button("back", "menu.show"),)


def missing(turn: Turn, page: str = "0") -> Reply:
    """Every report that is missing at this moment, unit by unit, those late first."""
    week = OfficeWeek(turn)
    groups = week.by_unit(week.missing)
    if not groups:
        return Reply(turn.say("missing-none"), ((turn.button("back", "overview.status"),),))
    shown = page_of(groups, int(page), UNITS_A_PAGE)
    when = moment(turn.language, turn.now, turn.sender.zone, turn.now)
    lines = [turn.say("missing-title", when=when, units=len(groups), count=len(week.missing))]
    lines += [_unit_line(week, duties) for duties in shown.items]
    if shown.pages > 1:
        lines.append(turn.say("page-of", page=shown.number + 1, pages=shown.pages))
    units = [
        Button(shortened(duties[0].unit, LONGEST_LABEL), "unit.show", (str(duties[0].unit_id), "0"))
        for duties in shown.items
    ]
    last = (turn.button("chase", "chase.start", 0, 0), turn.button("back", "overview.status"))
    return Reply("\n".join(lines), (*in_rows(units, 3), shown.arrows(turn, "overview.missing"), last))


def _unit_line(week: OfficeWeek, duties: list[Duty]) -> str:
    named = len(duties) <= MOST_NAMES
    names = [f"{duty.short} {duty.code}" if named else duty.code for duty in duties]
    overdue = week.overdue(duties)
    tasks = listed(week.turn.language, names)
    return week.turn.say("missing-unit", unit=duties[0].unit, count=len(duties), overdue=overdue, tasks=tasks)


CONVERSATION = Conversation(
    commands=(
        Command(("报送情况", "情况", "/status"), status, OFFICE),
        Command(("未报送", "未报", "/missing"), lambda turn, _rest: missing(turn), OFFICE),
    ),
    actions={
        "overview.status": Action(status, OFFICE),
        "overview.missing": Action(missing, OFFICE),
    },
)
