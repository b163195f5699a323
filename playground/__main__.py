"""`python -m playground`: the stand-in server as a process of its own."""

import argparse
import asyncio
import signal
from datetime import datetime

from aiohttp import web

from playground.faults import Faults
from playground.server import make_app
from playground.world import World

START = "2023-10-09T08:30:00+08:00"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "playground", description="A stand-in Telegram Bot API server with a chat page."
    )
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8081, help="0 takes a free one")
    parser.add_argument(
        "--start", type=_moment, default=START, help=f"the world's first moment (default {START})"
    )
    parser.add_argument("--speed", type=float, default=1.0, help="world seconds a real second")
    parser.add_argument("--token", help="accept only this token; without it any of the right form")
    parser.add_argument("--latency-ms", type=int, default=0, help="delay of each answer to the bot")
    parser.add_argument("--no-limits", action="store_true", help="no flood limits")
    parser.add_argument("--no-privacy", action="store_true", help="the bot hears everything in groups")
    return parser.parse_args()


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise argparse.ArgumentTypeError("the moment needs an offset, such as +08:00")
    return moment


async def serve(args: argparse.Namespace) -> None:
    """Serve until SIGINT or SIGTERM."""
    faults = Faults(args.latency_ms, limits=not args.no_limits)
    privacy = not args.no_privacy
    world = World(args.start.timestamp(), token=args.token, speed=args.speed, privacy=privacy, faults=faults)
    runner = web.AppRunner(make_app(world), access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, args.host, args.port).start()
    print(f"http://{args.host}:{runner.addresses[0][1]}/", flush=True)
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    await stopped.wait()
    await runner.cleanup()


asyncio.run(serve(arguments()))
