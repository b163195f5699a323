"""Imports point one way, and no cycle lands."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("domain", "texts", "plans", "storage", "summaries", "handlers", "schedules", "bot", "playground")
MAY_IMPORT = {
    "domain": set(),
    "texts": {"domain"},
    "plans": {"domain"},
    "storage": {"domain"},
    "summaries": {"domain", "storage", "texts"},
    "handlers": {"domain", "plans", "storage", "summaries", "texts"},
    "schedules": {"domain", "storage", "summaries", "texts"},
    "bot": {"domain", "plans", "storage", "summaries", "handlers", "schedules", "texts"},
    "playground": set(),
}


# The command line may start the playground; to everything else it is a server at an address.
MAY_START_PLAYGROUND = {"bot.cli", "bot.commands.demo"}


def modules(room: str) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted((ROOT / room).rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        yield name, ast.parse(path.read_text("utf-8"))


def imported(tree: ast.AST) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_its_arrows_allow(room: str) -> None:
    allowed = MAY_IMPORT[room] | {room}
    for name, tree in modules(room):
        rooms = {module.split(".")[0] for module in imported(tree)} & set(ROOMS)
        if name in MAY_START_PLAYGROUND:
            rooms -= {"playground"}
        assert rooms <= allowed, f"{name} imports {sorted(rooms - allowed)}"


def test_no_import_cycles() -> None:
    trees = dict(pair for room in ROOMS for pair in modules(room))
    graph = {name: {m for m in imported(tree) if m in trees and m != name} for name, tree in trees.items()}
    packages = {name for name in trees if "." not in name}
    TopologicalSorter({name: needs - packages for name, needs in graph.items()}).prepare()


def test_no_imports_inside_functions() -> None:
    for room in ROOMS:
        for name, tree in modules(room):
            inner = [
                node.name
                for node in ast.walk(tree)
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
                and any(isinstance(child, ast.Import | ast.ImportFrom) for child in ast.walk(node))
            ]
            assert not inner, f"{name}: {inner}"


def test_the_running_bot_loads_nothing_that_draws_or_writes_documents() -> None:
    heavy = "{'typst', 'xlsxwriter', 'docx', 'lxml', 'pdfplumber', 'pypdfium2', 'alembic'}"
    program = f"import sys, bot.app; print(*({heavy} & set(sys.modules)))"
    loaded = subprocess.check_output([sys.executable, "-c", program], cwd=ROOT, text=True)
    assert loaded.split() == []
