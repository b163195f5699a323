"""The parts of the text on progress: lights and what changed, tasks in their leads' words, shares."""

from collections.abc import Iterator

from domain.lights import Light
from domain.plan import TaskKind
from domain.rules import Ground
from summaries.facts import DutyLine, TaskLine
from summaries.subjects import SubjectKind
from summaries.writing import Writer
from texts.moments import percent, shortened

LIGHTS = (Light.RED, Light.YELLOW, Light.GREEN, Light.BLUE)
LONGEST_LINE = 160
MOST_SHARES, MOST_CHANGES = 12, 8


def lights(writer: Writer) -> Iterator[str]:
    """How many tasks show which light, and which show another one than in the last summary."""
    lines = writer.summary.tasks
    counts = [(light, sum(line.light is light for line in lines)) for light in LIGHTS]
    yield " ".join(f"{writer.light(light)}{count}" for light, count in counts if count or light != Light.BLUE)
    changed = [line for line in lines if line.light_before not in (None, line.light)]
    if changed:
        changes = writer.listed([_change(writer, line) for line in changed[:MOST_CHANGES]])
        yield writer.say("summary-lights-changed", changes=changes)
        if len(changed) > MOST_CHANGES:
            yield writer.say("summary-more", count=len(changed) - MOST_CHANGES)


def _change(writer: Writer, line: TaskLine) -> str:
    before = writer.light(line.light_before) if line.light_before else ""
    return f"{line.code} {line.short} {before}→{writer.light(line.light)}"


def tasks(writer: Writer) -> Iterator[str]:
    """Key tasks in the words of their leads; all tasks where the summary is about a part."""
    part = writer.summary.subject.kind is not SubjectKind.PROGRAMME
    for line in writer.summary.tasks:
        if part or line.kind == TaskKind.KEY_TASK:
            yield _task(writer, line)


def _task(writer: Writer, line: TaskLine) -> str:
    progress = percent(line.percent)
    if line.before is not None and line.before != line.percent:
        progress = writer.say("summary-changed", now=progress, before=percent(line.before))
    head = f"{writer.light(line.light)} {line.code} {line.short} {progress}".strip()
    words = writer.say("summary-semicolon").join(line.words.splitlines())
    return f"{head} · {shortened(words, LONGEST_LINE)}" if words else head


def behind(writer: Writer) -> Iterator[str]:
    """Red tasks, then yellow ones, each with the reason."""
    for light in (Light.RED, Light.YELLOW):
        for line in writer.summary.tasks:
            # What falls due within the day is not behind: it is counted as pending above.
            if line.light is light and line.reason != Ground.DUE_SOON:
                yield writer.say(
                    "summary-behind-line",
                    light=writer.light(light),
                    task=f"{line.code} {line.short}",
                    units=writer.listed(list(line.units)) or "—",
                    reason=writer.say(f"light-reason-{line.reason}"),
                )


def shares(writer: Writer) -> Iterator[str]:
    """What co-responsible units did of their shares; those without news are only counted."""
    if writer.summary.subject.kind is SubjectKind.UNIT:
        return  # told with its tasks
    duties = [d for d in writer.summary.duties if d.role != "lead" and d.report_id is not None]
    told = [duty for duty in duties if duty.words and not duty.no_change]
    if len(told) < len(duties):
        yield writer.say("summary-shares-unchanged", count=len(duties) - len(told))
    for duty in told[:MOST_SHARES]:
        yield _share(writer, duty)
    if len(told) > MOST_SHARES:
        yield writer.say("summary-more", count=len(told) - MOST_SHARES)


def _share(writer: Writer, duty: DutyLine) -> str:
    task = f"{duty.code} {duty.short} {percent(duty.percent)}".strip()
    text = shortened(duty.words, LONGEST_LINE)
    return writer.say("summary-difficulty", unit=duty.unit, task=task, text=text)
