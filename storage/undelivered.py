"""Messages that were given up, seen from what they spoke of: how many there are, and sending them again."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, func, select, tuple_, update

from storage.tables.messages import outbox


def refused(tx: Connection, about: str) -> int:
    """Return how many messages about this were given up."""
    query = select(func.count()).where(outbox.c.about == about, outbox.c.state == "refused")
    return tx.scalar(query) or 0


def queue_again(tx: Connection, about: str, places: Collection[tuple[str, str]], now: datetime) -> int:
    """Let the messages about this that were given up wait once more; return how many there are.

    Only what goes to one of the places, a channel and a chat each. The rows stay themselves, so that nothing
    that arrived is sent twice and a second press finds nothing.
    """
    to = tuple_(outbox.c.channel, outbox.c.chat).in_(places)
    change = update(outbox).where(outbox.c.about == about, outbox.c.state == "refused", to)
    return tx.execute(change.values(state="waiting", attempts=0, due_at=now)).rowcount
