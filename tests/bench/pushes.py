"""Pushes against the published limits, with people asking meanwhile."""

from collections.abc import Iterator
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench.county import prepare, queue
from tests.bench.processes import duban, environment, measured

LATENCY = 0.08  # seconds
ASKING = 4  # people
RATE = 29.3  # messages a second, the bot's own setting
PRIVATE = [str(20_001 + n) for n in range(900)]
GROUPS = [str(-30_001 - n) for n in range(60)]
A_GROUP = 5  # messages to each group
KINDS = {
    "private": PRIVATE,
    "groups": GROUPS * A_GROUP,
    "mixed": [chat for n in range(A_GROUP) for chat in (*PRIVATE[n * 120 : (n + 1) * 120], *GROUPS)],
}


def measure() -> Iterator[dict[str, Any]]:
    for kind, chats in KINDS.items():
        with TemporaryDirectory() as folder:
            url = f"sqlite+aiosqlite:///{folder}/bench.db"
            prepare(url, ASKING)
            queue(url, chats)
            server = duban("tests.bench.push_server", str(len(chats)), str(ASKING), str(LATENCY))
            figures = measured(server, duban("bot.cli", "run"), environment(url, RATE))
        hidden = {"rss_mb", "said", "start_ms"}
        yield {"bench": "pushes", "to": kind} | {k: v for k, v in figures.items() if k not in hidden}
