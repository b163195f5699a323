"""What the office decides about a plan that was read: answers, corrections, and loading it."""

from dataclasses import replace
from typing import Any

from domain.roles import OFFICE
from handlers import import_preview
from handlers.import_preview import Import
from handlers.importing import own_job
from handlers.registry import Action, Answer, Conversation, Step
from handlers.turn import Reply, Turn
from plans.corrections import Correction, read_correction
from plans.questions import Choice, Topic
from storage import imports, plan_loading, plan_versions, programmes
from storage.imports import Job
from texts.moments import shortened


def _ready(turn: Turn, job_id: str) -> Job | None:
    job = own_job(turn, job_id)
    return job if job is not None and job.state == "preview" and job.kind == "plan" else None


def _expired(turn: Turn) -> Reply:
    return Reply(toast=turn.say("card-expired"))


def show(turn: Turn, job_id: str) -> Reply:
    job = _ready(turn, job_id)
    return import_preview.overview(turn, job) if job else _expired(turn)


def question(turn: Turn, job_id: str, number: str) -> Reply:
    job = _ready(turn, job_id)
    if job is None:
        return _expired(turn)
    found = Import(turn, job)
    return (
        import_preview.question_card(found, int(number)) if found.open else import_preview.overview(turn, job)
    )


def notes(turn: Turn, job_id: str, number: str) -> Reply:
    job = _ready(turn, job_id)
    return import_preview.notes_card(Import(turn, job), int(number)) if job else _expired(turn)


def changes(turn: Turn, job_id: str, number: str) -> Reply:
    job = _ready(turn, job_id)
    return import_preview.changes_card(Import(turn, job), int(number)) if job else _expired(turn)


def answer(turn: Turn, job_id: str, key: str, choice: str) -> Reply:
    """Settle one question; rules that are to be applied are worked in by reading the document again."""
    job = _ready(turn, job_id)
    if job is None:
        return _expired(turn)
    if key == Topic.RULES and choice == Choice.APPLY:
        return _read_again(turn, job)
    job = _settled(turn, job, {key: choice})
    return question(turn, str(job.id), "0")


def _read_again(turn: Turn, job: Job) -> Reply:
    imports.put_answers(turn.tx, job.id, {"choices": {Topic.RULES: Choice.APPLY}})
    imports.move(turn.tx, job.id, "preview", "waiting")
    return Reply(turn.say("import-reading"), ((turn.button("cancel", "import.drop", job.id),),))


def _settled(turn: Turn, job: Job, choices: dict[str, str]) -> Job:
    answers = job.answers | {"choices": job.answers.get("choices", {}) | choices}
    imports.put_answers(turn.tx, job.id, answers)
    return replace(job, answers=answers)


def usual(turn: Turn, job_id: str) -> Reply:
    """其余按首选: the first choice of everything still open, save rules that reach beyond their clause."""
    job = _ready(turn, job_id)
    if job is None:
        return _expired(turn)
    still = [found for found in Import(turn, job).open if found.topic is not Topic.RULES]
    job = _settled(turn, job, {found.key: found.choices[0] for found in still})
    return import_preview.overview(turn, job, notice=turn.say("import-usual-taken", count=len(still)))


def ask_correction(turn: Turn, job_id: str) -> Reply:
    job = _ready(turn, job_id)
    if job is None:
        return _expired(turn)
    turn.ask("import.correct", job=job.id)
    return Reply(turn.say("import-how-to-correct"), ((turn.button("back", "import.show", job.id),),))


def correct(turn: Turn, data: dict[str, Any]) -> Answer:
    """Take a correction such as 二(三) 牵头:县工信局."""
    turn.forget()
    job = _ready(turn, str(data["job"]))
    if job is None:
        return Reply(turn.say("import-gone"))
    found = Import(turn, job)
    read = read_correction(turn.incoming.text, found.parsed, found.current)
    if not isinstance(read, Correction):
        turn.ask("import.correct", job=job.id)
        text = turn.say(f"correction-{read.fault}", about=shortened(read.about, 30))
        return Reply(text, ((turn.button("back", "import.show", job.id),),))
    corrections = {code: dict(fields) for code, fields in found.answers.corrections.items()}
    corrections.setdefault(read.code, {})[read.field] = read.value
    answers = job.answers | {"corrections": corrections}
    imports.put_answers(turn.tx, job.id, answers)
    notice = turn.say("import-corrected", code=read.code)
    return import_preview.overview(turn, replace(job, answers=answers), notice=notice)


def load(turn: Turn, job_id: str) -> Reply:
    """载入: one tap; tasks keep their reports, whatever number they have now."""
    job = _ready(turn, job_id)
    found = Import(turn, job) if job else None
    if found is None or found.plan is None or found.difference is None:
        return _expired(turn)
    if not imports.close(turn.tx, found.job.id, "preview", "loaded"):
        return _expired(turn)
    programme = programmes.by_id(turn.tx, turn.sender.programme_id)
    plan_versions.renumber(turn.tx, programme.id, found.difference.codes)
    loaded = plan_loading.load(turn.tx, found.plan, programme.name, programme.starts_on, turn.now)
    turn.record("plan.loaded", f"import:{found.job.id}", tasks=loaded.tasks, dropped=loaded.dropped)
    text = turn.say("import-loaded", tasks=loaded.tasks, units=loaded.units, duties=loaded.assignments)
    rows = ((turn.button("all-tasks", "task.list", 0), turn.button("invite", "invite.start")),)
    return Reply(text, rows)


CONVERSATION = Conversation(
    actions={
        "import.show": Action(show, OFFICE),
        "import.question": Action(question, OFFICE),
        "import.answer": Action(answer, OFFICE),
        "import.usual": Action(usual, OFFICE),
        "import.notes": Action(notes, OFFICE),
        "import.changes": Action(changes, OFFICE),
        "import.correct": Action(ask_correction, OFFICE),
        "import.load": Action(load, OFFICE),
    },
    steps={"import.correct": Step(correct, OFFICE)},
)
