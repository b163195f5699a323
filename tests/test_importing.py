"""导入: what the office sees from a document to a loaded plan, and what happens to what is no plan."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from domain.messages import IncomingKind
from domain.roles import Role
from storage import imports, invitations, tasks, units
from storage.members import Member
from storage.tables.imports import import_job
from storage.tables.reporting import report
from tests.import_scene import COUNTY, plan_text, result_of, sends_plan, sends_roster, worker_reads
from tests.scene import Scene, a_file

TWO = plan_text("培育主体。新增10家。(县工信局牵头,县财政局配合)", "拓展市场。办展会。(县商务局牵头)")


@pytest.fixture
def office(scene: Scene) -> Member:
    return scene.office()


def jobs(scene: Scene) -> list[str]:
    return list(scene.tx.scalars(select(import_job.c.state).order_by(import_job.c.id)))


def titles(scene: Scene) -> dict[str, str]:
    return {task.code: task.title for task in tasks.every(scene.tx, scene.programme_id)}


def test_a_document_is_acknowledged_at_once_and_its_card_becomes_the_preview(
    scene: Scene, office: Member
) -> None:
    [reading] = scene.writes(office, "", files=(a_file("document", "方案.docx"),))
    assert "正在读" in reading.text
    preview = worker_reads(scene, office, {"text": COUNTY})
    assert preview.edits == reading.id
    assert "11 项 重点任务\n17 项 支持专业镇发展政策措施\n5 项 形成协调联动工作机制" in preview.text


def test_a_preview_fits_a_phone(scene: Scene, office: Member) -> None:
    preview = sends_plan(scene, office)
    assert len(preview.text.splitlines()) <= 12
    assert all(len(label) <= 8 for label in preview.labels())


def test_nothing_can_be_loaded_while_something_is_open(scene: Scene, office: Member) -> None:
    preview = sends_plan(scene, office)
    assert "待确认" in preview.text
    assert "载入" not in preview.labels()


def test_each_doubt_shows_its_source_and_is_settled_by_a_button(scene: Scene, office: Member) -> None:
    sends_plan(
        scene, office, plan_text("培育主体。新增10家。(县工信局牵头)", "强化保障。县财政局要加大投入。")
    )
    [card] = scene.presses(office, "逐条确认")
    assert "强化保障" in card.text
    assert "原文:" in card.text
    [settled] = scene.presses(office, "不采用")
    assert "载入" in settled.labels()


def test_an_unknown_unit_is_asked_about_and_not_created(scene: Scene, office: Member) -> None:
    sends_plan(scene, office, plan_text("培育主体。新增10家。(县工信局牵头,县林业局配合)"))
    [card] = scene.presses(office, "逐条确认")
    assert "名录里没有“县林业局”" in card.text
    assert "新单位" in card.labels()
    assert units.by_name(scene.tx, scene.programme_id, "县林业局") is None
    scene.presses(office, "新单位")
    scene.presses(office, "载入")
    assert units.by_name(scene.tx, scene.programme_id, "县林业局") is not None


def test_an_unknown_name_that_is_a_group_owes_nothing(scene: Scene, office: Member) -> None:
    sends_plan(scene, office, plan_text("培育主体。新增10家。(县工信局牵头,工作专班组配合)"))
    scene.presses(office, "逐条确认")
    scene.presses(office, "群组")
    scene.presses(office, "载入")
    task = tasks.by_code(scene.tx, scene.programme_id, "一(一)")
    assert task is not None
    assert [item.unit for item in tasks.assigned_to(scene.tx, task.id)] == ["县工信局"]


def test_rules_beyond_their_clause_are_applied_only_by_a_tap(scene: Scene, office: Member) -> None:
    text = plan_text(
        "培育主体。新增10家。(责任单位:县工信局、县财政局,列第一位的为牵头单位,下同)",
        "拓展市场。办展会。(责任单位:县商务局、县工信局)",
    )
    preview = sends_plan(scene, office, text)
    assert "写明牵头 0 项" in preview.text
    scene.presses(office, "逐条确认")
    [reading] = scene.presses(office, "照此确定")
    assert "正在读" in reading.text
    assert "写明牵头 2 项" in worker_reads(scene, office, {"text": text}).text


def test_the_usual_answers_leave_rules_open(scene: Scene, office: Member) -> None:
    sends_plan(
        scene,
        office,
        plan_text("培育主体。新增10家。(责任单位:县工信局、县财政局,列第一位的为牵头单位,下同)"),
    )
    [card] = scene.presses(office, "其余按首选")
    assert "待确认 1 处" in card.text


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("一(二) 牵头:县财政局", "已改 一(二)"),
        ("一(二) 时限:2024-06-30", "已改 一(二)"),
        ("一（二） 标题：拓展国内外市场", "已改 一(二)"),
        ("一(二) 删除", "已改 一(二)"),
        ("一(二) 牵头:县外星局", "没有“县外星局”"),
        ("九(九) 牵头:县财政局", "没有编号“九(九)”"),
        ("一(二) 时限:明年", "不是日期"),
        ("改一下", "请照例子写"),
    ],
)
def test_corrections_are_written_in_plain_words(scene: Scene, office: Member, words: str, seen: str) -> None:
    sends_plan(scene, office, TWO)
    scene.presses(office, "改一处")
    assert seen in scene.writes(office, words)[0].text


def test_a_corrected_lead_is_loaded(scene: Scene, office: Member) -> None:
    sends_plan(scene, office, TWO)
    scene.presses(office, "改一处")
    scene.writes(office, "一(二) 牵头:县财政局")
    scene.presses(office, "载入")
    task = tasks.by_code(scene.tx, scene.programme_id, "一(二)")
    assert task is not None
    assert [item.unit for item in tasks.assigned_to(scene.tx, task.id)] == ["县财政局"]


def test_a_second_version_shows_what_it_changes(scene: Scene, office: Member) -> None:
    sends_plan(scene, office, COUNTY.replace("开展主导产业壮大行动", "开展主导产业升级行动"))
    [card] = scene.presses(office, "其余按首选")
    assert "新增 0 项" in card.text
    [changes] = scene.presses(office, "看变化")
    shown = changes.text
    while "下一页" in changes.labels():
        [changes] = scene.presses(office, "下一页", changes)
        shown += changes.text
    assert "~ 二(三) 开展主导产业升级行动(标题" in shown


def test_reports_stay_with_a_task_that_takes_another_number(scene: Scene, office: Member) -> None:
    sends_plan(scene, office, TWO)
    scene.presses(office, "载入")
    scene.now += timedelta(days=1)
    scene.open_periods()
    scene.files(scene.contact("县商务局"), ("一(二)", "办了三场展会"))
    moved = plan_text("拓展市场。办展会。(县商务局牵头)", "建设园区。开工。(县工信局牵头)")
    sends_plan(scene, office, moved)
    scene.presses(office, "载入")
    assert titles(scene)["一(一)"] == "拓展市场"
    assert scene.tx.scalar(select(func.count()).select_from(report)) == 1
    filed = tasks.by_code(scene.tx, scene.programme_id, "一(一)")
    assert filed is not None
    assert "办了三场展会" in "".join(shown.text for shown in scene.writes(office, "任务 一(一)"))


def test_one_tap_loads_once(scene: Scene, office: Member) -> None:
    preview = sends_plan(scene, office, TWO)
    scene.presses(office, "载入", preview)
    [again] = scene.presses(office, "载入", preview)
    assert "过期" in again.toast


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        ("小说第一章,春天来了。" * 50, "不像一份方案"),
        ("", "文件是空的"),
        ("實施方案\n一、總體要求\n(一)發展專業鎮。縣發改局牽頭負責,縣財政局配合。", "繁体"),
    ],
)
def test_what_is_no_plan_gets_one_sentence_and_is_not_kept(
    scene: Scene, office: Member, content: str, seen: str
) -> None:
    refused = sends_plan(scene, office, content)
    assert seen in refused.text
    assert len(refused.text.splitlines()) == 1
    assert jobs(scene) == ["dropped"]
    assert scene.tx.scalar(select(import_job.c.result)) is None


def test_a_photo_and_a_file_beyond_20_mb_are_refused_without_a_job(scene: Scene, office: Member) -> None:
    assert "图片" in scene.writes(office, "", files=(a_file("photo"),))[0].text
    large = a_file("document", "方案.docx", size=21 * 2**20)
    assert "20 MB" in scene.writes(office, "", files=(large,))[0].text
    assert jobs(scene) == []


def test_refusals_speak_the_offices_language(scene: Scene) -> None:
    office = scene.person(Role.OFFICE, name="Ann", language="en")
    assert "does not look like a plan" in sends_plan(scene, office, "春天来了。" * 50).text


def test_a_long_pasted_plan_is_collected_and_read(scene: Scene, office: Member) -> None:
    first, second = COUNTY[:4000], COUNTY[4000:8000]
    [card] = scene.writes(office, first)
    assert "收到 4,000 字" in card.text
    [longer] = scene.writes(office, second)
    assert longer.edits == card.id
    scene.presses(office, "读取")
    job = imports.open_of(scene.tx, office.id)
    assert job is not None
    assert job.text == f"{first}\n{second}"
    assert "【方案预览】" in worker_reads(scene, office, {"text": COUNTY}).text


def test_a_new_file_takes_the_place_of_the_one_before(scene: Scene, office: Member) -> None:
    old = sends_plan(scene, office, TWO)
    sends_plan(scene, office, COUNTY)
    assert jobs(scene) == ["dropped", "preview"]
    assert "过期" in scene.presses(office, "载入", old)[0].toast


def test_cancelling_while_it_is_read_shows_nothing_afterwards(scene: Scene, office: Member) -> None:
    scene.writes(office, "", files=(a_file("document", "方案.docx"),))
    job = imports.claim(scene.tx)
    assert job is not None
    scene.presses(office, "取消")
    before = len(scene.seen(office.chat))
    from_worker = result_of({"text": COUNTY}, {})
    assert not imports.put_result(scene.tx, job.id, from_worker)
    assert len(scene.seen(office.chat)) == before


def test_a_colleagues_import_is_not_mine_to_load(scene: Scene, office: Member) -> None:
    preview = sends_plan(scene, office, TWO)
    other = scene.office("王强")
    [answer] = scene.happens(
        scene.message(
            other,
            "",
            kind=IncomingKind.PRESS,
            chat=preview.chat,
            pressed=f"{preview.token}.0",
            press_id="p",
        )
    )
    assert "过期" in answer.toast
    assert jobs(scene) == ["preview"]


def test_a_contacts_document_is_evidence_and_no_import(scene: Scene) -> None:
    scene.open_periods()
    scene.writes(scene.contact(), "", files=(a_file("document", "方案.docx"),))
    assert jobs(scene) == []


def test_a_roster_is_shown_before_anyone_is_invited(scene: Scene, office: Member, tmp_path: Path) -> None:
    preview = sends_roster(
        scene,
        office,
        tmp_path,
        ("县工信局", "张明", "13800000000", "联络员"),
        ("县工信局", "赵刚", "13800000001", "分管领导"),
        ("县外星局", "李红", "", "联络员"),
    )
    assert "2 人,1 个单位" in preview.text
    assert "1 行不清楚" in preview.text
    [problems] = scene.presses(office, "看问题")
    assert "第 4 行" in problems.text
    assert scene.tx.scalar(select(func.count()).select_from(import_job)) == 1


def test_a_confirmed_roster_gives_each_person_an_invitation_to_forward(
    scene: Scene, office: Member, tmp_path: Path
) -> None:
    sends_roster(scene, office, tmp_path, ("县工信局", "张明", "", ""), ("县财政局", "李红", "", ""))
    shown = scene.presses(office, "发邀请")
    letters = [message.text for message in shown if message.text.startswith("转发给")]
    assert [letter.splitlines()[0] for letter in letters] == ["转发给 张明:", "转发给 李红:"]
    code = next(letter for letter in letters if "李红" in letter).split("start=")[1].split()[0]
    found = invitations.valid(scene.tx, code, scene.now)
    assert found is not None
    assert (found.unit, found.role) == ("县财政局", Role.CONTACT)


def test_who_is_bound_already_is_not_invited_again(scene: Scene, office: Member, tmp_path: Path) -> None:
    scene.contact("县工信局", "张明")
    preview = sends_roster(scene, office, tmp_path, ("县工信局", "张明", "", ""))
    assert "1 人已绑定" in preview.text
    assert "发邀请" not in preview.labels()


def test_a_workbook_that_is_no_roster_is_refused(scene: Scene, office: Member) -> None:
    scene.writes(office, "", files=(a_file("document", "表.xlsx"),))
    assert "没有找到表头" in worker_reads(scene, office, {"refusal": "no-header"}).text
    assert jobs(scene) == ["dropped"]
