"""Control of people and chats: making them, and who is in which."""

from playground import membership
from playground.actions import Action, required, the_chat, the_user
from playground.errors import bad_request
from playground.params import Params
from playground.wire import Json
from playground.world import World

TYPES = ("group", "supergroup", "channel")


def add_user(world: World, params: Params) -> Json:
    """Add a person; `started` lets the bot write first, as if the person had opened it before."""
    names = (params.text(name) or None for name in ("last_name", "username"))
    user = world.add_user(required(params, "first_name"), *names)
    user.language_code = params.text("language_code") or None
    user.started = params.flag("started")
    return user.describe()


def add_chat(world: World, params: Params) -> Json:
    kind = params.text("type") or "group"
    members = params.integers("members")
    unknown = [member for member in members if member not in world.users]
    if kind not in TYPES or not members or unknown:
        raise bad_request(f"a chat needs a type of {TYPES} and known members; unknown: {unknown}")
    return membership.make_chat(world, kind, required(params, "title"), members).describe()


def add_member(world: World, params: Params) -> Json:
    """Add a person, as an administrator if the request says so."""
    chat, user = the_chat(world, params), the_user(world, params)
    membership.join(world, chat, user)
    if params.flag("administrator"):
        chat.admins.add(user.id)
    return chat.describe()


def remove_member(world: World, params: Params) -> Json:
    chat = the_chat(world, params)
    membership.leave(world, chat, the_user(world, params))
    return chat.describe()


def block(world: World, params: Params) -> Json:
    user = the_user(world, params)
    membership.block(world, user, blocked=params.flag("blocked"))
    return user.describe()


def deactivate(world: World, params: Params) -> Json:
    user = the_user(world, params)
    user.deactivated = True
    world.events.emit("user", user=user.describe())
    return user.describe()


def kick(world: World, params: Params) -> Json:
    """Remove the bot from a group."""
    chat = the_chat(world, params)
    membership.set_bot_status(world, chat, "kicked", by=world.users[chat.members[0]])
    return chat.describe()


def set_bot_status(world: World, params: Params) -> Json:
    """Add the bot again, or make it an administrator."""
    chat, status = the_chat(world, params), params.text("status")
    if status not in ("member", "administrator", "left", "kicked"):
        raise bad_request("status must be member, administrator, left or kicked")
    membership.set_bot_status(world, chat, status, by=world.users[chat.members[0]])
    return chat.describe()


def migrate(world: World, params: Params) -> Json:
    chat = the_chat(world, params)
    if chat.type != "group":
        raise bad_request("only a group becomes a supergroup")
    return membership.migrate(world, chat).describe()


ACTIONS: list[Action] = [
    ("POST", "/users", add_user),
    ("POST", "/users/{user}/block", block),
    ("POST", "/users/{user}/deactivate", deactivate),
    ("POST", "/chats", add_chat),
    ("POST", "/chats/{chat}/members", add_member),
    ("DELETE", "/chats/{chat}/members/{user}", remove_member),
    ("POST", "/chats/{chat}/kick", kick),
    ("POST", "/chats/{chat}/bot", set_bot_status),
    ("POST", "/chats/{chat}/migrate", migrate),
]
