"""What a long command is doing, on one line of the terminal; nothing where nobody looks."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from texts.catalogue import say

WIDTH = 24  # signs
ERASE = "\r\x1b[K"


class ProgressLine:
    """Rewrites its line at each step; `share` is the part that is done, 0 to 1."""

    def __init__(self, stream: TextIO, language: str) -> None:
        self._stream = stream
        self._language = language

    def step(self, key: str) -> None:
        self._write(say(self._language, key))

    def sheet(self, key: str, rows: int, share: float) -> None:
        """Show how far a ledger is: which sheet is written, how many of its rows, a bar over all sheets."""
        full = round(share * WIDTH)
        name = say(self._language, f"form-sheet-{key}")
        self._write(f"{'█' * full}{'░' * (WIDTH - full)} {name} {rows:,}")

    def _write(self, text: str) -> None:
        if self._stream.isatty():
            self._stream.write(f"{ERASE}{text}")
            self._stream.flush()

    def erase(self) -> None:
        self._write("")


@contextmanager
def progress_line(language: str) -> Iterator[ProgressLine]:
    """Lend a line on standard error, gone when the work is done."""
    line = ProgressLine(sys.stderr, language)
    try:
        yield line
    finally:
        line.erase()
