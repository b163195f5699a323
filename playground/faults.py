"""Faults on demand: what a script tells the server to do wrong, and how often."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from playground.errors import ApiError, forbidden, too_large, too_many_requests
from playground.wire import Json

Kind = Literal[
    "429",
    "500",
    "502",
    "403",
    "401",
    "413",
    "drop_before",
    "drop_after",
    "slow",
    "duplicate_update",
    "poison_update",
    "bad_update_order",
]
KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
OF_UPDATES = frozenset({"duplicate_update", "poison_update", "bad_update_order"})


@dataclass(slots=True)
class Rule:
    """Strike the next `count` calls of `method` ("*" for any) that concern `chat` (None for any)."""

    kind: Kind
    method: str = "*"
    chat: int | None = None
    count: int = 1
    retry_after: int = 3
    seconds: float = 1.0

    def refusal(self) -> ApiError | None:
        """Return the error to answer with, or None for kinds that are no answer."""
        match self.kind:
            case "429":
                return too_many_requests(self.retry_after)
            case "500":
                return ApiError(500, "Internal Server Error: restart")
            case "502":
                return ApiError(502, "Bad Gateway")
            case "403":
                return forbidden("bot was blocked by the user")
            case "401":
                return ApiError(401, "Unauthorized")
            case "413":
                return too_large()
            case _:
                return None

    def describe(self) -> Json:
        return {
            "kind": self.kind,
            "method": self.method,
            "chat": self.chat,
            "count": self.count,
            "retry_after": self.retry_after,
            "seconds": self.seconds,
        }


class Faults:
    """The script in force; `limits` and `latency_ms` are its two lasting settings."""

    def __init__(self, latency_ms: int = 0, *, limits: bool = True) -> None:
        self._at_start = (latency_ms, limits)
        self.latency_ms = latency_ms
        self.limits = limits
        self._rules: list[Rule] = []

    def add(self, rules: Iterable[Rule]) -> None:
        self._rules.extend(rules)

    def clear(self) -> None:
        """Forget all rules, and set latency and limits as they were at the start."""
        self._rules.clear()
        self.latency_ms, self.limits = self._at_start

    def call(self, method: str, chat: int | None) -> Rule | None:
        """Use up and return the rule that strikes this call of the bot, if any."""
        return self._strike(method, chat, of_updates=False) if self._rules else None

    def update(self, chat: int | None) -> Rule | None:
        """Use up and return the rule that strikes an update about this chat, if any."""
        return self._strike("*", chat, of_updates=True) if self._rules else None

    def _strike(self, method: str, chat: int | None, *, of_updates: bool) -> Rule | None:
        for rule in self._rules:
            fits = rule.method == "*" or rule.method.lower() == method.lower() or of_updates
            if fits and rule.chat in (None, chat) and (rule.kind in OF_UPDATES) == of_updates:
                rule.count -= 1
                if rule.count <= 0:
                    self._rules.remove(rule)
                return rule
        return None

    def describe(self) -> Json:
        rules = [rule.describe() for rule in self._rules]
        return {"latency_ms": self.latency_ms, "limits": self.limits, "rules": rules}
