"""How delivery is doing, in a few numbers for whoever runs the bot."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from storage.outbox import PENDING
from storage.tables.messages import inbox, outbox

PATIENCE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Health:
    overdue: int
    refused: int
    repeated: int
    parked: int


def look(tx: Connection, now: datetime) -> Health:
    """Count messages that wait too long, were refused or sent twice, and events that were set aside."""
    late = select(func.count()).where(outbox.c.state.in_(PENDING), outbox.c.due_at < now - PATIENCE)
    refused = select(func.count()).where(outbox.c.state == "refused")
    repeated = select(func.count()).where(outbox.c.repeated.is_(True))
    parked = select(func.count()).where(inbox.c.state == "parked")
    return Health(*((tx.scalar(query) or 0) for query in (late, refused, repeated, parked)))
