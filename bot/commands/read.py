"""`duban read`: what contacts' messages say, as JSON lines in and out.

A line in: {"id": …, "text": …, "context": {"asked": CODE} or null}. A line out:
{"id": …, "kind": …, "parts": […]}, or {"id": …, "error": …} for a line that
cannot be read; the lines after it are read all the same.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from domain.plan import Plan
from domain.reading import Part, Reading, TaskName, read_message
from plans import PlanError, load_plan


class UnknownUnitError(Exception):
    """No unit of the plan has this name or alias."""


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser of `duban`."""
    parser = commands.add_parser("read", help="read messages as JSON lines and print what they say")
    parser.add_argument("--plan", type=Path, required=True, help="the plan file (TOML)")
    parser.add_argument("--unit", required=True, help="the unit whose contact writes, by name or alias")
    parser.add_argument("--on", type=date.fromisoformat, required=True, help="the day of writing, YYYY-MM-DD")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Answer every line of standard input; return 2 when the plan or the unit cannot be used."""
    try:
        tasks = tasks_of(load_plan(args.plan), args.unit)
    except (PlanError, UnknownUnitError) as error:
        print(str(error).splitlines()[0], file=sys.stderr)
        return 2
    for line in sys.stdin.buffer:
        if line.strip():
            _print_line(answer(line, tasks, args.on))
    return 0


def tasks_of(plan: Plan, name: str) -> tuple[TaskName, ...]:
    """Return a unit's tasks as its contact's list numbers them: led ones first, then shared ones."""
    unit = next((unit.name for unit in plan.units if name in (unit.name, *unit.aliases)), None)
    if unit is None:
        raise UnknownUnitError(f"unknown unit: {name}")
    led = [task for task in plan.tasks if unit in task.leads]
    shared = [task for task in plan.tasks if unit in task.co_responsible and unit not in task.leads]
    return tuple(TaskName(task.code, task.title, task.short) for task in led + shared)


def answer(line: bytes, tasks: Sequence[TaskName], on: date) -> dict[str, Any]:
    """Return what one line says, or why it cannot be read."""
    try:
        request = json.loads(line)
    except (ValueError, RecursionError) as error:
        return {"id": None, "error": f"not JSON: {error}"}
    if not isinstance(request, dict):
        return {"id": None, "error": "not a JSON object"}
    context = request.get("context") or {}
    asked = context.get("asked") if isinstance(context, dict) else context
    if not isinstance(request.get("text"), str):
        return {"id": request.get("id"), "error": "text must be a string"}
    if asked is not None and not isinstance(asked, str):
        return {"id": request.get("id"), "error": "context.asked must be the code of a task or null"}
    return {"id": request.get("id"), **written(read_message(request["text"], tasks, on, asked))}


def written(reading: Reading) -> dict[str, Any]:
    """Return the reading as the contract of `duban read` words it."""
    return {"kind": str(reading.kind), "parts": [_part(part) for part in reading.parts]}


def _part(part: Part) -> dict[str, Any]:
    return {
        "task": part.task,
        "candidates": list(part.candidates),
        "percent": _plain(part.percent),
        "figures": [{"value": _plain(f.value), "unit": f.unit, "what": f.what} for f in part.figures],
        "dates": [{"date": mention.day.isoformat(), "role": mention.role} for mention in part.dates],
        "difficulties": part.difficulties,
        "next_steps": part.next_steps,
        "no_change": part.no_change,
    }


def _print_line(value: dict[str, Any]) -> None:
    # Half of a surrogate pair has no UTF-8 form; its escape is valid JSON.
    line = json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace")
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def _plain(value: float | None) -> float | int | None:
    return int(value) if value is not None and value.is_integer() else value
