"""“From which reports?”: from a number to the periods behind it, and to each report as it was filed."""

from domain.roles import Role
from tests.scene import Scene, at
from tests.summary_scene import BUREAU, WORDS, a_leader, drafted, files, group_presses, passes


def opened_report(scene: Scene, words: str = WORDS) -> str:
    """The office looks at the first report behind 已报."""
    office = drafted(scene)
    scene.writes(office, "周报")
    scene.presses(office, "数据来源")
    scene.presses(office, "已报 2")
    (shown,) = scene.presses(office, "1")
    return shown.text


def test_the_figures_are_buttons_and_none_is_zero(scene: Scene) -> None:
    office = drafted(scene)
    scene.writes(office, "周报")
    (shown,) = scene.presses(office, "数据来源")
    assert shown.labels() == ["应报 28", "已报 2", "按时 2", "待报 26", "返回"]


def test_a_figure_opens_the_periods_that_it_counts(scene: Scene) -> None:
    office = drafted(scene)
    scene.writes(office, "周报")
    scene.presses(office, "数据来源")
    (shown,) = scene.presses(office, "已报 2")
    assert shown.text.splitlines() == [
        "【已报 2】2023年第41周。点序号看原文。",
        "1 ✅ 县工信局 二(一) 专业镇培育 60% · 10月13日(周五)17:00",
        "2 ✅ 县工信局 二(二) 市场主体倍增 60% · 10月13日(周五)17:00",
    ]
    assert shown.labels() == ["1", "2", "返回"]


def test_a_period_opens_the_whole_report_with_who_and_when(scene: Scene) -> None:
    text = opened_report(scene)
    assert "第1次 10月12日(周四)15:20 待审 张明" in text
    assert text.endswith(WORDS)


def test_a_long_list_pages_and_a_report_leads_back_to_its_page(scene: Scene) -> None:
    office = drafted(scene)
    scene.writes(office, "周报")
    scene.presses(office, "数据来源")
    scene.presses(office, "应报 28")
    (second,) = scene.presses(office, "下一页")
    scene.presses(office, second.labels()[0])
    (again,) = scene.presses(office, "返回")
    assert again.text == second.text


def test_a_period_without_a_report_says_so(scene: Scene) -> None:
    office = drafted(scene)
    scene.writes(office, "周报")
    scene.presses(office, "数据来源")
    scene.presses(office, "待报 26")
    (shown,) = scene.presses(office, "1")
    assert shown.text.endswith("当时没有报送。")


def test_a_sent_summary_answers_from_its_own_numbers(scene: Scene) -> None:
    office = drafted(scene)
    passes(scene, at(13, 15))
    scene.now = at(13, 16)
    files(scene, scene.contact(name="李红"), 3, text="后来报的")
    group_presses(scene, office, "数据来源")
    (shown,) = group_presses(scene, office, "已报 2")
    assert len(shown.text.splitlines()) == 3


def test_a_report_corrected_since_is_shown_as_it_was_counted(scene: Scene) -> None:
    drafted(scene)
    passes(scene, at(13, 15))
    scene.now = at(13, 16)
    corrected(scene)
    leader = a_leader(scene)
    group_presses(scene, leader, "数据来源")
    group_presses(scene, leader, "已报 2")
    (shown,) = group_presses(scene, leader, "1")
    assert shown.text.endswith(WORDS)
    assert "第2次 10月13日(周五)16:00 待审" in shown.text


def corrected(scene: Scene) -> None:
    """The unit files a second version of its first report."""
    scene.files(scene.contact(), ("二(一)", "更正后的话"))


def test_leaders_read_the_words_and_not_who_wrote_them(scene: Scene) -> None:
    drafted(scene)
    leader = a_leader(scene)
    scene.writes(leader, "周报")
    scene.presses(leader, "数据来源")
    scene.presses(leader, "已报 2")
    (shown,) = scene.presses(leader, "1")
    assert WORDS in shown.text
    assert "张明" not in shown.text


def test_in_the_group_nobody_is_named_for_the_office_either(scene: Scene) -> None:
    office = drafted(scene)
    passes(scene, at(13, 15))
    group_presses(scene, office, "数据来源")
    group_presses(scene, office, "已报 2")
    (shown,) = group_presses(scene, office, "1")
    assert WORDS in shown.text
    assert "张明" not in shown.text


def test_a_contact_sees_what_the_own_unit_filed(scene: Scene) -> None:
    drafted(scene)
    contact = scene.person(Role.CONTACT, BUREAU, "李红")
    scene.writes(contact, "周报")
    (figures,) = scene.presses(contact, "数据来源")
    assert figures.labels()[0] == "应报 6"
    scene.presses(contact, "已报 2")
    (shown,) = scene.presses(contact, "1")
    assert "张明" in shown.text


def test_a_report_longer_than_a_message_pages(scene: Scene) -> None:
    office, contact = scene.office(), scene.contact()
    passes(scene, at(9, 9))
    files(scene, contact, 1, text="一" * 1800 + "完")
    scene.writes(office, "周报")
    scene.presses(office, "数据来源")
    scene.presses(office, "已报 1")
    (first,) = scene.presses(office, "1")
    assert "完" not in first.text
    (second,) = scene.presses(office, "下一页")
    assert second.text.endswith("\n完")


def test_a_task_shows_its_line_and_its_leads_whole_words(scene: Scene) -> None:
    office = drafted(scene)
    scene.writes(office, "周报")
    (tasks,) = scene.presses(office, "看任务")
    scene.presses(office, next(label for label in tasks.labels() if "二(一)" in label))
    shown = scene.seen(office.chat)[0]
    assert "二(一) 专业镇培育 60%" in shown.text
    assert shown.text.endswith(WORDS)


def test_of_a_task_shared_with_others_a_contact_reads_the_own_words_only(scene: Scene) -> None:
    drafted(scene)
    sharing = scene.person(Role.CONTACT, "县发改局", "赵六")
    scene.writes(sharing, "周报")
    (tasks,) = scene.presses(sharing, "看任务")
    for label in [label for label in tasks.labels() if "(" in label]:
        (shown,) = scene.presses(sharing, label, tasks)
        assert WORDS not in shown.text


def test_the_figures_of_the_week_before_are_one_press_away(scene: Scene) -> None:
    office = drafted(scene)
    scene.now = at(19, 10)
    passes(scene, scene.now)
    scene.writes(office, "周报")
    scene.presses(office, "数据来源")
    (shown,) = scene.presses(office, "上期数据")
    assert shown.text.startswith("【数据来源】2023年第41周")
    assert "已报 2" in shown.labels()
    assert "上期数据" not in shown.labels()
