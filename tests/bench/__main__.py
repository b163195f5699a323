"""`python -m tests.bench [NAME ...]`: measure all, or what is named, and print one JSON line a figure."""

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

from tests.bench import (
    dialogues,
    disk,
    forms,
    goals,
    history,
    plan_documents,
    pushes,
    reading,
    schedules,
    stalls,
    summaries,
)

MEASURES: dict[str, Callable[[], Iterator[dict[str, Any]]]] = {
    "disk": disk.measure,
    "dialogues": dialogues.measure,
    "memory": dialogues.measure_memory,
    "pushes": pushes.measure,
    "stalls": stalls.measure,
    "forms": forms.measure,
    "history": history.measure,
    "reading": reading.measure,
    "plan_documents": plan_documents.measure,
    "schedules": schedules.measure,
    "summaries": summaries.measure,
}


def main(names: list[str]) -> None:
    lines = []
    for name in names or MEASURES:
        for line in MEASURES[name]():
            print(json.dumps(line, ensure_ascii=False), flush=True)
            lines.append(line)
    for verdict in goals.verdicts(lines):
        print(json.dumps(verdict), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
