"""免报: the office does not want a report that is owed, and says why."""

from collections.abc import Sequence
from typing import Any

from domain.roles import OFFICE, Role
from handlers.deadlines import present_deadlines, units_of
from handlers.registry import Action, Answer, Command, Conversation, Step
from handlers.scope import Scope, read_scope, scope_of
from handlers.telling import tell_by_day
from handlers.turn import Reply, Turn
from storage import members, periods
from storage.periods import Duty
from texts.moments import shortened

LONGEST_REASON = 300


def waive(turn: Turn, rest: str) -> Answer:
    """免报 任务 [单位] 理由: what is not said is asked for."""
    scope, left = read_scope(turn, rest.split())
    if not scope.task_id:
        return Reply(turn.say("waive-usage"), ((turn.button("back", "menu.show"),),))
    return preview(turn, scope, " ".join(left)) if left else ask_reason(turn, *map(str, scope.args))


def ask_reason(turn: Turn, task_id: str, unit_id: str) -> Reply:
    scope = scope_of(turn, task_id, unit_id)
    turn.ask("waive.reason", task=scope.task_id, unit=scope.unit_id)
    lines = [turn.say("waive-ask-reason", scope=scope.name), *present_deadlines(turn, scope.owed)]
    return Reply("\n".join(lines), ((turn.button("cancel", "office.drop"),),))


def take_reason(turn: Turn, data: dict[str, Any]) -> Answer:
    words = turn.incoming.text.strip()
    return preview(turn, Scope(turn, data["task"], data["unit"]), words) if words else None


def preview(turn: Turn, scope: Scope, reason: str) -> Reply:
    """Name the units that need not report, before it counts."""
    turn.forget()
    cancel = turn.button("cancel", "office.drop")
    if not scope.owed:
        return Reply(turn.say("deadline-nothing-owed", scope=scope.name), ((cancel,),))
    words = shortened(reason, LONGEST_REASON)
    lines = [turn.say("waive-preview", scope=scope.name, reason=words)]
    lines += present_deadlines(turn, scope.owed)
    return Reply(
        "\n".join(lines),
        ((turn.button("waive-confirm", "waive.confirm", *scope.args, words), cancel),),
    )


def confirm(turn: Turn, task_id: str, unit_id: str, reason: str) -> Reply:
    """Waive what is still owed; a report that came meanwhile stays."""
    scope = scope_of(turn, task_id, unit_id)
    waived = [duty for duty in scope.owed if periods.waive(turn.tx, duty.id, reason)]
    for duty in waived:
        turn.record("period.waived", f"period:{duty.id}")
        _tell(turn, duty, reason)
    return Reply(_receipt(turn, scope, waived), ((turn.button("back", "menu.show"),),))


def _receipt(turn: Turn, scope: Scope, waived: Sequence[Duty]) -> str:
    if not waived:
        return turn.say("deadline-nothing-owed", scope=scope.name)
    return turn.say("waived", scope=scope.name, units=units_of(turn, waived))


def _tell(turn: Turn, duty: Duty, reason: str) -> None:
    for member in members.of_unit(turn.tx, duty.unit_id, Role.CONTACT):
        text = turn.say_in(member.language, "waive-told", task=duty.short, code=duty.code, reason=reason)
        tell_by_day(turn, member, text, about=f"task:{duty.code}")


CONVERSATION = Conversation(
    commands=(Command(("免报", "/waive"), waive, OFFICE),),
    actions={
        "waive.start": Action(ask_reason, OFFICE),
        "waive.confirm": Action(confirm, OFFICE),
    },
    steps={"waive.reason": Step(take_reason, OFFICE)},
)
