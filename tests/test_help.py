"""Menus and help: short, one page a role, and no button that leads nowhere."""

import pytest

from domain.messages import Button, ChatKind
from domain.roles import Role
from handlers.conversations import CONVERSATIONS
from handlers.help import MENU
from tests.scene import Scene

ACTIONS = {name: action for talk in CONVERSATIONS for name, action in talk.actions.items()}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_help_is_one_page_for_every_role(scene: Scene, role: Role, language: str) -> None:
    [page] = scene.writes(scene.person(role, unit_of(role), language=language), "/help")
    assert len(page.text.splitlines()) <= 12


def unit_of(role: Role) -> str:
    return "县工信局" if role in {Role.CONTACT, Role.UNIT_HEAD} else ""


@pytest.mark.parametrize("role", Role)
def test_a_menu_has_at_most_six_entries_which_the_role_may_use(role: Role) -> None:
    assert len(MENU[role]) <= 6
    for _label, action, _args in MENU[role]:
        assert role in ACTIONS[action].roles, action


@pytest.mark.parametrize("role", Role)
def test_every_entry_of_a_menu_answers(scene: Scene, role: Role) -> None:
    person = scene.person(role, unit_of(role))
    [menu] = scene.writes(person, "菜单")
    for label in menu.labels():
        answers = scene.presses(person, label, menu)
        assert any(answer.text or answer.toast for answer in answers), label


@pytest.mark.parametrize("role", [Role.OFFICE, Role.ADMIN, Role.LEADER])
def test_words_that_mean_nothing_here_are_answered_by_the_menu(scene: Scene, role: Role) -> None:
    [menu] = scene.writes(scene.person(role), "今天天气不错")
    assert "要办什么" in menu.text


def test_labels_fit_a_phone(scene: Scene) -> None:
    for role in Role:
        [menu] = scene.writes(scene.person(role, unit_of(role)), "菜单")
        assert all(fits(button) for button in menu.buttons)


def fits(button: Button) -> bool:
    return len(button.label) <= 8


def test_help_is_not_shown_in_a_group(scene: Scene) -> None:
    shown = scene.writes(scene.office(), "帮助", chat="-100", chat_kind=ChatKind.GROUP)
    assert shown == []
