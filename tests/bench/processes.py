"""A server and a bot as two processes, and what the bot costs between its first and its last update."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
TICKS = os.sysconf("SC_CLK_TCK")
TOKEN = "1000000001:a-token-for-the-benchmark-only-000"  # noqa: S105 - opens nothing
GRACE = 10  # seconds to stop in


def measured(server: Sequence[str], bot: Sequence[str], env: Mapping[str, str]) -> dict[str, Any]:
    """Run both until the server is done; return its figures with start, CPU and memory of the bot."""
    with _process([*_module("tests.bench.server"), *server] if len(server) == 1 else server, {}) as serving:
        address = f"http://127.0.0.1:{_line(serving)['port']}"
        spawned = time.perf_counter()
        with _process(bot, dict(env) | _places(address)) as running:
            _line(serving)  # the first poll
            start_ms = (time.perf_counter() - spawned) * 1000
            before, memory = _cpu_seconds(running.pid), [_megabytes(running.pid)]
            while "figures" not in (told := _line(serving)):
                memory.append(_megabytes(running.pid))
            cpu = _cpu_seconds(running.pid) - before
            memory.append(_megabytes(running.pid))
            running.terminate()
            said = running.communicate(timeout=GRACE)[0]
    figures: dict[str, Any] = told["figures"]
    if updates := figures.get("updates"):
        figures["cpu_ms_an_update"] = round(cpu / updates * 1000, 3)
    return figures | {"start_ms": round(start_ms), "rss_mb": memory, "said": said.decode()}


def _module(name: str) -> list[str]:
    return [sys.executable, "-m", name]


def duban(module: str = "bot.cli", *arguments: str) -> list[str]:
    """The command line of the bot, or of a program of this folder."""
    return [*_module(module), *arguments]


def environment(url: str, rate: float = 0) -> dict[str, str]:
    """What `duban run` reads from its environment."""
    return {"DUBAN_DATABASE_URL": url, "DUBAN_TELEGRAM_RATE": str(rate), "DUBAN_LOG_LEVEL": "WARNING"}


def _places(address: str) -> dict[str, str]:
    where = {"DUBAN_TELEGRAM_API": address, "DUBAN_CLOCK": f"{address}/clock", "DUBAN_TELEGRAM_TOKEN": TOKEN}
    return dict(os.environ) | where


@contextmanager
def _process(command: Sequence[str], env: Mapping[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env=env or None)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(GRACE)
        if process.stdout is not None:
            process.stdout.close()


def _line(process: "subprocess.Popen[bytes]") -> dict[str, Any]:
    line = process.stdout.readline() if process.stdout is not None else b""
    if not line:
        raise RuntimeError("the benchmark's server ended early")
    told: dict[str, Any] = json.loads(line)
    return told


def _cpu_seconds(pid: int) -> float:
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / TICKS


def _megabytes(pid: int) -> float:
    line = next(
        line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS")
    )
    return round(int(line.split()[1]) / 1024, 1)
