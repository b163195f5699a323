"""The parts of the text on what is written down: difficulties, issues, instructions, burden, corrections."""

from collections.abc import Iterator
from itertools import islice

from domain.spans import span_of
from summaries.facts import DutyLine, IssueLine, IssueStanding
from summaries.writing import Writer
from texts.moments import day, number, shortened
from texts.spans import paper, span_words

LONGEST_LINE = 160
MOST_ASKED, MOST_DIFFICULTIES = 3, 15
MOST_STALE = 3  # the oldest; the ledger has them all


def difficulties(writer: Writer) -> Iterator[str]:
    """What units reported as difficult; one that a unit names for several tasks is told once."""
    named: dict[tuple[str, str], list[DutyLine]] = {}
    for duty in writer.summary.duties:
        if duty.difficulties:
            named.setdefault((duty.unit, duty.difficulties), []).append(duty)
    yield from islice(_difficulties(writer, named), MOST_DIFFICULTIES)
    if len(named) > MOST_DIFFICULTIES:
        yield writer.say("summary-more", count=len(named) - MOST_DIFFICULTIES)


def _difficulties(writer: Writer, named: dict[tuple[str, str], list[DutyLine]]) -> Iterator[str]:
    for (unit, text), duties in named.items():
        places = list(dict.fromkeys(f"{duty.code} {duty.short}" for duty in duties))
        task, text = writer.listed(places), shortened(text, LONGEST_LINE)
        yield writer.say("summary-difficulty", unit=unit, task=task, text=text)


def issues(writer: Writer) -> Iterator[str]:
    """The issue ledger: how many are new, closed, open, stale; then the new and the oldest ones."""
    lines = writer.summary.issues
    if not lines:
        return
    counts = {standing: sum(line.standing is standing for line in lines) for standing in IssueStanding}
    unsettled = len(lines) - counts[IssueStanding.CLOSED]
    yield writer.say(
        "summary-issue-counts",
        new=counts[IssueStanding.NEW],
        closed=counts[IssueStanding.CLOSED],
        open=unsettled,
        stale=counts[IssueStanding.STALE],
    )
    told = {duty.report_id for duty in writer.summary.duties if duty.difficulties} - {None}
    new = [line for line in lines if line.standing is IssueStanding.NEW and line.report_id not in told]
    stale = [line for line in lines if line.standing is IssueStanding.STALE]
    yield from (_issue(writer, line) for line in (*new, *stale[:MOST_STALE]))
    if len(stale) > MOST_STALE:
        yield writer.say("summary-stale-more", count=len(stale) - MOST_STALE)


def _issue(writer: Writer, line: IssueLine) -> str:
    return writer.say(
        "summary-issue-line",
        standing=writer.say(f"issue-standing-{line.standing}"),
        unit=line.unit,
        task=f"{line.code} {line.short}",
        since=day(writer.language, line.raised_on),
        text=shortened(line.text, LONGEST_LINE),
    )


def instructions(writer: Writer) -> Iterator[str]:
    """What leaders instructed, and whether the office has taken note."""
    for line in writer.summary.instructions:
        yield writer.say(
            "summary-instruction-line",
            day=day(writer.language, line.on),
            name=line.name,
            text=shortened(line.text, LONGEST_LINE),
            state=writer.say("summary-instruction-noted" if line.noted else "summary-instruction-new"),
        )


def burden(writer: Writer) -> Iterator[str]:
    """How often units were asked for something: the figure that the office answers for."""
    lines = writer.summary.burden
    if not lines:
        return
    automatic, by_office = (sum(getattr(line, kind) for line in lines) for kind in ("automatic", "by_office"))
    counts = {"total": automatic + by_office, "automatic": automatic, "by_office": by_office}
    if len(lines) == 1:
        yield writer.say("summary-burden-one", **counts)
        return
    most = sorted(lines, key=lambda line: -line.automatic - line.by_office)[:MOST_ASKED]
    yield writer.say(
        "summary-burden-line",
        **counts,
        units=len(lines),
        average=number(round((automatic + by_office) / len(lines), 1)),
        most=writer.listed([f"{line.unit}({line.automatic + line.by_office})" for line in most]),
    )


def corrections(writer: Writer) -> Iterator[str]:
    """What was corrected since the last summary in those that were out."""
    for line in writer.summary.corrections:
        span = span_of(line.span)
        named = f"{span_words(writer.language, span)}{paper(writer.language, span.kind)}"
        text = shortened(line.body, LONGEST_LINE)
        yield writer.say("summary-correction-line", summary=named, title=line.title, text=text)
