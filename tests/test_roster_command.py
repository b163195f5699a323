"""`duban roster` and `duban init` with a document, as the administrator sees them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from storage.database import open_writer
from storage.migrate import migrate
from storage.tables.people import invitation
from storage.tables.plan import task
from tests.import_scene import COUNTY, workbook
from tests.test_invite_command import load

ROOT = Path(__file__).parents[1]


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path}/duban.db"


def duban(url: str, *words: str, says: str = "") -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"DUBAN_DATABASE_URL": url, "DUBAN_TELEGRAM_USERNAME": "duban_bot"}
    command = [sys.executable, "-m", "bot.cli", *words]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, cwd=ROOT, input=says
    )


def a_roster(folder: Path, *rows: tuple[str, ...]) -> str:
    path = folder / "通讯录.xlsx"
    path.write_bytes(workbook(("单位", "姓名", "电话"), *rows))
    return str(path)


def county_file(folder: Path) -> str:
    path = folder / "方案.txt"
    path.write_text(COUNTY, "utf-8")
    return str(path)


def rows(url: str, table: object) -> int:
    engine = open_writer(url)
    with engine.begin() as tx:
        found = tx.scalar(select(func.count()).select_from(table))  # type: ignore[arg-type]
    engine.dispose()
    return found or 0


def test_a_roster_is_shown_and_nobody_is_invited_unasked(url: str, tmp_path: Path) -> None:
    migrate(url)
    load(url, "应县专业镇")
    done = duban(url, "roster", a_roster(tmp_path, ("县工信局", "张明", ""), ("县工信", "李红", "")))
    assert done.returncode == 0
    assert "1 人,1 个单位" in done.stdout
    assert "是县工信局吗" in done.stdout
    assert rows(url, invitation) == 0


def test_the_invitations_of_a_roster_are_printed_one_a_line(url: str, tmp_path: Path) -> None:
    migrate(url)
    load(url, "应县专业镇")
    done = duban(url, "roster", a_roster(tmp_path, ("县工信局", "张明", "13800000000")), "--print")
    line = done.stdout.splitlines()[-1].split("\t")
    assert line[:4] == ["县工信局", "联络员", "张明", "13800000000"]
    assert line[4].startswith("https://t.me/duban_bot?start=")
    assert rows(url, invitation) == 1


def test_a_file_that_is_no_roster_is_refused_with_one_line(url: str, tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text("甲,乙\n1,2\n", "utf-8")
    done = duban(url, "roster", str(path))
    assert done.returncode == 2
    assert "没有找到表头" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_without_a_plan_there_is_nobody_to_invite(url: str, tmp_path: Path) -> None:
    done = duban(url, "roster", a_roster(tmp_path, ("县工信局", "张明", "")))
    assert done.returncode == 2
    assert "duban init" in done.stderr


def test_init_shows_a_document_and_loads_it_after_a_yes(url: str, tmp_path: Path) -> None:
    done = duban(url, "init", "--plan", county_file(tmp_path), says="y\n")
    assert done.returncode == 0
    assert "17  支持专业镇发展政策措施" in done.stdout
    assert "33 tasks, 29 units, 199 duties" in done.stdout
    assert rows(url, task) == 33


@pytest.mark.parametrize("says", ["n\n", "\n", ""])
def test_init_loads_no_document_without_a_yes(url: str, tmp_path: Path, says: str) -> None:
    done = duban(url, "init", "--plan", county_file(tmp_path), says=says)
    assert done.returncode == 2
    assert "nothing was loaded" in done.stderr
    assert not (tmp_path / "duban.db").exists()


def test_init_again_with_the_same_document_changes_nothing(url: str, tmp_path: Path) -> None:
    for _ in range(2):
        done = duban(url, "init", "--plan", county_file(tmp_path), "--yes")
    assert "updated" in done.stdout
    assert rows(url, task) == 33


def test_init_refuses_what_is_no_plan_in_one_line(url: str, tmp_path: Path) -> None:
    path = tmp_path / "小说.txt"
    path.write_text("春天来了。" * 100, "utf-8")
    done = duban(url, "init", "--plan", str(path), "--yes")
    assert done.returncode == 2
    assert "no plan" not in done.stdout
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "duban.db").exists()
