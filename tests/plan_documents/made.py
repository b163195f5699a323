"""The set of made-up plans: every style and every scheme, some of them damaged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tests.plan_documents import numbering, styles
from tests.plan_documents.facts import Due, Goal, MadeGroup, MadeItem, MadePlan
from tests.plan_documents.material import (
    AIMS,
    CITY,
    CITY_GROUPS,
    COUNTY,
    COUNTY_GROUPS,
    DEADLINES,
    GOALS,
    MISLEADING,
    PROSE,
    TITLES,
    leading_group,
    units_in_turn,
)

ITEMS = 14
_WITHOUT_LEAD = (
    styles.one_label,
    styles.one_label_in_other_brackets,
    styles.label_lines,
    styles.label_sentence,
)
_WITH_DEADLINE = (
    styles.two_labels,
    styles.two_labels_with_commas,
    styles.one_label_in_other_brackets,
    styles.roles_by_words,
    styles.label_lines,
    styles.several_label_lines,
)
DAY_IN_TEXT = ""
FIRST_LEADS = "责任单位中列第一位的为牵头单位，下同"
JOINS = "各项任务均需各乡镇人民政府落实，不再列出"
HEADING_LEAD = "推动产业升级（由县工信局牵头实施）"


@dataclass(frozen=True, slots=True)
class Make:
    """What a made-up plan is to look like."""

    name: str
    style: styles.Style
    scheme: numbering.Scheme
    city: bool = False
    group: bool = False


MAKES = (
    Make("A-sections", styles.two_labels, numbering.sections, group=True),
    Make("A-commas-points", styles.two_labels_with_commas, numbering.headings_with_points, city=True),
    Make("B-running", styles.one_label, numbering.sections_running_on, city=True),
    Make("B-brackets-articles", styles.one_label_in_other_brackets, numbering.articles),
    Make("C-points", styles.roles_by_words, numbering.points_running_on, city=True),
    Make("C-seed", styles.seed, numbering.sections, group=True),
    Make("D-chapters", styles.several_roles, numbering.points_under_chapters),
    Make("E-lines", styles.label_lines, numbering.headings_with_points, group=True),
    Make("F-lines", styles.several_label_lines, numbering.points_under_chapters, city=True),
    Make("H-person", styles.person_first, numbering.sections_running_on),
    Make("J-label", styles.label_sentence, numbering.sections, city=True),
    Make("J-duty", styles.full_duty, numbering.articles),
    Make("C-mark", styles.marked_lead, numbering.chapters_alone),
    Make("C-open", styles.not_closed, numbering.sections),
    Make("E-unnumbered", styles.label_lines, numbering.unnumbered, city=True),
)


def made_plans() -> list[MadePlan]:
    """Return all made-up plans."""
    plans = [_made(make, at) for at, make in enumerate(MAKES)]
    return [*plans, _table(len(MAKES)), _ruled(len(MAKES) + 1)]


def _made(make: Make, seed: int) -> MadePlan:
    items = _items(make.style, seed, city=make.city)
    chapters = [items[:5], items[5:10], items[10:]]
    lines = list(make.scheme(chapters, lambda item: _body(item, seed) + make.style(item)))
    names, groups = (CITY, CITY_GROUPS) if make.city else (COUNTY, COUNTY_GROUPS)
    group = leading_group(names, groups) if make.group else None
    return _document(make.name, seed, lines, items, group)


def _items(style: styles.Style, seed: int, *, city: bool) -> tuple[MadeItem, ...]:
    names = units_in_turn(CITY if city else COUNTY, seed)
    groups = CITY_GROUPS if city else COUNTY_GROUPS
    items = []
    for at in range(ITEMS):
        leads = tuple(next(names) for _ in range(0 if style in _WITHOUT_LEAD else 1 + at % 3 // 2))
        helpers = tuple(next(names) for _ in range(1 + (at + seed) % 5))
        goals = GOALS[(at + seed) % len(GOALS)] if at % 3 else ()
        grouped = at % 2 == 0 or style is styles.several_roles
        items.append(
            MadeItem(
                title=TITLES[(seed * ITEMS + at) % len(TITLES)],
                leads=leads,
                co_responsible=helpers,
                groups=(groups[(at + seed) % len(groups)],) if grouped else (),
                due=_due(style, at, seed, goals),
                goals=goals,
                filler=MISLEADING[(at + seed) % len(MISLEADING)] if at % 2 else "",
            )
        )
    return tuple(items)


def _due(style: styles.Style, at: int, seed: int, goals: tuple[Goal, ...]) -> Due | None:
    """The deadline of the clause, else the day that the text itself names."""
    if style in _WITH_DEADLINE and at % 4:
        return DEADLINES[(at + seed) % len(DEADLINES)]
    day = next((goal.due for goal in goals if goal.due and len(goal.due) == len("2024-12-31")), None)
    return Due(DAY_IN_TEXT, date.fromisoformat(day), "by") if day else None


def _body(item: MadeItem, seed: int) -> str:
    goals = "；".join(goal.words for goal in item.goals)
    return PROSE[seed % len(PROSE)] + item.filler + (f"{goals}。" if goals else "")


def _document(
    name: str, seed: int, lines: Sequence[str], items: tuple[MadeItem, ...], group: MadeGroup | None
) -> MadePlan:
    numbered = any("、" in line[:4] or line.startswith("第") for line in lines) or not lines
    title = f"青河县推进重点领域第{seed}批工作实施方案"
    issued_on = date(2024, 1 + seed % 12, 10 + seed)
    return MadePlan(
        name=name,
        title=title,
        doc_no=f"青政办发〔2024〕{seed + 3}号",
        issued_on=issued_on,
        lines=(
            *_cover(title, seed, issued_on),
            *(_general() if numbered else ()),
            *lines,
            *(_annex(group) if group else ()),
        ),
        items=items,
        aims=AIMS if numbered else (),
        group=group,
    )


def _cover(title: str, seed: int, issued_on: date) -> Iterator[str]:
    yield "青河县人民政府办公室"
    yield f"关于印发{title}的通知"
    yield f"青政办发〔2024〕{seed + 3}号"
    yield "各乡镇人民政府，县直各有关单位："
    yield f"《{title}》已经县政府同意，现印发给你们，请认真组织实施。"
    yield "青河县人民政府办公室"
    yield f"{issued_on.year}年{issued_on.month}月{issued_on.day}日"
    yield "（此件公开发布）"
    yield title
    yield "为推动高质量发展，结合我县实际，制定本方案。"


def _general() -> Iterator[str]:
    yield "一、总体要求"
    yield "（一）指导思想。坚持稳中求进工作总基调，完整、准确、全面贯彻新发展理念。"
    yield f"（二）主要目标。{'，'.join(goal.words for goal in AIMS)}。"


def _annex(group: MadeGroup) -> Iterator[str]:
    yield "附件：青河县工作领导小组组成人员名单"
    yield "青河县人民政府办公室 2024年12月1日印发"
    yield "附件"
    yield "青河县工作领导小组组成人员名单"
    yield f"组　长：{group.leader}"
    yield f"副组长：{group.deputies[0].replace('林某', '林　某')}"
    yield from (f"　　　　{deputy}" for deputy in group.deputies[1:])
    yield f"成　员：{'、'.join(group.members[:5])}分管负责人；{'、'.join(group.members[5:])}主要负责人；"
    yield f"{'、'.join(group.member_groups)}主要负责人。"
    yield f"领导小组下设办公室，办公室设在{group.office_unit}，承担日常工作。"
    yield "领导小组成员如有变动，由接任者自行替补，不再另行发文。"


def _table(seed: int) -> MadePlan:
    items = _items(styles.several_label_lines, seed, city=True)
    rows: list[str | tuple[str, ...]] = [
        ("序号", "重点任务", "工作措施", "牵头领导", "牵头单位", "配合单位", "完成时限")
    ]
    for at, item in enumerate(items, start=1):
        if at in (1, 8):
            rows.append(
                (f"{'一' if at == 1 else '二'}、{numbering.CHAPTERS[at // 8]}", "", "", "", "", "", "")
            )
        helpers = "\v".join(item.co_responsible + item.groups)
        due = item.due.words if item.due else "/"
        rows.append((str(at), item.title, _body(item, seed), "张某某", "、".join(item.leads), helpers, due))
    plan = _document("G-table", seed, (), items, None)
    return MadePlan(
        name="G-table",
        title=plan.title,
        doc_no=plan.doc_no,
        issued_on=plan.issued_on,
        lines=(*plan.lines, "二、重点任务", *rows),
        items=items,
        aims=AIMS,
    )


def _ruled(seed: int) -> MadePlan:
    """A plan with the rules that reach beyond one clause: none of them may change who leads."""
    items = _items(styles.one_label, seed, city=False)
    chapters = [items[:5], items[5:10], items[10:]]
    lines = list(numbering.sections(chapters, lambda item: _body(item, seed) + styles.one_label(item)))
    lines = [line.replace(f"二、{numbering.CHAPTERS[0]}", f"二、{HEADING_LEAD}") for line in lines]
    lines[1] = lines[1].removesuffix("）") + f"，{FIRST_LEADS}）"
    plan = _document("I-rules", seed, [*lines, f"{JOINS}。"], items, None)
    return MadePlan(
        name="I-rules",
        title=plan.title,
        doc_no=plan.doc_no,
        issued_on=plan.issued_on,
        lines=plan.lines,
        items=items,
        aims=AIMS,
        rules=(HEADING_LEAD, FIRST_LEADS, JOINS),
    )
