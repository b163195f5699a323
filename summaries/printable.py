"""Text that every form can carry: what no page can show becomes a visible mark."""

import re

SUBSTITUTE = "□"  # how Chinese print marks a sign that cannot be read; every face has it
# Control characters, half surrogate pairs, and marks that turn the writing direction of what follows.
UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)

LONGEST_TITLE = 255  # signs of a file's own title, by the office formats


def printable(text: str) -> str:
    """Return the text with its line ends as \\n and every unshowable character replaced."""
    return UNSHOWABLE.sub(SUBSTITUTE, text.replace("\r\n", "\n").replace("\r", "\n"))


def file_title(text: str) -> str:
    """Return the text as the title that a file holds about itself."""
    return printable(text)[:LONGEST_TITLE]
