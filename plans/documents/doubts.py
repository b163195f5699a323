"""What each doubt says to the person who confirms the plan, in Chinese as the plan is."""

from plans.documents.model import Doubt, DoubtKind

_WORDS = {
    DoubtKind.DATE_REPAIRED: "日期缺字，按唯一可能的日期读取：{about}",
    DoubtKind.DATE_AMBIGUOUS: "日期缺字，有几种可能，请确认：{about}",
    DoubtKind.NUMBER_REPAIRED: "发文字号缺字，已补全，请核对",
    DoubtKind.NO_YEAR: "时限没有写年份：{about}",
    DoubtKind.NO_CLAUSE: "没有责任分工",
    DoubtKind.PROSE_DUTY: "没有责任分工，单位取自正文，请确认：{about}",
    DoubtKind.SOLE_OWNER: "只写“负责”，没有写“牵头”，暂作牵头单位，请确认：{about}",
    DoubtKind.LEAD_BY_WORDING: "没有直接写“牵头”，按“{about}”作牵头单位，请确认",
    DoubtKind.ROLE_UNCLEAR: "没有写明是牵头还是配合，暂作责任单位：{about}",
    DoubtKind.GROUP_LEADS: "牵头的不是具体单位：{about}",
    DoubtKind.NAMED_TWICE: "重复出现，只计一次：{about}",
    DoubtKind.SEVERAL_CLAUSES: "一个条目里有几处责任分工，已分成几条，请确认",
    DoubtKind.BRACKET_OPEN: "责任分工的括号不完整：{about}",
    DoubtKind.CLAUSE_DIFFERS: "责任分工里有没读懂的文字：{about}",
    DoubtKind.CODE_TWICE: "编号重复：{about}",
    DoubtKind.SEVERAL_DEADLINES: "正文有几个时限，取最后一个：{about}",
    DoubtKind.INHERITED: "合并单元格，单位取自上一行",
    DoubtKind.RULE_APPLIED: "按文中统一规定确定：{about}",
    DoubtKind.SAME_UNIT: "视为同一单位，请确认：{about}",
}


def say(doubt: Doubt) -> str:
    """Return the doubt as one sentence."""
    return _WORDS[doubt.kind].format(about=doubt.about)
