"""What a conversation offers: commands, button actions and dialogue steps, each with who may use it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from domain.roles import EVERYONE, Role
from handlers.turn import Reply, Turn

Answer = Reply | None


@dataclass(frozen=True, slots=True)
class Command:
    """A word a person may type, such as 周报, /summary; what follows it is handed over."""

    words: tuple[str, ...]
    run: Callable[[Turn, str], Answer]
    roles: frozenset[Role] = EVERYONE
    strangers: bool = False  # also for those who are not members
    groups: bool = False  # also in a group, when addressed


@dataclass(frozen=True, slots=True)
class Action:
    """What a button does; its arguments come from the card's row, never from the client."""

    run: Callable[..., Answer]  # (turn, *args)
    roles: frozenset[Role] = EVERYONE
    strangers: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """What the next message in a dialogue does; `data` is what the dialogue remembered."""

    run: Callable[[Turn, dict[str, Any]], Answer]
    roles: frozenset[Role] = EVERYONE
    strangers: bool = False


@dataclass(frozen=True, slots=True)
class Conversation:
    """One module's offer."""

    commands: tuple[Command, ...] = ()
    actions: Mapping[str, Action] = field(default_factory=dict)
    steps: Mapping[str, Step] = field(default_factory=dict)
