"""The HTTP side of the Bot API: from a request to a method and back.

`make_app` gives an aiohttp application for a world; it serves the Bot API, its
files, the control API and the page.
"""

import asyncio
import inspect
import json
import re
from collections.abc import Callable
from http import HTTPStatus

from aiohttp import web

from playground.control import control_routes
from playground.errors import ApiError, bad_request
from playground.faults import Rule
from playground.methods import callbacks, chats, forwards, media, messages, settings, updates
from playground.params import Params, read_params
from playground.wire import Json
from playground.world import World

MAX_BODY = 64 * 2**20  # bytes; the largest upload is 50 MB
TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
WORLD = web.AppKey("world", World)

Method = Callable[[World, Params], object]
SUBJECTS = (callbacks, chats, forwards, media, messages, settings, updates)
METHODS: dict[str, Method] = {
    name.lower(): run for subject in SUBJECTS for name, run in subject.METHODS.items()
}


def make_app(world: World) -> web.Application:
    """Return the application that serves this world."""
    app = web.Application(client_max_size=MAX_BODY)
    app[WORLD] = world
    app.router.add_route("*", "/bot{token}/{method}", _call)
    app.router.add_get("/file/bot{token}/{path:.+}", _download)
    app.add_routes(control_routes(world))
    app.on_shutdown.append(_close)
    return app


async def _close(app: web.Application) -> None:
    """End what would hold the server: long polls, listeners and deliveries."""
    world = app[WORLD]
    world.updates.end_poll()
    world.clock.end_waits()
    world.events.close()
    if world.webhook:
        await world.webhook.stop()


async def _call(request: web.Request) -> web.StreamResponse:
    world, method = request.app[WORLD], request.match_info["method"]
    if refusal := _token_refusal(world, request.match_info["token"]):
        return _response(refusal.code, refusal.body())
    try:
        params = await read_params(request)
    except ApiError as error:
        return _response(error.code, error.body())
    chat = _chat_id(params)
    rule = world.faults.call(method, chat)
    status, body = await _outcome(world, method, params, rule)
    world.record_call(method, chat, status)
    if rule and rule.kind in ("drop_before", "drop_after"):
        _cut(request)
    return _response(status, body)


async def _download(request: web.Request) -> web.StreamResponse:
    world = request.app[WORLD]
    if refusal := _token_refusal(world, request.match_info["token"]):
        return _response(refusal.code, refusal.body())
    file = world.files.at(request.match_info["path"])
    if file is None:
        return _response(404, ApiError(404, "Not Found").body())
    return web.Response(body=file.data, content_type="application/octet-stream")


async def _outcome(world: World, method: str, params: Params, rule: Rule | None) -> tuple[int, Json]:
    """Run the method, or what a fault makes of it; return HTTP status and body."""
    if world.faults.latency_ms:
        await asyncio.sleep(world.faults.latency_ms / 1000)
    if rule and rule.kind == "slow":
        await asyncio.sleep(rule.seconds)
    try:
        if rule and (refusal := rule.refusal()):
            raise refusal
        # The connection is cut afterwards in both cases; only here the call must not take effect.
        if rule and rule.kind == "drop_before":
            return HTTPStatus.BAD_GATEWAY, {}
        return HTTPStatus.OK, {"ok": True, "result": await _result(world, method, params)}
    except ApiError as error:
        return error.code, error.body()


async def _result(world: World, method: str, params: Params) -> object:
    run = METHODS.get(method.lower())
    if run is None:
        raise bad_request(f"method {method} is not supported by the playground")
    # Only getUpdates and the webhook's calls wait for something.
    result = run(world, params)
    return await result if inspect.isawaitable(result) else result


def _token_refusal(world: World, token: str) -> ApiError | None:
    if not TOKEN.fullmatch(token):
        return ApiError(404, "Not Found")
    if world.token and token != world.token:
        return ApiError(401, "Unauthorized")
    return None


def _chat_id(params: Params) -> int | None:
    text = params.text("chat_id")
    return int(text) if re.fullmatch(r"-?[0-9]{1,18}", text) else None


def _cut(request: web.Request) -> None:
    """Close the connection without an answer, as a network failure would."""
    if request.transport:
        request.transport.abort()


def _response(status: int, body: Json) -> web.Response:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return web.Response(body=text.encode(), status=status, content_type="application/json", charset="utf-8")
