"""通讯录导入: who is on the roster that was read, what is not clear, and invitations for everyone on it."""

from collections import Counter

from pydantic import TypeAdapter

from domain.messages import Rows
from domain.roles import OFFICE
from handlers import links, roster_issuing
from handlers.paging import page_of
from handlers.registry import Action, Conversation
from handlers.roster_issuing import Issued
from handlers.turn import Reply, Turn
from handlers.welcome import post
from plans.register import Register
from plans.roster import Roster, match_units
from plans.roster_rows import RosterProblem, RosterRow
from storage import imports, invitations, plan_versions
from storage.imports import Job
from texts.moments import moment

ROSTER = TypeAdapter(Roster)
PROBLEMS_SHOWN = 8
MOST_SINGLE = 30  # people, each with a message of their own to forward
IN_A_LIST = 15


def preview(turn: Turn, job: Job, edits: int | None = None) -> Reply:
    """How many people of how many units, by role, and what is not clear."""
    roster = matched(turn, job)
    new = roster_issuing.not_bound(turn.tx, job.programme_id, roster.rows)
    roles = Counter(row.role for row in new)
    lines = [
        turn.say("roster-head", people=len(roster.rows), units=len({row.unit for row in roster.rows})),
        *(
            turn.say("roster-role", role=turn.say(f"role-{role}"), count=count)
            for role, count in roles.items()
        ),
    ]
    if known := len(roster.rows) - len(new):
        lines.append(turn.say("roster-known", count=known))
    if roster.problems:
        lines.append(turn.say("roster-problems", count=len(roster.problems)))
    return Reply("\n".join(lines), _rows(turn, job, roster, new), edits=edits, about=f"import:{job.id}")


def _rows(turn: Turn, job: Job, roster: Roster, new: list[RosterRow]) -> Rows:
    row = [turn.button("roster-invite", "roster.invite", job.id)] if new else []
    if roster.problems:
        row.append(turn.button("roster-show-problems", "roster.problems", job.id, 0))
    return ((*row, turn.button("cancel", "import.drop", job.id)),)


def matched(turn: Turn, job: Job) -> Roster:
    """The roster with the units of the programme's register."""
    read = ROSTER.validate_python((job.result or {})["roster"], strict=False)
    plan = plan_versions.stored_plan(turn.tx, job.programme_id)
    return match_units(read, Register.of(plan.units))


def back(turn: Turn, job_id: str) -> Reply:
    job = _ready(turn, job_id)
    return preview(turn, job) if job else Reply(toast=turn.say("card-expired"))


def problems(turn: Turn, job_id: str, number: str) -> Reply:
    """A page of the lines that are left out, each with what to do."""
    job = _ready(turn, job_id)
    if job is None:
        return Reply(toast=turn.say("card-expired"))
    page = page_of(matched(turn, job).problems, int(number), PROBLEMS_SHOWN)
    lines = [_problem_line(turn, problem) for problem in page.items]
    arrows = page.arrows(turn, "roster.problems", job.id)
    return Reply("\n".join(lines), ((*arrows, turn.button("back", "roster.preview", job.id)),))


def _problem_line(turn: Turn, problem: RosterProblem) -> str:
    return turn.say(
        f"roster-{problem.fault}", line=problem.line, about=problem.about, nearest=problem.nearest or "none"
    )


def _ready(turn: Turn, job_id: str) -> Job | None:
    job = imports.open_of(turn.tx, turn.sender.id)
    fits = job is not None and str(job.id) == job_id and job.state == "preview" and job.kind == "roster"
    return job if fits else None


def invite_all(turn: Turn, job_id: str) -> Reply:
    """发邀请: a message to forward for each person, or lists where there are many."""
    job = _ready(turn, job_id)
    rows = roster_issuing.not_bound(turn.tx, job.programme_id, matched(turn, job).rows) if job else []
    if job is None or not imports.close(turn.tx, job.id, "preview", "loaded"):
        return Reply(toast=turn.say("card-expired"))
    issued = roster_issuing.issue(turn.tx, job.programme_id, rows, turn.token, turn.now)
    turn.record("roster.loaded", f"import:{job.id}", people=len(issued))
    for text in _messages(turn, issued):
        turn.tell(turn.sender, text)
    return Reply(
        turn.say("roster-invited", count=len(issued)), ((turn.button("people", "roster.show", "every", 0),),)
    )


def _messages(turn: Turn, issued: list[Issued]) -> list[str]:
    if len(issued) <= MOST_SINGLE:
        return [_single(turn, one) for one in issued]
    lines = [
        turn.say(
            "roster-invitation-line",
            post=_post(turn, one.row),
            name=one.row.name,
            link=links.private_link(turn.bot_link, one.code),
        )
        for one in issued
    ]
    return ["\n".join(lines[start : start + IN_A_LIST]) for start in range(0, len(lines), IN_A_LIST)]


def _single(turn: Turn, one: Issued) -> str:
    invitation = turn.say(
        "invitation",
        programme=turn.sender.programme,
        post=_post(turn, one.row),
        link=links.private_link(turn.bot_link, one.code),
        code=one.code,
        expires=moment(turn.language, turn.now + invitations.LIFETIME, turn.sender.zone, turn.now),
    )
    return turn.say("roster-invitation", name=one.row.name, invitation=invitation)


def _post(turn: Turn, row: RosterRow) -> str:
    return post(turn, row.role, row.unit)


CONVERSATION = Conversation(
    actions={
        "roster.preview": Action(back, OFFICE),
        "roster.problems": Action(problems, OFFICE),
        "roster.invite": Action(invite_all, OFFICE),
    },
)
