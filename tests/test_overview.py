"""What the office looks up: how the week stands, what is missing, a task, a unit, the issue ledger."""

from datetime import date

import pytest
from sqlalchemy import insert, select, update

from domain.roles import Role
from storage import issues, nudges, tasks, units
from storage.members import Member
from storage.tables.plan import assignment
from tests.scene import Scene, Shown, at

LONGEST = 4000
TASK, OTHER = "二(二)", "二(三)"


@pytest.fixture
def opened(scene: Scene) -> Scene:
    """Friday afternoon, half an hour before reports are due; nobody has reported."""
    scene.open_periods()
    scene.now = at(13, 16, 30)
    return scene


def pages(scene: Scene, office: Member, first: Shown) -> list[Shown]:
    """Every page of a list, as someone sees them who presses 下一页 to the end."""
    found = [first]
    while "下一页" in found[-1].labels():
        found.append(scene.presses(office, "下一页")[-1])
    return found


def everyone_answers_for_everything(scene: Scene) -> None:
    """The largest plan: each of the 29 units leads each of the 33 tasks."""
    taken = {(row.task_id, row.unit_id) for row in scene.tx.execute(select(assignment))}
    base = {"programme_id": scene.programme_id, "role": "lead"}
    rows = [
        base | {"task_id": task.id, "unit_id": unit.id}
        for task in tasks.every(scene.tx, scene.programme_id)
        for unit in units.every(scene.tx, scene.programme_id)
        if (task.id, unit.id) not in taken
    ]
    scene.tx.execute(insert(assignment), rows)
    scene.tx.execute(update(assignment).values(role="lead"))


def test_the_status_counts_what_is_due_this_week(opened: Scene) -> None:
    opened.files(opened.contact(), (TASK, "新增12家"), (OTHER, "二期开工"))
    [shown] = opened.writes(opened.office(), "报送情况")
    assert shown.text.startswith("【报送情况】10月13日(周五)16:30 · 应报 ")
    assert "已报 2(按时 2)" in shown.text
    assert "待审 2" in shown.text
    assert shown.labels() == ["名单", "催办", "待审", "返回"]


def test_after_the_deadline_missing_ones_count_as_overdue(opened: Scene) -> None:
    opened.files(opened.contact(), (TASK, "新增12家"))
    opened.now = at(13, 17, 30)
    opened.files(opened.contact(), (OTHER, "二期开工"))
    [shown] = opened.writes(opened.office(), "/status")
    assert "待报 0" in shown.text
    assert "迟报 1" in shown.text
    assert "逾期未报 " in shown.text


def test_a_week_without_deadlines_says_so(scene: Scene) -> None:
    [shown] = scene.writes(scene.office(), "报送情况")
    assert "本周没有应报事项" in shown.text


def test_the_list_agrees_with_the_count(opened: Scene) -> None:
    opened.files(opened.contact(), (TASK, "新增12家"))
    office = opened.office()
    [status] = opened.writes(office, "报送情况")
    assert "应报 28,已报 1" in status.text
    listed = opened.presses(office, "名单")[-1]
    assert "16 个单位 27 项" in listed.text
    lines = [line for page in pages(opened, office, listed) for line in page.text.splitlines()]
    assert sum(int(line.split()[1]) for line in lines if " 项:" in line) == 27


def test_a_unit_with_few_missing_reports_is_shown_their_titles(opened: Scene) -> None:
    [shown] = opened.writes(opened.office(), "未报送")
    assert "县科技局 1 项:创新能力提升 二(四)" in shown.text


def test_units_that_are_late_come_first(opened: Scene) -> None:
    opened.files(
        opened.contact(), ("二(一)", "开工"), ("二(二)", "开工"), ("二(三)", "开工"), ("二(四)", "开工")
    )
    opened.now = at(16, 9)
    opened.open_periods()
    [shown] = opened.writes(opened.office(), "/missing")
    assert "县商务局 8 项(逾期 4)" in shown.text.splitlines()[1]


