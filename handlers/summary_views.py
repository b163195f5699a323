"""Ways into the data behind a summary: 看红灯, 看某单位, 看问题."""

from domain.lights import Light
from domain.messages import Button
from domain.punctuality import Standing
from handlers.paging import in_rows, page_of
from handlers.registry import Action, Answer, Conversation
from handlers.summary_pages import onward, view
from handlers.summary_reading import Opened, reading
from handlers.turn import Turn
from storage import units
from summaries.facts import DutyLine, TaskLine
from texts.moments import percent

TASKS_A_PAGE, UNITS_A_PAGE, DUTIES_A_PAGE, ISSUES_A_PAGE = 6, 12, 10, 8


@reading
def show_red(turn: Turn, found: Opened, page: str = "0") -> Answer:
    """看红灯: tasks with a red light, then the yellow ones, each with its reason and its lead's words."""
    lines = [line for light in (Light.RED, Light.YELLOW) for line in found.facts.tasks if line.light is light]
    if not lines:
        return view(turn, turn.say("summary-red-none"), onward(turn, found))
    shown = page_of(lines, int(page), TASKS_A_PAGE)
    text = [turn.say("summary-red-title", count=len(lines)), *(_red_line(turn, line) for line in shown.items)]
    return view(
        turn, "\n".join(text), onward(turn, found, shown.arrows(turn, "summary.red", found.reference))
    )


def _red_line(turn: Turn, line: TaskLine) -> str:
    head = turn.say(
        "summary-behind-line",
        light=turn.say(f"light-{line.light}"),
        task=f"{line.code} {line.short} {percent(line.percent)}".strip(),
        units=turn.say("summary-comma").join(line.units) or "—",
        reason=turn.say(f"light-reason-{line.reason}"),
    )
    return f"{head}\n  {line.words}" if line.words else head


@reading
def choose_unit(turn: Turn, found: Opened, page: str = "0") -> Answer:
    """看某单位: the units that owe something in the span, as buttons."""
    names = {str(duty.unit_id): duty.unit for duty in found.facts.duties}
    shown = page_of(list(names.items()), int(page), UNITS_A_PAGE)
    buttons = [Button(name, "summary.unit", (found.reference, unit_id)) for unit_id, name in shown.items]
    arrows = shown.arrows(turn, "summary.units", found.reference)
    return view(turn, turn.say("summary-units-title"), (*in_rows(buttons, 2), *onward(turn, found, arrows)))


@reading
def show_unit(turn: Turn, found: Opened, unit_id: str, page: str = "0") -> Answer:
    """What a unit owes in the span and what it said."""
    duties = [duty for duty in found.facts.duties if duty.unit_id == int(unit_id)]
    shown = page_of(duties, int(page), DUTIES_A_PAGE)
    lines = [_unit_title(turn, found, unit_id, duties), *(_unit_line(turn, duty) for duty in shown.items)]
    arrows = shown.arrows(turn, "summary.unit", found.reference, unit_id)
    return view(turn, "\n".join(lines), onward(turn, found, arrows))


def _unit_title(turn: Turn, found: Opened, unit_id: str, duties: list[DutyLine]) -> str:
    if not duties:
        unit = units.in_programme(turn.tx, found.programme.id, int(unit_id))
        return turn.say("summary-unit-none", unit=unit.name if unit else "")
    reported = sum(duty.standing in {Standing.ON_TIME, Standing.LATE} for duty in duties)
    return turn.say("summary-unit-title", unit=duties[0].unit, owed=len(duties), reported=reported)


def _unit_line(turn: Turn, duty: DutyLine) -> str:
    words = turn.say("summary-no-change") if duty.no_change else duty.words
    head = turn.say(
        "summary-unit-line",
        mark=turn.say(f"standing-{duty.standing}"),
        task=f"{duty.code} {duty.short}",
        progress=percent(duty.percent),
    ).strip()
    return f"{head} · {words}" if words else head


@reading
def show_issues(turn: Turn, found: Opened, page: str = "0") -> Answer:
    """看问题: the difficulties that units reported in the span."""
    duties = [duty for duty in found.facts.duties if duty.difficulties]
    if not duties:
        return view(turn, turn.say("summary-issues-none"), onward(turn, found))
    shown = page_of(duties, int(page), ISSUES_A_PAGE)
    lines = [turn.say("summary-issues-title", count=len(duties))]
    lines += [
        turn.say(
            "summary-difficulty", unit=duty.unit, task=f"{duty.code} {duty.short}", text=duty.difficulties
        )
        for duty in shown.items
    ]
    arrows = shown.arrows(turn, "summary.issues", found.reference)
    return view(turn, "\n".join(lines), onward(turn, found, arrows))


CONVERSATION = Conversation(
    actions={
        "summary.red": Action(show_red, strangers=True),
        "summary.units": Action(choose_unit, strangers=True),
        "summary.unit": Action(show_unit, strangers=True),
        "summary.issues": Action(show_issues, strangers=True),
    },
)
