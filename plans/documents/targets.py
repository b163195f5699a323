"""Quantified goals (指标) in the text of an item, and what only looks like one.

A number is a goal when its clause compares it or names an achievement. Grants,
thresholds of eligibility, tiers, technical names, means and the past are none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plans.documents.dates import last_day
from plans.documents.model import Comparison, Target
from plans.documents.quantities import Quantity, find_quantities
from plans.documents.quotes import Quote

_NAMES = re.compile(r"“[^”\n]{1,24}”|《[^》\n]{1,60}》|\"[^\"\n]{1,24}\"|\([^()\n]{0,60}\)")
_DONE = re.compile(
    "完成|新增|新建|建成|建设|建立|培育|打造|引进|引育|申报|创建|实施|发展|增加|改造|组织|开展|举办|培训|认定|实现|争取|力争|确保|推进|签约|落地|开工|投产|谋划|储备|入库|纳入"
    "|净增|增长|下降|降低|减少|压减|压缩|提高|提升|缩短|孵化|选派|招聘|招引|发放|种植|改建|扩建|新改|治理|修复|设立|布局|推广|覆盖|帮扶|安排|筹集|投资|解决|整治|关闭|淘汰|选树|评选|评定|达标"
    "|新发展|转化|流转|铺设|安装|配备|购置|采购|投放|带动|吸纳|转移|输出|消纳|供应|拨付|化解|处置|办理|制定|制修订|形成|出台|推出|遴选|支持建|支持|突破|参加|参展|对接|走访|检查|排查|监测|清理|清零|更新|替换|开通|达到|维修|回收|更换|收储|盘活|腾退|植树|造林|绿化"
)
_GRANT = re.compile(
    r"(?:给予|予以|按照?|一次性|最高|分别|标准)[^。;]{0,24}(?:奖励|补助|补贴|奖补|资助|贴息|奖金|扶持资金)|(?:奖励|补助|补贴|奖补|资助|贴息|罚款)[^。;,]{0,10}\d|罚款"
)
_CONDITION = re.compile(r"^\s*(?:其中)?(?:对(?!接|标|外|口|照)|凡|符合|满足)|首次")
_PAST = re.compile(r"已[经累建有完达实]|目前|现有|截至|去年|上年|原有|累计已|近年来|仅|只有|尚未")
_PROBLEM = re.compile(r"\s*(?:存在的?)?问题(?:表现)?[\d一二三四五六七八九十]*:")
_ORDINAL = re.compile(
    r"(?:第|前|排名|名列|位居|居|[A-Za-z]|[用以按][好足]?|同|这|那|另|每|某|[\d一二三四五六七八九十]\+)$"
)
_ATTRIBUTE = re.compile(r"\s*(?:及?以上|以下|以内|左右)?的(?!目标|任务|增速|速度|增长|水平)")
_NO_MEASURE = re.compile(r"级|\s*[”\"](?!.{0,3}”)|一批|度|段|方面|层|维|[+“]?[A-Z]|年|月|日(?!均)")
_YEAR = re.compile(
    r"(?P<ref>[较比同与从自于以]?)\s*(?P<until>[到至]?)\s*(?P<year>20\d\d)年?度?(?:(?P<month>1[0-2]|0?[1-9])月)?(?P<close>年?[底末])?"
)
_EACH_YEAR = re.compile("每年|年均")
_LEVEL_GOAL = re.compile(
    r"(?P<word>不低于|不高于|高于|低于|快于|优于|超过)(?:全国|全省|全市|全区|省|国家|GDP|地区生产总值|经济|上年|同期|平均|年度)[^,。;、]{0,12}(?:平均水平|平均|增速|增长|水平|目标)"
    r"|与(?P<peer>[^,。;、与]{2,14})(?:同步|持平|基本同步)"
)
_LEVELS: dict[str, Comparison] = {"不低于": "ge", "不高于": "le", "低于": "lt"}
_WEAK_UNITS = ("种", "类", "批", "门", "天", "小时", "分钟", "个工作日", "倍")


@dataclass(frozen=True, slots=True)
class _Setting:
    """The sentence around a number: the year in force, and whether the sentence can hold goals at all."""

    due: str | None
    reach_and_more: bool


def find_targets(text: Quote) -> list[Target]:
    """Return the goals of a text in order. A year holds up to the next one, or to ; or 。."""
    found: list[Target] = []
    plain = _NAMES.sub(lambda match: "\0" * len(match.group()), text.folded)
    for sentence in re.finditer(r"[^。;\n]+", plain):
        if not _PROBLEM.match(sentence.group()):
            found += _in_sentence(text.cut(*sentence.span()), sentence.group())
    return found


def _in_sentence(quote: Quote, words: str) -> Iterator[Target]:
    due: str | None = None
    both = bool(re.search(r"达到?[^,]{0,8}以上", words))
    for piece in re.finditer(r"(?:\d,\d{3}|[^,])+", words):
        due = _due(piece.group(), due)
        phrase = quote.cut(*piece.span()).strip()
        yield from _in_piece(phrase, piece.group(), _Setting(due, both))


def _in_piece(phrase: Quote, words: str, setting: _Setting) -> Iterator[Target]:
    if _PAST.search(words) or _GRANT.search(words):
        return
    counted = False
    for quantity in find_quantities(words):
        if _is_goal(quantity, words, setting, after_goal=counted):
            counted = True
            yield _target(phrase, quantity, words, setting)
    if not counted and (level := _LEVEL_GOAL.search(words)):
        yield Target(
            phrase, None, None, _LEVELS.get(level["word"], "gt") if level["word"] else "eq", due=setting.due
        )


def _is_goal(quantity: Quantity, words: str, setting: _Setting, *, after_goal: bool) -> bool:
    before, after = words[: quantity.start], words[quantity.end :]
    if _ORDINAL.search(before) or _NO_MEASURE.match(after) or _CONDITION.search(before):
        return False
    named_before = bool(_DONE.search(before))
    if _ATTRIBUTE.match(after) and not (named_before and not re.match(r"\s*及?以[上下]", after)):
        return False
    if quantity.unit is None:
        return quantity.comparison == "range" and named_before
    if quantity.chinese and (quantity.bare or quantity.comparison == "eq") and not _round_count(quantity):
        return False
    if quantity.unit in _WEAK_UNITS and quantity.bare:
        return False
    closes = not after.strip() and quantity.unit not in ("个", "项", "次") and not re.search("按|每", before)
    return not quantity.bare or named_before or after_goal or closes or setting.due is not None


def _round_count(quantity: Quantity) -> bool:
    """百家 and 千人 are goals; 一个, 三项 without a comparison are ways of speaking."""
    return (quantity.value or 0) >= 100


def _target(phrase: Quote, quantity: Quantity, words: str, setting: _Setting) -> Target:
    comparison = quantity.comparison
    bare_reach = re.search(r"达到?\s*$", words[: quantity.start])
    # 省级达到1个,市级达到3个以上: beside 以上, a plain 达到 is the number itself.
    if bare_reach and setting.reach_and_more and not re.match(r"\s*及?以上", words[quantity.end :]):
        comparison = "eq"
    return Target(phrase, quantity.value, quantity.unit, comparison, quantity.low, quantity.high, setting.due)


def _due(words: str, due: str | None) -> str | None:
    """Return the year in force after these words; a year of comparison (较2020年) sets none."""
    for match in _YEAR.finditer(words):
        if match["ref"] and not match["until"] and match["ref"] in "较比同与从自以":
            continue
        due = _written_due(match)
    return None if _EACH_YEAR.search(words) else due


def _written_due(match: re.Match[str]) -> str:
    year = match["year"]
    if match["month"]:
        return last_day(int(year), int(match["month"])).isoformat()
    return f"{year}-12-31" if match["close"] else year
