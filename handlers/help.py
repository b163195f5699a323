"""The menu of each role, at most six entries, and one page of help."""

from domain.messages import ChatKind, Rows
from domain.roles import OFFICE, Role
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
    ("week-missing", "overview.missing", ("0",)),
    ("chase", "chase.start", ("0", "0")),
    ("menu-summary", "summary.pull", ()),
    ("more", "menu.more", ()),
)
MORE: tuple[Entry, ...] = (
    ("invite", "invite.start", ()),
    ("people", "roster.show", ("every", "0")),
    ("menu-summaries", "summary.other", ()),
    ("all-tasks", "task.list", ("0",)),
    ("all-units", "unit.list", ("0",)),
    ("open-issues", "issue.ledger", ("0",)),
    ("requests", "request.list", ("0",)),
    ("summary-recipients", "summary.recipients", ()),
    ("calendar", "calendar.show", ()),
    ("language", "language.show", ()),
    ("back", "menu.show", ()),
)
LEADING_GROUP: tuple[Entry, ...] = (
    ("menu-summary", "summary.pull", ()),
    ("menu-summaries", "summary.other", ()),
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


def menu_rows(turn: Turn) -> Rows:
    return _rows(turn, MENU[turn.sender.role])


def more(turn: Turn) -> Reply:
    """更多: what the office needs less often."""
    return Reply(turn.say("menu-more"), _rows(turn, MORE))


def _rows(turn: Turn, entries: tuple[Entry, ...]) -> Rows:
    return in_rows([turn.button(label, action, *args) for label, action, args in entries], 3)


CONVERSATION = Conversation(
    commands=(
        Command(("帮助", "怎么用", "/help"), show_help),
        Command(("菜单", "/menu"), menu),
    ),
    actions={
        "help.show": Action(show_help),
        "menu.show": Action(menu),
        "menu.more": Action(more, OFFICE),
    },
)
