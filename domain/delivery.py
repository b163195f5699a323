"""What can become of a message handed to a chat service."""

from enum import StrEnum


class Outcome(StrEnum):
    NOT_SENT = "not_sent"  # for certain: try again
    UNKNOWN = "unknown"  # it may have arrived: once more at most, marked as a repeat
    REFUSED = "refused"  # this message will never be taken
    UNREACHABLE = "unreachable"  # this chat takes nothing more: blocked, deactivated, removed
    MIGRATED = "migrated"  # the group has a new id
    UNAUTHORISED = "unauthorised"  # the bot's own token is not accepted


class DeliveryError(Exception):
    """A message was not confirmed; `outcome` says what is known about it.

    The reason names no address and no token: HTTP errors may hold both.
    """

    def __init__(
        self, reason: str, outcome: Outcome, *, retry_after: float = 0.0, new_chat: str = ""
    ) -> None:
        super().__init__(reason)
        self.outcome = outcome
        self.retry_after = retry_after  # seconds
        self.new_chat = new_chat
