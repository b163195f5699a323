"""Reporting in ordinary words: one card, one tap, and everything correctable by writing again."""

from domain.messages import IncomingKind
from storage import issues, periods, reports, reviews
from storage.members import Member
from storage.reports import Report
from tests.scene import Scene, a_file, at, newest

WEEK = "1 陶瓷园二期开工了,完成60%\n2新增12家,累计87家。用地指标不足,请自然资源局支持一下\n其他没变化"


def filed(scene: Scene, who: Member) -> list[Report]:
    assert who.unit_id is not None
    return reports.of_unit(scene.tx, who.unit_id, 100)


def on_thursday(scene: Scene) -> Member:
    scene.now = at(12, 15, 20)
    scene.open_periods()
    return scene.contact("县工信局")


def test_one_message_answers_for_the_whole_week(scene: Scene) -> None:
    contact = on_thursday(scene)
    card = newest(scene.writes(contact, WEEK))
    assert card.text.splitlines() == [
        "请核对,共 6 项:",
        "1 专业镇培育:60% · 陶瓷园二期开工了,完成60%",
        "2 市场主体倍增:进度? · 新增 12 家,累计 87 家",
        "  困难:用地指标不足,请自然资源局支持一下",
        "3–6 无变化",
    ]
    assert card.labels() == ["全部提交", "补第2项进度", "同时列入问题台账", "修改", "取消"]


def test_nothing_is_filed_before_the_tap(scene: Scene) -> None:
    contact = on_thursday(scene)
    scene.writes(contact, WEEK)
    assert filed(scene, contact) == []


def test_a_correction_changes_the_same_card(scene: Scene) -> None:
    contact = on_thursday(scene)
    card = newest(scene.writes(contact, WEEK))
    changed = newest(scene.writes(contact, "2是45%"))
    assert changed.edits == card.id
    assert "2 市场主体倍增:45% · 新增 12 家,累计 87 家" in changed.text
    assert "补第2项进度" not in changed.labels()


def test_one_tap_files_all_and_the_card_becomes_the_receipt(scene: Scene) -> None:
    contact = on_thursday(scene)
    card = newest(scene.writes(contact, WEEK))
    scene.writes(contact, "2是45%")
    receipt = newest(scene.presses(contact, "全部提交"))
    assert receipt.edits == card.id
    assert receipt.text.startswith("✅ 已报送 6 项 · 10月12日(周四)15:20 · 回执 1")
    assert len(filed(scene, contact)) == 6


def test_what_is_filed_is_what_the_card_showed(scene: Scene) -> None:
    contact = on_thursday(scene)
    scene.writes(contact, "市场主体倍增:新增12家,完成45%,用地指标不足")
    scene.presses(contact, "提交")
    (report,) = filed(scene, contact)
    assert (report.code, report.percent, report.no_change) == ("二(二)", 45.0, False)
    assert [(figure["value"], figure["unit"]) for figure in report.figures] == [(12, "家")]
    assert report.difficulties == "用地指标不足"


def test_a_second_press_of_the_same_button_files_nothing_more(scene: Scene) -> None:
    contact = on_thursday(scene)
    card = newest(scene.writes(contact, WEEK))
    scene.presses(contact, "全部提交", card)
    again = newest(scene.presses(contact, "全部提交", card))
    assert again.toast == "这张卡片已过期,请以最新的一张为准。"
    assert len(filed(scene, contact)) == 6


def test_a_button_of_a_card_that_changed_since_shows_the_new_card_and_files_nothing(scene: Scene) -> None:
    contact = on_thursday(scene)
    card = newest(scene.writes(contact, WEEK))
    scene.writes(contact, "2是45%")
    pressed = newest(scene.presses(contact, "全部提交", card))
    assert pressed.toast == "内容有更新,请再核对一次"
    assert filed(scene, contact) == []


def test_a_bare_number_answers_the_question_for_the_percent(scene: Scene) -> None:
    contact = on_thursday(scene)
    scene.writes(contact, WEEK)
    scene.presses(contact, "补第2项进度")
    card = newest(scene.writes(contact, "45"))
    assert "2 市场主体倍增:45%" in card.text


def test_where_two_tasks_are_defensible_the_bot_asks(scene: Scene) -> None:
    contact = on_thursday(scene)
    asked = newest(scene.writes(contact, "开了推进会,完成了三成"))
    assert "这条报到哪一项?" in asked.text
    assert "都不是" in asked.labels()
    card = newest(scene.presses(contact, asked.labels()[0]))
    assert card.text.startswith("请核对,共 1 项:")
    assert "30%" in card.text


