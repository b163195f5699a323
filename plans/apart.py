"""Reads what anyone may send in a child process with limits on time and memory, as plain data.

`python -m plans.apart roster FILE` is that child for rosters; plan documents have their own
(`plans.documents.child`).
"""

import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from plans.documents import NotAPlan, ParsedPlan, parse_file
from plans.roster import Roster, read_roster
from plans.spreadsheets import RosterError

SECONDS = 20
MEMORY = 512 * 2**20
PLAN = TypeAdapter(ParsedPlan)
ROSTER = TypeAdapter(Roster)


def read_plan_apart(path: Path, *, apply_rules: bool = False) -> dict[str, Any]:
    """Return {"plan": …} as JSON data, or {"refusal": its name}."""
    try:
        return {"plan": PLAN.dump_python(parse_file(path, apply_rules=apply_rules), mode="json")}
    except NotAPlan as refusal:
        return {"refusal": refusal.reason.name.lower().replace("_", "-")}


def read_roster_apart(path: Path) -> dict[str, Any]:
    """Return {"roster": …} as JSON data, or {"refusal": its name}; a crash of the child is `damaged`."""
    command = (sys.executable, "-m", "plans.apart", str(path.absolute()))
    child = subprocess.run(command, stdout=subprocess.PIPE, check=False)  # noqa: S603
    try:
        answer: dict[str, Any] = json.loads(child.stdout)
    except ValueError:
        return {"refusal": "damaged"}
    return answer


def main(path: Path) -> None:
    """Print what a roster holds as one JSON object, within the limits."""
    _limit()
    try:
        answer = {"roster": ROSTER.dump_python(read_roster(path), mode="json")}
    except RosterError as refusal:
        answer = {"refusal": refusal.reason.value}
    except MemoryError:
        answer = {"refusal": "damaged"}
    sys.stdout.write(json.dumps(answer))


def _limit() -> None:
    """SIGALRM ends the process even inside a library; nothing can be written to disk."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(SECONDS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
