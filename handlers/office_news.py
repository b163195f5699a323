"""Telling a programme's office what it did not ask for, each person in the own language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Connection

from domain.messages import Button, Lane
from domain.roles import OFFICE
from domain.spans import Span
from storage import members, outbox
from storage.outbox import Post
from texts.catalogue import Value, say
from texts.moments import day
from texts.spans import span_words

Token = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Choice:
    """A button before its label has a language."""

    label: str  # key
    action: str
    args: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class News:
    """A text by its key, and what the office may do about it."""

    key: str
    values: Mapping[str, Value | date | Span] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()

    def text(self, language: str) -> str:
        return say(
            language, self.key, **{name: _written(language, value) for name, value in self.values.items()}
        )


def _written(language: str, value: Value | date | Span) -> Value:
    if isinstance(value, Span):
        return span_words(language, value)
    return day(language, value) if isinstance(value, date) else value


def tell_office(tx: Connection, programme_id: int, news: News, now: datetime, token: Token) -> int:
    """Queue the news for everyone of the office who can be reached; return for how many."""
    told = 0
    for office in members.with_role(tx, programme_id, *OFFICE):
        if office.unreachable_at is not None:
            continue
        row = tuple(Button(say(office.language, c.label), c.action, c.args) for c in news.choices)
        post = Post(
            office.channel,
            office.chat,
            news.text(office.language),
            (row,) if row else (),
            lane=Lane.NUDGE,
            token=token() if row else "",
            language=office.language,
        )
        outbox.add(tx, post, now)
        told += 1
    return told
