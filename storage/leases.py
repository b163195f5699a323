"""Leases: one process at a time owns a name, such as the polling of one bot."""

from datetime import datetime

from sqlalchemy import Connection, delete, or_
from sqlalchemy.dialects.sqlite import insert

from storage.tables.records import lease


def take(tx: Connection, name: str, holder: str, now: datetime, until: datetime) -> bool:
    """Take or renew a lease; False while another holder's has not run out."""
    row = insert(lease).values(name=name, holder=holder, until=until)
    free = or_(lease.c.holder == holder, lease.c.until <= now)
    taken = row.on_conflict_do_update(
        index_elements=["name"], set_={"holder": holder, "until": until}, where=free
    )
    return tx.scalar(taken.returning(lease.c.name)) is not None


def release(tx: Connection, name: str, holder: str) -> None:
    tx.execute(delete(lease).where(lease.c.name == name, lease.c.holder == holder))
