"""The office sends the county plan as a Word file, looks at the preview, and loads it by one tap."""

import io
from pathlib import Path

import docx

from domain.roles import Role
from storage import tasks
from tests.e2e.county import county
from tests.scene import at

PLAN = Path(__file__).parents[1] / "data" / "yingxian-2023.txt"


def as_word_file() -> bytes:
    document = docx.Document()
    for line in PLAN.read_text("utf-8").splitlines():
        document.add_paragraph(line)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


async def test_a_plan_sent_as_a_word_file_is_shown_settled_and_loaded(tmp_path: Path) -> None:
    async with county(tmp_path, at(9, 8, 30)) as place:
        office = await place.person("刘敏", Role.OFFICE)
        await place.people.send_files(office.id, {"实施方案.docx": as_word_file()})
        preview = await office.sees("【方案预览】")
        assert "11 项 重点任务\n17 项 支持专业镇发展政策措施\n5 项 形成协调联动工作机制" in preview["text"]
        await office.presses(preview, "其余按首选")
        settled = await office.sees("与现有任务相比:新增 0 项")
        await office.presses(settled, "载入")
        await office.sees("✅ 已载入:33 项任务")
        stored = place.ask(lambda tx: tasks.every(tx, place.programme_id))
        assert len(stored) == 33
