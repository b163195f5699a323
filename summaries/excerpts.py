"""A report shortened without inventing: whole sentences of it, those with figures first."""

import re

from domain.wording import without_pointer

SENTENCE = re.compile(r"[^。；;！!？?\n]+[。；;！!？?]?")
DIGIT = re.compile(r"\d|[一二两三四五六七八九十百千万亿]成|百分之")


def excerpt(text: str, most: int) -> str:
    """Return sentences of the text, in its order, up to `most` characters; a longer first one is cut."""
    text = without_pointer(text)
    sentences = [found.strip() for found in SENTENCE.findall(text) if found.strip()]
    chosen: list[int] = []
    length = 0
    for index in sorted(range(len(sentences)), key=lambda i: (not DIGIT.search(sentences[i]), i)):
        length += len(sentences[index])
        if length > most:
            break
        chosen.append(index)
    if not chosen:
        return text.strip()[: most - 1] + "…" if len(text.strip()) > most else text.strip()
    return "".join(sentences[index] for index in sorted(chosen)).rstrip("。；;")
