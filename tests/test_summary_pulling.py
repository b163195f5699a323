"""周报 and its like pulled by words: any span, any part, any form, and a question where something is open."""

import pytest

from domain.messages import ChatKind
from domain.roles import Role
from storage import outbox
from tests.scene import Scene, Shown, at, newest
from tests.summary_scene import BUREAU, GROUP, a_leader, drafted, passes


def title_of(shown: Shown) -> str:
    """The programme, part and span in a summary's first line."""
    return shown.text.split("(")[0] if shown.text.startswith("【") else shown.text


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("周报", "【应县专业镇周报】2023年第41周"),
        ("周报 上周", "【应县专业镇周报】2023年第40周"),
        ("周报 2023-W42", "【应县专业镇周报】2023年第42周"),
        ("/summary 2023-w41", "【应县专业镇周报】2023年第41周"),
        ("/summary last month", "【应县专业镇月报】2023年9月"),
        ("周报 县工信局", "【应县专业镇周报·县工信局】2023年第41周"),
        ("周报上周工信局", "【应县专业镇周报·县工信局】2023年第40周"),
        ("月报 9月 市场主体倍增", "【应县专业镇月报·二"),
        ("市场主体倍增 9月", "刘敏,应县专业镇。要办什么?"),
        ("月报 重点任务", "【应县专业镇月报·重点任务】2023年10月"),
        ("季报 上季度", "【应县专业镇季报】2023年第3季度"),
        ("年报", "【应县专业镇年报】2023年"),
        ("简报 10月1日到10月12日", "【应县专业镇简报】2023年10月1日"),
        ("简报", "【应县专业镇简报】2023年9月14日"),
        ("周报 2023年完成2家市级专业镇评定", "【应县专业镇周报·2023年完成2家市级专业镇评定】2023年第41周"),
    ],
)
def test_what_can_be_pulled(scene: Scene, words: str, title: str) -> None:
    office = drafted(scene)
    (shown,) = scene.writes(office, words)
    assert title_of(shown) == title


def files_ordered(scene: Scene) -> list[str]:
    """The names of the files that were asked for."""
    return [post.document.name for _, post in outbox.queued_after(scene.tx, 0) if post.document]


@pytest.mark.parametrize(
    "words", ["周报 上周 docx", "周报 公文 上周", "周报上周word", "/summary last week document"]
)
def test_a_form_that_is_named_comes_at_once(scene: Scene, words: str) -> None:
    office = drafted(scene)
    scene.writes(office, words)
    assert files_ordered(scene) == ["应县专业镇周报-2023-W40.docx"]


def test_a_form_of_a_part_is_named_after_it(scene: Scene) -> None:
    office = drafted(scene)
    scene.writes(office, "月报 县工信局的公文")
    assert files_ordered(scene) == ["应县专业镇月报·县工信局-2023-10.docx"]


def test_words_not_understood_are_named_beside_what_was(scene: Scene) -> None:
    office = drafted(scene)
    (asked,) = scene.writes(office, "周报 上周 县工业局")
    assert asked.text == "没有看懂“县工业局”。\n已认出:2023年第40周\n您要看的是:"
    assert asked.labels()[0] == "县工信局"
    assert asked.labels()[-3:] == ["就看这些", "换时间", "换范围"]
    (shown,) = scene.presses(office, "县工信局")
    assert title_of(shown) == "【应县专业镇周报·县工信局】2023年第40周"


def test_what_resembles_nothing_is_answered_with_what_may_be_written(scene: Scene) -> None:
    office = drafted(scene)
    (asked,) = scene.writes(office, "周报 zzz")
    assert "可以写时段、单位或任务、形式" in asked.text
    (shown,) = scene.presses(office, "就看这些")
    assert title_of(shown) == "【应县专业镇周报】2023年第41周"


