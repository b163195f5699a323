"""Numbers with units as papers write them: 不少于2家, 8%左右, 2—3个, 3.5万亩, 百家."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plans.documents.model import Comparison

_COMPARISONS: tuple[tuple[Comparison, str], ...] = (
    (
        "ge",
        "不少于|不低于|不小于|不下于|至少|不得?少于|不得低于|最低|达到|达|提高到|提高至|提升到|提升至|增加到|增至|增长到|扩大到|上升到|上升至|发展到|恢复到",
    ),
    (
        "le",
        "不超过|不得?超过|不高于|不大于|不多于|控制在|控制到|降至|降到|下降到|下降至|降低到|降低至|压减到|压减至|压缩到|压缩至|压缩在|减少到|减至|缩短到|缩短至|最多|至多",
    ),
    ("gt", "突破|超过|超|高于|大于|多于|优于"),
    ("lt", "低于|小于|少于"),
    ("approx", "大约|约为?|接近|近"),
    ("eq", "稳定在|保持在?|维持在|为"),
)
_BEFORE = [(kind, word) for kind, words in _COMPARISONS for word in words.split("|")]
_BEFORE.sort(key=lambda pair: -len(pair[1].replace("?", "")))
_COMPARISON = re.compile("|".join(f"({word})" for _, word in _BEFORE))
_AFTER: tuple[tuple[Comparison, re.Pattern[str]], ...] = (
    ("ge", re.compile(r"\s*(?:及其?|或)?以上|\s*起步")),
    ("le", re.compile(r"\s*(?:及|或)?(?:以下|以内|之内|内)")),
    ("approx", re.compile(r"\s*(?:左右|上下)")),
)
_MEASURES = (
    "个百分点|个工作日|人次|户次|家次|场次|班次|批次|架次|微克/立方米|毫克/立方米|立方米|平方公里|平方千米|平方米"
    "|公里|千米|海里|公顷|公斤|千克|千瓦时|千瓦|兆瓦|吉瓦|小时|分钟|家|户|个|名|人|项|件|元|亩|米|套|张|吨|场|处|所|座"
    "|台|辆|条|部|篇|期|次|只|头|羽|株|棵|斤|位|支|款|宗|艘|间|盏|眼|口|幅|册|本|栋|幢|块|片|例|床|组|对|倍|天|批|趟"
    "|单|门|类|种|kW|MW|GW"
)
_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
_NUMERALS = "一二两三四五六七八九十百千"
_CHINESE = f"[{_NUMERALS}]+"
_UNIT = (
    rf"(?:[%‰]|(?:[万亿]|千万|百万|十万|万亿)?(?:{_MEASURES})(?:/(?:[年月日天人户亩项个家次]|公顷))?"
    r"|[万亿](?=[,。;、)\s]|$))"
)
QUANTITY = re.compile(
    rf"(?P<low>(?<![\d.]){_ARABIC}|(?<![{_NUMERALS}]){_CHINESE})"
    rf"(?:\s*(?P<first>{_UNIT})?\s*(?:-+|~|至|到)\s*(?P<high>{_ARABIC}|{_CHINESE}))?"
    rf"\s*(?P<more>[多余])?\s*(?P<unit>{_UNIT}|(?=\0))"
)
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
_GAP = 8


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and how it is compared; `bare` when no word says how."""

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    comparison: Comparison
    bare: bool
    chinese: bool


def find_quantities(folded: str) -> Iterator[Quantity]:
    """Yield the numbers with a unit of measure; in a list each takes the comparison of the first."""
    end, earlier = 0, None
    for match in QUANTITY.finditer(folded):
        before = folded[max(end, match.start() - _GAP) : match.start()]
        if earlier is not None and re.fullmatch(r"\s*[、和及]\s*", folded[end : match.start()]):
            comparison: Comparison | None = earlier
        else:
            comparison = _comparison(before, folded[match.end() :])
        yield _quantity(match, comparison)
        end, earlier = match.end(), comparison


def _comparison(before: str, after: str) -> Comparison | None:
    for kind, pattern in _AFTER:
        if pattern.match(after):
            return kind
    found = list(_COMPARISON.finditer(before))
    if not found:
        return None
    return _BEFORE[(found[-1].lastindex or 1) - 1][0]


def _quantity(match: re.Match[str], comparison: Comparison | None) -> Quantity:
    low, high = number(match["low"]), number(match["high"]) if match["high"] else None
    ranged = high is not None and low is not None and low < high
    return Quantity(
        start=match.start(),
        end=match.end(),
        value=None if ranged else low,
        low=low if ranged else None,
        high=high if ranged else None,
        unit=(match["unit"] or match["first"] or None),
        comparison="range" if ranged else comparison or "eq",
        bare=comparison is None and not ranged,
        chinese=not match["low"][0].isdecimal(),
    )


def number(written: str) -> float:
    """Return an Arabic or Chinese numeral as a number."""
    plain = written.replace(",", "")
    if plain[0].isdecimal():
        return float(plain)
    total = digit = 0
    for sign in plain:
        scale = {"十": 10, "百": 100, "千": 1000}.get(sign)
        if scale:
            total += (digit or 1) * scale
            digit = 0
        else:
            digit = _DIGITS.get(sign, 0)
    return float(total + digit)
