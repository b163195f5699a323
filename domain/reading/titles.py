"""Which task words speak of: by the characters they share with its title.

Two neighbouring characters of a title weigh the more, the fewer of the unit's
tasks have them; those that any official text has (建设, 服务) weigh little. A
task is named when it scores enough and clearly more than every other one;
where several come close, all of them are candidates.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from domain.reading.model import TaskName
from domain.reading.wording import Span, fold

_OPENING = re.compile(
    r"^(?:全面加快|全面加强|全面提升|全面|加快|大力实施|大力推动|大力|开展|实施|推进|推动|支持|强化|深化"
    r"|加强|提升|加大|保障|完善|表彰|集中优势|打造|建设(?=.{3})|做好|为|提供|深入|扎实|持续|着力|积极"
    r"|进一步|切实)"
)
_PLACE = re.compile(r"专业镇(?:企业|员工)?(?=.)|[“”\"]")
_CLOSING = re.compile(r"(?:专项)?(?:行动|工程|计划|工作)$")
_COMMON = (
    "项目 企业 工作 建设 服务 市场 发展 行动 推进 推动 支持 提升 保障 完成 "
    "加强 提高 重点 重大 任务 产业 能力 水平 环境 政策 措施 资金 推广 打造 "
    "全面 落实 强化 平台 优化 影响 单位 部门 开展 实施 加快 目标 需求 配套 "
    "优势 产品 协作 改革 管理 机制 高效 "
)
_COMMON_WEIGHT = 0.25
_TOPIC = re.compile(r"^.{1,8}?(?:[这那]一?[块项边个]|方面)")  # 人才这块, 贷款担保那个
_LISTED = "、,和及与 "
_LINKS = frozenset("的和与及为")
_HAN = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]+")

WEAK, STRONG = 0.6, 0.5  # of one rare pair's weight; of a title's whole weight
LEAD = 4  # characters before a name that still opens the words: 本周招商…
CLEAR = 0.72  # a rival that scores at least this share of the best is a candidate too


@dataclass(frozen=True, slots=True)
class Naming:
    """The tasks that words may name, best first.

    `strong` when hardly anything else can be meant, `leads` when the name opens
    the words, `together` when all the codes are meant and not one of them.
    """

    codes: tuple[str, ...] = ()
    strong: bool = False
    leads: bool = False
    together: bool = False


def short_title(title: str) -> str:
    """Return a title without its ceremony: 开展市场主体倍增行动 → 市场主体倍增."""
    words = _PLACE.sub("", title)
    while (rest := _OPENING.sub("", words)) != words and len(rest) >= 2:
        words = rest
    rest = _CLOSING.sub("", words)
    return rest if len(rest) >= 2 else words


@dataclass(frozen=True, slots=True)
class TitleIndex:
    """The titles of a unit's tasks, by pairs of characters."""

    codes: tuple[str, ...]
    written: dict[str, str]  # codes by their folded form
    names: tuple[tuple[str, ...], ...]  # short titles without signs
    spelled: re.Pattern[str]  # any of the names
    owners: dict[str, tuple[int, ...]]  # pair → places in `codes`
    weights: dict[str, float]
    wholes: tuple[float, ...]
    rare: float  # the weight of a pair that one title alone has

    def naming(self, words: str) -> Naming:
        """Return the task that the words name, or the candidates, or nothing."""
        plain = _HAN.sub("", words)
        places = self._spelled(plain)
        if places:
            leads = any(0 <= plain.find(name) <= LEAD for place in places for name in self.names[place])
            return Naming(self._codes(places), strong=True, leads=leads, together=len(places) > 1)
        scores = self._scores(pairs(plain))
        if not scores:
            return Naming()
        best = max(scores.values())
        close = sorted(
            (p for p, score in scores.items() if score >= CLEAR * best), key=lambda p: (-scores[p], p)
        )
        strong = best >= STRONG * max(self.wholes[close[0]], 2 * self.rare)
        if best < WEAK * self.rare and not strong:
            return Naming()
        strong = strong or (len(close) == 1 and self._heads(plain, close[0]))
        leads = any(
            pair in self.owners and close[0] in self.owners[pair] for pair in pairs(plain[: LEAD + 2])
        )
        return Naming(self._codes(close), strong, leads)

    def _heads(self, plain: str, place: int) -> bool:
        """True when the words open with four signs of the title in a row, or put it as their topic."""
        topic = _TOPIC.match(plain)
        topical = topic is not None and any(
            place in self.owners.get(pair, ()) for pair in pairs(topic.group())
        )
        return topical or any(plain[:4] in name for name in self.names[place] if len(plain) >= 4)

    def starts(self, words: str) -> list[int]:
        """Return where, past the opening, a title begins that does not belong to a list of titles."""
        return [
            span.start
            for span in self.spans(words)
            if span.start > LEAD and words[span.start - 1] not in _LISTED
        ]

    def spans(self, words: str) -> list[Span]:
        """Return where titles stand in the words, so that a number in a title is no figure."""
        return [Span(*found.span()) for found in self.spelled.finditer(words)]

    def _spelled(self, plain: str) -> list[int]:
        """Return the places of titles that stand in the words, but not inside another that does."""
        found = {name: p for p, names in enumerate(self.names) for name in names if name in plain}
        whole = {
            p for name, p in found.items() if not any(name != other and name in other for other in found)
        }
        return sorted(whole, key=lambda p: min(plain.find(name) for name in self.names[p] if name in plain))

    def _codes(self, places: Sequence[int]) -> tuple[str, ...]:
        return tuple(self.codes[place] for place in places)

    def _scores(self, found: Iterable[str]) -> Counter[int]:
        scores: Counter[int] = Counter()
        for pair in found:
            for place in self.owners.get(pair, ()):
                scores[place] += self.weights[pair]  # type: ignore[assignment]
        return scores


