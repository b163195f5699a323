"""Who a person is in a programme, and what that lets the person do."""

from enum import StrEnum


class Role(StrEnum):
    CONTACT = "contact"  # 联络员
    UNIT_HEAD = "unit_head"  # 分管领导
    OFFICE = "office"  # 办公室
    LEADER = "leader"  # 领导小组
    ADMIN = "admin"  # 管理员


REPORTERS = frozenset({Role.CONTACT, Role.UNIT_HEAD})
OFFICE = frozenset({Role.OFFICE, Role.ADMIN})
READERS = frozenset({Role.OFFICE, Role.ADMIN, Role.LEADER})
EVERYONE = frozenset(Role)
UNIT_ROLES = REPORTERS  # roles that belong to one unit
