"""周报 pulled at any moment, page by page, and the ways into the data behind it."""

from domain.lights import Light
from domain.messages import Button, Rows
from domain.punctuality import Standing
from domain.roles import READERS
from domain.spans import SpanKind, span_around
from handlers.paging import in_rows, page_of
from handlers.registry import Action, Answer, Command, Conversation
from handlers.summary_reading import opened, readable_programme, reference_of, typed_week
from handlers.turn import Reply, Turn
from storage import units
from summaries.draft_card import reader_buttons
from summaries.facts import DutyLine, TaskLine
from texts.catalogue import say_all
from texts.moments import percent

VIEW = "view"  # what an opened page speaks of: the next press changes it
TASKS_A_PAGE, UNITS_A_PAGE, DUTIES_A_PAGE, ISSUES_A_PAGE = 6, 12, 10, 8


def pull(turn: Turn, rest: str = "") -> Answer:
    """周报, 周报 上周, 周报 2023-W41, 周报 县工信局."""
    programme = readable_programme(turn)
    if programme is None:
        return Reply(turn.say("not-allowed"))
    this_week = span_around(SpanKind.WEEKLY, programme.rules.local(turn.now).date())
    if not rest:
        return show_page(turn, this_week.name)
    week = this_week.before().name if rest in say_all("summary-last-week") else typed_week(rest)
    if week is not None:
        return show_page(turn, reference_of(turn, programme, week))
    unit = units.by_name(turn.tx, programme.id, rest)
    return Reply(turn.say("summary-usage")) if unit is None else show_unit(turn, this_week.name, str(unit.id))


def show_page(turn: Turn, reference: str, page: str = "0") -> Answer:
    """The text itself, message by message."""
    found = opened(turn, reference)
    if found is None:
        return _refused(turn)
    shown = page_of(found.pages, int(page), 1)
    arrows = shown.arrows(turn, "summary.full", reference)
    rows = (*((arrows,) if arrows else ()), *reader_buttons(reference, turn.language))
    return _view(turn, shown.items[0], rows)


def show_red(turn: Turn, reference: str, page: str = "0") -> Answer:
    """看红灯: tasks with a red light, then the yellow ones, each with its reason and its lead's words."""
    found = opened(turn, reference)
    if found is None:
        return _refused(turn)
    lines = [line for light in (Light.RED, Light.YELLOW) for line in found.facts.tasks if line.light is light]
    if not lines:
        return _view(turn, turn.say("summary-red-none"), _back(turn, reference))
    shown = page_of(lines, int(page), TASKS_A_PAGE)
    text = [turn.say("summary-red-title", count=len(lines)), *(_red_line(turn, line) for line in shown.items)]
    return _view(turn, "\n".join(text), _back(turn, reference, shown.arrows(turn, "summary.red", reference)))


def _red_line(turn: Turn, line: TaskLine) -> str:
    head = turn.say(
        "summary-behind-line",
        light=turn.say(f"light-{line.light}"),
        task=f"{line.code} {line.short} {percent(line.percent)}".strip(),
        units=turn.say("summary-comma").join(line.units) or "—",
        reason=turn.say(f"light-reason-{line.reason}"),
    )
    return f"{head}\n  {line.words}" if line.words else head


def choose_unit(turn: Turn, reference: str, page: str = "0") -> Answer:
    """看某单位: the units that owe something in the week, as buttons."""
    found = opened(turn, reference)
    if found is None:
        return _refused(turn)
    names = {str(duty.unit_id): duty.unit for duty in found.facts.duties}
    shown = page_of(list(names.items()), int(page), UNITS_A_PAGE)
    buttons = [Button(name, "summary.unit", (reference, unit_id)) for unit_id, name in shown.items]
    arrows = shown.arrows(turn, "summary.units", reference)
    return _view(
        turn, turn.say("summary-units-title"), (*in_rows(buttons, 2), *_back(turn, reference, arrows))
    )


def show_unit(turn: Turn, reference: str, unit_id: str, page: str = "0") -> Answer:
    """What a unit owes in the week and what it said."""
    found = opened(turn, reference)
    if found is None:
        return _refused(turn)
    duties = [duty for duty in found.facts.duties if duty.unit_id == int(unit_id)]
    shown = page_of(duties, int(page), DUTIES_A_PAGE)
    lines = [_unit_title(turn, unit_id, duties), *(_unit_line(turn, duty) for duty in shown.items)]
    arrows = shown.arrows(turn, "summary.unit", reference, unit_id)
    return _view(turn, "\n".join(lines), _back(turn, reference, arrows))


def _unit_title(turn: Turn, unit_id: str, duties: list[DutyLine]) -> str:
    if not duties:
        unit = units.by_id(turn.tx, int(unit_id))
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


def show_issues(turn: Turn, reference: str, page: str = "0") -> Answer:
    """看问题: the difficulties that units reported in the week."""
    found = opened(turn, reference)
    if found is None:
        return _refused(turn)
    duties = [duty for duty in found.facts.duties if duty.difficulties]
    if not duties:
        return _view(turn, turn.say("summary-issues-none"), _back(turn, reference))
    shown = page_of(duties, int(page), ISSUES_A_PAGE)
    lines = [turn.say("summary-issues-title", count=len(duties))]
    lines += [
        turn.say(
            "summary-difficulty", unit=duty.unit, task=f"{duty.code} {duty.short}", text=duty.difficulties
        )
        for duty in shown.items
    ]
    return _view(
        turn, "\n".join(lines), _back(turn, reference, shown.arrows(turn, "summary.issues", reference))
    )


def _view(turn: Turn, text: str, rows: Rows) -> Reply:
    """A page of its own: pressed on a page it turns that page, pressed on a summary it leaves it alone."""
    return Reply(text, rows, new=turn.about != VIEW, about=VIEW)


def _back(turn: Turn, reference: str, arrows: tuple[Button, ...] = ()) -> Rows:
    return (*((arrows,) if arrows else ()), *reader_buttons(reference, turn.language))


def _refused(turn: Turn) -> Reply:
    return Reply(
        toast=turn.say("not-allowed"), text="" if turn.incoming.press_id else turn.say("not-allowed")
    )


# Who sees the buttons is in the chat that the summary was sent to, bound or not; `opened` looks at that chat.
CONVERSATION = Conversation(
    commands=(Command(("周报", "/summary"), pull, READERS, groups=True),),
    actions={
        "summary.pull": Action(pull, READERS),
        "summary.full": Action(show_page, strangers=True),
        "summary.red": Action(show_red, strangers=True),
        "summary.units": Action(choose_unit, strangers=True),
        "summary.unit": Action(show_unit, strangers=True),
        "summary.issues": Action(show_issues, strangers=True),
    },
)
