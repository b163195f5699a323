"""Extensions: asked for in ordinary words, decided by one tap, and everyone concerned is told."""

from storage import extensions, periods
from storage.members import Member
from storage.periods import Duty
from tests.scene import Scene, at, newest


def on_thursday(scene: Scene) -> tuple[Member, Member]:
    scene.now = at(12, 15)
    scene.open_periods()
    return scene.contact("县工信局"), scene.office()


def owed(scene: Scene, contact: Member, code: str) -> Duty:
    found = periods.owing_of_unit(scene.tx, contact.unit_id or 0, scene.now)
    return next(duty for duty in found if duty.code == code)


def test_the_bot_shows_what_it_understood_before_it_asks_anyone(scene: Scene) -> None:
    contact, office = on_thursday(scene)
    card = newest(scene.writes(contact, "主导产业壮大能不能缓到下周三,项目验收还没完"))
    assert card.text.startswith(
        "申请延期:主导产业壮大 二(三),由 10月13日(周五)17:00 改为 10月18日(周三)17:00?"
    )
    assert card.labels() == ["提交申请", "换一项", "不是延期"]
    assert scene.seen(office.chat) == []


def test_where_no_task_is_named_the_bot_asks_which(scene: Scene) -> None:
    contact, _ = on_thursday(scene)
    asked = newest(scene.writes(contact, "能不能缓到下周三,项目验收还没完"))
    assert asked.text == "申请哪一项延期?"
    card = newest(scene.presses(contact, asked.labels()[2]))
    assert "主导产业壮大 二(三)" in card.text


def test_the_task_may_be_named_by_writing(scene: Scene) -> None:
    contact, _ = on_thursday(scene)
    scene.writes(contact, "能不能缓到下周三,项目验收还没完")
    assert "市场主体倍增 二(二)" in newest(scene.writes(contact, "市场主体倍增")).text


def test_where_no_day_is_named_the_bot_asks_until_when(scene: Scene) -> None:
    contact, _ = on_thursday(scene)
    asked = newest(scene.writes(contact, "主导产业壮大申请延期几天"))
    assert asked.text.startswith("延到哪一天?")
    assert "10月18日(周三)17:00" in newest(scene.writes(contact, "下周三")).text


def test_a_rest_day_moves_to_the_next_working_day(scene: Scene) -> None:
    contact, _ = on_thursday(scene)
    assert "改为 10月16日(周一)17:00" in newest(scene.writes(contact, "主导产业壮大能不能缓到本周六")).text


def test_granting_moves_the_deadline_and_tells_the_unit(scene: Scene) -> None:
    contact, office = on_thursday(scene)
    scene.writes(contact, "主导产业壮大能不能缓到下周三")
    scene.presses(contact, "提交申请")
    scene.presses(office, "同意")
    assert owed(scene, contact, "二(三)").due_at == at(18, 17)
    assert "同意延期" in scene.seen(contact.chat)[0].text


def test_refusing_leaves_the_deadline_and_tells_the_unit(scene: Scene) -> None:
    contact, office = on_thursday(scene)
    scene.writes(contact, "主导产业壮大能不能缓到下周三")
    scene.presses(contact, "提交申请")
    scene.presses(office, "不同意")
    assert owed(scene, contact, "二(三)").due_at == at(13, 17)
    assert "未同意延期" in scene.seen(contact.chat)[0].text


def test_of_two_people_of_the_office_the_first_decides(scene: Scene) -> None:
    contact, first = on_thursday(scene)
    second = scene.office("陈静")
    scene.writes(contact, "主导产业壮大能不能缓到下周三")
    scene.presses(contact, "提交申请")
    scene.presses(first, "不同意")
    scene.presses(second, "同意")
    assert owed(scene, contact, "二(三)").due_at == at(13, 17)


def test_a_second_request_waits_for_the_first(scene: Scene) -> None:
    contact, _ = on_thursday(scene)
    for _ in range(2):
        scene.writes(contact, "主导产业壮大能不能缓到下周三")
        answer = newest(scene.presses(contact, "提交申请"))
    assert answer.text == "这一项已有延期申请,办公室还没有答复。"
    assert len(extensions.open_ones(scene.tx, scene.programme_id)) == 1


def test_what_was_no_request_is_dropped(scene: Scene) -> None:
    contact, _ = on_thursday(scene)
    scene.writes(contact, "主导产业壮大能不能缓到下周三")
    assert newest(scene.presses(contact, "不是延期")).text == "好的,没有提交延期申请。"
    assert extensions.open_ones(scene.tx, scene.programme_id) == []


def test_where_nothing_is_owed_there_is_nothing_to_extend(scene: Scene) -> None:
    contact = scene.contact("县工信局")
    assert newest(scene.writes(contact, "能不能缓到下周三")).text == "目前没有待报事项,不需要延期。"
