"""Each person's own language."""

from tests.scene import Scene


def test_both_languages_are_offered_by_their_own_names(scene: Scene) -> None:
    [card] = scene.writes(scene.contact(), "语言")
    assert card.labels() == ["中文", "English", "返回"]


def test_all_later_texts_are_in_the_language_chosen(scene: Scene) -> None:
    contact = scene.contact()
    scene.writes(contact, "/lang")
    [chosen] = scene.presses(contact, "English")
    assert chosen.text == "English from now on."
    assert "Report now" in chosen.labels()
    [help_page] = scene.writes(contact, "/help")
    assert help_page.text.startswith("How it works")


def test_the_way_back_to_chinese_is_the_same(scene: Scene) -> None:
    contact = scene.contact()
    scene.writes(contact, "/lang")
    scene.presses(contact, "English")
    scene.writes(contact, "/lang")
    [chosen] = scene.presses(contact, "中文")
    assert chosen.text == "好的,以后用中文。"


def test_one_persons_choice_changes_nobody_elses_texts(scene: Scene) -> None:
    contact, colleague = scene.contact(), scene.contact(name="李红")
    scene.writes(contact, "/lang")
    scene.presses(contact, "English")
    [help_page] = scene.writes(colleague, "帮助")
    assert help_page.text.startswith("【怎么用】")
