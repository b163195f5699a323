"""The office hands something over, and the worker's part is done on the spot."""

import io
from pathlib import Path
from typing import Any

import xlsxwriter

from handlers import importing
from plans.apart import PLAN, read_roster_apart
from plans.documents import NotAPlan, parse_text
from storage import imports
from storage.members import Member
from tests.scene import Scene, Shown, a_file

COUNTY = (Path(__file__).with_name("data") / "yingxian-2023.txt").read_text("utf-8")
HEAD = "某县促进专业镇发展实施方案\n\n一、重点任务\n"


def plan_text(*items: str) -> str:
    """A plan of one chapter with these items, each with its clause."""
    numbers = "一二三四五六七八九"
    return HEAD + "\n".join(f"({numbers[place]}){item}" for place, item in enumerate(items))


def sends_plan(scene: Scene, office: Member, text: str = COUNTY) -> Shown:
    """Send a document that holds this text; return the card with its preview."""
    scene.writes(office, "", files=(a_file("document", "实施方案.docx"),))
    return worker_reads(scene, office, {"text": text})


def worker_reads(scene: Scene, office: Member, given: dict[str, Any]) -> Shown:
    """What the worker does with the job that waits: claim, read, hand back."""
    job = imports.claim(scene.tx)
    assert job is not None
    importing.hand_back(scene.tx, job, result_of(given, job.answers), scene.now, scene.token)
    return scene.seen(office.chat)[0]


def result_of(given: dict[str, Any], answers: dict[str, Any]) -> dict[str, Any]:
    if "text" not in given:
        return given
    apply_rules = answers.get("choices", {}).get("rules") == "apply"
    try:
        plan = parse_text(given["text"], apply_rules=apply_rules)
    except NotAPlan as refusal:
        return {"refusal": refusal.reason.name.lower().replace("_", "-")}
    return {"plan": PLAN.dump_python(plan, mode="json")}


def sends_roster(scene: Scene, office: Member, folder: Path, *rows: tuple[str, ...]) -> Shown:
    """Send a workbook with these rows below its header; return the card with its preview."""
    path = folder / "通讯录.xlsx"
    path.write_bytes(workbook(("单位", "姓名", "电话", "角色"), *rows))
    scene.writes(office, "", files=(a_file("document", "通讯录.xlsx"),))
    return worker_reads(scene, office, read_roster_apart(path))


def workbook(*rows: tuple[str, ...]) -> bytes:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return written.getvalue()
