"""Which conversation takes an event; authorisation at the moment of the event, from the database."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection

from domain.messages import Button, ChatKind, Incoming, IncomingKind
from domain.roles import Role
from handlers.registry import Action, Answer, Command, Conversation, Step
from handlers.turn import Reply, Turn
from storage import dialogues, members, outbox
from storage.outbox import Sent

# A question asked yesterday evening may still be answered in the morning, not next week.
DIALOGUE_LIFETIME = timedelta(hours=18)
LONGEST_COMMAND = 12

Default = Callable[[Turn], Answer]


class Router:
    """All conversations, and for each role the one that takes ordinary words."""

    def __init__(
        self,
        conversations: tuple[Conversation, ...],
        ordinary: Mapping[Role | None, Default],
        events: Mapping[IncomingKind, Default],
        bot_link: str = "",
    ) -> None:
        self._words: dict[str, list[Command]] = {}
        for command in (command for talk in conversations for command in talk.commands):
            for word in command.words:
                self._words.setdefault(word, []).append(command)
        self._actions = {name: action for talk in conversations for name, action in talk.actions.items()}
        self._steps = {name: step for talk in conversations for name, step in talk.steps.items()}
        self._ordinary = ordinary
        self._events = events
        self._bot_link = bot_link

    def handle(self, tx: Connection, incoming: Incoming, now: datetime, token: Callable[[], str]) -> None:
        """Run the one handler that the event belongs to, inside `tx`, and queue its answer."""
        member = members.by_account(tx, incoming.channel, incoming.account)
        turn = Turn(tx, incoming, now, member, token, _card_of(tx, incoming), bot_link=self._bot_link)
        answer = self._dispatch(turn)
        if answer is not None:
            turn.answer(answer)
        elif incoming.press_id:
            turn.answer(Reply())  # a press must be acknowledged, or the button keeps spinning

    def _dispatch(self, turn: Turn) -> Answer:
        kind = turn.incoming.kind
        if kind is IncomingKind.PRESS:
            return self._press(turn)
        if kind in self._events:
            return self._events[kind](turn)
        if turn.incoming.chat_kind is ChatKind.GROUP and not turn.incoming.addressed:
            return None
        return self._message(turn)

    def _press(self, turn: Turn) -> Answer:
        button = _pressed_button(turn)
        action = self._actions.get(button.action) if button else None
        if button is None or action is None:
            return _refused_press(turn, "card-expired")
        if not _allowed(turn, action):
            return _refused_press(turn, "not-allowed")
        return action.run(turn, *button.args)

    def _message(self, turn: Turn) -> Answer:
        found = self._command(turn)
        if found is not None:
            command, rest = found
            if _allowed(turn, command):
                turn.forget()  # a command leaves what was being asked
                return command.run(turn, rest)
            return Reply(turn.say("not-allowed")) if turn.member else self._ordinary[None](turn)
        step = self._step(turn)
        if step is not None:
            return step
        return self._ordinary[turn.member.role if turn.member else None](turn)

    def _command(self, turn: Turn) -> tuple[Command, str] | None:
        text = turn.incoming.text.strip()
        head = text[: LONGEST_COMMAND * 4].split(maxsplit=1)[0] if text else ""
        word = head.split("@", 1)[0].lower() if head.startswith("/") else head
        in_group = turn.incoming.chat_kind is ChatKind.GROUP
        found = [command for command in self._words.get(word, ()) if command.groups or not in_group]
        # 任务 lists a contact's duties and shows the office one task: the word means what its speaker may do.
        permitted = (command for command in found if _allowed(turn, command))
        command = next(permitted, found[0] if found else None)
        return None if command is None else (command, text[len(head) :].strip())

    def _step(self, turn: Turn) -> Answer:
        dialogue = dialogues.find(turn.tx, *turn.place)
        if dialogue is None:
            return None
        step = self._steps.get(dialogue.step)
        if step is None or dialogue.updated_at < turn.now - DIALOGUE_LIFETIME or not _allowed(turn, step):
            turn.forget()
            return None
        return step.run(turn, dialogue.data)


def _allowed(turn: Turn, offer: Command | Action | Step) -> bool:
    return offer.strangers if turn.member is None else turn.member.role in offer.roles


def _refused_press(turn: Turn, key: str) -> Reply:
    turn.record("press.refused", f"chat:{turn.incoming.chat}", reason=key)
    return Reply(toast=turn.say(key))


def _card_of(tx: Connection, incoming: Incoming) -> Sent | None:
    """Return our message that was pressed or answered, if it was one in this very chat."""
    if incoming.pressed:
        card = outbox.by_token(tx, incoming.pressed.partition(".")[0])
        return card if card is not None and card.chat == incoming.chat else None
    if incoming.reply_to:
        return outbox.by_message(tx, incoming.channel, incoming.chat, incoming.reply_to)
    return None


def _pressed_button(turn: Turn) -> Button | None:
    """Return the button that was pressed, as our own row has it; the client names only its place."""
    place = turn.incoming.pressed.partition(".")[2]
    buttons = turn.card.buttons if turn.card else ()
    return buttons[int(place)] if place.isdecimal() and int(place) < len(buttons) else None
