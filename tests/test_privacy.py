"""What is kept about people is told to whoever asks."""

from domain.leave import Leave
from storage import leaves
from tests.scene import Scene


def test_a_stranger_may_read_what_would_be_kept_before_binding(scene: Scene) -> None:
    [page] = scene.writes("7001", "/privacy")
    assert page.text.startswith("【隐私说明】")
    assert page.buttons == ()
    assert scene.writes("7001", "/privacy") == []  # once an hour is enough


def test_the_explanation_fits_a_phone_and_leads_to_the_own_data(scene: Scene) -> None:
    contact = scene.contact()
    [page] = scene.writes(contact, "隐私说明")
    assert len(page.text.splitlines()) <= 12
    [mine] = scene.presses(contact, "我的数据")
    assert "张明" in mine.text


def test_my_data_names_everything_kept_about_me(scene: Scene) -> None:
    contact = scene.contact()
    leaves.add(scene.tx, Leave(contact.id, scene.now.date(), scene.now.date()))
    [page] = scene.writes(contact, "/mydata")
    for fact in (
        "张明",
        "县工信局联络员",
        contact.account,
        "中文",
        "10月9日(周一)08:30",
        "报送 0 次",
        "请假",
    ):
        assert fact in page.text


def test_my_data_says_nothing_about_anyone_else(scene: Scene) -> None:
    scene.contact(name="李红")
    [page] = scene.writes(scene.contact(), "我的数据")
    assert "李红" not in page.text
