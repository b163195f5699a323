"""Summaries by schedule: drafted, then sent at their hour unless held, each once, a missed one made up."""

from datetime import date

from domain.spans import span_of
from storage import programmes, summaries
from storage.summaries import Summary
from tests.scene import Scene, Shown, at
from tests.summary_scene import WEEK, bind_group, drafted, files, in_group, passes


def stored(scene: Scene, week: str = WEEK) -> Summary:
    found = summaries.of_span(scene.tx, scene.programme_id, span_of(week))
    assert found is not None
    return found


def draft_of(scene: Scene, chat: str) -> Shown:
    return next(shown for shown in scene.seen(chat) if "【周报草稿】" in shown.text)


def test_the_office_gets_the_draft_on_friday_morning(scene: Scene) -> None:
    office = drafted(scene)
    card = draft_of(scene, office.chat)
    assert card.text.startswith(
        "【周报草稿】2023年第41周 · 10月13日(周五)15:00 自动发送领导小组\n一、总体\n应报 28,已报 2"
    )
    assert card.labels() == ["看全文", "改一段", "附件", "现在发送", "暂不发送", "发送设置"]
    assert in_group(scene) == []


def test_it_goes_to_the_leading_group_at_its_hour(scene: Scene) -> None:
    drafted(scene)
    passes(scene, at(13, 15))
    (sent,) = in_group(scene)
    assert sent.text.startswith("【应县专业镇周报】2023年第41周")
    assert "截至 10月13日(周五)15:00" in sent.text
    assert sent.labels() == [
        *("看红灯", "看某单位", "看问题", "看任务", "数据来源"),
        *("换时间", "换范围", "附件"),
    ]


def test_it_is_sent_once_however_often_the_engine_wakes(scene: Scene) -> None:
    drafted(scene)
    for minute in (0, 0, 1, 30):
        passes(scene, at(13, 15, minute))
    assert len(in_group(scene)) == 1


def test_it_is_sent_also_when_nobody_reported(scene: Scene) -> None:
    bind_group(scene)
    for moment in (at(9, 9), at(13, 9), at(13, 15)):
        passes(scene, moment)
    assert "已报 0(0.0%)" in in_group(scene)[0].text


def test_reports_after_the_draft_are_in_the_text_that_is_sent(scene: Scene) -> None:
    drafted(scene)
    contact = scene.contact(name="李红")
    scene.now = at(13, 14)
    files(scene, contact, 1)
    passes(scene, at(13, 15))
    assert "已报 3" in in_group(scene)[0].text


def test_a_held_summary_stays_with_the_office(scene: Scene) -> None:
    office = drafted(scene)
    summaries.hold(scene.tx, stored(scene).id, office.id)
    passes(scene, at(13, 15))
    assert in_group(scene) == []


def test_the_engine_wakes_for_the_draft_and_for_sending(scene: Scene) -> None:
    bind_group(scene)
    passes(scene, at(9, 9))
    assert passes(scene, at(12, 18)) == at(13, 9)
    assert passes(scene, at(13, 9)) == at(13, 15)


def test_a_week_whose_friday_rests_is_summed_up_on_its_last_working_day(scene: Scene) -> None:
    programmes.set_days(scene.tx, scene.programme_id, {date(2023, 10, 13): False}, None, scene.now)
    bind_group(scene)
    passes(scene, at(9, 9))
    passes(scene, at(12, 9))
    passes(scene, at(12, 15))
    assert len(in_group(scene)) == 1


def test_a_missed_run_is_made_up_once_and_says_so(scene: Scene) -> None:
    office = scene.office()
    bind_group(scene)
    passes(scene, at(9, 9))
    passes(scene, at(16, 8, 30))
    assert draft_of(scene, office.chat).text.startswith(
        "【周报草稿】2023年第41周 · 10月16日(周一)14:30 自动发送领导小组 · 补发"
    )
    for moment in (at(16, 14), at(16, 14, 30), at(16, 15)):
        passes(scene, moment)
    (sent,) = in_group(scene)
    assert sent.text.startswith(
        "【应县专业镇周报】2023年第41周(10月9日(周一)—10月15日(周日))· 截至 10月16日(周一)14:30 · 补发\n"
    )


def test_a_held_draft_that_was_late_is_not_sent_either(scene: Scene) -> None:
    office = scene.office()
    bind_group(scene)
    passes(scene, at(9, 9))
    passes(scene, at(16, 8, 30))
    scene.presses(office, "暂不发送")
    passes(scene, at(16, 15))
    assert in_group(scene) == []


