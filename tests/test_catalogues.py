"""The catalogues agree with each other and with the code that uses them.

The code is read, not run: a key is a string handed to `say`, `say_all` or `button`, directly, by a choice
(`"a" if … else "b"`), or by a local name that was given one. A key built from parts, f"role-{role}",
stands for all keys of that form. Any other string of the code that equals a key counts as a use of it.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, visitor
from fluent.syntax import ast as fluent

from texts.catalogue import FOLDER, LANGUAGES

ROOMS = ("handlers", "schedules", "summaries", "bot", "texts")
METHODS = {"say": 0, "say_in": 1, "button": 0}  # where the key stands among the arguments
FUNCTIONS = {"say": 1, "say_all": 0, "News": 0, "Choice": 0}
# Keys that data names: a fault of a list of contacts says its sentence by its own code.
NAMED_BY_DATA = ("roster-",)


class Variables(visitor.Visitor):
    """Collects the variables of a message."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)


def entries(language: str) -> Iterator[tuple[Path, fluent.EntryType]]:
    for path in sorted((FOLDER / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            yield path, entry


def messages(language: str) -> dict[str, frozenset[str]]:
    """Every key with the variables of its text."""
    found = {}
    for _path, entry in entries(language):
        if isinstance(entry, fluent.Message):
            variables = Variables()
            variables.visit(entry)
            found[entry.id.name] = frozenset(variables.names)
    return found


TEXTS = {language: messages(language) for language in LANGUAGES}
CHINESE = TEXTS["zh-CN"]


@dataclass(frozen=True)
class Use:
    """One place that asks for a text."""

    place: str
    key: str
    values: frozenset[str] | None  # None where they cannot be read off


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for room in ROOMS:
        for path in sorted((FOLDER.parent / room).rglob("*.py")):
            yield path, ast.parse(path.read_text("utf-8"))


def uses() -> Iterator[Use]:
    for path, tree in trees():
        functions = [
            node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        ]
        for scope in [*functions, tree]:
            for call in (node for node in own_nodes(scope) if isinstance(node, ast.Call)):
                argument = key_argument(call)
                for key in constants(argument, scope) if argument is not None else ():
                    yield Use(f"{path.name}:{call.lineno}", key, values_of(call))


def own_nodes(scope: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a function or module without those of the functions inside it."""
    for child in ast.iter_child_nodes(scope):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield child
            yield from own_nodes(child)


def key_argument(call: ast.Call) -> ast.expr | None:
    place = -1
    if isinstance(call.func, ast.Attribute):
        place = METHODS.get(call.func.attr, -1)
    elif isinstance(call.func, ast.Name):
        place = FUNCTIONS.get(call.func.id, -1)
    return call.args[place] if 0 <= place < len(call.args) else None


def constants(expression: ast.expr, scope: ast.AST) -> Iterator[str]:
    """The strings that an expression may be, as far as the function itself tells."""
    match expression:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from chain(constants(body, scope), constants(orelse, scope))
        case ast.Name(id=name):
            for node in own_nodes(scope):
                if isinstance(node, ast.Assign) and any(is_name(target, name) for target in node.targets):
                    yield from constants(node.value, scope)


def is_name(target: ast.expr, name: str) -> bool:
    return isinstance(target, ast.Name) and target.id == name


def values_of(call: ast.Call) -> frozenset[str] | None:
    if isinstance(call.func, ast.Name) and call.func.id in {"News", "Choice"}:
        return None
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else frozenset(name for name in names if name)


def strings() -> set[str]:
    """Every string of the code."""
    return {
        node.value
        for _path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def built_keys() -> list[re.Pattern[str]]:
    """The forms of keys that are built from parts; each begins with a word and a dash."""
    forms = []
    for _path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                form = "".join(
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"
                    for part in node.values
                )
                if re.match(r"[a-z_]+\\-", form):
                    forms.append(re.compile(form))
    return forms


USES = list(uses())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_broken(language: str) -> None:
    broken = [f"{p.name}: {e.content}" for p, e in entries(language) if isinstance(e, fluent.Junk)]
    assert broken == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_given_twice(language: str) -> None:
    names = [entry.id.name for _path, entry in entries(language) if isinstance(entry, fluent.Message)]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_key(language: str) -> None:
    assert sorted(CHINESE.keys() ^ TEXTS[language].keys()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_has_the_same_variables_in_every_language(language: str) -> None:
    other = TEXTS[language]
    assert [key for key in CHINESE if key in other and CHINESE[key] != other[key]] == []


def test_every_key_that_the_code_asks_for_exists() -> None:
    assert sorted(f"{use.place} {use.key}" for use in USES if use.key not in CHINESE) == []


def test_every_text_gets_the_values_it_names() -> None:
    short = [
        use for use in USES if use.values is not None and not CHINESE.get(use.key, frozenset()) <= use.values
    ]
    assert sorted(f"{use.place} {use.key}" for use in short) == []


def test_every_text_is_used() -> None:
    known = strings()
    built = built_keys()
    unused = (key for key in CHINESE if key not in known and not key.startswith(NAMED_BY_DATA))
    assert [key for key in unused if not any(form.fullmatch(key) for form in built)] == []
