"""Figures that a message reports: counts with their units, money in 元, rates.

Ordinals (第3项), terms (3个月), names (5G, 12345热线) and document numbers have
no unit of counting and so are no figures; neither is a first part (一期) nor
an unspecific 一个.
"""

import re
from collections.abc import Iterator

from domain.reading.model import Figure
from domain.reading.numbers import NOT_INSIDE, NUMBER, number
from domain.reading.percents import PercentMention
from domain.reading.wording import BLANK, Span

_UNIT = (
    r"个百分点|个点(?![位多])|台套|台\(套\)|平方公里|平方千米|万千瓦时|平方米|立方米|千瓦时|km²|人次|车次|批次|班次|场次|公里|千米"
    r"|公顷|公斤|千克|千瓦|兆瓦|平米|课时|学时|美元|港元|欧元|万吨|家次|km|m²|kg|MW|kW|家|户"
    r"|个(?!亿|半?月|季度|星期|礼拜|小时|钟头|多月|工作日)|名|人|项|件|次|座|处|条|台|套|辆|张|份|篇|场"
    r"|批(?![而复准文示覆])|亩|米|吨|斤|克|度|头|只|羽|株|棵|栋|幢|间|层|所|支|位|对|组|村|起|宗|笔|款|种"
    r"|门|口|眼|盏|艘|枚|册|幅|块|片|道|段|根|尾|箱|瓶|盒|袋|桶|车|趟|棚|孔|本|部|架|轮|㎡|m(?![a-zA-Z])"
    r"|t(?![a-zA-Z])|期"
)
_MONEY = r"元整?|块钱|块(?=$|[,;。\n])|人民币"
_SPAN_UNITS = r"天|个?工作日"
_BEGINS_A_WORD = {  # 对接, 台账, 个体户: with such a sign after it, it counts nothing
    "对": "接于象标口外",
    "台": "账",
    "个": "体",
    "名": "单称额录",
    "条": "件例",
    "处": "理",
    "份": "额",
    "部": "门",
    "层": "次",
    "道": "路",
    "口": "径",
    "组": "织",
    "支": "持付",
    "位": "于置",
    "场": "地所",
    "种": "植子",
    "门": "户",
    "本": "地周月县年",
    "起": "来步诉",
}
_WORD = "".join(f"(?<!{sign}(?=[{rest}]))" for sign, rest in _BEGINS_A_WORD.items())
_PHONE = r"(?!1[3-9]\d{9})"
_FIGURE = re.compile(
    rf"{_PHONE}{NOT_INSIDE}(?<![第a-zA-Z〔〕#\-/])(?P<number>{NUMBER}) ?(?P<more>余|多"
    rf"|来)?(?P<scale>[万亿wW])? ?(?:(?P<money>{_MONEY})|(?P<unit>{_UNIT})(?P<per>/[\u4e00-\u9fff])?"
    rf"|(?P<days>{_SPAN_UNITS})){_WORD}"
)
_BARE_MONEY = re.compile(
    rf"{NOT_INSIDE}(?<![第a-zA-Z])(?P<number>{NUMBER})(?P<more>余"
    rf"|多)?(?P<scale>[万亿wW])?(?![\d.%/:\-a-zA-Z万亿]|{_UNIT}|{_MONEY})"
)
_MONEY_NOUN = re.compile(
    r"(?:资金?|投资额?|金额|协议额|到位|缺口|贷款?|融资|授信|产值|收入|营收|销售额?|税收?|补贴|补助|奖补"
    r"|拨付|支出|利润|额|费用?|款)[^,;。\n]{0,12}$"
)
_SCALE = {None: 1, "万": 10**4, "w": 10**4, "W": 10**4, "亿": 10**8}
_DELAY = re.compile(
    r"(?:滞后|延误|延期|拖延|耽误|推迟|提前|缩短|压缩|历时|停工|停产|逾期|超期|停|慢|误)[^,;。\n]{0,4}$"
)
_RESULT = re.compile(
    r"(?:新增|新建|签约|开|办|搞|做|签|谈|来|去|跑|建|报|聘|设|开工|建成|引进|培育|举办|召开|开展|组织"
    r"|完成|申报|认定|落地|竣工|投产|注册|落户|入库|到位|发放|培训|新|增加|又|有)了?$"
)
_STAGE = re.compile(r"^(?:工程|项目|厂房|建设|开工|主体|园|地块|的|完工|竣工|封顶|征|用)")
_DENIED = re.compile(
    r"[多少漏][写报算填]了$|(?:不是|并非|而非)[^,;。\n是]{0,5}$"
    r"|(?:上[月周次期]|去年同?期?|原来|原报)(?:[是为的报]|只有)*$"
)
_OLD = re.compile(r"(?:从|由|原来|原报|上次|上周|昨天|刚才|之前|前面)[^,;。\n是]{0,8}$")
_INSTEAD = re.compile(
    r"^[^,;。\n]{0,4}[多少错][了,]|^[^,;。\n]{0,6}[是到至为][^,;。\n]{0,3}\d|^,?(?:而?是|应|现在|其实|改)"
)
_CLAUSE_START = re.compile(rf"[,;。\n!?:{BLANK}()]")
_AROUND = re.compile(
    r"^(?:已经|已|今天|十一|国庆|累计(?=[\u4e00-\u9fff]{2})|本周|本月|目前|现|又|再|共|约|大约|其中|截至|有|了|我们|我局|我县|全县|县里|还|也|就(?!业)|都"
    r"|是|为|达到?| )+"
    r"|(?:了|(?<!签)约|近|大约|达到?|为|是|共|有|到|至|:| |超过?|突破)+$"
)
_NOUN_AFTER = re.compile(
    r"^的?(?P<noun>[\u4e00-\u9fff]{1,6}?)(?=$|[^\u4e00-\u9fff]|[已做完正在了通参都均全未没有是达])"
)

