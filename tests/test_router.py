"""Who may do what: every action, step and command against every role, from the registry itself.

The offers are the real ones; only what they would do is replaced, so that each cell of the matrix shows
nothing but the router's decision. RIGHTS says independently of the registry whose each offer is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import pytest
from sqlalchemy import func, select

from domain.messages import Button, ChatKind, Incoming, IncomingKind
from domain.roles import EVERYONE, OFFICE, READERS, REPORTERS, Role
from handlers.conversations import CONVERSATIONS, EVENTS
from handlers.registry import Action, Answer, Conversation, Step
from handlers.router import DIALOGUE_LIFETIME, Router
from handlers.turn import Reply, Turn
from storage import dialogues, members, outbox
from storage.members import Member
from storage.outbox import Post
from storage.tables.messages import outbox as outbox_table
from storage.tables.records import audit as audit_table
from tests.scene import Scene, open_scene

STRANGER = None
PEOPLE = (*Role, STRANGER)
IN_THE_LEADING_GROUP = {
    *("summary.full", "summary.red", "summary.units", "summary.unit", "summary.issues"),
    *("summary.files", "summary.file", "summary.tasks", "summary.task"),
    *("summary.sources", "summary.periods", "summary.report"),
    *("summary.times", "summary.write", "summary.words", "summary.scopes", "summary.parts"),
}
# Whose an offer is: the whole name first, else what stands before the dot.
RIGHTS = {
    "enrol": EVERYONE,
    "help": EVERYONE,
    "menu": EVERYONE,
    "language": EVERYONE,
    "privacy": EVERYONE,
    "report": REPORTERS,
    "draft": REPORTERS,
    "receipt": REPORTERS,
    "answer": REPORTERS,
    "people": REPORTERS,
    "nudge": REPORTERS,
    "extension": REPORTERS,
    "extension.grant": OFFICE,
    "extension.refuse": OFFICE,
    "group": OFFICE,
    "invite": OFFICE,
    "invite.revoke": OFFICE | REPORTERS,  # each their own
    "roster": OFFICE,
    "import": OFFICE,
    "review": OFFICE,
    "office": OFFICE,
    "overview": OFFICE,
    "task": OFFICE,
    "unit": OFFICE,
    "issue": OFFICE,
    "chase": OFFICE,
    "deadline": OFFICE,
    "request": OFFICE,
    "waive": OFFICE,
    "calendar": OFFICE,
    "menu.more": OFFICE,
    "instruction": OFFICE,
    "summary": OFFICE,
    "summary.pull": READERS,
    "summary.other": READERS,
    # These ask by themselves whether the chat or the person may read the programme.
    **dict.fromkeys(IN_THE_LEADING_GROUP, EVERYONE),
}
STRANGERS_TOO = {"enrol.decline", "enrol.name", "/start", "/privacy"} | IN_THE_LEADING_GROUP

ACTIONS = {name: action for talk in CONVERSATIONS for name, action in talk.actions.items()}
STEPS = {name: step for talk in CONVERSATIONS for name, step in talk.steps.items()}
OFFERS: dict[str, Action | Step] = {**ACTIONS, **STEPS}
COMMANDS = [command for talk in CONVERSATIONS for command in talk.commands]


@dataclass
class Stage:
    """A scene whose router notes what it would have run."""

    scene: Scene
    ran: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        conversations = tuple(self._noting(talk) for talk in CONVERSATIONS)
        ordinary = {role: partial(self.note, "ordinary") for role in PEOPLE}
        self.scene.router = Router(conversations, ordinary, EVENTS)

    def _noting(self, talk: Conversation) -> Conversation:
        return Conversation(
            tuple(replace(command, run=partial(self.note, command.words[0])) for command in talk.commands),
            {name: replace(action, run=partial(self.note, name)) for name, action in talk.actions.items()},
            {name: replace(step, run=partial(self.note, name)) for name, step in talk.steps.items()},
        )

    def note(self, name: str, _turn: Turn, *_args: Any) -> Answer:
        self.ran.append(name)
        return Reply(name)

    def who(self, role: Role | None) -> Member:
        """Somebody in that role; a stranger is somebody whose term has ended."""
        member = self.scene.person(role or Role.OFFICE, "县工信局" if role in REPORTERS else "")
        if role is STRANGER:
            members.end_term(self.scene.tx, member.id, self.scene.now)
        return member

    def card(self, chat: str, action: str) -> str:
        """A card with one button in a chat; return its token."""
        token = self.scene.token()
        post = Post("telegram", chat, "一张卡片", ((Button("按", action),),), token=token)
        outbox.add(self.scene.tx, post, self.scene.now)
        return token

    def presses(self, who: Member, pressed: str, **more: Any) -> list[str]:
        """Press a button; return the notices that answered it."""
        self.ran.clear()
        press = self.scene.message(
            who, "", kind=IncomingKind.PRESS, pressed=pressed, press_id="p", message_id="1"
        )
        before = self._last_row()
        self.handle(replace(press, **more))
        added = select(outbox_table.c.extra).where(outbox_table.c.id > before)
        return [extra.get("toast", "") for extra in self.scene.tx.scalars(added)]

    def writes(self, who: Member, text: str, **more: Any) -> None:
        self.handle(self.scene.message(who, text, **more))

    def handle(self, incoming: Incoming) -> None:
        self.scene.router.handle(self.scene.tx, incoming, self.scene.now, self.scene.token)

    def _last_row(self) -> int:
        return self.scene.tx.scalar(select(func.max(outbox_table.c.id))) or 0

    def refusals(self) -> int:
        query = select(func.count()).where(audit_table.c.action == "press.refused")
        return self.scene.tx.scalar(query) or 0


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    scene = open_scene()
    yield Stage(scene)
    scene.tx.close()


def may(role: Role | None, name: str) -> bool:
    if role is STRANGER:
        return name in STRANGERS_TOO
    return role in RIGHTS.get(name, RIGHTS.get(name.partition(".")[0], OFFERS[name].roles))


@pytest.mark.parametrize("name", [*ACTIONS, *STEPS])
def test_somebody_has_said_whose_every_offer_is(name: str) -> None:
    assert name.partition(".")[0] in RIGHTS, f"add {name} to RIGHTS: who may use it?"


@pytest.mark.parametrize("role", PEOPLE)
@pytest.mark.parametrize("name", ACTIONS)
def test_a_button_works_for_those_whose_it_is_and_for_nobody_else(
    stage: Stage, name: str, role: Role | None
) -> None:
    who = stage.who(role)
    refused = stage.refusals()
    shown = stage.presses(who, f"{stage.card(who.chat, name)}.0")
    assert stage.ran == ([name] if may(role, name) else [])
    assert stage.refusals() == refused + (0 if may(role, name) else 1)
    assert len(shown) == 1  # a press is always answered, or the button keeps spinning


@pytest.mark.parametrize("role", PEOPLE)
@pytest.mark.parametrize("name", ACTIONS)
def test_a_button_of_another_chat_works_for_nobody(stage: Stage, name: str, role: Role | None) -> None:
    token = stage.card("another chat", name)
    [answer] = stage.presses(stage.who(role), f"{token}.0")
    assert stage.ran == []
    assert answer


@pytest.mark.parametrize("role", PEOPLE)
@pytest.mark.parametrize("name", STEPS)
def test_an_answer_goes_to_the_question_only_from_those_who_may_answer(
    stage: Stage, name: str, role: Role | None
) -> None:
    who = stage.who(role)
    dialogues.put(stage.scene.tx, ("telegram", who.chat, who.account), name, {}, stage.scene.now)
    stage.ran.clear()
    stage.writes(who, "一句话")
    assert stage.ran == [name if may(role, name) else "ordinary"]


@pytest.mark.parametrize("role", PEOPLE)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.words[0])
def test_a_command_runs_for_those_who_may(stage: Stage, command: Any, role: Role | None) -> None:
    who = stage.who(role)
    stage.ran.clear()
    for word in command.words:
        stage.writes(who, f"{word} 县工信局")
    may_run = command.strangers if role is STRANGER else role in command.roles
    assert (command.words[0] in stage.ran) == may_run


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.words[0])
def test_strangers_have_two_commands_and_groups_few(command: Any) -> None:
    assert command.strangers == bool(STRANGERS_TOO & set(command.words))
    if command.groups and command.words[0] != "/start":  # which checks the sender itself
        assert command.roles <= READERS


@pytest.mark.parametrize("pressed", ["{}.1", "{}.-1", "{}.x", "{}", "{}.", "unknown.0", "", ".", "{}.1e3"])
def test_a_forged_press_is_refused_politely(stage: Stage, pressed: str) -> None:
    who = stage.who(Role.OFFICE)
    [answer] = stage.presses(who, pressed.format(stage.card(who.chat, "menu.show")))
    assert stage.ran == []
    assert "过期" in answer


def test_a_card_whose_action_no_longer_exists_is_out_of_date(stage: Stage) -> None:
    who = stage.who(Role.OFFICE)
    [answer] = stage.presses(who, f"{stage.card(who.chat, 'an.older_version')}.0")
    assert "过期" in answer


def test_a_press_that_has_no_answer_is_acknowledged_all_the_same(stage: Stage) -> None:
    silent = Conversation(actions={"silent": Action(lambda _turn: None)})
    router = Router((silent,), {}, {})
    who = stage.who(Role.OFFICE)
    noting, stage.scene.router = stage.scene.router, router
    assert stage.presses(who, f"{stage.card(who.chat, 'silent')}.0") == [""]
    stage.scene.router = noting


def test_rights_are_those_of_the_moment_not_of_the_card(stage: Stage) -> None:
    who = stage.who(Role.OFFICE)
    token = stage.card(who.chat, "invite.start")
    stage.presses(who, f"{token}.0")
    assert stage.ran == ["invite.start"]
    members.end_term(stage.scene.tx, who.id, stage.scene.now)
    stage.presses(who, f"{token}.0")
    assert stage.ran == []


def test_in_a_group_the_one_who_presses_counts_not_the_one_who_was_asked(stage: Stage) -> None:
    token = stage.card("-100", "review.accept")
    group = {"chat": "-100", "chat_kind": ChatKind.GROUP}
    stage.presses(stage.who(Role.CONTACT), f"{token}.0", **group)
    assert stage.ran == []
    stage.presses(stage.who(Role.OFFICE), f"{token}.0", **group)
    assert stage.ran == ["review.accept"]


def test_a_question_is_forgotten_overnight(stage: Stage) -> None:
    who = stage.who(Role.OFFICE)
    asked_at = stage.scene.now - DIALOGUE_LIFETIME * 2
    dialogues.put(stage.scene.tx, ("telegram", who.chat, who.account), "invite.unit", {}, asked_at)
    stage.ran.clear()
    stage.writes(who, "县工信局")
    assert stage.ran == ["ordinary"]


def test_a_command_ends_the_question_under_way(stage: Stage) -> None:
    who = stage.who(Role.OFFICE)
    dialogues.put(stage.scene.tx, ("telegram", who.chat, who.account), "invite.unit", {}, stage.scene.now)
    stage.ran.clear()
    stage.writes(who, "/help")
    stage.writes(who, "县工信局")
    assert stage.ran == ["帮助", "ordinary"]


@pytest.mark.parametrize("words", ["今天开会", "邀请 县工信局", "/help"])
def test_a_group_that_does_not_address_the_bot_is_not_listened_to(stage: Stage, words: str) -> None:
    stage.ran.clear()
    who = stage.who(Role.OFFICE)
    stage.writes(who, words, chat="-100", chat_kind=ChatKind.GROUP, addressed=False)
    assert stage.ran == []
