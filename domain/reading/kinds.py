"""What sort of message it is.

The order matters: what would do harm as a report (orders to the bot, requests,
questions) is told first; thanks and greetings count only when nothing else is said.
"""

import re
from collections.abc import Sequence

from domain.reading.corrections import corrects
from domain.reading.model import Kind, Part
from domain.reading.pleasantries import is_acknowledgement, is_greeting, is_small_talk
from domain.reading.requests import asks, asks_for_time, complains, ends_asking, hands_over

_ORDER = re.compile(
    r"(?:忽略|无视|忘[记掉]|不要管|绕过|跳过)[^,;。\n]{0,10}(?:规则|指令|提示|限制|要求|设定|说明|审核)"
    r"|(?:系统|管理员|开发者)(?:提示|指令|命令|模式|权限)"
    r"|[把将][^,;。\n]{0,24}(?:标|设|改|置|算|记)(?:记|注|定)?[为成作][^,;。\n]{0,4}(?:完成|绿灯|通过"
    r"|正常)"
    r"|你现在是|扮演|你是一个|从现在(?:起|开始),?你|听我的|批准[^,;。\n]{0,6}(?:全部|所有)|删[了除掉]?[^,;。\n]{0,4}(?:库|记录)|库[^,;。\n]{0,2}删"
    r"|^\W*(?:系统|管理员|system|assistant|user) ?:|approve all"
    r"|(?:所有|全部)[^,;。\n]{0,8}任务[^,;。\n]{0,6}[改标设置][为成]"
    r"|(?:全部|都|统统|一律|统一)(?:标|设|改|置|算|记)(?:记|注|定)?[为成作](?:已)?(?:完成|绿灯|通过)"
    r"|system prompt|ignore (?:all|previous|the)|jailbreak|(?:drop|delete|select|insert|update) \w+",
    re.IGNORECASE,
)
_ADVERT = re.compile(
    r"加(?:我|个)?(?:微信|v信|vx|qq)|点击(?:链接|下方|查看)|代开|刷单|中奖|秒批|秒到账"
    r"|无抵押|免抵押|日赚|日结(?![束算果])|退订|免费领|扫码(?:加|领)|咨询电话|电话咨询"
    r"|(?:专业|长期)(?:承接|办理|代理|回收)",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"^\W*(?:(?:紧急)?通知:?)?(?:请?各[^,;。\n]{0,10}(?:单位|部门|乡镇|联络员|科室)[^。\n]{0,30}(?:请"
    r"|务必|于[^,]{1,10}前)"
    r"|@所有人|(?:关于|转发)[^,;。\n]{2,30}的通知)"
)
_SAID = re.compile(r"\w|[\U0001F300-\U0001FAFF\u2600-\u27BF]")
_WORDLESS = re.compile(r"[\W\d_a-z]*", re.IGNORECASE)  # digits, signs and Latin letters only
_PROGRESS = re.compile(
    r"已(?!阅|知|读)|完[成工]|开工|竣工|签约|投产|落地|推进|进行|进展|正在|启动|开展|召开|举办|新增|建成"
    r"|验收|对接|组织|调研|走访|办理|印发|出台|制定|上报|培训|施工|安装|调试|招标|评审|公示|申报|达到"
    r"|累计|顺利|封顶|入库|搭建|谈妥|敲定|在建|投入使用"
)
_DONE = re.compile(r"[\u4e00-\u9fff]了(?:$|[ ,;。!\n\u4e00-\u9fff])|到位|通过")
_NUMERIC = re.compile(r"\d|[一二三四五六七八九十两]+[家户个名人项件]")
ONE_QUESTION = 30  # characters up to which a final 吗 asks about all that is said
SHORT = 20  # characters up to which an unknown remark is taken for chat


def kind_of(text: str, parts: Sequence[Part], asked: str | None) -> Kind:
    """Return what sort of message the folded text is, given what was read in it."""
    words = text.strip()
    if _WORDLESS.fullmatch(words) and _points_at_nothing(parts) and not is_acknowledgement(words):
        return Kind.CHAT if is_greeting(words) else Kind.OTHER
    return _nothing_to_file(words) or _request(words, parts) or _content(words, parts, asked)


def _points_at_nothing(parts: Sequence[Part]) -> bool:
    return not any(part.task or part.candidates for part in parts)


def _nothing_to_file(words: str) -> Kind | None:
    if not _SAID.search(words) or _ORDER.search(words) or _ADVERT.search(words) or _NOTICE.search(words):
        return Kind.OTHER
    if is_greeting(words):
        return Kind.CHAT
    return Kind.ACKNOWLEDGEMENT if is_acknowledgement(words) else None


def _request(words: str, parts: Sequence[Part]) -> Kind | None:
    counted = _counts(parts)
    if asks_for_time(words) and not any(part.percent is not None for part in parts):
        return Kind.EXTENSION_REQUEST
    if corrects(words):
        return Kind.CORRECTION
    if complains(words) and not (counted and _PROGRESS.search(words)):
        return Kind.COMPLAINT
    if counted and not (len(words) <= ONE_QUESTION and ends_asking(words)):
        return None
    if hands_over(words):
        return Kind.TAKEOVER
    if asks(words) and not _happened(parts):
        return Kind.CHAT if is_small_talk(words) else Kind.QUESTION
    return None


def _content(words: str, parts: Sequence[Part], asked: str | None) -> Kind:
    if parts and all(part.no_change for part in parts):
        return Kind.NO_CHANGE
    named = any((part.task and part.task != asked) or part.candidates for part in parts)
    if is_small_talk(words) and not named and not _tells(parts):
        return Kind.CHAT
    if _counts(parts) or _happened(parts) or any(part.no_change for part in parts):
        return Kind.REPORT
    if any(part.difficulties for part in parts):
        return Kind.ISSUE if all(_only_complains(part) for part in parts) else Kind.REPORT
    if _PROGRESS.search(words) or any(part.next_steps for part in parts):
        return Kind.REPORT
    if (named or asked) and (_DONE.search(words) or re.search(r"[\u4e00-\u9fff]{4}", words)):
        return Kind.REPORT
    return Kind.CHAT if len(words) <= SHORT else Kind.OTHER


def _tells(parts: Sequence[Part]) -> bool:
    """True when a part holds an amount or an obstacle: 下雨 alone is weather, 下雨没法摊铺 is not."""
    return _counts(parts) or any(part.difficulties for part in parts)


def _counts(parts: Sequence[Part]) -> bool:
    """True when a part holds a completion, or a count outside the words of its obstacle."""
    return any(
        part.percent is not None
        or (part.figures and (not part.difficulties or _NUMERIC.search(_besides(part))))
        for part in parts
    )


def _happened(parts: Sequence[Part]) -> bool:
    return any(mention.role == "done" for part in parts for mention in part.dates)


def _only_complains(part: Part) -> bool:
    """True when a part tells of nothing but its obstacle."""
    return not part.next_steps and _PROGRESS.search(_besides(part)) is None


def _besides(part: Part) -> str:
    """Return the words of a part without those of its obstacle."""
    words = part.text
    for told in (part.difficulties or "").split("；"):
        words = words.replace(told, "")
    return words
