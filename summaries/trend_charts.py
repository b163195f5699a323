"""What the trend of a task and of a target shows, as charts."""

from collections.abc import Iterator, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from domain.lights import time_progress
from domain.spans import DAY, span_of
from summaries.board import letter
from summaries.chart import Chart, Days, Dot, Mark, Scale, Sheet, Tick, days_around, scale_around, spaced
from summaries.facts import CoursePoint, TargetLine, TaskLine
from summaries.text_targets import foreseen, measure, told
from summaries.writing import Writer
from texts.moments import number, percent, shortened

PERCENTS = Scale(0, 100, 25)
WEEK = 7 * DAY
LONGEST_TITLE = 34


def task_chart(writer: Writer, line: TaskLine, sheet: Sheet) -> Chart:
    """The percent at the end of each week against time progress, and the lights."""
    title = shortened(f"{line.code} {line.short}", LONGEST_TITLE)
    light = Mark(0, line.light, letter(writer, line.light))
    if not line.course:
        return _empty(writer, title, light)
    ends = [_end(point) for point in line.course]
    days = days_around(span_of(line.course[0].week).first, ends[-1], line.ends_on, far=False)
    known = [
        (days.at(on), point.percent)
        for on, point in zip(ends, line.course, strict=True)
        if point.percent is not None
    ]
    due = _due(writer, days, line.ends_on)
    return Chart(
        title=title,
        note=_task_note(writer, line, told_due=due is not None),
        columns=tuple(_columns(writer, sheet, days, ends)),
        rows=tuple(Tick(PERCENTS.at(value), percent(value)) for value in PERCENTS.steps()),
        dots=_dots(sheet, PERCENTS, known, [percent(value) for _, value in known]),
        empty="" if known else writer.say("trend-nothing"),
        light=light,
        lights=tuple(_lights(writer, sheet, days, line.course)),
        pace=tuple(_pace(days, line.starts_on, line.ends_on)),
        due=due,
    )


def target_chart(writer: Writer, line: TargetLine, sheet: Sheet) -> Chart:
    """The measured values, the goal, and where the course leads."""
    title = shortened(line.phrase, LONGEST_TITLE)
    if not line.course:
        return _empty(writer, title, None)
    first, last = line.course[0].on, line.course[-1].on
    days = days_around(first - WEEK, last, line.due_on, far=line.forecast is not None)
    goals = [goal for goal in (line.value, line.upper) if goal is not None]
    values = [point.value for point in line.course]
    ahead = [line.forecast.value] if line.forecast else []
    scale = scale_around([*values, *goals, *ahead])
    known = [(days.at(point.on), point.value) for point in line.course]
    return Chart(
        title=title,
        note=writer.say("target-and").join(told(writer, line)),
        columns=tuple(_columns(writer, sheet, days, [point.on for point in line.course])),
        rows=tuple(Tick(scale.at(value), number(value)) for value in scale.steps()),
        dots=_dots(sheet, scale, known, [measure(value, line.unit) for value in values]),
        led=_led(days, scale, line),
        goals=tuple(
            Tick(scale.at(goal), writer.say("trend-goal", value=measure(goal, line.unit))) for goal in goals
        ),
        due=_due(writer, days, line.due_on),
    )


def _empty(writer: Writer, title: str, light: Mark | None) -> Chart:
    return Chart(title, "", (), (), (), writer.say("trend-nothing"), light)


def _task_note(writer: Writer, line: TaskLine, *, told_due: bool) -> str:
    parts = [writer.say("trend-percent", percent=percent(line.percent) or "—")]
    if line.starts_on and line.ends_on:
        used = time_progress(line.starts_on, line.ends_on, _today(writer))
        parts.append(writer.say("trend-time", percent=f"{used:.0f}%"))
    if line.ends_on and not told_due:
        parts.append(writer.say("trend-due", day=str(line.ends_on)))
    return " · ".join(parts)


def _today(writer: Writer) -> date:
    """The last day that the summary knows of."""
    summary = writer.summary
    return min(summary.last, summary.moment.astimezone(ZoneInfo(summary.zone)).date())


def _end(point: CoursePoint) -> date:
    return span_of(point.week).last


def _columns(writer: Writer, sheet: Sheet, days: Days, shown: Sequence[date]) -> Iterator[Tick]:
    places = [days.at(on) for on in shown]
    labels = [writer.say("trend-day", month=str(on.month), day=str(on.day)) for on in shown]
    room = spaced(places, [sheet.share(label) for label in labels])
    for place, label, fits in zip(places, labels, room, strict=True):
        if fits:
            yield Tick(place, label)


def _dots(
    sheet: Sheet, scale: Scale, known: Sequence[tuple[float, float]], labels: Sequence[str]
) -> tuple[Dot, ...]:
    """The values; a label stands where the value changed and there is room."""
    changed = [place for place in range(len(known)) if not place or labels[place] != labels[place - 1]]
    room = spaced([known[place][0] for place in changed], [sheet.share(labels[place]) for place in changed])
    labelled = {place for place, fits in zip(changed, room, strict=True) if fits}
    return tuple(
        Dot(
            x,
            scale.at(value),
            labels[place] if place in labelled else "",
            below=value < known[max(0, place - 1)][1],
        )
        for place, (x, value) in enumerate(known)
    )


def _lights(writer: Writer, sheet: Sheet, days: Days, course: Sequence[CoursePoint]) -> Iterator[Mark]:
    """The lights of the weeks; of very many as many as there is room for, always the last."""
    places = [days.at(_end(point)) for point in course]
    for place, point, fits in zip(
        places, course, spaced(places, [sheet.mark_share] * len(places)), strict=True
    ):
        if fits:
            yield Mark(place, point.light, letter(writer, point.light))


def _pace(days: Days, starts_on: date | None, ends_on: date | None) -> Iterator[tuple[float, float]]:
    """Yield the line of time progress: level before the start and after the end."""
    if starts_on is None or ends_on is None:
        return
    turns = {days.first, days.last, starts_on - DAY, ends_on}
    for on in sorted(turn for turn in turns if days.first <= turn <= days.last):
        yield days.at(on), time_progress(starts_on, ends_on, on) / 100


def _led(days: Days, scale: Scale, line: TargetLine) -> Dot | None:
    """Where the course leads by the due day."""
    if line.forecast is None or line.due_on is None:
        return None
    end = scale.at(line.forecast.value)
    return Dot(days.at(line.due_on), end, foreseen(line.forecast, line.unit))


def _due(writer: Writer, days: Days, due_on: date | None) -> Tick | None:
    if due_on is None or not days.first <= due_on <= days.last:
        return None
    return Tick(days.at(due_on), writer.say("trend-due", day=str(due_on)))
