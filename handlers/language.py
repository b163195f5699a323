"""/lang: each person chooses the language; all later texts follow."""

from dataclasses import replace

from handlers.help import menu
from handlers.registry import Action, Command, Conversation
from handlers.turn import Reply, Turn
from storage import members
from texts.catalogue import LANGUAGES, say


def ask_language(turn: Turn, _rest: str = "") -> Reply:
    """Show the languages, each by its own name."""
    buttons = tuple(turn.button(f"language-{code}", "language.choose", code) for code in LANGUAGES)
    return Reply(turn.say("language-ask"), (buttons, (turn.button("back", "menu.show"),)))


def choose_language(turn: Turn, code: str) -> Reply:
    """Switch the person's language and answer in it."""
    members.set_language(turn.tx, turn.sender.id, code)
    speaker = replace(turn, member=replace(turn.sender, language=code))
    return replace(menu(speaker), text=say(code, "language-chosen"))


CONVERSATION = Conversation(
    commands=(Command(("语言", "/lang", "/language"), ask_language),),
    actions={"language.show": Action(ask_language), "language.choose": Action(choose_language)},
)
