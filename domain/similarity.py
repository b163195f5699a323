"""How much of two texts is the same: a hint that a report repeats the one before."""

import re
from collections import Counter

NO_WORDS = re.compile(r"[\W_]+")


def similarity(text: str, other: str) -> float:
    """Return from 0 to 1 the share of neighbouring characters that two texts have in common.

    Signs and blanks do not count, digits do: a new number is news. Order matters little, so a text whose
    sentences were shuffled is still the same one.
    """
    pairs, others = _pairs(text), _pairs(other)
    whole = pairs.total() + others.total()
    return 2 * (pairs & others).total() / whole if whole else 0.0


def _pairs(text: str) -> Counter[str]:
    plain = NO_WORDS.sub("", text).lower()
    # A single character has no neighbour and stands for itself.
    return Counter(plain[at : at + 2] for at in range(max(1, len(plain) - 1)) if plain)
