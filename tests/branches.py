"""Says how many branches of each core room the tests took, and fails below the limit."""

import json
import sys
from collections import Counter
from pathlib import Path

ROOMS = ("domain", "storage", "handlers", "schedules")
LIMIT = 95.0  # percent of branches, over all rooms together


def main(measured: Path) -> int:
    """Print the shares from `coverage json`; return 1 when too few were taken."""
    taken, there = Counter[str](), Counter[str]()
    for name, file in json.loads(measured.read_text())["files"].items():
        room = Path(name).parts[0]
        taken[room] += file["summary"]["covered_branches"]
        there[room] += file["summary"]["num_branches"]
    for room in ROOMS:
        print(f"branches taken in {room}: {100 * taken[room] / there[room]:.1f} %")
    share = 100 * taken.total() / there.total()
    print(f"branches taken in all: {share:.1f} % (at least {LIMIT} %)")
    return int(share < LIMIT)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
