"""Numbers as people write them: 1,204, 3.2万, 十二亿五千万, 两千三, 1.1个亿."""

import re
from decimal import Decimal

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
_SCALES = (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10))
_SCALE_OF = dict(_SCALES)

ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,6})?"
CHINESE = r"[零〇一二两三四五六七八九十百千万亿]{1,24}(?:点[零〇一二三四五六七八九]{1,6})?"
MAGNITUDE = r"(?: ?(?:个亿|[十百千]?[万亿]|百|千)){0,2}"
NOT_INSIDE = r"(?<![\d.零〇一二两三四五六七八九十百千万亿])"  # where a number may begin
NUMBER = rf"(?:(?:{ARABIC}){MAGNITUDE}|{CHINESE}(?:个亿)?)"

_PARTS = re.compile(
    rf"(?P<head>{ARABIC})(?P<tail>{MAGNITUDE})|(?P<chinese>{CHINESE})(?P<hundred_million>个亿)?"
)


def number(words: str) -> Decimal | None:
    """Return the value of a number in Arabic or Chinese digits, or None if it is none."""
    found = _PARTS.fullmatch(words.strip())
    if found is None:
        return None
    if found["head"]:
        return Decimal(found["head"].replace(",", "")) * _magnitude(found["tail"])
    value = _chinese(found["chinese"])
    return value * 10**8 if value is not None and found["hundred_million"] else value


def _magnitude(words: str) -> int:
    product = 1
    for sign in words:
        product *= _SCALE_OF.get(sign, 1)
    return product


def _chinese(words: str) -> Decimal | None:
    whole, _, fraction = words.partition("点")
    value = _whole(whole)
    if value is None or not fraction:
        return None if value is None else Decimal(value)
    return Decimal(f"{value}.{_spelled(fraction)}")


def _spelled(digits: str) -> str:
    """Return digits read one by one: 二〇二六 is 2026."""
    return "".join(str(_DIGITS[digit]) for digit in digits)


def _whole(words: str) -> int | None:
    """Return a whole number; 两千三 means 2300, as people say it."""
    for sign, scale in _SCALES:
        left, found, right = words.rpartition(sign)
        if found:
            head = _whole(left) if left or scale >= 10**4 else 1
            tail = _tail(right, scale)
            return None if head is None or tail is None else head * scale + tail
    digits = _spelled(words)
    # 两三家 and 七八户 are guesses, 一二三产 is a list; 二〇二六 and 一〇五 are numbers.
    vague = 1 < len(digits) < 4 and "0" not in digits
    return int(digits) if digits and not vague else None


def _tail(words: str, scale: int) -> int | None:
    if len(words) == 1 and words in _DIGITS and scale >= 100:
        return _DIGITS[words] * scale // 10
    return _whole(words) if words else 0
