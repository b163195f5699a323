"""The parts of the text on reporting: what was owed and came, who is silent, what falls due next."""

from collections import Counter
from collections.abc import Iterator

from domain.spans import span_of
from summaries.facts import DueNext, Overall
from summaries.subjects import SubjectKind
from summaries.writing import Writer
from texts.catalogue import Value
from texts.moments import moment, shortened
from texts.spans import span_words

LONGEST_LIST = 240


def overall(writer: Writer) -> Iterator[str]:
    """How many reports were owed and came, and how the span before ended."""
    summary = writer.summary
    yield _counts(writer, "summary-counts", summary.overall)
    accepted, returned = summary.overall.accepted.count, summary.overall.returned.count
    if accepted or returned:
        yield writer.say("summary-reviewed", accepted=accepted, returned=returned)
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


def silent(writer: Writer) -> Iterator[str]:
    """The units that sent nothing, those past due first."""
    for overdue in (True, False):
        units = [f"{u.unit}({u.owed.count})" for u in writer.summary.silent_units if u.overdue is overdue]
        if units:
            key = "summary-silent-overdue" if overdue else "summary-silent-pending"
            yield writer.say(key, count=len(units), units=writer.listed(units))


def due_next(writer: Writer) -> Iterator[str]:
    """What falls due in the week after, moment by moment, with whose it is."""
    for line in writer.summary.due_next:
        due = moment(writer.language, line.due_at, writer.summary.zone)
        head = writer.say("summary-due-line", due=due, count=line.owed.count, units=line.units)
        owed = shortened(writer.listed(_owed(line, writer)), LONGEST_LIST)
        yield writer.say("summary-due-list", head=head, owed=owed) if owed else head


def _owed(line: DueNext, writer: Writer) -> list[str]:
    """Units with how much they owe; of a single unit the tasks."""
    if writer.summary.subject.kind is SubjectKind.UNIT:
        return [f"{due.code} {due.short}" for due in line.lines]
    return [f"{unit}({count})" for unit, count in Counter(due.unit for due in line.lines).items()]
