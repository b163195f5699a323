"""What the bot says of itself: commands, menu button, name and descriptions."""

import re
from collections.abc import Callable
from functools import partial

from playground.errors import bad_request
from playground.params import Params
from playground.rights import own_chat
from playground.wire import Json
from playground.world import World

MAX_COMMANDS = 100
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
MAX_COMMAND_TEXT = 256
SCOPES = frozenset(
    {
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    }
)
LIMITS = {"name": 64, "description": 512, "short_description": 120}


def set_my_commands(world: World, params: Params) -> bool:
    commands = [_command(given) for given in params.mappings("commands")]
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    world.settings[_commands_key(world, params)] = commands
    return True


def get_my_commands(world: World, params: Params) -> object:
    return world.settings.get(_commands_key(world, params), [])


def delete_my_commands(world: World, params: Params) -> bool:
    world.settings.pop(_commands_key(world, params), None)
    return True


def _command(given: Json) -> Json:
    command, text = Params(given).text("command").removeprefix("/"), Params(given).text("description")
    if not COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(text) <= MAX_COMMAND_TEXT:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return given | {"command": command, "description": text}


def _commands_key(world: World, params: Params) -> tuple[object, ...]:
    scope = Params(params.mapping("scope") or {"type": "default"})
    kind, chat = scope.text("type"), scope.text("chat_id")
    if kind not in SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    if chat:
        own_chat(world, scope)
    return ("commands", kind, chat, scope.text("user_id"), params.text("language_code"))


def set_chat_menu_button(world: World, params: Params) -> bool:
    button = params.mapping("menu_button") or {"type": "default"}
    if button.get("type") not in ("commands", "web_app", "default"):
        raise bad_request("can't parse MenuButton: unsupported type specified")
    world.settings[("menu", params.text("chat_id"))] = button
    return True


def get_chat_menu_button(world: World, params: Params) -> object:
    chat_id = params.text("chat_id")
    default: Json = {"type": "default" if chat_id else "commands"}
    return world.settings.get(("menu", chat_id), default)


def _set_my(what: str, world: World, params: Params) -> bool:
    """Set the text for a language; an empty one falls back to that without a language."""
    text = params.text(what)
    if len(text) > LIMITS[what]:
        raise bad_request(f"BOT_{what.upper()}_TOO_LONG")
    world.settings[(what, params.text("language_code"))] = text
    return True


def _get_my(what: str, world: World, params: Params) -> Json:
    default = world.bot["first_name"] if what == "name" else ""
    general = world.settings.get((what, "")) or default
    return {what: world.settings.get((what, params.text("language_code"))) or general}


METHODS: dict[str, Callable[[World, Params], object]] = {
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    "setMyName": partial(_set_my, "name"),
    "getMyName": partial(_get_my, "name"),
    "setMyDescription": partial(_set_my, "description"),
    "getMyDescription": partial(_get_my, "description"),
    "setMyShortDescription": partial(_set_my, "short_description"),
    "getMyShortDescription": partial(_get_my, "short_description"),
}
