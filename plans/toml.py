"""Loads a plan file, or refuses it naming every faulty line at once."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from domain.plan import Plan
from plans.checks import Finding, findings
from plans.conversion import plan_from, register_of
from plans.schema import PlanFile
from plans.source_lines import line_numbers, line_of

LARGEST = 2_000_000  # bytes; the county plan takes 30,000
SOUGHT = 200  # faults after which the search ends
SHOWN = 20
LONGEST = 300  # characters of a reason
AT_LINE = re.compile(r" \(at line (\d+), column (\d+)\)$")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    line: int  # 1 is the first
    reason: str  # and what to do


class PlanError(Exception):
    """A plan file that cannot be loaded; its text names the file, each line, and what to do there."""

    def __init__(self, path: str, problems: list[Problem]) -> None:
        self.path = path
        self.problems = tuple(sorted(set(problems)))
        super().__init__(path, self.problems)

    def __str__(self) -> str:
        shown = [f"{self.path}, line {problem.line}: {problem.reason}" for problem in self.problems[:SHOWN]]
        more = len(self.problems) - SHOWN
        return "\n".join([*shown, *([f"and {more} more: correct these first"] if more > 0 else [])])


def load_plan(path: Path) -> Plan:
    """Return the plan in a TOML file; raise PlanError when it cannot be read or breaks a rule."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise PlanError(str(path), [Problem(1, f"cannot be opened: {error.strerror}")]) from error
    return read_plan(content, str(path))


def read_plan(content: bytes, path: str) -> Plan:
    """Return the plan in the content of a TOML file; `path` only names it in a PlanError."""
    if len(content) > LARGEST:
        raise PlanError(path, [Problem(1, f"larger than {LARGEST} bytes: this is no plan file")])
    source = _decoded(content, path)
    try:
        file = PlanFile.model_validate(_parsed(source, path))
    except ValidationError as error:
        faults = [_fault(detail) for detail in error.errors(include_url=False, include_input=False)]
        raise PlanError(path, _located(faults, source)) from None
    register = register_of(file)
    if found := list(islice(findings(file, register), SOUGHT)):
        raise PlanError(path, _located(found, source))
    return plan_from(file, register)


def _decoded(content: bytes, path: str) -> str:
    try:
        # Editors on Windows put a mark before the text.
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise PlanError(path, [Problem(line, "not UTF-8: save the file as UTF-8")]) from None


def _parsed(source: str, path: str) -> dict[str, Any]:
    try:
        return tomllib.loads(source)
    except RecursionError:
        raise PlanError(path, [Problem(1, "arrays are nested too deeply: this is no plan file")]) from None
    except ValueError as error:  # TOMLDecodeError, or a number with thousands of digits
        reason = str(error)
        at = AT_LINE.search(reason)
        line = int(at[1]) if at else source.count("\n") + 1
        where = f" in column {at[2]}" if at else ""
        raise PlanError(path, [Problem(line, f"no TOML{where}: {AT_LINE.sub('', reason)}")]) from None


def _fault(detail: ErrorDetails) -> Finding:
    """Return what pydantic found, in words that say what to do."""
    field = next((part for part in reversed(detail["loc"]) if isinstance(part, str)), "")
    reasons = {
        "missing": f"`{field}` is missing: add it",
        "extra_forbidden": f"`{field}` is no field of this table: remove it or correct its name",
    }
    return Finding(
        detail["loc"],
        reasons.get(detail["type"], f"`{field}`: {detail['msg'].removeprefix('Value error, ')}"),
    )


def _located(faults: Iterable[Finding], source: str) -> list[Problem]:
    numbers = line_numbers(source)
    return [Problem(line_of(fault.location, numbers), _printable(fault.reason)) for fault in faults]


def _printable(reason: str) -> str:
    """Return the reason without what a file could slip into it: a reason goes to a terminal."""
    return "".join(sign if sign.isprintable() else " " for sign in reason[:LONGEST])
