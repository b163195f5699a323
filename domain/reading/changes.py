"""Whether a message says that nothing changed: 无变化, 同上周, 没进展."""

import re

_NO = r"(?:暂?无|没有?|未|没得)(?:什么|啥|任何|新的?|大的?|明显|太大|发生|有|可|要|多大)*"
_CHANGE = (
    r"(?:变化|变动|进展|进度|变|更新|动静|新情况|新增(?![困问])|报的|可报(?!告)|[汇上]报内容)(?![顺缓正较慢])"
)
_AS_BEFORE = r"(?:同|跟|和|与|按)(?:上[周次期月]|上礼拜|上个?(?:月|星期)|之前|以前|前[次期]|上一期)"
_NO_CHANGE = re.compile(
    rf"{_NO}{_CHANGE}|没有?动(?![力员工态])|不变(?!价)"
    rf"|{_AS_BEFORE}[^,;。\n]{{0,6}}?(?:一样|相同|一致|差不多|持平|报的|数据|$|[,;。\n])|老样子|老数据?|原[数样]"
    r"|同上(?:$|[,;。\n])|保持原样|原地踏步|维持(?:原|上|现状|不变)|照旧|还(?:是)?[那这]样|没有?新的(?=$|[,;。\n])"
    r"|(?:都|全|仍|还是)一样(?=$|[的,;。\n])|还是(?:上[次周期]|原来|之前)"
)
_NOTHING = re.compile(r"[ \x00:,。]*(?:暂?无|没有?|没得)[ \x00。!]*")

_AS_PLANNED = re.compile(r"正常|照常|按(?:照|计划|部就班|序时)")


def says_no_change(words: str) -> bool:
    """True for 无变化 and its kin, and for a bare 无; 没有问题 says nothing about change."""
    return _NO_CHANGE.search(words) is not None or _NOTHING.fullmatch(words) is not None


def goes_on(words: str) -> bool:
    """True for 正常推进, which of all the rest means that there is nothing to report."""
    return _AS_PLANNED.search(words) is not None
