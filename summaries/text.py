"""A summary as chat text: sections of lines, in the language of its readers."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from domain.lights import Light
from domain.plan import TaskKind
from domain.rules import Ground
from domain.spans import span_of
from summaries.facts import Overall, SummaryFacts, TaskLine
from texts.catalogue import Value, say
from texts.moments import day, moment, percent, shortened
from texts.spans import paper, span_words

LONGEST_MESSAGE = 4096  # Telegram's limit, in UTF-16 units
LONGEST_LINE = 160
MOST_LINES = 40  # a section of a county's size; the rest is a tap away
LIGHTS = (Light.RED, Light.YELLOW, Light.GREEN, Light.BLUE)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the text; the key stays, title and body may be edited by the office."""

    key: str
    title: str
    body: str
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Writer:
    """A summary and the language it is written in."""

    summary: SummaryFacts
    language: str

    def say(self, key: str, **values: Value) -> str:
        return say(self.language, key, **values)

    def light(self, light: Light) -> str:
        return self.say(f"light-{light}")


def title(summary: SummaryFacts, language: str) -> str:
    """The first line: programme, span and the moment that all numbers stand for."""
    return say(
        language,
        "summary-title",
        title=document_title(summary, language),
        span=span_words(language, summary.covered),
        first=day(language, summary.first),
        last=day(language, summary.last),
        moment=moment(language, summary.moment, summary.zone),
    )


def document_title(summary: SummaryFacts, language: str) -> str:
    """应县专业镇周报, or of a part: 应县专业镇周报·县工信局."""
    values = {"programme": summary.programme, "paper": paper(language, summary.covered.kind)}
    if summary.subject.name:
        return say(language, "summary-document-part", part=summary.subject.name, **values)
    return say(language, "summary-document", **values)


def sections(summary: SummaryFacts, language: str) -> tuple[Section, ...]:
    """Return the parts that have something to say, in order."""
    writer = Writer(summary, language)
    written = ((key, "\n".join(_limited(write(writer), writer))) for key, write in PARTS.items())
    return tuple(Section(key, writer.say(f"summary-{key}"), body) for key, body in written if body)


def _limited(lines: Iterable[str], writer: Writer) -> Iterator[str]:
    found = list(lines)
    yield from found[:MOST_LINES]
    if len(found) > MOST_LINES:
        yield writer.say("summary-more", count=len(found) - MOST_LINES)


def _overall(writer: Writer) -> Iterator[str]:
    summary = writer.summary
    yield _counts(writer, "summary-counts", summary.overall)
    if summary.overall.returned.count:
        yield writer.say("summary-returned", count=summary.overall.returned.count)
    if summary.previous:
        span = span_words(writer.language, span_of(summary.previous.span))
        yield _counts(writer, "summary-previous", summary.previous.overall, span=span)
        if summary.previous.came_since.count:
            yield writer.say("summary-came-since", count=summary.previous.came_since.count)


def _counts(writer: Writer, key: str, counted: Overall, **more: Value) -> str:
    return writer.say(
        key,
        owed=counted.owed.count,
        reported=counted.reported.count,
        rate=_share(counted.reporting_rate),
        on_time=counted.on_time.count,
        on_time_rate=_share(counted.on_time_rate),
        late=counted.late.count,
        pending=counted.pending.count,
        missing=counted.missing.count,
        **more,
    )


def _share(rate: float | None) -> str:
    return "—" if rate is None else f"{rate:.1%}"


def _lights(writer: Writer) -> Iterator[str]:
    lines = writer.summary.tasks
    counts = [(light, sum(line.light is light for line in lines)) for light in LIGHTS]
    yield " ".join(f"{writer.light(light)}{count}" for light, count in counts if count or light != Light.BLUE)


def _tasks(writer: Writer) -> Iterator[str]:
    for line in writer.summary.tasks:
        if line.kind == TaskKind.KEY_TASK:
            yield _task(writer, line)


def _task(writer: Writer, line: TaskLine) -> str:
    progress = percent(line.percent)
    if line.before is not None and line.before != line.percent:
        progress = writer.say("summary-changed", now=progress, before=percent(line.before))
    head = f"{writer.light(line.light)} {line.code} {line.short} {progress}".strip()
    return f"{head} · {shortened(line.words, LONGEST_LINE)}" if line.words else head


def _behind(writer: Writer) -> Iterator[str]:
    for light in (Light.RED, Light.YELLOW):
        for line in writer.summary.tasks:
            # What falls due within the day is not behind: it is counted as pending above.
            if line.light is light and line.reason != Ground.DUE_SOON:
                yield writer.say(
                    "summary-behind-line",
                    light=writer.light(light),
                    task=f"{line.code} {line.short}",
                    units=writer.say("summary-comma").join(line.units) or "—",
                    reason=writer.say(f"light-reason-{line.reason}"),
                )


def _difficulties(writer: Writer) -> Iterator[str]:
    for duty in writer.summary.duties:
        if duty.difficulties:
            yield writer.say(
                "summary-difficulty",
                unit=duty.unit,
                task=f"{duty.code} {duty.short}",
                text=shortened(duty.difficulties, LONGEST_LINE),
            )


def _due_next(writer: Writer) -> Iterator[str]:
    for line in writer.summary.due_next:
        due = moment(writer.language, line.due_at, writer.summary.zone)
        yield writer.say("summary-due-line", due=due, count=line.owed.count, units=line.units)


def _silent(writer: Writer) -> Iterator[str]:
    for overdue in (True, False):
        units = [f"{u.unit}({u.owed.count})" for u in writer.summary.silent_units if u.overdue is overdue]
        if units:
            key = "summary-silent-overdue" if overdue else "summary-silent-pending"
            yield writer.say(key, count=len(units), units=writer.say("summary-comma").join(units))


def _targets(writer: Writer) -> Iterator[str]:
    for target in writer.summary.targets:
        light = f"{writer.light(target.light)} " if target.light else ""
        due = writer.say("summary-target-due", due=str(target.due_on)) if target.due_on else ""
        code = f" {target.code}" if target.code else ""
        yield f"{light}{target.phrase}{code}{due}"


PARTS: dict[str, Callable[[Writer], Iterator[str]]] = {
    "overall": _overall,
    "lights": _lights,
    "tasks": _tasks,
    "behind": _behind,
    "difficulties": _difficulties,
    "due-next": _due_next,
    "silent": _silent,
    "targets": _targets,
}
