"""The words that give a unit its role (职责用语), before or behind the names they govern.

A label stands before its names and ends in a colon (责任单位:甲、乙). A phrase
stands behind them (甲、乙按职责分工负责). Both are built from a few stems, so
that an unseen combination is still understood.
"""

import re

from plans.documents.model import Role

_LEAD = "牵头|主办|主责|负总责|总负责|主抓"
_SHARE = "配合|参与|参加|协办|协同|协助|协作|承办|承担|落实|实施|各负其责|分工|支持"
_WATCH = "督导|督办|督查|监督|指导|考核|包联|包保|联系|审核"
_MANNER = (
    "(?:按照?|根据|依照?|依据|结合)(?:各自|自身|本)?(?:部门|单位|工作)?(?:职责|职能|任务|责任|工作|分工){1,3}(?:要求|范围)?"
    "|各自|分别|共同|联合|具体|组织|密切|积极|主要|全面|统一|做好|抓好|统筹|协调|推进|推动"
)
_CORE = f"{_LEAD}|负责|{_SHARE}|{_WATCH}"
# Patterns for masked text (brackets blotted out as \0). Repeats are bounded, so that no text is slow.
PHRASE = re.compile(
    rf"(?:{_MANNER}|{_CORE}){{0,6}}(?:{_CORE}|推进|推动|抓好)(?:工作|好)?(?=\s*(?:[,;、。)\n]|$))"
    rf"|(?:{_MANNER})?牵头(?:负责|组织|实施|落实|推进){{0,3}}(?=[省市县区州各])"
)
_TIME = "时限|时间|期限|节点|进度"
_PERSON = "领导|责任人|负责人|联系人|联络人|责任同志"
_BODY = "单位|部门|科室|股室|处室|主体|地区|乡镇|机构"
_STEM = f"{_CORE}|责任|分管|主管|完成|办结|整改|[省市县区]级|[省市县区]直|第一|主要|具体|共同|其他|相关|要求"
LABEL = re.compile(rf"(?:{_TIME}|{_PERSON}|{_BODY}|{_STEM}|以及|[及和与、/\0]){{1,9}}(?<![及和与、/求])\s*:")
LEAD_MARK = re.compile(r"\s*\((?:牵头|主办|主责|牵头单位|牵头部门)\)|^[★▲☆]\s*")
_PLAIN_DUTY = re.compile(r"(?:具体|组织|主要|全面)*负责(?:具体|组织|推进|推动|抓好)*(?:落实|实施|工作|推进)*")


def label_role(label: str) -> Role | None:
    """Return what a label gives to the names behind it; None for the label of a deadline."""
    if re.search(_TIME, label):
        return None
    if re.search(_PERSON, label):
        return Role.NEITHER
    shares = re.search(f"(?:{_SHARE}|责任)", re.sub("(?:牵头|主办|主责)(?:负责)?责任", "", label))
    if re.search(f"{_LEAD}|第一责任", label) and not shares:
        return Role.LEAD
    if re.search(_WATCH, label) and not shares:
        return Role.NEITHER
    return Role.CO_RESPONSIBLE


def mixes_roles(label: str) -> bool:
    """Tell whether one label names leads and others together (牵头及配合单位): who leads is not written."""
    return bool(re.search(_LEAD, label)) and label_role(label) is Role.CO_RESPONSIBLE


def phrase_role(phrase: str) -> Role:
    """Return what a phrase gives to the names before it."""
    if re.search(_LEAD, phrase):
        return Role.LEAD
    if _PLAIN_DUTY.fullmatch(phrase):
        return Role.OWNER
    if re.search("负责|" + _SHARE, phrase):
        return Role.CO_RESPONSIBLE
    return Role.NEITHER if re.search(_WATCH, phrase) else Role.CO_RESPONSIBLE