def test_none_of_these_leads_to_all_tasks_by_pages(scene: Scene) -> None:
    contact = on_thursday(scene)
    scene.writes(contact, "开了推进会,完成了三成")
    first = newest(scene.presses(contact, "都不是"))
    assert "下一页" in first.labels()
    second = newest(scene.presses(contact, "下一页"))
    assert set(first.labels()) & set(second.labels()) <= {"下一页", "上一页"}


def test_no_change_for_all_is_one_tap(scene: Scene) -> None:
    contact = on_thursday(scene)
    scene.writes(contact, "我的任务")
    card = newest(scene.presses(contact, "其余无变化"))
    assert card.text == "请核对,共 6 项:\n1–6 无变化"
    scene.presses(contact, "全部提交")
    assert all(report.no_change for report in filed(scene, contact))


def test_no_change_keeps_the_percent_reported_last(scene: Scene) -> None:
    contact = on_thursday(scene)
    scene.writes(contact, "1 完成60%")
    scene.presses(contact, "提交")
    scene.writes(contact, "1 无变化")
    scene.presses(contact, "提交")
    assert filed(scene, contact)[0].percent == 60.0


def test_a_photo_after_the_words_goes_to_the_draft(scene: Scene) -> None:
    contact = on_thursday(scene)
    card = newest(scene.writes(contact, "1 完成60%"))
    with_photo = newest(scene.writes(contact, "", files=(a_file(),)))
    assert with_photo.edits == card.id
    assert "附 1 个文件 → 专业镇培育" in with_photo.text


def test_photos_before_the_words_wait_for_them(scene: Scene) -> None:
    contact = on_thursday(scene)
    waiting = newest(scene.writes(contact, "", files=(a_file(),), album="a1"))
    assert waiting.text.startswith("收到 1 个文件。")
    scene.writes(contact, "", files=(a_file(name="2.jpg"),), album="a1")
    card = newest(scene.writes(contact, "1 完成60%"))
    assert "附 2 个文件 → 专业镇培育" in card.text


def test_evidence_belongs_to_the_report_it_was_shown_with(scene: Scene) -> None:
    contact = on_thursday(scene)
    scene.writes(contact, "1 完成60%\n2 完成45%", files=(a_file(),))
    scene.presses(contact, "附件换一项")
    scene.presses(contact, "全部提交")
    evidence = [reviews.files_of(scene.tx, report.period_id) for report in filed(scene, contact)]
    assert [len(files) for files in evidence] == [0, 1]


def test_editing_the_message_changes_the_unfiled_draft(scene: Scene) -> None:
    contact = on_thursday(scene)
    scene.writes(contact, "1 完成60%", message_id="777")
    card = newest(scene.writes(contact, "1 完成66%", message_id="777", kind=IncomingKind.EDIT))
    assert "1 专业镇培育:66%" in card.text


def test_editing_the_message_after_filing_offers_a_new_version(scene: Scene) -> None:
    contact = on_thursday(scene)
    scene.writes(contact, "1 完成60%", message_id="777")
    scene.presses(contact, "提交")
    card = newest(scene.writes(contact, "1 完成66%", message_id="777", kind=IncomingKind.EDIT))
    assert "66%(上次60%)" in card.text
    scene.presses(contact, "提交")
    assert [(report.version, report.state) for report in filed(scene, contact)] == [
        (2, "submitted"),
        (1, "superseded"),
    ]


def test_a_correction_after_filing_keeps_what_it_does_not_mention(scene: Scene) -> None:
    contact = on_thursday(scene)
    scene.writes(contact, "市场主体倍增:新增12家,完成45%,用地指标不足")
    receipt = newest(scene.presses(contact, "提交"))
    scene.writes(contact, "进度应为65%", reply_to=str(receipt.edits))
    scene.presses(contact, "提交")
    report = filed(scene, contact)[0]
    assert (report.percent, report.difficulties, report.version) == (65.0, "用地指标不足", 2)


def test_withdrawing_makes_the_unit_owe_again(scene: Scene) -> None:
    contact = on_thursday(scene)
    scene.writes(contact, "1 完成60%")
    scene.presses(contact, "提交")
    answer = newest(scene.presses(contact, "撤回"))
    assert answer.text == "已撤回 1 项(回执 1),请重新报送。"
    assert "1 专业镇培育 二(一)" in newest(scene.writes(contact, "我的任务")).text


