"""Finds the columns of a roster by the words in its header, and the values by the words in its cells."""

import re
from dataclasses import dataclass, replace

from domain.roles import Role
from plans.register import fold
from plans.spreadsheets import Line

UNIT = {
    "单位",
    "部门",
    "单位名称",
    "部门名称",
    "责任单位",
    "成员单位",
    "所在单位",
    "工作单位",
    "unit",
    "department",
}
ALIAS = {"别名", "简称", "单位简称", "其他名称", "曾用名", "alias", "aliases"}
ROLE = {"角色", "身份", "role"}
POST = {"职务", "职位", "岗位", "post", "position"}  # may hold 副局长 as well as a role
NAMES = {"姓名", "名字", "人员", "name"}
PHONES = ("电话", "电话号码", "手机", "手机号", "手机号码", "联系方式", "phone", "mobile", "tel")
TOLD = {
    "联络员": Role.CONTACT,
    "联系人": Role.CONTACT,
    "信息员": Role.CONTACT,
    "contact": Role.CONTACT,
    "分管领导": Role.UNIT_HEAD,
    "分管负责人": Role.UNIT_HEAD,
    "负责人": Role.UNIT_HEAD,
    "主要负责人": Role.UNIT_HEAD,
    "unit_head": Role.UNIT_HEAD,
    "unithead": Role.UNIT_HEAD,
}  # roles that a header may tell; 办公室 in a header is a room
ROLES = TOLD | {
    "办公室": Role.OFFICE,
    "领导小组办公室": Role.OFFICE,
    "office": Role.OFFICE,
    "领导": Role.LEADER,
    "领导小组": Role.LEADER,
    "leader": Role.LEADER,
}  # nobody becomes an administrator by a roster
NOTE = re.compile(r"\(.*?\)|[*:#]")  # 电话(必填)*


@dataclass(frozen=True, slots=True)
class PersonColumns:
    """Where one person of a line stands; `told` is the role that the header itself tells."""

    name: int
    told: Role | None = None
    phone: int | None = None
    role: int | None = None
    post: int | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    unit: int
    people: tuple[PersonColumns, ...]
    aliases: int | None = None


def columns_of(cells: tuple[str, ...]) -> Columns | None:
    """Return the columns if the line is a header: it names the unit and at least one person."""
    headers = [NOTE.sub("", fold(cell)) for cell in cells]
    unit = next((index for index, header in enumerate(headers) if header in UNIT), None)
    people = _people(headers)
    if unit is None or not people:
        return None
    aliases = next((index for index, header in enumerate(headers) if header in ALIAS), None)
    return Columns(unit, people, aliases)


def _people(headers: list[str]) -> tuple[PersonColumns, ...]:
    """Return the people side by side in a line; phone, role and post belong to the person before them."""
    people: list[PersonColumns] = []
    waiting: list[tuple[int, str]] = []  # columns before the first person
    for index, header in enumerate(headers):
        told = header.removesuffix("姓名")
        if header in NAMES or told in TOLD:
            people.append(PersonColumns(index, told=TOLD.get(told)))
        elif people:
            people[-1] = _with(people[-1], index, header)
        else:
            waiting.append((index, header))
    for index, header in waiting if people else ():
        people[0] = _with(people[0], index, header)
    return tuple(people)


def _with(person: PersonColumns, index: int, header: str) -> PersonColumns:
    if header.endswith(PHONES) and person.phone is None:
        return replace(person, phone=index)
    if header in ROLE and person.role is None:
        return replace(person, role=index)
    return replace(person, post=index) if header in POST and person.post is None else person


def role_in(line: Line, person: PersonColumns) -> Role | None:
    """Return the role of a person: CONTACT where the line says nothing, None where it is no known role."""
    written = role_written(line, person)
    known = ROLES.get(fold(written)) if written else person.told or Role.CONTACT
    # 职务 behind 分管领导 tells a post, and the header has told the role.
    return known or (None if cell(line, person.role) else person.told)


def role_written(line: Line, person: PersonColumns) -> str:
    return cell(line, person.role) or cell(line, person.post)


def cell(line: Line, index: int | None) -> str:
    return line.cells[index] if index is not None and index < len(line.cells) else ""
