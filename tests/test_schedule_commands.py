"""`duban tick` and `duban summary`, as the administrator sees them."""

import argparse
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.commands import summary, tick
from domain.spans import span_of
from plans import load_plan
from storage import plan_loading
from storage.database import open_writer
from storage.migrate import migrate
from summaries.making import write
from summaries.subjects import Asked
from tests.scene import PLAN, Scene, at, programme_of
from tests.summary_scene import WEEK, bind_group, files, passes

ROOT = PLAN.parents[2]


@pytest.fixture
def database(tmp_path: Path) -> str:
    """An installation with the county plan and one contact."""
    url = f"sqlite+aiosqlite:///{tmp_path}/duban.db"
    migrate(url)
    engine = open_writer(url)
    with engine.begin() as tx:
        loaded = plan_loading.load(tx, load_plan(PLAN), "应县专业镇", date(2023, 10, 9), at(9, 8))
        Scene(tx, loaded.programme_id, at(9, 8)).contact()
    engine.dispose()
    return url


def duban(url: str, *words: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"DUBAN_DATABASE_URL": url}
    command = [sys.executable, "-m", "bot.cli", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=ROOT)


def parsed(module: Any, *words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    module.register(parser.add_subparsers())
    return parser.parse_args(words)


def text_of(scene: Scene) -> str:
    found = summary.material(scene.tx, programme_of(scene), Asked(span_of(WEEK)), "zh-CN", scene.now)
    return write("text", found).decode()


def test_a_tick_tells_what_it_queued_and_what_comes_next(scene: Scene) -> None:
    contact = scene.contact()
    told = tick.tick(scene.tx, at(9, 9))
    (queued,) = told["queued"]
    assert (queued["chat"], queued["about"]) == (contact.chat, "nudge")
    assert queued["buttons"] == ["逐项报", "其余无变化", "稍后提醒", "全部"]
    assert told["next"] == "2023-10-12T01:00:00+00:00"


def test_a_second_tick_at_the_same_moment_queues_nothing(scene: Scene) -> None:
    scene.contact()
    tick.tick(scene.tx, at(9, 9))
    assert tick.tick(scene.tx, at(9, 9))["queued"] == []


def test_a_moment_without_an_offset_is_beijing_time() -> None:
    assert parsed(tick, "tick", "--at", "2023-10-09T09:00").at == at(9, 9)
    assert parsed(tick, "tick", "--at", "2023-10-09T01:00+00:00").at == at(9, 9)


def test_the_tick_command_keeps_what_it_queued(database: str) -> None:
    first = duban(database, "tick", "--at", "2023-10-09T09:00")
    assert len(json.loads(first.stdout)["queued"]) == 1
    again = duban(database, "tick", "--at", "2023-10-09T09:00")
    assert json.loads(again.stdout)["queued"] == []


def test_the_summary_command_prints_the_text(database: str) -> None:
    duban(database, "tick", "--at", "2023-10-09T09:00")
    done = duban(database, "summary", "--week", WEEK, "--format", "text")
    assert done.returncode == 0
    assert done.stdout.startswith("【应县专业镇周报】2023年第41周")


def test_the_summary_goes_to_a_file_in_either_language(database: str, tmp_path: Path) -> None:
    file = tmp_path / "summary.txt"
    assert duban(database, "summary", "--week", WEEK, "--lang", "en", "-o", str(file)).stdout == ""
    assert file.read_text("utf-8").startswith("[应县专业镇 weekly summary]")


@pytest.mark.parametrize(("form", "beginning"), [("png", b"\x89PNG"), ("docx", b"PK"), ("xlsx", b"PK")])
def test_the_summary_command_writes_each_form(
    database: str, tmp_path: Path, form: str, beginning: bytes
) -> None:
    file = tmp_path / "summary"
    assert duban(database, "summary", "--week", WEEK, "--format", form, "-o", str(file)).returncode == 0
    assert file.read_bytes().startswith(beginning)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("tick", "--at", "2023-10-09T09:00"), id="tick"),
        pytest.param(("summary", "--week", WEEK), id="summary"),
    ],
)
def test_without_a_plan_it_says_what_to_do_first(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = duban(f"sqlite+aiosqlite:///{tmp_path}/empty.db", *words)
    assert done.returncode == 2
    assert "duban init" in done.stderr


@pytest.mark.parametrize("week", ["2023-W60", "41", "2023-10-09"])
def test_a_week_that_does_not_exist_is_refused(database: str, week: str) -> None:
    assert duban(database, "summary", "--week", week).returncode == 2


def test_a_sent_summary_is_printed_as_it_was_sent(scene: Scene) -> None:
    bind_group(scene)
    for moment in (at(9, 9), at(13, 9), at(13, 15)):
        passes(scene, moment)
    sent = text_of(scene)
    scene.now = at(13, 16)
    files(scene, scene.contact())
    assert text_of(scene) == sent
