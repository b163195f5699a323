"""Reads a correction that a person writes about one item: 二(三) 牵头:县工信局、县财政局."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.plan import Plan
from plans.documents.model import ParsedPlan
from plans.documents.quotes import fold as fold_signs
from plans.from_document import SEPARATORS
from plans.questions import known_unit
from plans.register import Register, fold

FIELDS = {
    "牵头": "leads",
    "牵头单位": "leads",
    "lead": "leads",
    "配合": "co_responsible",
    "分工": "co_responsible",
    "责任单位": "co_responsible",
    "co": "co_responsible",
    "时限": "due",
    "完成时限": "due",
    "due": "due",
    "标题": "title",
    "title": "title",
    "删除": "drop",
    "drop": "drop",
}
FORM = re.compile(rf"\s*(?P<code>\S+)\s+(?P<field>{'|'.join(sorted(FIELDS, key=len, reverse=True))})\s*:?\s*")
LONGEST_TITLE = 200


class Fault(StrEnum):
    """Why words are no correction; the catalogue has a sentence `correction-…` for each."""

    FORM = "form"
    CODE = "code"
    UNIT = "unit"
    DAY = "day"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Correction:
    code: str
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class NoCorrection:
    fault: Fault
    about: str = ""


def read_correction(text: str, plan: ParsedPlan, current: Plan) -> Correction | NoCorrection:
    """Return what is to be changed; units must be known to the register or named by the plan."""
    match = FORM.match(fold_signs(text))
    if match is None:
        return NoCorrection(Fault.FORM)
    codes = {fold(task.code): task.code.replace(" ", "") for task in plan.tasks}
    code = codes.get(fold(match["code"]))
    if code is None:
        return NoCorrection(Fault.CODE, match["code"])
    field, value = FIELDS[match["field"]], text[match.end() :].strip()
    fault = _fault(field, value, plan, current)
    return fault or Correction(code, field, value)


def _fault(field: str, value: str, plan: ParsedPlan, current: Plan) -> NoCorrection | None:
    if field == "drop":
        return None
    if not value or len(value) > LONGEST_TITLE:
        return NoCorrection(Fault.EMPTY)
    if field == "due":
        return None if _is_day(value) else NoCorrection(Fault.DAY, value)
    if field == "title":
        return None
    register = Register.of(current.units)
    named = {name for unit in plan.units for name in (unit.name, *unit.aliases)}
    strange = [
        name
        for name in SEPARATORS.split(value)
        if name and name not in named and known_unit(register, name) is None
    ]
    return NoCorrection(Fault.UNIT, strange[0]) if strange else None


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
