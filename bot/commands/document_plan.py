"""A plan document on the command line: its preview, what is doubtful, and one question before loading."""

import sys
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.exc import OperationalError

from bot.commands.plan_parse import preview
from bot.settings import Settings
from domain.plan import Plan
from plans.documents import parse_file
from plans.from_document import empty_plan, plan_from_document
from plans.questions import Answers, Choice, Question, Topic, open_questions
from plans.register import Register
from storage import plan_versions, programmes
from storage.database import open_writer
from texts.catalogue import DEFAULT, say

LONGEST_NAME = 20


class NotConfirmedError(Exception):
    """Nobody said yes to the preview."""


def plan_in_document(path: Path, name: str | None, *, agreed: bool) -> Plan:
    """Print the preview and return the plan once it is confirmed; raise NotAPlan or NotConfirmedError."""
    parsed = parse_file(path)
    short = name or parsed.title[:LONGEST_NAME]
    current = _current(short)
    questions = open_questions(parsed, Register.of(current.units), Answers())
    answers = Answers({question.key: _usual(question) for question in questions})
    for line in (*preview(parsed), *_read_as(questions)):
        print(line)
    if not agreed:
        _confirm()
    return plan_from_document(parsed, answers, current)


def _usual(question: Question) -> str:
    """The likeliest answer; rules that reach beyond their clause are never applied unasked."""
    return Choice.IGNORE if question.topic is Topic.RULES else question.choices[0]


def _read_as(questions: list[Question]) -> Iterator[str]:
    for question in questions:
        choice, _, unit = _usual(question).partition(":")
        answer = f"= {unit}" if choice == Choice.ALIAS else say(DEFAULT, f"choice-{choice}")
        asked = say(DEFAULT, f"question-{question.topic}", about=question.about)
        yield f"{question.item} {asked} → {answer}".lstrip()


def _confirm() -> None:
    print("load this plan? [y/N] ", end="", flush=True)
    if sys.stdin.readline().strip().lower() not in {"y", "yes"}:
        raise NotConfirmedError("not confirmed: nothing was loaded (say y, or give --yes)")


def _current(name: str) -> Plan:
    """Return the plan that the programme of this name has, or an empty one."""
    file = Settings().database_file
    if file is None or not file.exists():
        return empty_plan(name)
    engine = open_writer(Settings().database_url)
    try:
        with engine.begin() as tx:
            found = next((known for known in programmes.every(tx) if known.name == name), None)
            return plan_versions.stored_plan(tx, found.id) if found else empty_plan(name)
    except OperationalError:  # no tables yet
        return empty_plan(name)
    finally:
        engine.dispose()
