"""One process a database file: a second one stands back instead of fighting over updates."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl


class AlreadyRunningError(RuntimeError):
    """Another process serves this database."""


@contextmanager
def sole_process(database: Path | None) -> Iterator[None]:
    """Hold the lock beside the database file; the system frees it however the process ends."""
    if database is None or sys.platform == "win32":
        yield
        return
    handle = os.open(f"{database}.lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise AlreadyRunningError(str(database)) from None
    else:
        yield
    finally:
        os.close(handle)
