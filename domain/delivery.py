"""What can become of a message handed to a chat service."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    NOT_SENT = "not_sent"  # for certain: try again
    UNKNOWN = "unknown"  # it may have arrived: once more at most, marked as a repeat
    REFUSED = "refused"  # this message will never be taken
    TOO_BIG = "too_big"  # its file is more than the service takes
    FILE_UNKNOWN = "file_unknown"  # the service no longer keeps the file that it was named
    UNREACHABLE = "unreachable"  # this chat takes nothing more: blocked, deactivated, removed
    MIGRATED = "migrated"  # the group has a new id
    UNAUTHORISED = "unauthorised"  # the bot's own token is not accepted


@dataclass(frozen=True, slots=True)
class Delivered:
    """A message that the service took: its id there, and what the service calls the file in it."""

    message_id: str
    file_id: str = ""
    file_kind: str = ""  # as Document.kind: a kept file is sent again only as what it was
    kept_as: str = ""  # the name under which the file may be sent again; "" if its content may change


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