def test_when_all_is_reported_the_list_says_so(scene: Scene) -> None:
    [shown] = scene.writes(scene.office(), "未报送")
    assert shown.text == "本周应报的都已报齐。"


def test_a_reported_task_leaves_the_list_at_once(opened: Scene) -> None:
    contact, office = opened.contact("县科技局"), opened.office()
    assert "县科技局" in opened.writes(office, "未报送")[0].text
    opened.files(contact, ("二(四)", "新增专利3项"))
    assert all(
        "县科技局" not in page.text for page in pages(opened, office, opened.writes(office, "未报送")[0])
    )


def test_every_list_holds_all_tasks_of_all_units(scene: Scene) -> None:
    everyone_answers_for_everything(scene)
    scene.open_periods()
    scene.now = at(13, 17, 30)
    office = scene.office()
    for words in ("未报送", "任务", "任务 二(三)", "单位", "单位 县工信局"):
        shown = pages(scene, office, scene.writes(office, words)[0])
        assert all(len(page.text) < LONGEST for page in shown), words
        assert all(len(page.labels()) <= 16 for page in shown), words


def test_a_task_shows_its_text_and_who_answers_for_it(opened: Scene) -> None:
    opened.files(opened.contact(), (TASK, "新增12家,累计87家"), percent=45)
    [shown] = opened.writes(opened.office(), "任务 二(二)")
    assert shown.text.startswith("【任务】市场主体倍增 二(二)\n🟡 临近到期未报\n以蔬菜、陶瓷、畜牧为主攻方向")
    assert "牵头:县工信局(待审 45%)、县农业农村局(待报)、县文旅局(待报)" in shown.text
    assert "配合:县经济技术开发区管委会(待报)" in shown.text
    assert "10月13日(周五)16:30 县工信局 45% 待审\n新增12家,累计87家" in shown.text


def test_a_task_past_its_deadline_is_marked(opened: Scene) -> None:
    opened.now = at(13, 17, 30)
    [shown] = opened.writes(opened.office(), "任务 二(二)")
    assert "县工信局(🔴逾期)" in shown.text


@pytest.mark.parametrize("words", ["任务 二（二）", "/task 二(二)", "任务 市场主体倍增", "任务 倍增行动"])
def test_a_task_is_found_by_code_or_words_of_its_title(opened: Scene, words: str) -> None:
    [shown] = opened.writes(opened.office(), words)
    assert "【任务】市场主体倍增 二(二)" in shown.text


def test_words_that_fit_several_tasks_are_asked_about(opened: Scene) -> None:
    office = opened.office()
    [shown] = opened.writes(office, "任务 公用品牌推广、数字化转型")
    assert shown.text == "是哪一项?"
    assert "数字化转型" in opened.presses(office, "数字化转型 三(十)")[-1].text


def test_an_unknown_task_shows_the_list(opened: Scene) -> None:
    [shown] = opened.writes(opened.office(), "任务 天上")
    assert "没有找到“天上”" in shown.text
    assert "共 33 项" in shown.text


def test_the_history_of_a_task_is_newest_first_and_pages(opened: Scene) -> None:
    contact, office = opened.contact(), opened.office()
    for number in range(1, 7):
        opened.files(contact, (TASK, f"累计{number}家"))
    [first] = opened.writes(office, "任务 二(二)")
    assert [n for n in range(1, 7) if f"累计{n}家" in first.text] == [3, 4, 5, 6]
    second = opened.presses(office, "下一页")[-1]
    assert [n for n in range(1, 7) if f"累计{n}家" in second.text] == [1, 2]
    assert "上一页" in second.labels()


def test_the_word_for_tasks_still_lists_a_contacts_own_duties(opened: Scene) -> None:
    [shown] = opened.writes(opened.contact(), "任务")
    assert "县工信局待报" in shown.text


