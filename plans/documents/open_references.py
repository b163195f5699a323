"""Groups that name no one (各乡镇, 县直有关部门): kept as written for a person to expand."""

import re

_LEVEL = "省|市|州|盟|县|区|旗|乡|镇|街道|园区|开发区"
_KIND = (
    f"{_LEVEL}|部门|单位|职能|行业|企业|机构|成员|责任|直属|科室"
    "|学校|医院|银行|主管|专班|工作组|专项组|平台|村|社区"
)
_GROUP = re.compile(
    "(?:各|有关|相关|涉及|属地|其他|其它|所有|全体|所在地|辖区|项目所在|全[省市县区]各)"
    rf"|.*(?:有关|相关|各|其他|其它)(?:{_KIND})"
    r"|.*[省市县区州]?[省市县区州][直级](?:机关|行业|职能)?(?:部门|单位|机关)"
    r"|.*(?:成员|责任|牵头|主管|配合)(?:单位|部门)$"
    r"|(?:乡|镇|县|市|区|街道|园区|乡镇|镇街|县区|区县|县市区)(?:\([^()]*\))?(?:(?:人民)?政府|党委|街道|办事处|党工委)*$"
)
_POST = re.compile(
    r".*(?:副?[省市州县区旗乡镇]长|书记|常委|主席|副?[局部厅院校处科所]长|主任|秘书长|专员|同志|领导|负责人|责任人)(?:\([^()]*\))?"
)


def is_open_reference(name: str) -> bool:
    """Tell whether a folded name stands for a group of units that it does not name."""
    return bool(_GROUP.match(name))


def is_person(name: str) -> bool:
    """Tell whether a folded name is a post or a person (分管副县长): no unit."""
    return bool(_POST.fullmatch(name))
