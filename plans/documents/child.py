"""The child process that reads files for the bot: `python -m plans.documents.child`.

It takes one JSON request a line and answers with one JSON line. Each file is
read in a fork of its own, with limits on time, memory and written files: what
happens there can cost that fork only.
"""

import json
import os
import resource
import signal
import sys
from pathlib import Path

from pydantic import TypeAdapter

from plans.documents.assemble import parse_text
from plans.documents.model import ParsedPlan
from plans.documents.reading import read_file
from plans.documents.refusals import NotAPlan, Refusal

SECONDS = 20
MEMORY = 512 * 2**20
PLAN = TypeAdapter(ParsedPlan)


def main() -> None:
    """Answer requests until the input ends."""
    for line in sys.stdin:
        request = json.loads(line)
        worker = os.fork()
        if worker == 0:
            _work(Path(request["path"]), apply_rules=request["apply_rules"])
        _, status = os.waitpid(worker, 0)
        if status:
            _answer({"refusal": Refusal.LIMITS.name})


def _work(path: Path, *, apply_rules: bool) -> None:
    """Read one file and leave the fork, whatever happens; a non-zero end says that limits were met."""
    code = 1
    try:
        _limit()
        _answer(_result(path, apply_rules=apply_rules))
        code = 0
    finally:
        os._exit(code)


def _limit() -> None:
    """SIGALRM ends the fork even inside a library; nothing can be written to disk."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(SECONDS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def _result(path: Path, *, apply_rules: bool) -> dict[str, object]:
    try:
        plan = parse_text(read_file(path), apply_rules=apply_rules)
    except NotAPlan as refusal:
        return {"refusal": refusal.reason.name}
    return {"plan": PLAN.dump_python(plan, mode="json")}


def _answer(answer: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=True) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
