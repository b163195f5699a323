"""`duban demo`: the real bot and a playground, with people of a county ready to play."""

import argparse
import asyncio
import socket
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from pydantic import SecretStr

from bot import logs
from bot.app import App, draw_token
from bot.settings import Settings
from domain.roles import Role
from plans import load_plan
from playground.client import Playground
from storage import invitations, plan_loading, units
from storage.database import open_writer
from storage.migrate import migrate

PLAN = Path(__file__).parents[2] / "plans" / "samples" / "yingxian-2023.toml"
MONDAY = "2023-10-09T09:00:00+08:00"
FIRST_DAY = date(2023, 10, 9)
PORT = 8081
# Any token of the right form will do: the playground is the only service that sees it.
TOKEN = SecretStr("1000000001:a-token-for-the-playground-only-00")
GROUP = "应县专业镇发展领导小组"


@dataclass(frozen=True, slots=True)
class Player:
    name: str
    post: str  # shown as the family name of the account, so that the page says who is who
    role: Role
    unit: str = ""


PLAYERS = (
    Player("刘敏", "办公室", Role.OFFICE),
    Player("张明", "县工信局", Role.CONTACT, "县工信局"),
    Player("赵蕾", "县商务局", Role.CONTACT, "县商务局"),
    Player("孙涛", "县农业农村局", Role.CONTACT, "县农业农村局"),
    Player("王建国", "县工信局分管领导", Role.UNIT_HEAD, "县工信局"),
    Player("李县长", "领导小组", Role.LEADER),
)


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("demo", help="try everything out in the browser, without a token")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=PORT, help="of the page; a free one if it is taken")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    logs.set_up("WARNING")
    with tempfile.TemporaryDirectory(prefix="duban-demo-") as folder:
        url = f"sqlite+aiosqlite:///{folder}/demo.db"
        codes = prepare(url)
        asyncio.run(_play(args.host, _free_port(args.host, args.port), url, codes))
    return 0


def prepare(url: str) -> list[str]:
    """Create the database with the bundled plan; return an invitation code for each player and the group."""
    migrate(url)
    engine = open_writer(url)
    now = datetime.fromisoformat(MONDAY).astimezone(UTC)
    with engine.begin() as tx:
        plan = load_plan(PLAN)
        programme_id = plan_loading.load(tx, plan, plan.name, FIRST_DAY, now).programme_id
        codes = [draw_token() for _ in (*PLAYERS, GROUP)]
        for player, code in zip((*PLAYERS, Player(GROUP, "", Role.LEADER)), codes, strict=True):
            unit = units.by_name(tx, programme_id, player.unit) if player.unit else None
            new = {"programme_id": programme_id, "role": player.role, "unit_id": unit.id if unit else None}
            invitations.add(tx, code, new, now)
    engine.dispose()
    return codes


async def _play(host: str, port: int, url: str, codes: list[str]) -> None:
    address = f"http://{host}:{port}"
    async with playground_process(host, port, address):
        settings = Settings(
            database_url=url,
            telegram_token=TOKEN,
            telegram_api=address,
            clock=f"{address}/playground/clock",
        )
        serving = asyncio.create_task(App(settings).run())
        await introduce(address, codes)
        print(f"\n  Open {address}/ in a browser.   浏览器打开 {address}/\n  Ctrl-C stops.\n", flush=True)
        await serving


@asynccontextmanager
async def playground_process(host: str, port: int, address: str) -> AsyncIterator[None]:
    """Run the playground as a process of its own: to the bot it is a server at an address."""
    arguments = ("-m", "playground", "--host", host, "--port", str(port), "--start", MONDAY)
    process = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, stdout=asyncio.subprocess.PIPE, start_new_session=True
    )
    try:
        if process.stdout is None or not await process.stdout.readline():
            raise RuntimeError(f"the playground did not start at {address}")
        yield
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def introduce(address: str, codes: list[str]) -> None:
    """Let everyone accept the invitation and say the name, as people do; one contact is left to be played."""
    async with Playground(address) as people:
        ids = [
            await people.add_user(player.name, last_name=player.post, language_code="zh")
            for player in PLAYERS
        ]
        for player, user, code in zip(PLAYERS, ids, codes, strict=False):
            await people.start(user, code)
            if player is PLAYERS[3]:
                continue
            await people.wait_for_message(user, "请回复姓名")
            await people.send(user, player.name)
            await people.wait_for_message(user, "已绑定")
        group = await people.add_chat(GROUP, [ids[5], ids[0]])
        name = (await people.state())["bot"]["username"]
        await people.send(ids[0], f"/bind@{name} {codes[-1]}", chat=group)


def _free_port(host: str, wanted: int) -> int:
    with socket.socket() as probe:
        if probe.connect_ex((host, wanted)) != 0:
            return wanted
    with socket.socket() as probe:
        probe.bind((host, 0))
        port: int = probe.getsockname()[1]
        return port
