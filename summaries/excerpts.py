"""A report shortened without inventing: whole sentences of it, in its order.

First comes a sentence with a figure, then one that tells of a difficulty, then one with the next step, then
all others with figures, and the rest as far as there is room.
"""

import re
from collections.abc import Iterator, Sequence

from domain.wording import without_pointer

SENTENCE = re.compile(r"[^。；;！!？?\n]+[。；;！!？?]?")
DIGIT = re.compile(r"\d|[一二两三四五六七八九十百千万亿]成|百分之")
MARKS = "。；;！!？? \n"
TELLING = 4  # signs by which a sentence is known as the one that tells of something


def excerpt(text: str, most: int, telling: Sequence[str | None] = ()) -> str:
    """Return sentences of the text up to `most` characters; a longer first one is cut.

    `telling` are the report's own words of difficulties and next steps, as they were read from it.
    """
    text = without_pointer(text)
    sentences = [found.strip() for found in SENTENCE.findall(text) if found.strip()]
    chosen: list[int] = []
    length = 0
    for index in dict.fromkeys(_by_weight(sentences, telling)):
        length += len(sentences[index])
        if length > most:
            break
        chosen.append(index)
    if not chosen:
        return text.strip()[: most - 1] + "…" if len(text.strip()) > most else text.strip()
    return "".join(sentences[index] for index in sorted(chosen)).rstrip("。；;")


def _by_weight(sentences: Sequence[str], telling: Sequence[str | None]) -> Iterator[int]:
    """Yield places of sentences, the weightiest first; some more than once."""
    with_figures = [place for place, sentence in enumerate(sentences) if DIGIT.search(sentence)]
    yield from with_figures[:1]
    for words in telling:
        yield from [place for place, sentence in enumerate(sentences) if _tells(sentence, words)][:1]
    yield from with_figures
    yield from range(len(sentences))


def _tells(sentence: str, words: str | None) -> bool:
    """Tell whether the words begin in the sentence."""
    beginning = (words or "").strip(MARKS)[:TELLING]
    return len(beginning) == TELLING and beginning in sentence
