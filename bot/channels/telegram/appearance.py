"""How words and buttons look at Telegram: what is shown of them, and how they travel."""

import re
from itertools import count
from typing import Any

from domain.messages import Button, Rows

LONGEST_TEXT = 4096
# Control characters, and the overrides that make a line read backwards: kept in the report, not shown.
INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    return INVISIBLE.sub("", text)


def keyboard(token: str, rows: Rows) -> dict[str, Any]:
    """The inline keyboard; its buttons carry the card's token and their place, nothing else.

    It is handed over as it travels: the library's objects for it would cost more than the rest of the call.
    """
    if not rows:
        return {}
    places = count()
    keys = [[_key(token, next(places), button) for button in row] for row in rows]
    return {"reply_markup": {"inline_keyboard": keys}}


def _key(token: str, place: int, button: Button) -> dict[str, str]:
    if button.url:
        return {"text": button.label, "url": button.url}
    return {"text": button.label, "callback_data": f"{token}.{place}"}