def test_after_weeks_of_outage_only_the_latest_of_each_kind_is_made_up(scene: Scene) -> None:
    bind_group(scene)
    passes(scene, at(9, 9))
    passes(scene, at(6, 9, month=11))
    passes(scene, at(6, 15, month=11))
    assert sorted(shown.text.split("(")[0] for shown in in_group(scene)) == [
        "【应县专业镇周报】2023年第44周",
        "【应县专业镇月报】2023年10月",
    ]


def test_one_missed_at_night_is_drafted_in_the_morning(scene: Scene) -> None:
    office = scene.office()
    bind_group(scene)
    passes(scene, at(9, 9))
    assert passes(scene, at(13, 21)) == at(16, 8)
    assert not [shown for shown in scene.seen(office.chat) if "草稿" in shown.text]
    passes(scene, at(16, 8))
    assert "10月16日(周一)14:00 自动发送" in draft_of(scene, office.chat).text


def test_one_so_late_that_the_next_overtakes_it_is_left_out(scene: Scene) -> None:
    bind_group(scene)
    passes(scene, at(9, 9))
    passes(scene, at(20, 8, 30))
    passes(scene, at(20, 9))
    passes(scene, at(20, 15))
    assert [shown.text.split("(")[0] for shown in in_group(scene)] == ["【应县专业镇周报】2023年第42周"]


def test_the_months_summary_comes_on_the_first_working_day_after_it(scene: Scene) -> None:
    office = drafted(scene)
    passes(scene, at(13, 15))
    passes(scene, at(1, 9, month=11))
    card = next(shown for shown in scene.seen(office.chat) if "月报草稿" in shown.text)
    assert card.text.startswith(
        "【月报草稿】2023年10月 · 11月1日(周三)15:00 自动发送领导小组\n一、总体\n应报 255"
    )
    passes(scene, at(1, 15, month=11))
    sent = next(shown for shown in in_group(scene) if "月报" in shown.text)
    assert sent.text.startswith("【应县专业镇月报】2023年10月(10月1日(周日)—10月31日(周二))")


def test_the_years_summary_stands_for_the_quarters_and_the_months(scene: Scene) -> None:
    bind_group(scene)
    passes(scene, at(9, 9))
    passes(scene, at(2, 9, month=1, year=2024))
    passes(scene, at(2, 15, month=1, year=2024))
    names = {shown.text.split("】")[0] for shown in in_group(scene)}
    assert names == {"【应县专业镇年报", "【应县专业镇周报"}


def test_a_span_that_was_over_before_the_programme_began_has_no_summary(scene: Scene) -> None:
    bind_group(scene)
    passes(scene, at(9, 9))
    assert summaries.newest(scene.tx, scene.programme_id) == {}


def test_without_a_group_the_office_is_told_once_and_the_draft_is_kept(scene: Scene) -> None:
    office = scene.office()
    for moment in (at(9, 9), at(13, 9), at(13, 15), at(13, 16)):
        passes(scene, moment)
    told = [shown for shown in scene.seen(office.chat) if "还没有绑定领导小组群" in shown.text]
    assert len(told) == 1
    assert stored(scene).state == "draft"


def test_a_draft_goes_out_when_the_group_is_bound(scene: Scene) -> None:
    for moment in (at(9, 9), at(13, 9), at(13, 15)):
        passes(scene, moment)
    bind_group(scene)
    passes(scene, at(13, 16))
    assert len(in_group(scene)) == 1


def test_what_was_sent_never_changes(scene: Scene) -> None:
    drafted(scene)
    passes(scene, at(13, 15))
    before = stored(scene)
    scene.now = at(13, 16)
    files(scene, scene.contact(name="李红"), 3)
    passes(scene, at(13, 17))
    assert stored(scene) == before


def test_the_next_summary_closes_the_week_before(scene: Scene) -> None:
    drafted(scene)
    passes(scene, at(13, 15))
    scene.now = at(13, 16)
    files(scene, scene.contact(name="李红"), 3)
    passes(scene, at(20, 9))
    passes(scene, at(20, 15))
    text = in_group(scene)[0].text
    assert "上期(2023年第41周)定案:应报 28,已报 5" in text
    assert "其中上期周报后报来 3" in text


def test_the_group_reads_its_own_language(scene: Scene) -> None:
    bind_group(scene, "en")
    for moment in (at(9, 9), at(13, 9), at(13, 15)):
        passes(scene, moment)
    assert in_group(scene)[0].text.startswith("[应县专业镇 weekly summary] week 41 of 2023")
