"""The menu of each role, at most six entries, and one page of help."""

from domain.messages import Button, ChatKind
from domain.roles import Role
from handlers.paging import in_rows
from handlers.registry import Action, Answer, Command, Conversation
from handlers.turn import Reply, Turn

Entry = tuple[str, str, tuple[str, ...]]  # label key, action, its arguments

REPORTER: tuple[Entry, ...] = (
    ("report-now", "report.each", ()),
    ("my-tasks", "report.list", ("0",)),
    ("duties-history", "report.history", ("0",)),
    ("leave", "people.ask_dates", ("",)),
    ("language", "language.show", ()),
    ("my-data", "privacy.mine", ()),
)
STAFF: tuple[Entry, ...] = (
    ("review", "review.queue", ()),
    ("week-status", "overview.status", ()),
    ("menu-summary", "summary.pull", ()),
    ("all-tasks", "task.list", ("0",)),
    ("people", "roster.show", ("every", "0")),
    ("invite", "invite.start", ()),
)
LEADING_GROUP: tuple[Entry, ...] = (
    ("menu-summary", "summary.pull", ()),
    ("language", "language.show", ()),
    ("my-data", "privacy.mine", ()),
)
MENU: dict[Role, tuple[Entry, ...]] = {
    Role.CONTACT: REPORTER,
    Role.UNIT_HEAD: REPORTER,
    Role.OFFICE: STAFF,
    Role.ADMIN: STAFF,
    Role.LEADER: LEADING_GROUP,
}


def show_help(turn: Turn, _rest: str = "") -> Answer:
    """怎么用: one page for the role that the person has now."""
    return Reply(turn.say(f"help-{turn.sender.role}"), menu_rows(turn))


def menu(turn: Turn, _rest: str = "") -> Reply:
    """菜单: what can be done, by buttons."""
    member = turn.sender
    return Reply(turn.say("menu-head", name=member.name, programme=member.programme), menu_rows(turn))


def answer_words(turn: Turn) -> Answer:
    """Ordinary words of someone who reports nothing: the menu, and silence in a group."""
    return None if turn.incoming.chat_kind is ChatKind.GROUP else menu(turn)


def menu_rows(turn: Turn) -> tuple[tuple[Button, ...], ...]:
    return in_rows([turn.button(label, action, *args) for label, action, args in MENU[turn.sender.role]], 3)


CONVERSATION = Conversation(
    commands=(
        Command(("帮助", "怎么用", "/help"), show_help),
        Command(("菜单", "/menu"), menu),
    ),
    actions={"help.show": Action(show_help), "menu.show": Action(menu)},
)
