"""看任务: how a task stands and came to stand, and its leads' latest reports word for word."""

from collections.abc import Iterator

from domain.messages import Button
from handlers.paging import in_rows, page_of
from handlers.registry import Action, Answer, Conversation
from handlers.summary_pages import back, view
from handlers.summary_reading import Opened, for_own_unit, may_read, reading
from handlers.summary_reports import version_line, word_for_word
from handlers.turn import Turn
from storage import report_versions
from storage.reports import Report
from summaries.facts import CoursePoint, TaskLine
from summaries.forms import FORMS
from summaries.subjects import Asked, Subject, SubjectKind
from texts.moments import percent, shortened

TASKS_A_PAGE = 8
COURSE_SHOWN = 6  # weeks
LONGEST_LABEL = 16
TREND = "trend"


@reading
def choose_task(turn: Turn, found: Opened, page: str = "0") -> Answer:
    """The tasks that the summary speaks of, with their lights."""
    shown = page_of(found.facts.tasks, int(page), TASKS_A_PAGE)
    buttons = [_task_button(turn, found, line) for line in shown.items]
    arrows = shown.arrows(turn, "summary.tasks", found.reference)
    text = turn.say("summary-task-which" if buttons else "summary-tasks-none")
    return view(turn, text, (*in_rows(buttons, 2), *back(turn, found, arrows)))


def _task_button(turn: Turn, found: Opened, line: TaskLine) -> Button:
    label = shortened(f"{turn.say(f'light-{line.light}')} {line.code} {line.short}", LONGEST_LABEL)
    return Button(label, "summary.task", (found.reference, line.code, "0"))


@reading
def show_task(turn: Turn, found: Opened, code: str, page: str) -> Answer:
    """One task: its line, its course, and page by page what its leads wrote last."""
    up = turn.button("back", "summary.tasks", found.reference, 0)
    line = next((line for line in found.facts.tasks if line.code == code), None)
    if line is None:
        return view(turn, turn.say("summary-part-gone"), ((up,),))
    told = list(_told(turn, found, line))
    shown = page_of(told, int(page), 1)
    arrows = shown.arrows(turn, "summary.task", found.reference, code)
    untold = turn.say("task-untold-own" if for_own_unit(turn) else "task-untold")
    lines = [*_standing(turn, line), *(shown.items or [untold])]
    return view(turn, "\n".join(lines), (arrows, (*_trend(turn, found, line), up)))


def _standing(turn: Turn, line: TaskLine) -> Iterator[str]:
    yield turn.say(
        "summary-behind-line",
        light=turn.say(f"light-{line.light}"),
        task=f"{line.code} {line.short} {percent(line.percent)}".strip(),
        units=turn.say("summary-comma").join(line.units) or "—",
        reason=turn.say(f"light-reason-{line.reason}"),
    )
    if line.course:
        yield turn.say("task-course", points=" → ".join(_point(turn, p) for p in line.course[-COURSE_SHOWN:]))


def _point(turn: Turn, point: CoursePoint) -> str:
    return f"{point.week[-3:]}{turn.say(f'light-{point.light}')}{percent(point.percent)}"


def _told(turn: Turn, found: Opened, line: TaskLine) -> Iterator[str]:
    """Yield the pages of the newest report of each lead that the summary counted."""
    newest: dict[int, Report] = {}
    for report_id in line.reports:
        report = report_versions.in_programme(turn.tx, found.programme.id, report_id)
        if report and not (for_own_unit(turn) and report.unit_id != turn.sender.unit_id):
            newest.setdefault(report.unit_id, report)
    for report in newest.values():
        head = f"{report.unit} {version_line(turn, found, report)}"
        yield from (f"{head}\n{text}" for text in word_for_word(report))


def _trend(turn: Turn, found: Opened, line: TaskLine) -> tuple[Button, ...]:
    """The picture of the task's course, for whoever may read of the task."""
    subject = Subject(SubjectKind.TASK, line.id, line.short)
    if TREND not in FORMS or not may_read(turn, subject):
        return ()
    reference = Asked(found.facts.covered, subject).reference
    return (turn.button(f"form-offer-{TREND}", "summary.file", reference, TREND),)


CONVERSATION = Conversation(
    actions={
        "summary.tasks": Action(choose_task, strangers=True),
        "summary.task": Action(show_task, strangers=True),
    },
)