def test_a_unit_shows_people_punctuality_and_burden(opened: Scene) -> None:
    contact = opened.contact()
    opened.files(contact, (TASK, "新增12家"))
    unit = units.by_name(opened.tx, opened.programme_id, "县工信局")
    assert unit is not None
    nudges.count_burden(opened.tx, [unit.id], date(2023, 10, 12))
    nudges.count_burden(opened.tx, [unit.id], date(2023, 10, 13), by_office=True)
    opened.now = at(13, 17, 30)
    [shown] = opened.writes(opened.office(), "单位 工信局")
    assert "【单位】县工信局 · 待报 22 项(逾期 5)" in shown.text
    assert "人员:张明(联络员)" in shown.text
    assert "按时率 17%:应报 6,按时 1,迟报 0,未报 5" in shown.text
    assert "本月提醒 2 次,其中办公室催办 1 次" in shown.text
    assert "专业镇培育 二(一) 10月13日(周五)17:00 🔴逾期" in shown.text


def test_a_unit_without_people_says_so(opened: Scene) -> None:
    [shown] = opened.writes(opened.office(), "/unit 银保监组")
    assert "【单位】应县银保监管组" in shown.text
    assert "人员:未绑定" in shown.text


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("单位 行政审批", "【单位】县行政审批局"),
        ("单位 县委", "是哪个单位?"),
        ("单位 月球", "没有找到“月球”"),
    ],
)
def test_a_unit_is_found_by_a_part_of_its_name(opened: Scene, words: str, expected: str) -> None:
    [shown] = opened.writes(opened.office(), words)
    assert expected in shown.text


def test_the_history_of_a_unit_pages(opened: Scene) -> None:
    contact, office = opened.contact(), opened.office()
    for number in range(1, 7):
        opened.files(contact, (TASK, f"累计{number}家"))
    opened.writes(office, "单位 县工信局")
    first = opened.presses(office, "报送记录")[-1]
    assert "累计6家" in first.text
    assert "累计1家" in opened.presses(office, "下一页")[-1].text


def an_issue(scene: Scene, text: str = "用地指标不足") -> None:
    [report_id] = scene.files(scene.contact(), (TASK, "新增12家"), difficulties=text)
    assigned = tasks.assigned_to(scene.tx, 2)[0]
    issues.raise_from(scene.tx, assigned.id, report_id, text, scene.now)


def test_the_ledger_lists_what_is_open(opened: Scene) -> None:
    an_issue(opened)
    [shown] = opened.writes(opened.office(), "问题")
    assert "【问题台账】未销号 1 个" in shown.text
    assert "用地指标不足" in shown.text


def test_closing_an_issue_is_confirmed_first(opened: Scene) -> None:
    an_issue(opened)
    office = opened.office()
    opened.writes(office, "问题")
    opened.presses(office, "销号1")
    assert len(issues.open_ones(opened.tx, opened.programme_id)) == 1
    assert "已销号" in opened.presses(office, "确认销号")[-1].text
    assert issues.open_ones(opened.tx, opened.programme_id) == []
    assert "没有未销号" in opened.writes(office, "问题")[0].text


def test_an_issue_is_closed_once(opened: Scene) -> None:
    an_issue(opened)
    first, second = opened.office("刘敏"), opened.office("陈芳")
    for person in (first, second):
        opened.writes(person, "问题")
        opened.presses(person, "销号1")
    opened.presses(first, "确认销号")
    assert opened.presses(second, "确认销号")[-1].text == "这个问题已销号。"


@pytest.mark.parametrize("words", ["报送情况", "未报送", "单位", "问题"])
@pytest.mark.parametrize("role", [Role.CONTACT, Role.UNIT_HEAD, Role.LEADER])
def test_only_the_office_looks_these_up(opened: Scene, words: str, role: Role) -> None:
    person = opened.person(role, "县工信局" if role is not Role.LEADER else "")
    [shown] = opened.writes(person, words)
    assert shown.text == "您当前的身份不能办理这一项。"
