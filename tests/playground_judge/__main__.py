"""`python -m tests.playground_judge`: run python-telegram-bot's own request tests against the playground.

Their source distribution is downloaded to a temporary folder and run there,
unchanged; only the server and the bots' data are replaced. Needs pip's index,
and openssl for the certificate of this run, since the tests want HTTPS.
"""

import asyncio
import json
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import Counter
from pathlib import Path

from aiohttp import web

from playground.faults import Faults
from playground.server import make_app
from playground.world import DEFAULT_TOKEN, World
from tests.playground_judge.scope import FILES, LEFT_OUT, NEEDS_NAMES, STAND_INS

VERSION = "22.8"
CACHE = "cachetools==6.2.2"  # for the tests of arbitrary callback data
OLD = 3 * 86_400  # seconds, beyond what may be deleted
PLUGIN = Path(__file__).parent
OUTCOME = re.compile(r"^(PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS)\b.*?(tests/\S+)", re.MULTILINE)


def seeded_world() -> tuple[World, dict[str, object]]:
    """Return a world with the chats that the tests expect, and the bot data that names them."""
    world = World(time.time() - OLD, faults=Faults(limits=False))
    world.bot = world.bot | {"first_name": "Judge", "username": "judge_bot"}
    person = world.add_user("PTB", "Test user")
    person.started = True
    others = [world.add_user(name).id for name in ("Ann", "Ben", "Cid")]
    helper = world.add_user("Helper")
    helper.is_bot = True
    members = [person.id, helper.id, *others]
    world.post(world.chats[person.id], {"text": "too old to be deleted"}, sender=world.bot)
    world.clock.set(time.time())
    group = world.add_chat("supergroup", ">>> telegram.Bot(test) @judge_bot", members)
    channel = world.add_chat("channel", "Tests", members)
    channel.card["username"] = "judge_channel"
    for chat in (group, channel):
        chat.bot_status = "administrator"
        chat.admins.add(helper.id)
    bot: dict[str, object] = {
        "token": DEFAULT_TOKEN,
        "payment_provider_token": "none",
        "chat_id": str(person.id),
        "super_group_id": str(group.id),
        "forum_group_id": str(group.id),
        "channel_id": "@judge_channel",
        "subscription_channel_id": channel.id,
        "name": "Judge",
        "username": "@judge_bot",
    }
    return world, bot


def downloaded(folder: Path) -> Path:
    """Fetch and unpack the source distribution and what only its tests need; return its folder."""
    pip = [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check"]
    package = ["--no-deps", "--no-binary", ":all:", "-d", str(folder), f"python-telegram-bot=={VERSION}"]
    subprocess.run([*pip, "download", *package], check=True)
    subprocess.run([*pip, "install", "--no-deps", "--target", folder / "extras", CACHE], check=True)
    archive = next(folder.glob("*.tar.gz"))
    with tarfile.open(archive) as content:
        content.extractall(folder, filter="data")
    return archive.with_name(archive.name.removesuffix(".tar.gz"))


def complete(source: Path) -> None:
    """Let other files stand in for those that the tests name but the distribution lacks."""
    data = source / "tests" / "data"
    for name, other in STAND_INS.items():
        if not (data / name).exists():
            shutil.copy(data / other, data / name)


def certificate(folder: Path) -> tuple[Path, Path]:
    """Make a certificate for this run and this machine; return the files of certificate and key."""
    cert, key = folder / "cert.pem", folder / "key.pem"
    names = "subjectAltName=IP:127.0.0.1"
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=judge"]
    subprocess.run([*make, "-addext", names, "-keyout", key, "-out", cert], check=True, capture_output=True)
    return cert, key


async def judge(source: Path, cert: Path, key: Path) -> str:
    """Serve a seeded world and run the tests against it; return pytest's report."""
    world, bot = seeded_world()
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(cert, key)
    runner = web.AppRunner(make_app(world), access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=tls).start()
    environment = {
        "JUDGE_URL": f"https://127.0.0.1:{runner.addresses[0][1]}",
        "JUDGE_BOT": json.dumps(bot),
        "SSL_CERT_FILE": str(cert),
        "PYTHONPATH": os.pathsep.join((str(PLUGIN), str(source.parent / "extras"))),
    }
    try:
        process = await asyncio.create_subprocess_exec(
            *pytest_command(),
            cwd=source,
            env=os.environ | environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        report, _ = await process.communicate()
    finally:
        await runner.cleanup()
    return report.decode()


def pytest_command() -> list[str]:
    settings = {
        "asyncio_mode": "auto",
        "asyncio_default_fixture_loop_scope": "session",
        "asyncio_default_test_loop_scope": "session",
        "markers": "dev\nno_req\nreq\nflaky",
        "addopts": "",
        "filterwarnings": "",
    }
    options = [part for name, value in settings.items() for part in ("-o", f"{name}={value}")]
    files = [f"tests/{name}" for name in FILES]
    return [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "redirect",
        *options,
        "-k",
        "WithRequest",
        "-q",
        "-rA",
        "--tb=native",
        *files,
    ]


def report(text: str, *, verbose: bool) -> int:
    """Print passed and failed, and what was left out; return the number of failures that count."""
    counted: Counter[str] = Counter()
    failures = []
    left_out = LEFT_OUT if names_resolve() else LEFT_OUT | NEEDS_NAMES
    for outcome, test in OUTCOME.findall(text):
        reason = next((reason for pattern, reason in left_out.items() if re.search(pattern, test)), None)
        counted[f"left out: {reason}" if reason else outcome.lower()] += 1
        if reason is None and outcome in ("FAILED", "ERROR"):
            failures.append(test)
    for name, number in sorted(counted.items()):
        print(f"{number:4} {name}")
    for test in failures:
        print(f"FAILED {test}")
    if verbose or not counted:
        print(text)
    return len(failures) or int(not counted)


def names_resolve() -> bool:
    """Whether this machine finds public names; the tests of webhooks ask for one."""
    try:
        socket.gethostbyname("python-telegram-bot.org")
    except OSError:
        return False
    return True


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cert, key = certificate(folder)
        source = downloaded(folder)
        complete(source)
        text = asyncio.run(judge(source, cert, key))
    sys.exit(bool(report(text, verbose="--verbose" in sys.argv)))


if __name__ == "__main__":
    main()
