"""The plain messages that handlers and channels exchange.

A channel turns what its chat service sends into `Incoming`; handlers know nothing
else of any chat service.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ChatKind(StrEnum):
    PRIVATE = "private"
    GROUP = "group"


class IncomingKind(StrEnum):
    MESSAGE = "message"
    EDIT = "edit"  # the sender changed an earlier message
    PRESS = "press"  # a button of ours
    BLOCKED = "blocked"  # the person blocked the bot, or the group removed it
    JOINED = "joined"  # the bot was added to a group, or unblocked
    MIGRATED = "migrated"  # the group has a new id, in `text`


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """A photo or document that stays at the chat service until fetched by `file_id`."""

    file_id: str
    kind: str  # photo, document, voice, video, audio
    name: str
    size: int  # bytes


@dataclass(frozen=True, slots=True)
class Incoming:
    """One event from a chat service."""

    channel: str
    event_id: str
    kind: IncomingKind
    chat: str
    chat_kind: ChatKind
    account: str  # the sender's id on the channel; names never decide
    name: str
    sent_at: datetime
    text: str = ""
    message_id: str = ""
    reply_to: str = ""  # message_id of the message answered
    pressed: str = ""  # the pressed button's opaque key
    press_id: str = ""  # what the channel needs to acknowledge the press
    files: tuple[IncomingFile, ...] = ()
    album: str = ""
    language: str = ""  # the client's language tag, a hint only
    addressed: bool = True  # in a group: the bot was mentioned or answered


@dataclass(frozen=True, slots=True)
class Button:
    """A choice under a message: what it says, and what the bot does when it is pressed."""

    label: str
    action: str
    args: tuple[str, ...] = ()
    url: str = ""  # a link instead of an action


Rows = tuple[tuple[Button, ...], ...]


class Lane(StrEnum):
    """Which message goes first when the channel's limits make some wait."""

    REPLY = "0reply"  # a person is waiting
    NUDGE = "1nudge"
    BROADCAST = "2broadcast"


@dataclass(frozen=True, slots=True)
class Document:
    """A file to send: stored content, or one the channel already knows."""

    path: str
    name: str
    kind: str = "document"  # photo, document, voice, video, audio
