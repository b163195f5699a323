"""A long form on the command line: the terminal sees how far it is, a file or a pipe sees nothing."""

from dataclasses import replace
from io import StringIO

import pytest

from bot.commands.progress import ERASE, ProgressLine
from summaries.making import write
from summaries.sheets import Sheet, watched
from tests.forms_scene import material
from tests.scene import Scene


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def shown(on: StringIO) -> list[str]:
    return on.getvalue().split(ERASE)[1:]


def test_a_bar_tells_the_sheet_its_rows_and_how_far_the_ledger_is() -> None:
    terminal = Terminal()
    ProgressLine(terminal, "zh-CN").sheet("reports", 12_500, 0.5)
    assert shown(terminal) == ["████████████░░░░░░░░░░░░ 报送 12,500"]


def test_the_line_is_gone_when_the_work_is_done() -> None:
    terminal = Terminal()
    line = ProgressLine(terminal, "zh-CN")
    line.step("form-being-collected")
    line.erase()
    assert shown(terminal) == ["正在汇总…", ""]


def test_what_is_no_terminal_gets_nothing() -> None:
    file = StringIO()
    ProgressLine(file, "zh-CN").step("form-being-made")
    assert file.getvalue() == ""


@pytest.mark.parametrize("form", ["xlsx", "csv-zip"])
def test_a_ledger_tells_of_every_sheet_in_its_order(scene: Scene, form: str) -> None:
    told: list[tuple[str, float]] = []
    write(form, replace(material(scene), watch=lambda sheet, _rows, share: told.append((sheet, share))))
    assert told[0][0] == "tasks"
    assert told[-1][1] == 1
    assert told == sorted(told, key=lambda sheet: sheet[1])


def test_watching_changes_no_row() -> None:
    told: list[int] = []
    rows = [(str(number),) for number in range(1200)]
    sheet = watched(Sheet("reports", (), rows), lambda _sheet, count, _share: told.append(count), 0.5)
    assert list(sheet.rows) == rows
    assert told == [0, 500, 1000]
