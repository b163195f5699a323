"""What a message can say: the values that reading returns."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal


@dataclass(frozen=True, slots=True)
class TaskName:
    """What a task is called: code 二(三), the plan's title, and the short title that lists show."""

    code: str
    title: str
    short: str = ""


class Kind(StrEnum):
    REPORT = "report"  # 进展
    NO_CHANGE = "no_change"  # 无变化
    EXTENSION_REQUEST = "extension_request"  # 申请延期
    ISSUE = "issue"  # 只提困难
    CORRECTION = "correction"  # 更正
    QUESTION = "question"  # 提问
    TAKEOVER = "takeover"  # 换人、代报
    COMPLAINT = "complaint"  # 抱怨
    ACKNOWLEDGEMENT = "acknowledgement"  # 收到、谢谢
    CHAT = "chat"  # 闲聊
    OTHER = "other"  # 与报送无关，或对助手发号施令


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit; money is always in 元. `what` is the words it counts, if any."""

    value: float
    unit: str
    what: str | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A day that the message names: due is a deadline ahead, done an event that happened."""

    day: date
    role: Literal["due", "done", "other"]


@dataclass(frozen=True, slots=True)
class Part:
    """What a message says about one task.

    `task` is None where several tasks are defensible (then `candidates` names
    them) or none is. `percent` is the task's completion. `text` is the words
    this part came from; `covers_rest` means all duties not named elsewhere
    (其他无变化).
    """

    task: str | None = None
    candidates: tuple[str, ...] = ()
    percent: float | None = None
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()
    difficulties: str | None = None
    next_steps: str | None = None
    no_change: bool = False
    text: str = ""
    covers_rest: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A message read: what sort it is, and one part for each task it speaks of."""

    kind: Kind
    parts: tuple[Part, ...] = ()
