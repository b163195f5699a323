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
_HAN = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]+")

WEAK, STRONG = 0.9, 0.5  # of one rare pair's weight; of a title's whole weight
CLEAR = 0.72  # a rival that scores at least this share of the best is a candidate too


@dataclass(frozen=True, slots=True)
class Naming:
    """The tasks that words may name, best first; `strong` when hardly anything else can be meant."""

    codes: tuple[str, ...] = ()
    strong: bool = False


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

    titles: tuple[tuple[str, str], ...]  # code, short title without signs
    owners: dict[str, tuple[int, ...]]  # pair → places in `titles`
    weights: dict[str, float]
    wholes: tuple[float, ...]
    rare: float  # the weight of a pair that one title alone has

    def naming(self, words: str) -> Naming:
        """Return the task that the words name, or the candidates, or nothing."""
        plain = _HAN.sub("", words)
        spelled = [place for place, (_, title) in enumerate(self.titles) if title in plain]
        if len(spelled) == 1:
            return Naming((self.titles[spelled[0]][0],), strong=True)
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
        return Naming(tuple(self.titles[place][0] for place in close), strong)

    def _scores(self, found: Iterable[str]) -> Counter[int]:
        scores: Counter[int] = Counter()
        for pair in found:
            for place in self.owners.get(pair, ()):
                scores[place] += self.weights[pair]  # type: ignore[assignment]
        return scores


def pairs(words: str) -> set[str]:
    """Return the neighbouring characters of the words, two by two."""
    return {words[at : at + 2] for at in range(len(words) - 1)}


_COMMON_PAIRS = frozenset(_COMMON.split())


@lru_cache(maxsize=256)
def title_index(tasks: tuple[TaskName, ...]) -> TitleIndex:
    """Build the index; the same tasks give the same index without work."""
    titles = tuple((task.code, _HAN.sub("", short_title(task.title))) for task in tasks)
    owned = [
        pairs(title) | pairs(_HAN.sub("", task.short)) for (_, title), task in zip(titles, tasks, strict=True)
    ]
    counts = Counter(pair for pairs_ in owned for pair in pairs_)
    weights = {pair: math.log(1 + len(tasks) / count) for pair, count in counts.items()}
    weights |= {pair: weights[pair] * _COMMON_WEIGHT for pair in weights.keys() & _COMMON_PAIRS}
    owners = {pair: tuple(p for p, mine in enumerate(owned) if pair in mine) for pair in counts}
    wholes = tuple(sum(weights[pair] for pair in mine) for mine in owned)
    return TitleIndex(titles, owners, weights, wholes, math.log(1 + len(tasks)))


def naming(words: str, tasks: Sequence[TaskName]) -> Naming:
    """Return which of the tasks the words name."""
    return title_index(tuple(tasks)).naming(words)