_ANOTHER = re.compile(rf"{NUMBER} ?(?:{_MONEY}|{_UNIT})|\d[万亿]?")  # another number in the clause
# Alone, these do not say what is counted.
_VERB = r"(?:签约?|新[增签办建]|办|开工?|建成?|来|引进|完成|落地|申报|培育|举办|走访|拜访)"
_ONLY_VERB = re.compile(_VERB)
_VERB_AND_NUMBER = re.compile(rf"{_VERB}了? ?{NUMBER}")


def find_figures(words: str, percents: list[PercentMention]) -> tuple[Figure, ...]:
    """Return the figures in the order of the text; `percents` gives the rates among them."""
    found = [*_counted(words), *_bare_money(words)]
    found += [(m.span.start, Figure(m.value, "%", _what(words, m.span))) for m in percents if m.tier == 0]
    return tuple(dict.fromkeys(figure for _, figure in sorted(found, key=lambda pair: pair[0])))


def _counted(words: str) -> Iterator[tuple[int, Figure]]:
    for found in _FIGURE.finditer(words):
        before, after = (
            words[max(0, found.start() - 16) : found.start()],
            words[found.end() : found.end() + 8],
        )
        value = number(found["number"])
        if value is None or not _counts(found, before, after):
            continue
        value *= _SCALE[found["scale"]]
        what = _what(words, Span(*found.span()))
        yield found.start(), Figure(float(value), _unit(found), what)


def _unit(found: re.Match[str]) -> str:
    if found["money"]:
        return "元"
    unit: str = found["unit"] or found["days"]
    return "百分点" if unit in {"个百分点", "个点"} else unit + (found["per"] or "")


def _counts(found: re.Match[str], before: str, after: str) -> bool:
    if _superseded(words_before=before, after=after):
        return False
    if found["days"]:
        return _DELAY.search(before) is not None
    if found["unit"] == "期" and (not found["number"].isdecimal() or _STAGE.search(after)):
        return False  # 二期厂房, 2期开工: a stage and no count
    return found["number"] != "一" or _RESULT.search(before) is not None


def _superseded(words_before: str, after: str) -> bool:
    """True for the old value in 不是12家是15家 and 从30家增加到42家."""
    if _DENIED.search(words_before) or after.startswith(("改成", "改为")):
        return True
    return _OLD.search(words_before) is not None and _INSTEAD.search(after) is not None


def _bare_money(words: str) -> Iterator[tuple[int, Figure]]:
    """Find sums without 元: 投资两千三百万, 缺口2,000万, 一个1.2亿."""
    for found in _BARE_MONEY.finditer(words):
        value = number(found["number"])
        noun = _MONEY_NOUN.search(words[max(0, found.start() - 16) : found.start()])
        large = (found["scale"] or found["number"])[-1]
        if value is not None and (large == "亿" or (noun and large in "万wW")):
            value *= _SCALE[found["scale"]]
            yield found.start(), Figure(float(value), "元", _what(words, Span(*found.span())))


def _what(words: str, span: Span) -> str | None:
    """Return what the number counts, as short as it can be said: 新增企业, 签约项目, 协议资金.

    That is the words before it, back to the clause's start or the number before;
    where those are but a verb or nothing, the noun after it too.
    """
    before, joined = _before(words, span.start)
    noun = _NOUN_AFTER.search(words[span.end : span.end + 12])
    if noun and (not before or (not joined and _ONLY_VERB.fullmatch(before))):
        return before + _first_noun(noun["noun"], words[span.end + noun.end() :])
    return before or None


def _before(words: str, end: int) -> tuple[str, bool]:
    """Return the words before a number, and whether they follow another number in the clause."""
    edges = [found.end() for found in _CLAUSE_START.finditer(words, max(0, end - 24), end)]
    start = edges[-1] if edges else max(0, end - 12)
    counted = [found.end() for found in _ANOTHER.finditer(words, start, end)]
    before = _AROUND.sub("", words[counted[-1] if counted else start : end])
    # 签约3个项目协议资金1.2亿元: 项目 belongs to the number before
    if counted and len(before) >= 4 and _VERB_AND_NUMBER.match(words, start, counted[-1]):
        return before[2:], True
    return before, bool(counted)


def _first_noun(noun: str, rest: str) -> str:
    """Return the noun that the number counts, without the one that the next number counts."""
    return noun[:2] if len(noun) >= 4 and re.match(r"\d", rest) else noun