def test_withdrawing_a_correction_brings_back_what_was_reported_before(scene: Scene) -> None:
    contact = on_thursday(scene)
    for words in ("1 完成60%", "1 完成65%"):
        scene.writes(contact, words)
        scene.presses(contact, "提交")
    answer = newest(scene.presses(contact, "撤回"))
    assert answer.text == "已撤回 1 项(回执 2),恢复为之前所报。"
    assert [(report.percent, report.state) for report in filed(scene, contact)] == [
        (65, "withdrawn"),
        (60, "submitted"),
    ]
    assert "专业镇培育 二(一)" not in newest(scene.writes(contact, "我的任务")).text


def test_withdrawing_an_answer_leaves_the_report_returned(scene: Scene) -> None:
    contact, office = on_thursday(scene), scene.office()
    scene.writes(contact, "1 完成60%")
    scene.presses(contact, "提交")
    first = filed(scene, contact)[0]
    reports.return_for_rework(scene.tx, first.id, office.id, "缺数据", scene.now)
    periods.mark_returned(scene.tx, first.period_id, at(16, 17), at(18, 17))
    scene.writes(contact, "1 完成61%,新增3家")
    scene.presses(contact, "提交")
    assert newest(scene.presses(contact, "撤回")).text.endswith("请重新报送。")
    duty = periods.by_id(scene.tx, first.period_id)
    assert duty is not None
    assert (duty.state, duty.first_reported_at) == ("returned", first.submitted_at)


def test_what_the_office_has_accepted_cannot_be_withdrawn(scene: Scene) -> None:
    contact, office = on_thursday(scene), scene.office()
    scene.writes(contact, "1 完成60%")
    scene.presses(contact, "提交")
    reports.accept(scene.tx, filed(scene, contact)[0].id, office.id, scene.now)
    assert newest(scene.presses(contact, "撤回")).toast == "办公室已审核,不能撤回;要改请直接写更正内容"


def test_two_contacts_of_a_unit_report_for_the_same_duties(scene: Scene) -> None:
    first = on_thursday(scene)
    second = scene.contact("县工信局", "王芳")
    scene.writes(first, "1 完成60%")
    scene.presses(first, "提交")
    card = newest(scene.writes(second, "1 完成70%"))
    assert "70%" in card.text
    scene.presses(second, "提交")
    assert [report.member for report in filed(scene, first)] == ["王芳", "张明"]


def test_an_issue_marked_on_the_card_enters_the_ledger(scene: Scene) -> None:
    contact = on_thursday(scene)
    scene.writes(contact, "2 完成45%,用地指标不足")
    scene.presses(contact, "同时列入问题台账")
    scene.presses(contact, "提交")
    (raised,) = issues.open_ones(scene.tx, scene.programme_id)
    assert (raised.unit, raised.text) == ("县工信局", "用地指标不足")


def test_left_drafts_do_not_slip_into_new_words(scene: Scene) -> None:
    contact = on_thursday(scene)
    scene.writes(contact, "1 完成60%")
    scene.later(days=4)
    card = newest(scene.writes(contact, "2 完成45%"))
    assert "专业镇培育" not in card.text


def test_numbers_of_tasks_stay_when_others_are_reported(scene: Scene) -> None:
    contact = on_thursday(scene)
    scene.writes(contact, "1 完成60%")
    scene.presses(contact, "提交")
    listed = newest(scene.writes(contact, "我的任务"))
    assert "2 市场主体倍增" in listed.text
    assert "2 市场主体倍增:45%" in newest(scene.writes(contact, "2 完成45%")).text


def test_reporting_one_by_one_asks_for_each_and_ends_with_one_card(scene: Scene) -> None:
    contact = on_thursday(scene)
    scene.writes(contact, "我的任务")
    asked = newest(scene.presses(contact, "逐项报"))
    assert asked.text.startswith("专业镇培育 二(一):进展如何?")
    card = newest(scene.writes(contact, "陶瓷园二期开工,完成60%"))
    assert "专业镇培育:60%" in card.text


def test_hostile_text_is_shown_as_it_is_and_loses_nothing(scene: Scene) -> None:
    contact = on_thursday(scene)
    hostile = "1 完成60% =cmd() <b>*x*</b> \u202e䶮 " + "长" * 5000
    scene.writes(contact, hostile)
    scene.presses(contact, "提交")
    assert filed(scene, contact)[0].text.startswith("1 完成60% =cmd() <b>*x*</b>")
