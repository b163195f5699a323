"""Messages that put right what was said before: 进度应为65%, 不是12家是15家, 上一条错了."""

import re

_QUANTITY = r"(?:\d|[一二三四五六七八九十百两])"
_CODE = r"[一二三四五六七八九十]+ ?\([一二三四五六七八九十]+\)"
_CORRECTION = re.compile(
    rf"应(?:该)?[为是](?!什么|谁|哪)[^,;。\n]{{0,10}}{_QUANTITY}|更正|订正|勘误|纠正一?下"
    rf"|(?:改|修改|调整|更改|更新)[为成到](?=[^,;。\n]{{0,8}}{_QUANTITY})"
    r"|[报写打填发说算弄录输搞统计选]错|错了(?!过)|有误|写成了?|作废|以(?:这|此|本)[条次个]为准|(?:这|那"
    r"|上)[条个][^,;。]{0,4}(?:不对|不算|不准)"
    rf"|不是(?=[^;。\n]{{0,24}}{_QUANTITY})[^,;。\n]{{1,14}}?,? ?(?:而?是|应)|,? ?(?:并"
    rf"|而)?[不非]是[^,;。\n]{{0,6}}{_QUANTITY}[^,;。\n]{{0,4}}(?:$|[,;。\n])"
    r"|[多少漏](?:写|报|算|填|打)了|(?:上|前|刚才|刚刚|昨天)(?:一|那|面)?(?:报"
    r"|发)?的?[条次个数][^,;。]{0,8}(?:改|不对|不算|重报)"
    rf"|^\W*(?:第?\d{{1,2}}(?:号|项|条)?|{_CODE})(?:任务)?(?:的?进度)?(?:是|为|改) ?(?={_QUANTITY}"
    rf"|百)[^,;。]{{1,9}}$"
)
_ASKS_BACK = re.compile(r"(?:吗|呢|么|\?)\W*$")


def corrects(words: str) -> bool:
    """True when the message replaces something reported before; 是不是报错了? only asks."""
    return _CORRECTION.search(words) is not None and _ASKS_BACK.search(words) is None
