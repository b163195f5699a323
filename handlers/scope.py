"""Which owed reports the office means: those of a task, of a unit, of a unit on a task, or all."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from handlers.task_view import find_tasks, own_task
from handlers.turn import Turn
from storage import periods, tasks, units
from storage.periods import Duty
from storage.tasks import Task
from storage.units import Unit


@dataclass(frozen=True)
class Scope:
    """A task and a unit of the sender's programme; 0 stands for any."""

    turn: Turn
    task_id: int = 0
    unit_id: int = 0

    @cached_property
    def task(self) -> Task | None:
        return own_task(self.turn, str(self.task_id))

    @cached_property
    def unit(self) -> Unit | None:
        return units.in_programme(self.turn.tx, self.turn.sender.programme_id, self.unit_id)

    @cached_property
    def owed(self) -> list[Duty]:
        """What can be reported now and has not been, by whoever the scope names."""
        every = periods.owing(self.turn.tx, self.turn.sender.programme_id, self.turn.now)
        return [duty for duty in every if self._holds(duty)]

    def _holds(self, duty: Duty) -> bool:
        return self.task_id in (0, duty.task_id) and self.unit_id in (0, duty.unit_id)

    @property
    def is_limited(self) -> bool:
        return bool(self.task_id or self.unit_id)

    @property
    def args(self) -> tuple[int, int]:
        """How a button names the scope."""
        return self.task_id, self.unit_id

    @property
    def name(self) -> str:
        """The task with its code, the unit, or both."""
        task = f"{self.task.short} {self.task.code}" if self.task else ""
        return " · ".join(filter(None, (self.unit.name if self.unit else "", task)))


def scope_of(turn: Turn, task_id: str, unit_id: str) -> Scope:
    return Scope(turn, int(task_id), int(unit_id))


def read_scope(turn: Turn, words: Sequence[str]) -> tuple[Scope, list[str]]:
    """Find a task and a unit among the words, in any order; return what is left of them."""
    programme_id = turn.sender.programme_id
    task: Task | None = None
    unit: Unit | None = None
    left: list[str] = []
    for word in words:
        if task is None and (coded := tasks.by_code(turn.tx, programme_id, word)):
            task = coded
        elif unit is None and (named := units.by_name(turn.tx, programme_id, word)):
            unit = named
        else:
            left.append(word)
    if task is None and left and len(meant := find_tasks(turn, left[0])) == 1:
        task, left = meant[0], left[1:]
    return Scope(turn, task.id if task else 0, unit.id if unit else 0), left
