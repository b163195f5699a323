"""How fast a channel may be spoken to: slots for all chats together and for each chat.

Telegram publishes about 30 messages a second over all, one a second to a chat with short bursts
allowed, and 20 a minute to a group (core.telegram.org/bots/faq). A bucket that starts full would let
twice the rate into the first second, so messages get evenly spaced slots instead.
"""

from dataclasses import dataclass

# A slot missed by a few milliseconds is caught up, so that timer jitter does not lower the rate;
# 29.3 x (1 + 0.015) stays below 30 in any second.
CATCH_UP = 0.015


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages a second over all (0: no limits at all), and for each sort of chat a gap and a burst."""

    per_second: float = 29.3
    private_gap: float = 1.05  # seconds
    private_burst: int = 3
    group_gap: float = 3.4  # 2 + 60 / 3.4 stays below 20 in any minute
    group_burst: int = 2


class Pacer:
    """Knows when the next message may go, in seconds of a monotonic clock that the caller reads."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._next = 0.0
        self._until: dict[str, float] = {}

    @property
    def unlimited(self) -> bool:
        return not self._limits.per_second

    def free_at(self) -> float:
        """The next slot over all chats."""
        return self._next

    def take(self, chat: str, at: float) -> None:
        """Use a slot at `at` for this chat."""
        if self.unlimited:
            return
        self._next = max(self._next, at - CATCH_UP) + 1 / self._limits.per_second
        gap, burst = self._chat_limits(chat)
        self._until[chat] = max(self._until.get(chat, 0.0), at - gap * (burst - 1)) + gap

    def hold(self, chat: str, until: float) -> None:
        """The service asked this chat to wait; the others go on."""
        self._until[chat] = max(self._until.get(chat, 0.0), until)

    def hold_all(self, until: float) -> None:
        self._next = max(self._next, until)

    def held(self, at: float) -> dict[str, float]:
        """The chats that must wait at `at`, each with the moment it is free again."""
        self._until = {chat: until for chat, until in self._until.items() if until > at - 60}
        return {chat: until for chat, until in self._until.items() if until > at}

    def _chat_limits(self, chat: str) -> tuple[float, int]:
        # Telegram's group ids are negative.
        if chat.startswith("-"):
            return self._limits.group_gap, self._limits.group_burst
        return self._limits.private_gap, self._limits.private_burst
