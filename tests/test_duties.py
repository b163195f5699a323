"""What a unit owes and what it filed, page by page."""

from storage.members import Member
from storage.tables.reporting import period
from tests.scene import Scene, at, newest


def on_thursday(scene: Scene) -> Member:
    scene.now = at(12, 15)
    scene.open_periods()
    return scene.contact("县工信局")


def test_the_list_shows_what_is_wanted_first_with_lights_and_deadlines(scene: Scene) -> None:
    lines = newest(scene.writes(on_thursday(scene), "我的任务")).text.splitlines()
    assert lines[0] == "县工信局待报 6 项 · 10月13日(周五)17:00 截止,还有 1 个工作日"
    assert lines[1] == "另有 17 项不急,列在后面"
    assert lines[2] == "1 专业镇培育 二(一) 🟡 10月13日(周五)17:00"


def test_the_list_pages_to_its_end(scene: Scene) -> None:
    contact = on_thursday(scene)
    scene.writes(contact, "我的任务")
    second = newest(scene.presses(contact, "下一页"))
    third = newest(scene.presses(contact, "下一页"))
    assert "第 2/3 页" in second.text
    assert "第 3/3 页" in third.text
    assert "下一页" not in third.labels()


def test_what_was_reported_leaves_the_list(scene: Scene) -> None:
    contact = on_thursday(scene)
    scene.writes(contact, "1 完成60%")
    scene.presses(contact, "提交")
    assert "专业镇培育" not in newest(scene.writes(contact, "/tasks")).text


def test_the_percent_of_last_time_stands_beside_a_new_period(scene: Scene) -> None:
    contact = on_thursday(scene)
    scene.writes(contact, "1 完成60%")
    scene.presses(contact, "提交")
    scene.now = at(17, 9)
    scene.open_periods()
    assert (
        "1 专业镇培育 二(一) 🟢 10月20日(周五)17:00 上次 60%"
        in newest(scene.writes(contact, "我的任务")).text
    )


def test_late_ones_are_red(scene: Scene) -> None:
    contact = on_thursday(scene)
    scene.now = at(16, 10)
    listed = newest(scene.writes(contact, "我的任务"))
    assert "🔴" in listed.text


def test_history_shows_each_version_with_its_state(scene: Scene) -> None:
    contact = on_thursday(scene)
    scene.writes(contact, "1 完成60%")
    scene.presses(contact, "提交")
    scene.writes(contact, "1 完成66%")
    scene.presses(contact, "提交")
    text = newest(scene.writes(contact, "历史")).text
    assert "66% 待审 · 回执 2" in text
    assert "60% 已更正 · 回执 1" in text


def test_history_pages(scene: Scene) -> None:
    contact = on_thursday(scene)
    scene.writes(contact, "我的任务")
    scene.presses(contact, "其余无变化")
    scene.presses(contact, "全部提交")
    scene.writes(contact, "历史")
    assert "上一页" in newest(scene.presses(contact, "下一页")).labels()


def test_without_reports_history_says_so(scene: Scene) -> None:
    assert newest(scene.writes(on_thursday(scene), "历史")).text == "还没有报送记录。"


def test_reporting_one_by_one_can_skip_and_say_no_change(scene: Scene) -> None:
    contact = on_thursday(scene)
    scene.writes(contact, "逐项报")
    second = newest(scene.presses(contact, "跳过"))
    assert second.text.startswith("市场主体倍增 二(二)")
    third = newest(scene.presses(contact, "无变化"))
    assert third.text.startswith("主导产业壮大 二(三)")


def test_withdrawing_by_word_asks_before_it_does(scene: Scene) -> None:
    contact = on_thursday(scene)
    scene.writes(contact, "1 完成60%")
    scene.presses(contact, "提交")
    asked = newest(scene.writes(contact, "撤回"))
    assert asked.text.startswith("撤回回执 1 的 1 项?")
    assert newest(scene.presses(contact, "撤回", asked)).text.startswith("已撤回 1 项")


def test_there_is_nothing_to_withdraw_before_the_first_report(scene: Scene) -> None:
    assert newest(scene.writes(on_thursday(scene), "撤回")).text == "没有可以撤回的报送。"


def test_after_the_lock_nothing_is_filed_and_the_contact_is_told(scene: Scene) -> None:
    contact = on_thursday(scene)
    scene.now = at(27, 16, 50)
    scene.open_periods()
    scene.writes(contact, "7 完成50%")
    scene.now = at(27, 18)
    receipt = newest(scene.presses(contact, "提交"))
    assert receipt.text == "就业富民赋能:本期已关闭,没有报上;如需补报请联系办公室。"


def test_the_reason_for_being_late_is_asked_for_and_kept(scene: Scene) -> None:
    contact = on_thursday(scene)
    scene.now = at(16, 10)
    scene.nudge()
    scene.presses(contact, "说明理由")
    answer = newest(scene.writes(contact, "系统故障,周末修复"))
    assert answer.text.startswith("已记录(6 项)")
    reasons = scene.tx.scalars(
        period.select().with_only_columns(period.c.reason).where(period.c.reason.is_not(None))
    )
    assert set(reasons) == {"系统故障,周末修复"}
