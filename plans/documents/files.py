"""Hands files to the child process and takes plans back."""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import TypeAdapter

from plans.documents.model import ParsedPlan
from plans.documents.refusals import NotAPlan, Refusal

_PLAN = TypeAdapter(ParsedPlan)
_CHILD = (sys.executable, "-m", "plans.documents.child")


def parse_file(path: Path, *, apply_rules: bool = False) -> ParsedPlan:
    """Read a plan document in a child process (20 s, 512 MB), or raise NotAPlan."""
    result = next(parse_files([path], apply_rules=apply_rules))
    if isinstance(result, NotAPlan):
        raise result
    return result


def parse_files(paths: Iterable[Path], *, apply_rules: bool = False) -> Iterator[ParsedPlan | NotAPlan]:
    """Read several files with one child process; yield for each its plan or its refusal."""
    with subprocess.Popen(_CHILD, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:  # noqa: S603
        for path in paths:
            yield _ask(child, {"path": str(path.absolute()), "apply_rules": apply_rules})


def _ask(child: "subprocess.Popen[str]", request: dict[str, object]) -> ParsedPlan | NotAPlan:
    if child.stdin is None or child.stdout is None:
        raise ValueError("the child was started without pipes")
    child.stdin.write(json.dumps(request) + "\n")
    child.stdin.flush()
    answer = json.loads(child.stdout.readline() or "{}")
    if "plan" in answer:
        return _PLAN.validate_python(answer["plan"], strict=False)
    return NotAPlan(Refusal[answer.get("refusal", Refusal.LIMITS.name)])
