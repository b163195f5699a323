"""任务 二(三): what a task asks, who answers for it, where it stands, and its history."""

from collections.abc import Iterator

from domain.messages import Button, Rows
from domain.reading import TaskName
from domain.reading.titles import title_index
from domain.roles import OFFICE
from domain.spans import SpanKind, span_around
from handlers.office_week import OfficeWeek
from handlers.paging import Page, in_rows, page_of
from handlers.registry import Action, Command, Conversation
from handlers.turn import Reply, Turn
from storage import periods, reports, tasks
from storage.reports import Report
from storage.tasks import Assignment, Task
from summaries.collecting import collect
from summaries.subjects import Asked, Subject, SubjectKind
from summaries.view import View
from texts.moments import listed, moment, percent, shortened

REPORTS_A_PAGE = 4
TASKS_A_PAGE = 9
LONGEST_LABEL = 16
LONGEST_TEXT = 80


def open_task(turn: Turn, words: str) -> Reply:
    """任务 [编号或任务名]: the task meant, a choice where several are, the whole list where none is."""
    found = find_tasks(turn, words) if words else []
    if len(found) == 1:
        return show(turn, str(found[0].id))
    if found:
        return Reply(turn.say("task-which"), in_rows([_task_button(task) for task in found[:8]], 2))
    return list_tasks(turn, "0", turn.say("task-unknown", words=shortened(words, 20)) if words else "")


def find_tasks(turn: Turn, words: str) -> list[Task]:
    """Return the task of this code, or those that the words of a title may mean."""
    programme_id = turn.sender.programme_id
    task = tasks.by_code(turn.tx, programme_id, words)
    if task is not None:
        return [task]
    every = tasks.every(turn.tx, programme_id)
    names = tuple(TaskName(task.code, task.title, task.short) for task in every)
    meant = title_index(names).naming(words).codes
    return [task for task in every if task.code in meant]


def list_tasks(turn: Turn, page: str, notice: str = "") -> Reply:
    """All tasks of the plan, page by page."""
    every = tasks.every(turn.tx, turn.sender.programme_id)
    shown = page_of(every, int(page), TASKS_A_PAGE)
    head = turn.say("task-list", count=len(every))
    lines = [notice, head, turn.say("page-of", page=shown.number + 1, pages=shown.pages)]
    rows = in_rows([_task_button(task) for task in shown.items], 2)
    last = (*shown.arrows(turn, "task.list"), turn.button("back", "menu.show"))
    return Reply("\n".join(filter(None, lines)), (*rows, last))


def _task_button(task: Task) -> Button:
    return Button(shortened(f"{task.short} {task.code}", LONGEST_LABEL), "task.show", (str(task.id), "0"))


def own_task(turn: Turn, task_id: str) -> Task | None:
    """Return a task of the sender's programme."""
    every = tasks.every(turn.tx, turn.sender.programme_id)
    return next((task for task in every if task.id == int(task_id)), None)


def show(turn: Turn, task_id: str, page: str = "0") -> Reply:
    task = own_task(turn, task_id)
    if task is None:
        return list_tasks(turn, "0")
    skip = int(page) * REPORTS_A_PAGE
    found = reports.of_task(turn.tx, task.id, REPORTS_A_PAGE + 1, skip)
    lines = [turn.say("task-title", task=task.short, code=task.code)]
    if not skip:
        lines += [_light(turn, task), task.text, *_answerable(turn, task)]
    lines += [_history_line(turn, report) for report in found[:REPORTS_A_PAGE]]
    if not found:
        lines.append(turn.say("history-none"))
    return Reply("\n".join(lines), _buttons(turn, task, int(page), len(found)), about=f"task:{task.code}")


def _light(turn: Turn, task: Task) -> str:
    """The light of this moment and its reason, the same as in the weekly summary."""
    week = OfficeWeek(turn)
    view = View(turn.tx, week.programme, week.calendar, turn.now)
    about = Subject(SubjectKind.TASK, task.id, task.short)
    (line,) = collect(view, Asked(span_around(SpanKind.WEEKLY, week.today), about)).tasks
    light, reason = turn.say(f"light-{line.light}"), turn.say(f"light-reason-{line.reason}")
    return turn.say("task-light", light=light, reason=reason)


def _answerable(turn: Turn, task: Task) -> Iterator[str]:
    """Who leads and who shares the task, each with how the present report stands."""
    assigned = tasks.assigned_to(turn.tx, task.id)
    for role in ("lead", "co_responsible"):
        mine = [item for item in assigned if item.role == role]
        if mine:
            units = listed(turn.language, (_unit_standing(turn, item) for item in mine))
            yield turn.say(f"task-{role}", units=units)


def _unit_standing(turn: Turn, item: Assignment) -> str:
    duty = periods.open_for(turn.tx, item.id, turn.now)
    last = reports.last_percent(turn.tx, item.id)
    state = "" if duty is None else duty.state
    if duty is not None and duty.owing and duty.answer_by <= turn.now:
        state = "overdue"
    known = [turn.say(f"duty-{state}") if state else "", percent(last)]
    told = " ".join(filter(None, known))
    return turn.say("task-unit", unit=item.unit, standing=told) if told else item.unit


def _history_line(turn: Turn, report: Report) -> str:
    return turn.say(
        "task-history-line",
        when=moment(turn.language, report.submitted_at, turn.sender.zone, turn.now),
        unit=report.unit,
        progress=percent(report.percent) or "—",
        state=turn.say(f"report-state-{report.state}"),
        text=shortened(report.text, LONGEST_TEXT),
    )


def _buttons(turn: Turn, task: Task, page: int, found: int) -> Rows:
    pages = page + (2 if found > REPORTS_A_PAGE else 1)
    shown: Page[Report] = Page((), page, pages, 0)
    work = (
        turn.button("deadline-change", "deadline.start", task.id, 0),
        turn.button("chase", "chase.start", task.id, 0),
        turn.button("back", "task.list", 0),
    )
    return shown.arrows(turn, "task.show", task.id), work


CONVERSATION = Conversation(
    commands=(Command(("任务", "/task"), open_task, OFFICE),),
    actions={
        "task.list": Action(list_tasks, OFFICE),
        "task.show": Action(show, OFFICE),
    },
)
