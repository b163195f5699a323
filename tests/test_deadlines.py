"""The office moves deadlines, waives reports and decides requests; all concerned are named and told."""

from datetime import UTC, datetime

import pytest

from domain.roles import Role
from storage import extensions, periods, tasks, units
from storage.extensions import Extension
from storage.periods import Duty
from tests.scene import Scene, Shown, at

TASK = "二(三)"  # three units lead it, eleven share it
LEADS = "县工信局、县农业农村局、县商务局"


@pytest.fixture
def opened(scene: Scene) -> Scene:
    """Wednesday of a reporting week; reports of leads are due on Friday, of others on the 25th."""
    scene.open_periods()
    scene.now = at(11, 10)
    return scene


def duty_of(scene: Scene, unit_name: str, code: str = TASK) -> Duty:
    unit = units.by_name(scene.tx, scene.programme_id, unit_name)
    assert unit is not None
    assigned = next(item for item in tasks.of_unit(scene.tx, unit.id) if item.code == code)
    duty = periods.open_for(scene.tx, assigned.id, scene.now)
    assert duty is not None
    return duty


def due(scene: Scene, unit_name: str, code: str = TASK) -> datetime:
    return duty_of(scene, unit_name, code).due_at


def texts(scene: Scene, chat: str) -> list[str]:
    return [shown.text for shown in scene.seen(chat)]


def asked_for(scene: Scene, unit_name: str, until: datetime) -> None:
    """A contact has asked for more time."""
    contact = scene.contact(unit_name)
    new = Extension(
        0, duty_of(scene, unit_name).id, contact.id, until.astimezone(UTC), "验收未完成", "requested"
    )
    extensions.request(scene.tx, scene.programme_id, new, scene.now)


def test_a_new_deadline_names_all_units_before_it_counts(opened: Scene) -> None:
    [card] = opened.writes(opened.office(), "延期 二(三) 10月20日")
    assert card.text == (
        f"【改期限】主导产业壮大 二(三) 改为 10月20日(周五)17:00?涉及(现期限):\n10月13日(周五)17:00:{LEADS}"
    )
    assert card.labels() == ["确认并通知", "改日期", "取消"]
    assert due(opened, "县工信局") == at(13, 17)


def test_confirming_moves_deadline_and_lock_and_tells_the_contacts(opened: Scene) -> None:
    contact, bystander, office = opened.contact(), opened.contact("县科技局"), opened.office()
    opened.writes(office, "/extend 二(三) 10月20日")
    receipt = opened.presses(office, "确认并通知")[-1]
    assert receipt.text == f"已改期限:主导产业壮大 二(三),已通知{LEADS}。"
    moved = duty_of(opened, "县工信局")
    assert (moved.due_at, moved.locks_at) == (at(20, 17), at(24, 17))
    assert texts(opened, contact.chat) == [
        "【期限变更】主导产业壮大 二(三) 改为 10月20日(周五)17:00 前报送。"
    ]
    assert texts(opened, bystander.chat) == []
    assert due(opened, "县科技局") == at(25, 17)


def test_a_deadline_can_be_moved_for_one_unit(opened: Scene) -> None:
    office = opened.office()
    [card] = opened.writes(office, "延期 二(三) 10月20日 县商务局")
    assert "10月13日(周五)17:00:县商务局" in card.text
    opened.presses(office, "确认并通知")
    assert (due(opened, "县商务局"), due(opened, "县工信局")) == (at(20, 17), at(13, 17))


@pytest.mark.parametrize(
    "words",
    ["延期 县商务局 二(三) 下周五", "延期 主导产业壮大 商务局 2023-10-20", "延期 二(三) 10.20 县商务局"],
)
def test_words_may_come_in_any_order_and_days_in_any_form(opened: Scene, words: str) -> None:
    [card] = opened.writes(opened.office(), words)
    assert "县商务局 · 主导产业壮大 二(三) 改为 10月20日(周五)17:00" in card.text


def test_a_rest_day_moves_to_the_next_working_day(opened: Scene) -> None:
    [card] = opened.writes(opened.office(), "延期 二(三) 10月21日")
    assert "改为 10月23日(周一)17:00" in card.text


def test_a_deadline_never_moves_earlier(opened: Scene) -> None:
    [card] = opened.writes(opened.office(), "延期 二(三) 10月12日")
    assert "请写一个比现在的期限更晚的日期" in card.text
    assert "确认并通知" not in card.labels()


def test_what_was_reported_meanwhile_is_not_moved(opened: Scene) -> None:
    contact, office = opened.contact(), opened.office()
    opened.writes(office, "延期 二(三) 10月20日")
    opened.files(contact, (TASK, "二期开工"))
    receipt = opened.presses(office, "确认并通知")[-1]
    assert "县工信局" not in receipt.text
    assert "县商务局" in receipt.text


def test_a_second_confirmation_moves_nothing(opened: Scene) -> None:
    contact, office = opened.contact(), opened.office()
    [card] = opened.writes(office, "延期 二(三) 10月20日")
    opened.presses(office, "确认并通知", card)
    opened.presses(office, "确认并通知", card)
    assert len(texts(opened, contact.chat)) == 1


def test_a_deadline_is_changed_by_buttons_from_the_task(opened: Scene) -> None:
    office = opened.office()
    opened.writes(office, "任务 二(三)")
    card = opened.presses(office, "改期限")[-1]
    assert "改到哪一天" in card.text
    assert f"10月13日(周五)17:00:{LEADS}" in card.text
    assert "10月25日(周三)17:00:县经济技术开发区管委会" in card.text
    [preview] = opened.writes(office, "下周五")
    assert "改为 10月20日(周五)17:00" in preview.text


