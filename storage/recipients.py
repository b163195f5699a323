"""Who gets which form of a summary when it is sent.

Until the office sets its own, the leading group gets the text, the board and the official document.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, delete, insert, select

from storage.tables.records import recipient

GROUP = 0  # in place of a member: the leading group's chat
DEFAULT = ((GROUP, "text"), (GROUP, "png"), (GROUP, "docx"))
SET = (GROUP, "")  # the row which says that the office has set its own, be it to nothing

OF_KIND = select(recipient.c.member_id, recipient.c.form).where(
    recipient.c.programme_id == bindparam("programme"), recipient.c.kind == bindparam("kind")
)


def of_kind(tx: Connection, programme_id: int, kind: str) -> dict[int, frozenset[str]]:
    """Return the forms that each member gets of a kind of summary, under `GROUP` those of the group."""
    rows = tx.execute(OF_KIND, {"programme": programme_id, "kind": kind}).all()
    chosen: dict[int, frozenset[str]] = {}
    for member_id, form in rows or DEFAULT:
        chosen[member_id] = chosen.get(member_id, frozenset()) | ({form} if form else set())
    return {member_id: forms for member_id, forms in chosen.items() if forms}


def toggle(tx: Connection, programme_id: int, kind: str, form: str, member_id: int) -> bool:
    """Give someone a form, or give it no longer; return whether it is given from now on."""
    if not tx.execute(OF_KIND, {"programme": programme_id, "kind": kind}).first():
        _add(tx, programme_id, kind, (SET, *DEFAULT))
    given = recipient.c.form == form, recipient.c.member_id == member_id
    of_kind = recipient.c.programme_id == programme_id, recipient.c.kind == kind
    if tx.execute(delete(recipient).where(*of_kind, *given)).rowcount:
        return False
    _add(tx, programme_id, kind, [(member_id, form)])
    return True


def _add(tx: Connection, programme_id: int, kind: str, given: Iterable[tuple[int, str]]) -> None:
    of_kind = {"programme_id": programme_id, "kind": kind}
    tx.execute(insert(recipient), [of_kind | {"member_id": who, "form": form} for who, form in given])
