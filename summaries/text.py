"""A summary as chat text: sections of lines, in the language of its readers."""

from collections.abc import Callable, Iterable, Iterator

from summaries import text_progress, text_records, text_reporting, text_targets
from summaries.facts import SummaryFacts
from summaries.writing import Section, Writer

MOST_LINES = 40  # a section of a county's size; the rest is a tap away
PARTS: dict[str, Callable[[Writer], Iterator[str]]] = {
    "overall": text_reporting.overall,
    "lights": text_progress.lights,
    "tasks": text_progress.tasks,
    "behind": text_progress.behind,
    "shares": text_progress.shares,
    "difficulties": text_records.difficulties,
    "issues": text_records.issues,
    "instructions": text_records.instructions,
    "due-next": text_reporting.due_next,
    "silent": text_reporting.silent,
    "targets": text_targets.targets,
    "burden": text_records.burden,
    "corrections": text_records.corrections,
}


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
