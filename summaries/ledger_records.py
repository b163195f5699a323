"""Sheets of what was written down: reports in full with all versions, measurements, nudges."""

from collections.abc import Iterator

from storage import ledgers, nudge_ledger
from summaries.sheets import WHO, Column, Row, Sheet, Source
from summaries.subjects import SubjectKind

REPORTS = (
    Column("number", 8, "number"),
    *WHO,
    Column("role", 10),
    Column("due", 17, "moment"),
    Column("version", 8, "number"),
    Column("state", 10),
    Column("submitted", 17, "moment"),
    Column("member", 12),
    Column("percent", 14, "percent"),
    Column("no-change", 8),
    Column("text", 70, "long"),
    Column("difficulties", 36, "long"),
    Column("next-steps", 36, "long"),
    Column("returned-for", 30, "long"),
)
MEASUREMENTS = (
    Column("code", 10),
    Column("target", 50, "long"),
    Column("measured", 12, "number"),
    Column("measure", 10),
    Column("measured-at", 17, "moment"),
    Column("report", 10, "number"),
    Column("state", 10),
)
NUDGES = (
    Column("asked", 17, "moment"),
    Column("unit", 22),
    Column("member-asked", 12),
    Column("code", 10),
    Column("task", 18),
    Column("due", 17, "moment"),
    Column("asked-by", 10),
    Column("sent", 17, "moment"),
)


def reports(source: Source) -> Sheet:
    return Sheet("reports", REPORTS, _reports(source))


def _reports(source: Source) -> Iterator[Row]:
    say = source.writer.say
    for row in ledgers.reports_due(source.tx, source.part):
        yield (
            row.id,
            row.unit,
            row.code,
            row.short,
            say(f"form-role-{row.role}"),
            row.due_at,
            row.version,
            say(f"form-state-{row.state}"),
            row.submitted_at,
            row.member,
            row.percent,
            say("summary-no-change") if row.no_change else "",
            row.text,
            row.difficulties,
            row.next_steps,
            row.reason,
        )


def measurements(source: Source) -> Sheet:
    subject = source.facts.subject
    target_id = subject.id if subject.kind is SubjectKind.TARGET else None
    found = ledgers.measurements(source.tx, source.part, target_id)
    rows = ((*row[:6], source.writer.say(f"form-state-{row.report_state}")) for row in found)
    return Sheet("measurements", MEASUREMENTS, rows)


def nudges(source: Source) -> Sheet:
    """Who was asked for what and when; the words of the messages are not kept here."""
    return Sheet("nudges", NUDGES, _nudges(source))


def _nudges(source: Source) -> Iterator[Row]:
    by = {hand: source.writer.say("form-by-hand" if hand else "form-by-itself") for hand in (True, False)}
    for row in nudge_ledger.nudges(source.tx, source.part):
        yield *row[:6], by[row.by_office], row.sent_at
