"""The contact's own words as others read them."""

import re

# 3、 第3项 二(三) 2新增: by this a contact points at a task; whoever reads on sees the task's name beside it.
# A number that stands right before such a word counts nothing.
POINTER = re.compile(
    r"^\s*(?:第?\d{1,2}\s*(?:项|条)?[、.．:：,，\s]|\d{1,2}(?=新增|累计|完成|签约|开工|引进|已|正在|无变化)"
    r"|[一二三四五六七八九十]+[(（][一二三四五六七八九十]+[)）])[、.．:：,，\s]*"
)


def without_pointer(text: str) -> str:
    """Return the words without the number or code at their start."""
    return POINTER.sub("", text)
