"""Messages that put right what was said before: 进度应为65%, 不是12家是15家, 上一条错了."""

import re

_QUANTITY = r"(?:\d|[一二三四五六七八九十百两])"
_CODE = r"[一二三四五六七八九十]+ ?\([一二三四五六七八九十]+\)"
_REFERENCE = rf"(?:第?\d{{1,2}}(?:号|项|条)?|{_CODE})(?:任务)?(?:的?进度)?"
_SHORT = rf"^\W*(?:{_REFERENCE}(?:是|为|改) ?(?={_QUANTITY})[^,;。是]{{1,9}}[,;。]*){{1,20}}$"
_OUGHT = rf"应(?:该)?[为是](?!什么|谁|哪)[^,;。\n]{{0,10}}{_QUANTITY}"
_CHANGED = rf"(?:改|修改|调整|更改|更新|换)[为成到](?=[^,;。\n]{{0,8}}{_QUANTITY})"
_NOT_BUT = rf"不是(?=[^;。\n]{{0,24}}{_QUANTITY})[^,;。\n]{{1,14}}?,? ?(?:而?是|应)"
_BUT_NOT = rf",? ?(?:并|而)?[不非]是[^,;。\n]{{0,6}}{_QUANTITY}[^,;。\n]{{0,4}}(?:$|[,;。\n])"
_WRONG = (
    r"更正|订正|勘误|纠正一?下|[报写打填发说算弄录输搞统计选]错|错了(?!过)|有误|写成了?|作废"
    r"|[多少漏](?:写|报|算|填|打)了|[写报打填输][多少漏错]了"
    r"|(?:之前|上次|原来|刚才|前面|昨天)(?:报|写|填|说|发)的[^,;。\n]{0,14}(?:现在是|其实|应|改)"
)
_VOID = (
    r"以(?:这|此|本)[条次个]为准"
    r"|(?:这|那|上|前|刚才|刚刚|昨天)(?:一|那|面)?(?:报|发)?的?[条次个数][^,;。]{0,6}(?:改|不对|不算"
    r"|不准|重报)"
)
_CORRECTION = re.compile("|".join([_SHORT, _OUGHT, _CHANGED, _NOT_BUT, _BUT_NOT, _WRONG, _VOID]))
_ASKS_BACK = re.compile(r"咋|怎么[改删办弄]|(?:吗|呢|么|\?)\W*$")


def corrects(words: str) -> bool:
    """True when the message replaces something reported before; 是不是报错了? only asks."""
    return _CORRECTION.search(words) is not None and _ASKS_BACK.search(words) is None
