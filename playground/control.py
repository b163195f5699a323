"""The control API: what the page and tests do in the world, beside the Bot API."""

import asyncio
import inspect
import json
from contextlib import suppress
from itertools import takewhile
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler

from playground import control_chats, control_clock, control_messages
from playground.actions import Act, Action
from playground.errors import ApiError
from playground.params import Params, read_params
from playground.wire import Json
from playground.world import World

HEARTBEAT = 15  # seconds
PAGE = Path(__file__).with_name("page")


def control_routes(world: World) -> list[web.AbstractRouteDef]:
    """Return the routes of the control API and of the page."""
    subjects = (OVERVIEW, control_chats.ACTIONS, control_clock.ACTIONS, control_messages.ACTIONS)
    actions = [
        web.route(verb, f"/playground{path}", _handler(world, act))
        for acts in subjects
        for verb, path, act in acts
    ]
    return [
        *actions,
        web.get("/playground/events", _event_stream(world)),
        web.get("/playground/files/{file_id}", _file(world)),
        web.get("/", _page),
        web.static("/page", PAGE),
    ]


def state(world: World, _params: Params) -> Json:
    return {
        "clock": world.clock.describe(),
        "bot": {name: world.bot[name] for name in ("id", "username", "first_name")},
        "users": [user.describe() for user in world.users.values()],
        "chats": [chat.describe() for chat in world.chats.values()],
        "faults": world.faults.describe(),
    }


def log(world: World, params: Params) -> list[Json]:
    """Return the bot's calls after number `after`, oldest first."""
    after = params.integer("after") or 0
    newest_first = takewhile(lambda call: call["n"] > after, reversed(world.log))
    return list(newest_first)[::-1]


OVERVIEW: list[Action] = [("GET", "/state", state), ("GET", "/log", log)]


def _handler(world: World, act: Act) -> Handler:
    """Wrap an action: parameters of path, query and body in, JSON out; a refusal becomes {"error": ...}."""

    async def handle(request: web.Request) -> web.Response:
        try:
            params = await read_params(request)
            result = act(world, params)
            result = await result if inspect.isawaitable(result) else result
        except ApiError as error:
            return web.json_response({"error": error.description}, status=error.code)
        return web.json_response(result)

    return handle


def _event_stream(world: World) -> Handler:
    async def stream(request: web.Request) -> web.StreamResponse:
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-cache"}
        response = web.StreamResponse(headers=headers)
        # A listener that goes away shows as a reset when the next event is written.
        with world.events.listen() as queue, suppress(ConnectionResetError):
            await response.prepare(request)
            while event := await _next_event(queue):
                await response.write(event)
        return response

    return stream


async def _next_event(queue: asyncio.Queue[Json | None]) -> bytes:
    """Return the next event as it is sent; a comment after a silence, which finds out who is gone."""
    try:
        async with asyncio.timeout(HEARTBEAT):
            event = await queue.get()
    except TimeoutError:
        return b": still here\n\n"
    return f"data: {json.dumps(event, ensure_ascii=False)}\n\n".encode() if event else b""


def _file(world: World) -> Handler:
    async def content(request: web.Request) -> web.Response:
        file = world.files.get(request.match_info["file_id"])
        if file is None:
            raise web.HTTPNotFound(text="no such file")
        # A page that somebody sent must not act as ours.
        guards = {"Content-Security-Policy": "sandbox", "X-Content-Type-Options": "nosniff"}
        return web.Response(body=file.data, content_type=file.mime_type, headers=guards)

    return content


async def _page(_request: web.Request) -> web.FileResponse:
    return web.FileResponse(PAGE / "index.html", headers={"Cache-Control": "no-cache"})
