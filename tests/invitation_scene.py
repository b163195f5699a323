"""Invitations ready to be taken, for those who test binding."""

from domain.roles import Role
from storage import invitations, members, units
from storage.members import Member
from tests.scene import Scene

CODE = "Jd83_kq-PzT5vW2mXc7Rba"
NEWCOMER = "7001"


def invited(scene: Scene, role: Role = Role.CONTACT, unit: str = "县工信局", **more: object) -> int:
    found = units.by_name(scene.tx, scene.programme_id, unit) if unit else None
    new = {"programme_id": scene.programme_id, "role": role.value, "unit_id": found.id if found else None}
    return invitations.add(scene.tx, CODE, new | more, scene.now)


def bound(scene: Scene, account: str = NEWCOMER) -> Member | None:
    return members.by_account(scene.tx, "telegram", account)