def test_a_name_that_fits_two_is_asked_and_the_form_is_kept(scene: Scene) -> None:
    office = drafted(scene)
    (asked,) = scene.writes(office, "月报 市场主体 docx")
    assert asked.labels()[:2] == ["二(二) 市场主体倍增", "三(十五) 市场主体培优"]
    scene.presses(office, "三(十五) 市场主体培优")
    assert files_ordered(scene) == ["应县专业镇月报·三(十五) 市场主体培优-2023-10.docx"]


def test_what_was_understood_comes_in_the_form_that_was_named(scene: Scene) -> None:
    office = drafted(scene)
    scene.writes(office, "周报 上周 zzz docx")
    scene.presses(office, "就看这些")
    assert files_ordered(scene) == ["应县专业镇周报-2023-W40.docx"]


def test_two_parts_at_once_are_a_question(scene: Scene) -> None:
    office = drafted(scene)
    (asked,) = scene.writes(office, "周报 县工信局 市场主体倍增")
    assert set(asked.labels()[:2]) == {"县工信局", "二(二) 市场主体倍增"}


def test_the_ledger_is_for_the_office_alone(scene: Scene) -> None:
    drafted(scene)
    (refused,) = scene.writes(a_leader(scene), "周报 台账")
    assert refused.text == "这里不能看“台账 xlsx”,可选:"
    assert "台账 xlsx" not in refused.labels()
    assert files_ordered(scene) == []


def test_in_the_group_no_ledger_comes_for_the_office_either(scene: Scene) -> None:
    office = drafted(scene)
    scene.writes(office, "周报 台账", chat=GROUP, chat_kind=ChatKind.GROUP)
    assert files_ordered(scene) == []


@pytest.mark.parametrize("role", [Role.CONTACT, Role.UNIT_HEAD])
@pytest.mark.parametrize("words", ["周报", "周报 县工信局", "月报"])
def test_who_reports_for_a_unit_pulls_that_units_summary(scene: Scene, role: Role, words: str) -> None:
    drafted(scene)
    (shown,) = scene.writes(scene.person(role, BUREAU), words)
    assert "·县工信局】" in title_of(shown)
    assert not {"换范围", "看某单位"} & set(shown.labels())


@pytest.mark.parametrize("words", ["周报 县商务局", "周报 市场主体倍增", "月报 重点任务"])
def test_a_contact_pulls_nothing_else(scene: Scene, words: str) -> None:
    drafted(scene)
    contact = scene.contact()
    (refused,) = scene.writes(contact, words)
    assert refused.text == "您可以看本单位(县工信局)的情况。"
    (shown,) = scene.presses(contact, "看本单位")
    assert "·县工信局】" in title_of(shown)


def test_a_report_that_begins_like_a_summary_is_a_report(scene: Scene) -> None:
    contact = scene.contact()
    passes(scene, at(9, 9))
    card = newest(scene.writes(contact, "周报 市场主体倍增:新增12家,完成65%"))
    assert "65%" in card.text
    assert "提交" in card.labels()


def test_ordinary_words_that_begin_like_a_summary_stay_ordinary(scene: Scene) -> None:
    office = drafted(scene)
    (shown,) = scene.writes(office, "周报什么时候发")
    assert "要办什么" in shown.text


def test_an_answer_to_a_contacts_question_is_passed_on(scene: Scene) -> None:
    office, contact = scene.office(), scene.contact()
    passes(scene, at(9, 9))
    scene.writes(contact, "周报什么时候交?")
    scene.presses(contact, "转办公室")
    question = scene.seen(office.chat)[0]
    shown = scene.writes(office, "周报下周", reply_to=str(question.id))
    assert any(message.chat == contact.chat and "周报下周" in message.text for message in shown)


def test_a_contact_pulls_nothing_in_the_group(scene: Scene) -> None:
    drafted(scene)
    (refused,) = scene.writes(scene.contact(), "周报", chat=GROUP, chat_kind=ChatKind.GROUP)
    assert refused.text == "您当前的身份不能办理这一项。"
