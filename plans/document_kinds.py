"""What kind of unit a name, and what kind of task a chapter's heading stands for."""

import re

from domain.plan import TaskKind, UnitKind

# The first that fits; a name that fits none is a department.
_UNITS = (
    (UnitKind.TOWNSHIP, re.compile(r"(?:[乡镇]|街道)(?:人民政府|政府|办事处)?$")),
    (UnitKind.BANK, re.compile(r"银行|^人行|支行|银保监|金融监管")),
    (UnitKind.BRANCH_OFFICE, re.compile(r"分局$|分公司$|税务局$|供电公司$|海关$")),
    (
        UnitKind.PARTY_ORGAN,
        re.compile(r"[县市区省旗州]委(?!员)|组织部$|宣传部$|统战部$|工商联|团委|妇联|总工会|残联|科协"),
    ),
    (UnitKind.PLATFORM, re.compile(r"管委会$|中心$|集团$|公司$|研究院$|开发区$|[台站社院校]$")),
)
_TASKS = (
    (TaskKind.POLICY_MEASURE, re.compile(r"政策|扶持|奖补")),
    (TaskKind.MECHANISM, re.compile(r"机制|保障|组织领导|组织实施|工作要求")),
)


def unit_kind(name: str) -> UnitKind:
    return next((kind for kind, form in _UNITS if form.search(name)), UnitKind.COUNTY_DEPARTMENT)


def task_kind(chapter: str) -> TaskKind:
    return next((kind for kind, form in _TASKS if form.search(chapter)), TaskKind.KEY_TASK)
