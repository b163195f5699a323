"""Statements of the hot path, compiled once.

SQLAlchemy's own execution costs several times what SQLite needs for a single row. A statement written in
its language is compiled here when the module loads; what remains at run time is the driver's work and the
column types' own conversions.
"""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Executable
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.sql.compiler import SQLCompiler

DIALECT = dialect(paramstyle="qmark")
Converter = Callable[[Any], Any]


class Prepared:
    """One statement; the parameters named at each call fill its `bindparam`s and columns."""

    def __init__(self, statement: Executable, *columns: str) -> None:
        """Compile. An INSERT names the `columns` that each call gives."""
        compiled: SQLCompiler = statement.compile(  # type: ignore[attr-defined]
            dialect=DIALECT, column_keys=list(columns) or None
        )
        self._sql = str(compiled)
        if "POSTCOMPILE" in self._sql:
            raise ValueError("lists and literals that are filled in at each call cannot be prepared")
        self._binds = _binds(compiled)
        self._results = _results(compiled)

    def rows(self, tx: Connection, **given: object) -> list[tuple[Any, ...]]:
        cursor = tx.connection.cursor()
        try:
            cursor.execute(self._sql, self._values(given))
            found: list[tuple[Any, ...]] = list(cursor.fetchall())
        finally:
            cursor.close()
        return [self._converted(row) for row in found] if self._results else found

    def first(self, tx: Connection, **given: object) -> tuple[Any, ...] | None:
        found = self.rows(tx, **given)
        return found[0] if found else None

    def scalar(self, tx: Connection, **given: object) -> Any:  # noqa: ANN401
        found = self.rows(tx, **given)
        return found[0][0] if found else None

    def run(self, tx: Connection, **given: object) -> int:
        """Execute and return how many rows changed."""
        cursor = tx.connection.cursor()
        try:
            cursor.execute(self._sql, self._values(given))
            return int(cursor.rowcount)
        finally:
            cursor.close()

    def run_each(self, tx: Connection, every: Sequence[dict[str, object]]) -> None:
        cursor = tx.connection.cursor()
        try:
            cursor.executemany(self._sql, [self._values(given) for given in every])
        finally:
            cursor.close()

    def _values(self, given: dict[str, object]) -> list[Any]:
        return [
            fixed if name not in given else given[name] if convert is None else convert(given[name])
            for name, fixed, convert in self._binds
        ]

    def _converted(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        values = list(row)
        for place, convert in self._results:
            values[place] = convert(values[place])
        return tuple(values)


def _binds(compiled: SQLCompiler) -> list[tuple[str, Any, Converter | None]]:
    """Each place's parameter name, the value it has unless one is given, and its type's conversion."""
    binds: list[tuple[str, Any, Converter | None]] = []
    for name in compiled.positiontup or ():
        bind = compiled.binds[name]
        convert = bind.type.dialect_impl(DIALECT).bind_processor(DIALECT)
        fixed = None if bind.required else bind.effective_value
        binds.append((bind.key, convert(fixed) if convert and fixed is not None else fixed, convert))
    return binds


def _results(compiled: SQLCompiler) -> list[tuple[int, Converter]]:
    """The places whose values need their type's conversion."""
    types = [column.type for column in compiled._result_columns]  # noqa: SLF001 - there is no public name
    processors = [type_.dialect_impl(DIALECT).result_processor(DIALECT, None) for type_ in types]
    return [(place, convert) for place, convert in enumerate(processors) if convert is not None]
