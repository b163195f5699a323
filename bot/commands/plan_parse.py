"""`duban plan parse FILE`: what a plan document holds, to read or as JSON."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from plans.documents import NotAPlan, ParsedPlan, parse_file, parse_text, to_json
from plans.documents.doubts import say
from plans.documents.model import Task

NO_PLAN = 2


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `plan parse` to the commands of `duban`."""
    plan = commands.add_parser("plan", help="read plan documents")
    actions = plan.add_subparsers(dest="action", required=True)
    parse = actions.add_parser(
        "parse", help="show the tasks, units, deadlines and targets of a plan document"
    )
    parse.add_argument(
        "file", help="a .docx, .doc, .wps, .pdf or .txt file; - reads text from standard input"
    )
    parse.add_argument("--json", action="store_true", help="print everything as one JSON object")
    parse.add_argument(
        "--apply-rules", action="store_true", help="apply the rules found that reach beyond one clause"
    )
    parse.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the plan; return 0, or 2 with one line on stderr when the file is no plan."""
    try:
        plan = _read(args.file, apply_rules=args.apply_rules)
    except NotAPlan as refusal:
        sys.stderr.write(f"{refusal}\n")
        return NO_PLAN
    if args.json:
        sys.stdout.write(json.dumps(to_json(plan), ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in preview(plan))
    return 0


def preview(plan: ParsedPlan) -> Iterator[str]:
    """Yield the lines a person checks: counts by chapter first, then only what is doubtful."""
    yield plan.title
    yield " ".join(filter(None, [plan.doc_no, plan.issued_on.isoformat() if plan.issued_on else None]))
    for chapter, count in Counter(task.chapter for task in plan.tasks).items():
        yield f"  {count:3}  {chapter or '（未分章）'}"
    led = sum(bool(task.leads) for task in plan.tasks)
    goals = len(plan.targets) + sum(len(task.targets) for task in plan.tasks)
    yield f"共 {len(plan.tasks)} 项，写明牵头 {led} 项；单位 {len(plan.units)} 个；指标 {goals} 个"
    yield from (f"规定待确认：{rule.quote.text}" for rule in plan.rules_found)
    yield from (f"待确认：{say(doubt)}" for doubt in plan.doubts)
    for task in plan.tasks:
        yield from _doubtful(task)


def _doubtful(task: Task) -> Iterator[str]:
    if not task.doubts:
        return
    yield f"{task.code} {task.title.text}"
    yield from (f"    ? {say(doubt)}" for doubt in task.doubts)
    source = task.clause or task.text
    if source.text:
        yield f"    原文：{source.text[:120]}"


def _read(file: str, *, apply_rules: bool) -> ParsedPlan:
    if file == "-":
        return parse_text(sys.stdin.read(), apply_rules=apply_rules)
    return parse_file(Path(file), apply_rules=apply_rules)
