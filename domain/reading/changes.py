"""Whether a message says that nothing changed: 无变化, 同上周, 没进展."""

import re

_NO_CHANGE = re.compile(
    r"(?:无|没有?|未|暂无|无任何|没啥|没什么|并无|没得)(?:什么|啥|任何|新的?|大的?|明显|太大|发生"
    r"|有)*(?:变化|变动|进展|进度|变|更新|动静|新情况|新增情况)(?!(?:顺|缓|正|较))"
    r"|不变|(?:同|跟|和|与|按)(?:上[周次期月]|上个?(?:月|星期)|之前|以前|前[次期])[^,;。\n]{0,6}?(?:一样"
    r"|相同|一致|报的|数据|持平|$|[,;。\n])|(?:还是|仍是?|仍然是?|依然)?老样子|同上$|同上(?=[,;。\n])"
    r"|保持原样|原地踏步|维持(?:原状|不变|上期)|一切照旧|照旧"
)


_NOTHING = re.compile(r"[ \x00:,。]*(?:暂?无|没有?|没得)[ \x00。!]*")


def says_no_change(words: str) -> bool:
    """True for 无变化 and its kin, and for a bare 无; 没有问题 says nothing about change."""
    return _NO_CHANGE.search(words) is not None or _NOTHING.fullmatch(words) is not None