def test_from_a_unit_the_task_is_chosen_first(opened: Scene) -> None:
    office = opened.office()
    opened.writes(office, "单位 县商务局")
    card = opened.presses(office, "改期限")[-1]
    assert card.text == "【改期限】县商务局:哪一项?"
    assert "县商务局 · 精准招商 二(九)" in opened.presses(office, "精准招商 二(九)")[-1].text


def test_words_without_a_day_are_not_taken_for_one(opened: Scene) -> None:
    office = opened.office()
    opened.writes(office, "延期 二(三)")
    [shown] = opened.writes(office, "稍后再说")
    assert "改期限" not in shown.text


@pytest.mark.parametrize("words", ["延期", "延期 10月20日", "延期 月球"])
def test_without_a_task_the_way_to_say_it_is_shown(opened: Scene, words: str) -> None:
    [shown] = opened.writes(opened.office(), words)
    assert "例如:延期 二(三) 10月20日" in shown.text


def test_cancelling_changes_nothing(opened: Scene) -> None:
    office = opened.office()
    opened.writes(office, "延期 二(三) 10月20日")
    assert opened.presses(office, "取消")[-1].text == "已取消。"
    assert due(opened, "县工信局") == at(13, 17)


def test_a_returned_report_gets_more_time_for_the_rework_only(opened: Scene) -> None:
    contact, office = opened.contact(), opened.office()
    opened.files(contact, (TASK, "二期开工"))
    opened.writes(office, "待审")
    for label in ("逐条", "退回", "缺数据"):
        opened.presses(office, label)
    opened.writes(office, "延期 二(三) 10月20日 县工信局")
    opened.presses(office, "确认并通知")
    moved = duty_of(opened, "县工信局")
    assert (moved.answer_by, moved.due_at, moved.state) == (at(20, 17), at(13, 17), "returned")


def test_a_waiver_needs_a_reason_and_names_the_units(opened: Scene) -> None:
    office = opened.office()
    [asked] = opened.writes(office, "免报 二(三) 县商务局")
    assert "请写理由" in asked.text
    [card] = opened.writes(office, "项目已终止")
    assert "县商务局 · 主导产业壮大 二(三) 本期不用报?理由:项目已终止" in card.text
    assert duty_of(opened, "县商务局").state == "owed"


def test_a_waived_report_is_owed_no_more_and_its_contact_is_told(opened: Scene) -> None:
    contact, office = opened.contact("县商务局"), opened.office()
    opened.writes(office, "/waive 二(三) 商务局 项目已终止")
    receipt = opened.presses(office, "确认免报")[-1]
    assert "已免报:县商务局 · 主导产业壮大 二(三)" in receipt.text
    assert texts(opened, contact.chat) == ["【免报】主导产业壮大 二(三) 本期不用报。理由:项目已终止"]
    assert "二(三)" not in opened.writes(contact, "我的任务")[0].text


def test_a_report_that_came_meanwhile_is_not_waived(opened: Scene) -> None:
    contact, office = opened.contact("县商务局"), opened.office()
    opened.writes(office, "免报 二(三) 县商务局 项目已终止")
    opened.files(contact, (TASK, "洽谈3个"))
    assert "目前没有待报事项" in opened.presses(office, "确认免报")[-1].text
    assert duty_of(opened, "县商务局").state == "reported"


def test_a_waiver_starts_from_the_card_that_asks_for_a_day(opened: Scene) -> None:
    office = opened.office()
    opened.writes(office, "延期 二(三)")
    assert "请写理由" in opened.presses(office, "免报")[-1].text


@pytest.mark.parametrize("words", ["免报", "免报 县商务局"])
def test_a_waiver_needs_a_task(opened: Scene, words: str) -> None:
    [shown] = opened.writes(opened.office(), words)
    assert "例如:免报 二(三) 项目已终止" in shown.text


def test_requests_are_listed_and_decided_one_by_one(opened: Scene) -> None:
    asked_for(opened, "县商务局", at(18, 17))
    office = opened.office()
    [listed] = opened.writes(office, "延期申请")
    assert "【延期申请】1 条" in listed.text
    assert "县商务局 · 主导产业壮大 二(三):10月13日(周五)17:00 → 10月18日(周三)17:00" in listed.text
    card = opened.presses(office, "答复1")[-1]
    assert card.labels() == ["同意", "不同意", "返回"]
    opened.presses(office, "同意")
    assert due(opened, "县商务局") == at(18, 17)
    assert opened.writes(office, "延期申请")[0].text == "没有待答复的延期申请。"


def test_a_request_decided_by_a_colleague_leads_back_to_the_list(opened: Scene) -> None:
    asked_for(opened, "县商务局", at(18, 17))
    first, second = opened.office("刘敏"), opened.office("陈芳")
    opened.writes(first, "延期申请")
    opened.writes(second, "延期申请")
    opened.presses(second, "答复1")
    opened.presses(second, "不同意")
    assert "没有待答复" in opened.presses(first, "答复1")[-1].text


@pytest.mark.parametrize("words", ["延期 二(三) 10月20日", "免报 二(三) 项目已终止", "延期申请"])
@pytest.mark.parametrize("role", [Role.CONTACT, Role.UNIT_HEAD, Role.LEADER])
def test_only_the_office_decides(opened: Scene, words: str, role: Role) -> None:
    person = opened.person(role, "县工信局" if role is not Role.LEADER else "")
    shown: list[Shown] = opened.writes(person, words)
    assert shown[-1].text == "您当前的身份不能办理这一项。"
    assert due(opened, "县工信局") == at(13, 17)
