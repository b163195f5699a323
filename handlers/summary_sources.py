"""数据来源: from which periods a number was counted, and each report as it was filed."""

from domain.messages import Button
from handlers.paging import in_rows, page_of
from handlers.registry import Action, Answer, Conversation
from handlers.summary_pages import back, view
from handlers.summary_reading import Opened, reading
from handlers.summary_reports import version_line, word_for_word
from handlers.turn import Turn
from storage import report_versions
from summaries.facts import NOTHING, DutyLine, Figure
from texts.moments import moment, percent
from texts.spans import span_words

FIGURES = ("owed", "reported", "on_time", "late", "pending", "missing", "returned", "accepted")
PERIODS_A_PAGE = 6
VERSIONS_SHOWN = 4


@reading
def show_figures(turn: Turn, found: Opened) -> Answer:
    """The overall figures, each a button to what stands behind it, and the way to the span before."""
    figures = ((name, _figure(found, name)) for name in FIGURES)
    buttons = [
        turn.button(f"source-{name}", "summary.periods", found.reference, name, 0, count=figure.count)
        for name, figure in figures
        if figure.count
    ]
    text = turn.say("sources-title" if buttons else "sources-none", span=_span(turn, found))
    before = turn.button("sources-before", "summary.sources", found.asked.before().reference)
    earlier = (before,) if found.facts.previous else ()
    return view(turn, text, (*in_rows(buttons, 3), *back(turn, found, earlier)))


def _figure(found: Opened, name: str) -> Figure:
    figure: Figure = getattr(found.facts.overall, name) if name in FIGURES else NOTHING
    return figure


def _behind(found: Opened, name: str) -> list[DutyLine]:
    periods = frozenset(_figure(found, name).periods)
    return [duty for duty in found.facts.duties if duty.period_id in periods]


def _span(turn: Turn, found: Opened) -> str:
    return span_words(turn.language, found.facts.covered)


@reading
def show_periods(turn: Turn, found: Opened, name: str, page: str) -> Answer:
    """The periods behind a figure: unit, task, due moment, standing, percent."""
    behind = _behind(found, name)
    shown = page_of(behind, int(page), PERIODS_A_PAGE)
    head = turn.say(
        "source-title", figure=turn.say(f"source-{name}", count=len(behind)), span=_span(turn, found)
    )
    lines = [head]
    if shown.pages > 1:
        lines.append(turn.say("page-of", page=shown.number + 1, pages=shown.pages))
    numbers = range(shown.first + 1, shown.first + len(shown.items) + 1)
    lines += [
        f"{number} {_period_line(turn, found, duty)}"
        for number, duty in zip(numbers, shown.items, strict=True)
    ]
    buttons = [
        Button(str(number), "summary.report", (found.reference, str(duty.period_id), name))
        for number, duty in zip(numbers, shown.items, strict=True)
    ]
    arrows = shown.arrows(turn, "summary.periods", found.reference, name)
    up = turn.button("back", "summary.sources", found.reference)
    return view(turn, "\n".join(lines), (*in_rows(buttons, 3), (*arrows, up)))


def _period_line(turn: Turn, found: Opened, duty: DutyLine) -> str:
    due = moment(turn.language, duty.due_at, found.facts.zone) if duty.due_at else ""
    return turn.say(
        "source-line",
        mark=turn.say(f"standing-{duty.standing}"),
        unit=duty.unit,
        task=f"{duty.code} {duty.short}",
        progress=percent(duty.percent) or "—",
        due=due,
    )


@reading
def show_report(turn: Turn, found: Opened, period_id: str, name: str, part: str = "0") -> Answer:
    """The report that the summary counted, word for word, and every version that was filed."""
    behind = _behind(found, name)
    place = next((place for place, duty in enumerate(behind) if duty.period_id == int(period_id)), None)
    page = (place or 0) // PERIODS_A_PAGE
    up = (turn.button("back", "summary.periods", found.reference, name, page),)
    if place is None:
        return view(turn, turn.say("summary-part-gone"), (up,))
    duty = behind[place]
    versions = report_versions.of_period(turn.tx, found.programme.id, duty.period_id)
    lines = [_period_line(turn, found, duty)]
    lines += [version_line(turn, found, report) for report in versions[-VERSIONS_SHOWN:]]
    counted = next((report for report in versions if report.id == duty.report_id), None)
    if counted is None:
        return view(turn, "\n".join((*lines, turn.say("source-no-report"))), (up,))
    shown = page_of(word_for_word(counted), int(part), 1)
    arrows = shown.arrows(turn, "summary.report", found.reference, period_id, name)
    return view(turn, "\n".join((*lines, shown.items[0])), (arrows, up))


CONVERSATION = Conversation(
    actions={
        "summary.sources": Action(show_figures, strangers=True),
        "summary.periods": Action(show_periods, strangers=True),
        "summary.report": Action(show_report, strangers=True),
    },
)
