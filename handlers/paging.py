"""Lists that page by buttons."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from domain.messages import Button, Rows
from handlers.turn import Turn

Item = TypeVar("Item")
PAGE_SIZE = 8


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    items: Sequence[Item]
    number: int  # from 0
    pages: int
    first: int  # place of the first item in the whole list, from 0

    def arrows(self, turn: Turn, action: str, *args: object) -> tuple[Button, ...]:
        """Buttons to the neighbouring pages; the page number is the action's last argument."""
        row = []
        if self.number > 0:
            row.append(turn.button("previous-page", action, *args, self.number - 1))
        if self.number + 1 < self.pages:
            row.append(turn.button("next-page", action, *args, self.number + 1))
        return tuple(row)


def page_of(items: Sequence[Item], number: int, size: int = PAGE_SIZE) -> Page[Item]:
    """Return one page of a list; a page that no longer exists gives the last one."""
    pages = max(1, -(-len(items) // size))
    number = min(max(number, 0), pages - 1)
    return Page(items[number * size : (number + 1) * size], number, pages, number * size)


def in_rows(buttons: Sequence[Button], width: int) -> Rows:
    """Lay buttons out in rows of at most `width`."""
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))
