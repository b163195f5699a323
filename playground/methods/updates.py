"""getMe and the two ways in which the bot gets its updates."""

import asyncio
import socket
from urllib.parse import urlsplit

from playground.errors import conflict
from playground.params import Params
from playground.webhooks import Webhook, WebhookSender, checked
from playground.wire import Json
from playground.world import World

WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
MAX_BATCH = 100
MAX_CONNECTIONS = 100


def get_me(world: World, _params: Params) -> Json:
    return world.bot | {
        "can_join_groups": True,
        "can_read_all_group_messages": not world.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_updates(world: World, params: Params) -> list[Json]:
    if world.webhook:
        raise conflict(WEBHOOK_ACTIVE)
    _remember_allowed(world, params)
    offset = params.integer("offset") or 0
    limit = min(max(params.integer("limit") or MAX_BATCH, 1), MAX_BATCH)
    return await world.updates.poll(offset, limit, max(params.integer("timeout") or 0, 0))


async def set_webhook(world: World, params: Params) -> bool:
    url = params.text("url")
    if not url:
        return await delete_webhook(world, params)
    webhook = checked(
        Webhook(
            url=url,
            secret=params.text("secret_token"),
            max_connections=min(max(params.integer("max_connections") or 40, 1), MAX_CONNECTIONS),
            ip_address=params.text("ip_address") or await _address(url),
            has_certificate=params.upload("certificate") is not None,
        )
    )
    await _stop_webhook(world, params)
    world.updates.refuse_poll("terminated by setWebhook request")
    _remember_allowed(world, params)
    world.webhook = WebhookSender(world, webhook)
    return True


async def delete_webhook(world: World, params: Params) -> bool:
    await _stop_webhook(world, params)
    return True


def get_webhook_info(world: World, _params: Params) -> Json:
    none: Json = {"url": "", "has_custom_certificate": False, "pending_update_count": len(world.updates)}
    info = world.webhook.describe() if world.webhook else none
    allowed = world.updates.allowed
    return info | ({"allowed_updates": sorted(allowed)} if allowed else {})


async def _stop_webhook(world: World, params: Params) -> None:
    if world.webhook:
        await world.webhook.stop()
        world.webhook = None
    if params.flag("drop_pending_updates"):
        world.updates.clear()


async def _address(url: str) -> str | None:
    """Return the address of the URL's host; None where names cannot be resolved."""
    host = urlsplit(url).hostname or ""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, None, family=socket.AF_INET)
    except OSError:
        return None
    return str(found[0][4][0])


def _remember_allowed(world: World, params: Params) -> None:
    """Keep the list of wanted kinds until another is given; an empty list means the default."""
    wanted = params.sequence("allowed_updates")
    if wanted is not None:
        world.updates.allowed = frozenset(str(kind) for kind in wanted)


METHODS = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
