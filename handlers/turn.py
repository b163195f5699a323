"""One event being handled: who wrote, when, in which transaction, and how to answer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from domain.messages import Button, Document, Incoming, Lane, Rows
from storage import audit, dialogues, outbox
from storage.members import Member
from storage.outbox import Post, Sent
from texts.catalogue import Value, known_language, say


@dataclass(frozen=True, slots=True)
class Reply:
    """What a handler answers in the chat it was asked in.

    After a press the card it belonged to changes; after a message a new one is sent, unless `edits`
    names the outbox row to change instead.
    """

    text: str = ""
    buttons: Rows = ()
    edits: int | None = None
    new: bool = False  # answer a press by a new message, leaving the card as it is
    toast: str = ""
    reaction: str = ""
    document: Document | None = None
    about: str = ""
    queued: Callable[[int], None] | None = None  # told the outbox row that created the message


@dataclass(frozen=True, slots=True)
class Turn:
    """The event, its sender as the database knows him at this moment, and the transaction."""

    tx: Connection
    incoming: Incoming
    now: datetime
    member: Member | None
    token: Callable[[], str]  # draws an unguessable card token
    card: Sent | None = None  # our message that was pressed or answered
    bot_link: str = ""  # where the bot is found on the channel: https://t.me/duban_bot

    @property
    def about(self) -> str:
        """What the pressed or answered message spoke of."""
        return self.card.about if self.card else ""

    @property
    def pressed_root(self) -> int | None:
        """The outbox row that created the message whose button was pressed."""
        return self.card.root_id if self.card and self.incoming.press_id else None

    @property
    def language(self) -> str:
        return self.member.language if self.member else known_language(self.incoming.language)

    @property
    def place(self) -> tuple[str, str, str]:
        """Where a dialogue is kept: channel, chat, account."""
        return (self.incoming.channel, self.incoming.chat, self.incoming.account)

    @property
    def sender(self) -> Member:
        """The sender, where the router has checked that it is a member."""
        if self.member is None:
            raise LookupError("a handler for members was reached by a stranger")
        return self.member

    def say(self, key: str, **values: Value) -> str:
        return say(self.language, key, **values)

    def say_in(self, language: str, key: str, **values: Value) -> str:
        """The text in another person's language."""
        return say(language, key, **values)

    def button(self, key: str, action: str, *args: object, **values: Value) -> Button:
        """A button with its label from the catalogue."""
        return Button(self.say(key, **values), action, tuple(str(arg) for arg in args))

    def ask(self, step: str, **data: object) -> None:
        """Expect the next message in this chat as the answer to `step`."""
        dialogues.put(self.tx, self.place, step, data, self.now)

    def forget(self) -> None:
        dialogues.drop(self.tx, self.place)

    def record(self, action: str, subject: str, **detail: str | int | None) -> None:
        """Append to the audit trail; the programme is the sender's unless `detail` names another."""
        actor = self.member.actor if self.member else f"{self.incoming.channel}:{self.incoming.account}"
        programme = self.member.programme_id if self.member else None
        audit.record(self.tx, self.now, actor, action, subject, **{"programme": programme} | detail)

    def tell(
        self, to: Member, text: str, buttons: Rows = (), *, about: str = "", key: str | None = None
    ) -> int | None:
        """Queue a message to another member; `key` makes sure that it is queued once."""
        post = Post(
            to.channel,
            to.chat,
            text,
            buttons,
            lane=Lane.NUDGE,
            about=about,
            token=self.token() if buttons else "",
            language=to.language,
            dedupe_key=key,
        )
        return outbox.add(self.tx, post, self.now)

    def answer(self, reply: Reply) -> None:
        """Queue the reply in the chat that the event came from."""
        pressed = bool(self.incoming.press_id)
        edits = reply.edits if reply.edits is not None else (None if reply.new else self.pressed_root)
        if not reply.text and not reply.document and not reply.reaction:
            edits = None
        post = Post(
            self.incoming.channel,
            self.incoming.chat,
            reply.text,
            reply.buttons,
            edits_id=edits,
            reply_to=self.incoming.message_id if reply.reaction or self._in_group else "",
            press_id=self.incoming.press_id if pressed else "",
            toast=reply.toast,
            reaction=reply.reaction,
            document=reply.document,
            about=reply.about,
            token=self.token() if reply.buttons else "",
            language=self.language,
        )
        row = outbox.add(self.tx, post, self.now)
        if reply.queued is not None and row is not None:
            reply.queued(edits or row)

    @property
    def _in_group(self) -> bool:
        return self.incoming.chat_kind == "group" and not self.incoming.press_id
