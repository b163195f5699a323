"""getMe and the ways in which the bot gets its updates."""

from playground.errors import conflict
from playground.params import Params
from playground.wire import Json
from playground.world import World

WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


def get_me(world: World, _params: Params) -> Json:
    return world.bot | {
        "can_join_groups": True,
        "can_read_all_group_messages": not world.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_updates(world: World, params: Params) -> list[Json]:
    if world.updates.forward:
        raise conflict(WEBHOOK_ACTIVE)
    remember_allowed(world, params)
    offset = params.integer("offset") or 0
    limit = min(max(params.integer("limit") or 100, 1), 100)
    return await world.updates.poll(offset, limit, max(params.integer("timeout") or 0, 0))


def remember_allowed(world: World, params: Params) -> None:
    """Keep the list of wanted kinds until another is given; an empty list means the default."""
    wanted = params.sequence("allowed_updates")
    if wanted is not None:
        world.updates.allowed = frozenset(str(kind) for kind in wanted)


METHODS = {"getMe": get_me, "getUpdates": get_updates}