def pairs(words: str) -> dict[str, None]:
    """Return the neighbouring characters of the words, two by two, each once and in order."""
    found = dict.fromkeys(words[at : at + 2] for at in range(len(words) - 1))
    return {pair: None for pair in found if not _LINKS.intersection(pair)}


def _names(task: TaskName) -> tuple[str, ...]:
    names = (_HAN.sub("", name) for name in (short_title(task.title), task.short))
    return tuple(dict.fromkeys(name for name in names if name))


def _abbreviations(name: str) -> dict[str, None]:
    """Return what two words of two characters shrink to: 技术改造 is 技改."""
    return dict.fromkeys(name[at] + name[at + 2] for at in range(len(name) - 3))


_COMMON_PAIRS = frozenset(_COMMON.split())


@lru_cache(maxsize=256)
def title_index(tasks: tuple[TaskName, ...]) -> TitleIndex:
    """Build the index; the same tasks give the same index without work."""
    names = tuple(_names(task) for task in tasks)
    owned = [{pair: None for name in mine for pair in pairs(name) | _abbreviations(name)} for mine in names]
    counts = Counter(pair for pairs_ in owned for pair in pairs_)
    weights = {pair: math.log(1 + len(tasks) / count) for pair, count in counts.items()}
    weights |= {pair: weights[pair] * _COMMON_WEIGHT for pair in weights.keys() & _COMMON_PAIRS}
    owners = {pair: tuple(p for p, mine in enumerate(owned) if pair in mine) for pair in counts}
    wholes = tuple(max(sum(weights[p] for p in pairs(name)) for name in mine) for mine in names)
    codes = tuple(task.code for task in tasks)
    spelled = re.compile(
        "|".join(sorted({re.escape(n) for mine in names for n in mine}, key=len, reverse=True)) or "$^"
    )
    written = {fold(code).replace(" ", ""): code for code in codes}
    return TitleIndex(codes, written, names, spelled, owners, weights, wholes, math.log(1 + len(tasks)))
