"""Every card that a card's buttons lead to, and what all their buttons answer once it is over."""

from storage.members import Member
from tests.scene import Scene, Shown


def opened(scene: Scene, who: Member, first: Shown, leaving: set[str]) -> list[Shown]:
    """The card and every card that its buttons open, however deep; those that end it are left alone."""
    found, labels = [first], set(leaving)
    for card in found:
        for label in card.labels():
            if label not in labels:
                labels.add(label)
                found += [shown for shown in scene.presses(who, label, card) if shown.buttons]
    return found


def press_all(scene: Scene, who: Member, cards: list[Shown]) -> list[str]:
    """What the buttons answer now; the way back to the menu, which stays, left out."""
    return [
        answer.toast or answer.text
        for card in cards
        for button in card.buttons
        if button.action != "menu.show"
        for answer in scene.presses(who, button.label, card)
    ]
