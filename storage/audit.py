"""The audit trail: append-only and hash-chained, so that a changed, cut or inserted row is found."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select

from storage.prepared import Prepared
from storage.tables.records import audit

GENESIS = "0" * 64
HEAD = Prepared(select(audit.c.hash).order_by(audit.c.id.desc()).limit(1))
ADD = Prepared(insert(audit), "at", "programme_id", "actor", "action", "subject", "detail", "hash")
FROM = select(audit).where(audit.c.id > bindparam("after")).order_by(audit.c.id).limit(5000)


def record(
    tx: Connection, now: datetime, actor: str, action: str, subject: str, **detail: str | int | None
) -> None:
    """Append who did what to what. `detail` names facts, never message texts; `programme` is one of them."""
    programme_id = detail.pop("programme", None)
    previous = HEAD.scalar(tx) or GENESIS
    row = {"at": now, "programme_id": programme_id, "actor": actor, "action": action, "subject": subject}
    ADD.run(tx, **row, detail=detail, hash=_chained(previous, row | {"detail": detail}))


def _chained(previous: str, row: Mapping[str, object]) -> str:
    plain = {**row, "at": row["at"].timestamp() if isinstance(row["at"], datetime) else row["at"]}
    body = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{previous}{body}".encode()).hexdigest()


def head(tx: Connection) -> str:
    """Return the newest hash: published in each summary, it anchors the chain against a cut tail."""
    return HEAD.scalar(tx) or GENESIS


def first_broken(tx: Connection) -> int | None:
    """Return the id of the first row that does not follow from its predecessor, or None if all do."""
    previous, expected_id = GENESIS, 1
    while rows := tx.execute(FROM, {"after": expected_id - 1}).all():
        for row in rows:
            columns = ("at", "programme_id", "actor", "action", "subject", "detail")
            body = {name: getattr(row, name) for name in columns}
            if row.id != expected_id or row.hash != _chained(previous, body):
                return expected_id
            previous, expected_id = row.hash, row.id + 1
    return None


def holds(tx: Connection, published: str) -> bool:
    """Tell whether a hash published earlier is still part of the trail."""
    return tx.scalar(select(audit.c.id).where(audit.c.hash == published)) is not None


def count(tx: Connection) -> int:
    return tx.scalar(select(func.count()).select_from(audit)) or 0
