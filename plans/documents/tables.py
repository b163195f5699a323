"""Task tables: rows of cells parted by | or a tab, under a head that names the columns.

Merged cells come as empty ones: number, task and, under the same number, the
units too are inherited from the row above. A row with one cell is a chapter.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from plans.documents.duties import read_duties
from plans.documents.items import Item
from plans.documents.model import Doubt, DoubtKind
from plans.documents.outline import title_of
from plans.documents.quotes import Quote


class Column(StrEnum):
    """What a column of a task table holds."""

    NUMBER = "number"
    TASK = "task"
    ROLE = "role"
    GROUP = "group"
    OTHER = "other"


_HEADS = (
    (Column.NUMBER, re.compile(r"序号|编号|^号$")),
    (Column.GROUP, re.compile("类别|领域|板块|分类|^方面")),
    (
        Column.ROLE,
        re.compile(
            "牵头|责任|配合|协办|协同|主办|承办|参与|落实|领导|负责|单位|部门|时限|时间|期限|节点|进度"
        ),
    ),
    (Column.TASK, re.compile("任务|事项|项目|工作|内容|措施|举措|问题|要点|指标")),
)
_LONGEST_CHAPTER = 40
_RULE_LINE = re.compile(r"[\s|:\-]+")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table and its cells; `chapter` is the last chapter row above."""

    line: Quote
    cells: tuple[Quote, ...]
    chapter: str = ""
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of tasks: the kinds of its columns, its head, its rows with merged cells filled in."""

    start: int
    end: int
    columns: tuple[Column, ...]
    head: tuple[Quote, ...]
    rows: tuple[Row, ...]

    def column(self, row: Row, wanted: Column) -> list[Quote]:
        """Return the filled cells of a row in the columns of one kind."""
        return [
            cell
            for cell, column in zip(row.cells, self.columns, strict=True)
            if column is wanted and cell.text
        ]


def find_tables(text: Quote) -> list[Table]:
    """Return the tables whose head names tasks and units; a short line between two rows is a chapter."""
    blocks: list[list[Row]] = [[]]
    lines = [line for line in text.lines() if line.text.strip()]
    for line, following in pairwise([*lines, text.cut(0, 0)]):
        if _is_row(line):
            blocks[-1] += [] if _RULE_LINE.fullmatch(line.folded) else [_row(line, blocks[-1])]
        elif blocks[-1] and _is_row(following) and len(line.text) <= _LONGEST_CHAPTER:
            blocks[-1].append(Row(line, (line.strip(),)))
        else:
            blocks.append([])
    return [_table(rows) for rows in blocks if len(rows) > 1 and _is_head(rows[0])]


def table_items(table: Table, prefix: str) -> list[Item]:
    """Return an item for each row; several rows under one number extend it (3-1, 3-2)."""
    numbers = [_code(table, row, prefix) for row in table.rows]
    repeated = Counter(numbers)
    seen: Counter[str] = Counter()
    items = []
    for at, (row, number) in enumerate(zip(table.rows, numbers, strict=True)):
        seen[number] += 1
        code = f"{number}-{seen[number]}" if repeated[number] > 1 and _several(table, row, at) else number
        items.append(_item(table, row, at, code or f"{prefix}{at + 1}"))
    return items


def _is_row(line: Quote) -> bool:
    return "|" in line.folded or "\t" in line.folded.strip()


def _row(line: Quote, above: list[Row]) -> Row:
    """Bars at both ends of the head frame the table; then those of the rows part no cells either."""
    head = above[0].line if above else line
    framed = head.folded.strip().startswith("|") and head.folded.strip().endswith("|")
    return Row(line, tuple(_cells(line, framed=framed)))


def _cells(line: Quote, *, framed: bool) -> Iterator[Quote]:
    sign = "|" if "|" in line.folded else "\t"
    body = line
    if framed and len(line.strip().text) > 1:
        body = line.strip()
        body = body.cut(body.folded.startswith("|"), -1 if body.folded.endswith("|") else None)
    start = 0
    for match in re.finditer(re.escape(sign), body.folded):
        yield body.cut(start, match.start()).strip()
        start = match.end()
    yield body.cut(start).strip()


def _column(cell: Quote) -> Column:
    words = re.sub(r"\s+", "", cell.folded)
    return next((column for column, pattern in _HEADS if pattern.search(words)), Column.OTHER)


def _is_head(row: Row) -> bool:
    columns = [_column(cell) for cell in row.cells if len(cell.text) <= 20]
    return Column.ROLE in columns and Column.TASK in columns


def _table(rows: list[Row]) -> Table:
    columns = tuple(_column(cell) for cell in rows[0].cells)
    head = tuple(Quote(re.sub(r"\s+", "", cell.text), cell.start) for cell in rows[0].cells)
    return Table(rows[0].line.start, rows[-1].line.end, columns, head, tuple(_filled(rows, columns)))


def _filled(rows: list[Row], columns: tuple[Column, ...]) -> Iterator[Row]:
    above: tuple[Quote, ...] | None = None
    chapter = ""
    head = [cell.text for cell in rows[0].cells]
    for row in rows[1:]:
        written = {cell.text for cell in row.cells if cell.text}
        if len(written) == 1 and not _goes_on(row.cells, columns):
            chapter = written.pop()
        elif len(row.cells) == len(columns) and written and [cell.text for cell in row.cells] != head:
            cells = _inherit(row.cells, above, columns)
            yield replace(
                row, cells=cells, chapter=chapter, inherited=_inherits_units(row.cells, cells, columns)
            )
            above = cells


def _goes_on(cells: tuple[Quote, ...], columns: tuple[Column, ...]) -> bool:
    """A lone cell in the column of tasks or units goes on with the row above; elsewhere it is a chapter."""
    filled = [at for at, cell in enumerate(cells) if cell.text]
    return (
        len(cells) == len(columns)
        and len(filled) == 1
        and filled[0] > 0
        and columns[filled[0]] is not Column.NUMBER
    )


def _inherit(
    cells: tuple[Quote, ...], above: tuple[Quote, ...] | None, columns: tuple[Column, ...]
) -> tuple[Quote, ...]:
    """Fill empty cells from above: number and group always, task and units only under the same number."""
    if above is None:
        return cells
    same_number = all(
        not cell.text for cell, column in zip(cells, columns, strict=True) if column is Column.NUMBER
    )
    kinds = {Column.NUMBER, Column.GROUP} | ({Column.TASK, Column.ROLE} if same_number else set())
    return tuple(
        old if not cell.text and column in kinds else cell
        for cell, old, column in zip(cells, above, columns, strict=True)
    )


def _inherits_units(own: tuple[Quote, ...], filled: tuple[Quote, ...], columns: tuple[Column, ...]) -> bool:
    triples = zip(columns, own, filled, strict=True)
    return any(column is Column.ROLE and not cell.text and bool(full.text) for column, cell, full in triples)


def _code(table: Table, row: Row, prefix: str) -> str:
    numbers = table.column(row, Column.NUMBER)
    chapter = re.match(r"[一二三四五六七八九十]+(?=、)", row.chapter)
    return f"{prefix}{chapter.group() if chapter else ''}{numbers[0].text.strip('.、')}" if numbers else ""


def _neighbours(table: Table, at: int) -> list[Row]:
    return [*table.rows[max(0, at - 1) : at], *table.rows[at + 1 : at + 2]]


def _several(table: Table, row: Row, at: int) -> bool:
    number = [cell.text for cell in table.column(row, Column.NUMBER)]
    return any(
        [cell.text for cell in table.column(near, Column.NUMBER)] == number for near in _neighbours(table, at)
    )


def _item(table: Table, row: Row, at: int, code: str) -> Item:
    tasks = table.column(row, Column.TASK)
    shared = {cell.text for near in _neighbours(table, at) for cell in table.column(near, Column.TASK)}
    own = [cell for cell in tasks if cell.text not in shared]
    text = next(iter(own or tasks[-1:]), row.line)
    heads = [head for head, column in zip(table.head, table.columns, strict=True) if column is Column.ROLE]
    units = [cell for cell, column in zip(row.cells, table.columns, strict=True) if column is Column.ROLE]
    return Item(
        code=code,
        chapter=row.chapter,
        title=title_of(text.cut(0, (text.text + "\v").index("\v"))),
        text=text,
        cells=tuple(read_duties(cell, head) for head, cell in zip(heads, units, strict=True) if cell.text),
        clause_row=_stretch(row.line, units),
        further=tuple(cell for cell in (*tasks, *table.column(row, Column.OTHER)) if cell != text),
        doubts=(Doubt(DoubtKind.INHERITED),) if row.inherited else (),
    )


def _stretch(line: Quote, cells: list[Quote]) -> Quote | None:
    """Return the line from the first of these cells to the last; inherited ones stand elsewhere."""
    within = [cell for cell in cells if cell.text and line.start <= cell.start < line.end]
    if not within:
        return None
    return line.cut(within[0].start - line.start, within[-1].end - line.start)
