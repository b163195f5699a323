"""`duban read`: JSON lines in, JSON lines out, and clear refusals."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.gold.replies import PLAN, ROOT

COMMAND = (sys.executable, "-m", "bot.cli", "read")


def duban_read(
    lines: str, *, plan: Path = PLAN, unit: str = "县工信局"
) -> "subprocess.CompletedProcess[bytes]":
    options = ("--plan", str(plan), "--unit", unit, "--on", "2023-10-12")
    return subprocess.run(
        [*COMMAND, *options], input=lines.encode(), capture_output=True, cwd=ROOT, check=False
    )


def answers(lines: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in duban_read(lines).stdout.splitlines()]


def line(text: Any, **more: Any) -> str:
    return json.dumps({"id": 7, "text": text, **more}) + "\n"


def test_a_message_is_answered_in_the_words_of_the_contract() -> None:
    assert answers(line("2新增12家，投资1.2亿元，完成65%，预计下月15日前完成", context=None)) == [
        {
            "id": 7,
            "kind": "report",
            "parts": [
                {
                    "task": "二(二)",
                    "candidates": [],
                    "percent": 65,
                    "figures": [
                        {"value": 12, "unit": "家", "what": "新增"},
                        {"value": 120000000, "unit": "元", "what": "投资"},
                    ],
                    "dates": [{"date": "2023-11-15", "role": "due"}],
                    "difficulties": None,
                    "next_steps": "预计下月15日前完成",
                    "no_change": False,
                }
            ],
        }
    ]


def test_the_task_asked_about_takes_a_message_that_names_none() -> None:
    (answer,) = answers(line("完成七成", context={"asked": "二(五)"}))
    assert [part["task"] for part in answer["parts"]] == ["二(五)"]


def test_a_broken_line_is_answered_and_the_next_one_read() -> None:
    broken, listed, nothing, wrong, good = answers(
        "{oops\n[1]\n" + line(None) + line("好", context={"asked": 3}) + "\n" + line("收到")
    )
    assert all("error" in answer for answer in (broken, listed, nothing, wrong))
    assert nothing["id"] == wrong["id"] == 7
    assert good["kind"] == "acknowledgement"


def test_half_a_surrogate_pair_is_answered_as_valid_json() -> None:
    (answer,) = answers(line("困难是缺\ud83d人才", context=None))
    assert answer["kind"] == "issue"


def test_a_unit_is_known_by_its_alias() -> None:
    assert duban_read(line("收到"), unit="县小微企业发展中心").returncode == 0


def test_an_unknown_unit_is_refused_in_one_line() -> None:
    refused = duban_read(line("收到"), unit="县气象局")
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert refused.stderr.decode().splitlines() == ["unknown unit: 县气象局"]


def test_a_broken_plan_is_refused_in_one_line(tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text("title =", "utf-8")
    refused = duban_read(line("收到"), plan=plan)
    assert refused.returncode == 2
    assert len(refused.stderr.decode().splitlines()) == 1
