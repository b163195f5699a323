"""The preview of a plan document: counts first, then what is doubtful, and what a new version changes."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pydantic import TypeAdapter

from domain.messages import Button, Rows
from domain.plan import Plan, PlannedTask
from handlers.paging import in_rows, page_of
from handlers.turn import Reply, Turn
from plans.differences import Difference, compare
from plans.documents.model import ParsedPlan
from plans.from_document import StillOpenError, plan_from_document
from plans.questions import Answers, Choice, Question, Topic, open_questions
from plans.register import Register
from storage import plan_versions
from storage.imports import Job
from texts.moments import shortened

PLAN = TypeAdapter(ParsedPlan)
MOST_CHAPTERS = 6
NOTES_SHOWN = 4
CHANGES_SHOWN = 8


@dataclass(frozen=True)
class Import:
    """A plan that was read, beside the plan that the programme has and what the office settled."""

    turn: Turn
    job: Job

    @cached_property
    def parsed(self) -> ParsedPlan:
        return PLAN.validate_python((self.job.result or {})["plan"], strict=False)

    @cached_property
    def answers(self) -> Answers:
        return Answers(**self.job.answers)

    @cached_property
    def current(self) -> Plan:
        return plan_versions.stored_plan(self.turn.tx, self.job.programme_id)

    @cached_property
    def open(self) -> list[Question]:
        return open_questions(self.parsed, Register.of(self.current.units), self.answers)

    @cached_property
    def plan(self) -> Plan | None:
        """The plan as it would be loaded; None while a question is open."""
        try:
            return plan_from_document(self.parsed, self.answers, self.current)
        except StillOpenError:
            return None

    @cached_property
    def difference(self) -> Difference | None:
        return compare(self.current, self.plan) if self.plan else None


def overview(turn: Turn, job: Job, edits: int | None = None, notice: str = "") -> Reply:
    """Counts by chapter, what is open, and the one tap that loads it."""
    found = Import(turn, job)
    lines = [*filter(None, [notice]), *_head(found), *_counts(found), *_standing(found)]
    return Reply("\n".join(lines), tuple(_rows(found)), edits=edits, about=f"import:{job.id}")


def _head(found: Import) -> Iterator[str]:
    yield found.turn.say("import-head", title=shortened(found.parsed.title, 40))
    issued = found.parsed.issued_on.isoformat() if found.parsed.issued_on else ""
    if issue := " · ".join(filter(None, [found.parsed.doc_no, issued])):
        yield issue


def _counts(found: Import) -> Iterator[str]:
    turn, tasks = found.turn, found.parsed.tasks
    chapters = Counter(task.chapter for task in tasks).most_common()
    in_order = list(dict.fromkeys(task.chapter for task in tasks))
    counts = dict(chapters)
    for chapter in in_order[:MOST_CHAPTERS]:
        name = shortened(chapter, 24) or turn.say("import-no-chapter")
        yield turn.say("import-chapter", chapter=name, count=counts[chapter])
    if rest := in_order[MOST_CHAPTERS:]:
        yield turn.say("import-chapters-more", chapters=len(rest), count=sum(counts[name] for name in rest))
    yield turn.say(
        "import-totals",
        tasks=len(tasks),
        led=sum(bool(task.leads) for task in tasks),
        units=len(found.parsed.units),
        targets=len(found.parsed.targets) + sum(len(task.targets) for task in tasks),
    )


def _standing(found: Import) -> Iterator[str]:
    turn = found.turn
    notes = len(list(_notes(found)))
    if notes:
        yield turn.say("import-notes-count", count=notes)
    if found.open:
        yield turn.say("import-open-count", count=len(found.open))
    elif found.difference is not None:
        yield turn.say(
            "import-difference",
            added=len(found.difference.added),
            changed=len(found.difference.changed),
            dropped=len(found.difference.dropped),
        )


def _rows(found: Import) -> Iterator[tuple[Button, ...]]:
    turn, job_id = found.turn, found.job.id
    if found.open:
        yield (
            turn.button("import-settle", "import.question", job_id, 0),
            turn.button("import-usual", "import.usual", job_id),
        )
    else:
        yield (
            turn.button("import-load", "import.load", job_id),
            turn.button("import-changes", "import.changes", job_id, 0),
        )
    yield (
        turn.button("import-notes", "import.notes", job_id, 0),
        turn.button("import-correct", "import.correct", job_id),
        turn.button("cancel", "import.drop", job_id),
    )


def question_card(found: Import, number: int) -> Reply:
    """One thing to settle, with its source sentence and the choices as buttons."""
    turn = found.turn
    page = page_of(found.open, number, size=1)
    question = page.items[0]
    text = turn.say(
        "import-question",
        number=page.number + 1,
        count=len(found.open),
        item=shortened(question.item, 40) or turn.say("import-whole-plan"),
        question=turn.say(f"question-{question.topic}", about=question.about),
    )
    lines = [text]
    if question.source:
        lines.append(turn.say("import-source", source=question.source))
    choices = [_choice(found, question, choice) for choice in question.choices]
    below = (
        *page.arrows(turn, "import.question", found.job.id),
        turn.button("back", "import.show", found.job.id),
    )
    return Reply("\n".join(lines), (*in_rows(choices, 3), below))


def _choice(found: Import, question: Question, choice: str) -> Button:
    turn, (kind, _, unit) = found.turn, choice.partition(":")
    label = f"choice-{kind}"
    if question.topic is Topic.SAME:
        label = "choice-same" if kind == Choice.ALIAS else "choice-other"
    elif kind == Choice.ALIAS:
        return Button(f"={shortened(unit, 7)}", "import.answer", (str(found.job.id), question.key, choice))
    return turn.button(label, "import.answer", found.job.id, question.key, choice)


def notes_card(found: Import, number: int) -> Reply:
    """What is worth a look and needs no decision, each with its source."""
    page = page_of(list(_notes(found)), number, size=NOTES_SHOWN)
    return _list(
        found, "import-notes-head", page.items, page.arrows(found.turn, "import.notes", found.job.id)
    )


def _notes(found: Import) -> Iterator[str]:
    turn = found.turn
    for doubt in found.parsed.doubts:
        yield turn.say(f"doubt-{doubt.kind.replace('_', '-')}", about=doubt.about)
    for task in found.parsed.tasks:
        for doubt in task.doubts:
            words = turn.say(f"doubt-{doubt.kind.replace('_', '-')}", about=shortened(doubt.about, 60))
            source = shortened((task.clause or task.text).text, 60)
            yield turn.say("import-note", code=task.code, title=task.title.text, words=words, source=source)


def changes_card(found: Import, number: int) -> Reply:
    """What a new version adds, changes and drops."""
    page = page_of(list(_changes(found)), number, size=CHANGES_SHOWN)
    return _list(
        found, "import-changes-head", page.items, page.arrows(found.turn, "import.changes", found.job.id)
    )


def _changes(found: Import) -> Iterator[str]:
    turn, difference = found.turn, found.difference or Difference()
    for task in difference.added:
        yield turn.say("import-added", task=_named(task))
    for change in difference.changed:
        fields = "、".join(turn.say(f"field-{name.replace('_', '-')}") for name in change.fields)
        yield turn.say("import-changed", task=_named(change.new), fields=fields)
    for task in difference.dropped:
        yield turn.say("import-dropped-task", task=_named(task))


def _named(task: PlannedTask) -> str:
    return f"{task.code} {shortened(task.title, 24)}"


def _list(found: Import, head: str, lines: Sequence[str], arrows: tuple[Button, ...]) -> Reply:
    shown = lines or [found.turn.say("import-none")]
    rows: Rows = ((*arrows, found.turn.button("back", "import.show", found.job.id)),)
    return Reply("\n".join([found.turn.say(head), *shown]), rows)
