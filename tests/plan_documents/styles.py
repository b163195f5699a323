"""How a clause is written: one function a style, from the facts of an item to its words."""

from collections.abc import Callable

from tests.plan_documents.facts import MadeItem

Style = Callable[[MadeItem], str]


def _list(names: tuple[str, ...]) -> str:
    return "、".join(names)


def _others(item: MadeItem) -> str:
    return "，".join(filter(None, [_list(item.co_responsible), _list(item.groups)]))


def two_labels(item: MadeItem) -> str:
    time = f"；完成时限：{item.due.words}" if item.due and item.due.words else ""
    return f"（牵头单位：{_list(item.leads)}；配合单位：{_others(item)}{time}）"


def two_labels_with_commas(item: MadeItem) -> str:
    time = f"，完成时限：{item.due.words}" if item.due and item.due.words else ""
    return f"（牵头单位：{_list(item.leads)}，责任单位：{_others(item)}{time}）"


def one_label(item: MadeItem) -> str:
    return f"（责任单位：{_others(item)}）"


def one_label_in_other_brackets(item: MadeItem) -> str:
    time = f"；{item.due.words}" if item.due and item.due.words else ""
    return f"〔责任单位：{_others(item)}等部门{time}〕"


def roles_by_words(item: MadeItem) -> str:
    time = f"，{item.due.words}" if item.due and item.due.words else ""
    lead = f"{_list(item.leads)}牵头，" if item.leads else ""
    return f"（{lead}{_others(item)}按职责分工负责{time}）"


def seed(item: MadeItem) -> str:
    lead = f"{_list(item.leads)}牵头," if item.leads else ""
    return f"({lead}{_list(item.co_responsible + item.groups)}分工负责落实)"


def several_roles(item: MadeItem) -> str:
    return (
        f"（{_list(item.leads)}牵头，{_list(item.co_responsible)}配合，"
        f"{_list(item.groups)}负责落实，县政府督查室督导）"
    )


def person_first(item: MadeItem) -> str:
    return f"（分管副县长负责，{_list(item.leads)}牵头，{_list(item.co_responsible + item.groups)}配合）"


def label_lines(item: MadeItem) -> str:
    time = f"\n完成时限：{item.due.words}" if item.due and item.due.words else ""
    return f"\n责任单位：{_others(item)}{time}"


def several_label_lines(item: MadeItem) -> str:
    time = f"\n完成时限：{item.due.words}" if item.due and item.due.words else ""
    others = " ".join(item.co_responsible + item.groups)
    return f"\n牵头责任领导：张某某\n牵头责任单位：{_list(item.leads)}\n协同责任单位：{others}{time}"


def label_sentence(item: MadeItem) -> str:
    return f"责任单位：{_list(item.co_responsible + item.groups)}。"


def full_duty(item: MadeItem) -> str:
    return f"{_list(item.leads)}负总责，{_list(item.co_responsible + item.groups)}各负其责。"


def marked_lead(item: MadeItem) -> str:
    leads = "、".join(f"{name}（牵头）" for name in item.leads)
    return f"【{leads}、{_list(item.co_responsible + item.groups)}】"


def not_closed(item: MadeItem) -> str:
    return roles_by_words(item).removesuffix("）")
