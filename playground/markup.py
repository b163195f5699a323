"""Reply markup: which keyboards the server takes and which it refuses."""

from playground.errors import bad_request
from playground.params import Params
from playground.wire import Json

MAX_BUTTONS = 100
MAX_PER_ROW = 8
MAX_DATA = 64  # bytes
ACTIONS = (
    "callback_data",
    "url",
    "copy_text",
    "web_app",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "login_url",
    "callback_game",
    "pay",
)


def split_markup(markup: Json | None) -> tuple[Json | None, Json | None]:
    """Return (inline keyboard, other keyboard); at most one is there. Raises ApiError 400."""
    if not markup:
        return None, None
    if "inline_keyboard" in markup:
        return inline_keyboard(markup), None
    if markup.get("keyboard") is not None:
        rows = [[_reply_button(button) for button in row] for row in _rows(markup, "keyboard")]
        return None, markup | {"keyboard": [row for row in rows if row]}
    if markup.get("remove_keyboard") or markup.get("force_reply"):
        return None, markup
    raise bad_request("can't parse reply keyboard markup JSON object")


def inline_keyboard(markup: Json) -> Json | None:
    """Return a checked inline keyboard, or None for one without buttons."""
    rows = [[_inline_button(button) for button in row] for row in _rows(markup, "inline_keyboard")]
    rows = [row for row in rows if row]
    if sum(map(len, rows)) > MAX_BUTTONS or any(len(row) > MAX_PER_ROW for row in rows):
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def _rows(markup: Json, name: str) -> list[list[object]]:
    rows = Params(markup).sequence(name) or []
    if not all(isinstance(row, list) for row in rows):
        raise bad_request(f"can't parse {name}: expected an Array of Arrays")
    return [row for row in rows if isinstance(row, list)]


def _inline_button(button: object) -> Json:
    if not isinstance(button, dict) or not Params(button).text("text").strip():
        raise bad_request("can't parse inline keyboard button: text buttons must have a text")
    if not any(action in button for action in ACTIONS):
        raise bad_request("Text buttons are unallowed in the inline keyboard")
    # Bytes, not characters: 21 Chinese characters fill it.
    if "callback_data" in button and not 1 <= len(Params(button).text("callback_data").encode()) <= MAX_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    return button


def _reply_button(button: object) -> Json:
    if isinstance(button, str):
        return {"text": button}
    if not isinstance(button, dict) or not Params(button).text("text"):
        raise bad_request("can't parse keyboard button: expected a String or an Object with a text")
    return button
