"""Names that every file system and every zip program takes, whatever people called a unit or a file."""

FORBIDDEN = '/\\:*?"<>|'
LONGEST = 100  # characters; Chinese ones take three bytes, and most systems allow 255 bytes less a few
LONGEST_END = 10  # of what follows the last dot, for it to be the kind of a file


def safe_name(name: str) -> str:
    """Return a name without separators, signs that no page shows, and dots or spaces at its ends."""
    shown = "".join(sign if sign.isprintable() and sign not in FORBIDDEN else "_" for sign in name)
    shown = shown.strip(". ") or "_"
    if len(shown) <= LONGEST:
        return shown
    stem, dot, end = shown.rpartition(".")
    if not stem or len(end) > LONGEST_END:
        return shown[:LONGEST]
    return stem[: LONGEST - len(end) - 1] + dot + end
