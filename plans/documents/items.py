"""From the outline to the items that are tasks.

A task is a heading that bears a clause, or in a chapter without clauses a
heading of the level at which the paper keeps its tasks. Chapters that only
say aims and principles (总体要求) give no tasks; everything else is kept.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from plans.documents.clauses import Clause, find_clauses
from plans.documents.duties import Duties
from plans.documents.model import Doubt, DoubtKind
from plans.documents.outline import Kind, Node, title_of
from plans.documents.quotes import Quote

_AIM = r"(?:总体|总的|基本)要求|[\w年]{0,8}(?:思想|思路|原则|目标(?:任务)?)"
_GENERAL = re.compile(
    rf"(?:{_AIM})(?:[和与及、](?:{_AIM}))*|(?:基本情况|[\w]{{0,4}}现状|面临|形势|背景|重要意义|编制|适用范围|附则|名词解释|总则"
    r"|有关说明|实施(?:时间|期限|范围)|时间安排|领导小组|组织机构|组成人员|主要职责|工作机构|人员组成|机构设置).{0,8}"
)
_REQUIREMENT = re.compile("^(?:总体|指导|基本)|思想$|原则$|目标$|目标任务$|思路$")
_SHORTEST_TEXT = 8
_LONGEST_TITLE = 40


@dataclass(frozen=True, slots=True)
class Item:
    """A task as found. Of a table row `cells` hold the duties and `further` the other texts."""

    code: str
    chapter: str
    title: Quote
    text: Quote
    clauses: tuple[Clause, ...] = ()
    cells: tuple[Duties, ...] = ()
    clause_row: Quote | None = None
    further: tuple[Quote, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class HeadingClause:
    """A clause in the heading of a group (一、…(由甲牵头)): it may speak for all items under `code`."""

    code: str
    heading: Quote
    clause: Clause


@dataclass(slots=True)
class Found:
    """What one part holds: items, texts that only say aims, clauses that stand in headings of groups."""

    items: list[Item] = field(default_factory=list)
    aims: list[Quote] = field(default_factory=list)
    heading_clauses: list[HeadingClause] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Branch:
    """A node with the clauses of its own text, worked out once."""

    node: Node
    clauses: tuple[Clause, ...]
    children: tuple["_Branch", ...]

    @property
    def bears(self) -> bool:
        return bool(self.clauses) or any(child.bears for child in self.children)


def collect_items(nodes: tuple[Node, ...], prefix: str) -> Found:
    """Return the items of a part in order; `prefix` is put before each code (附件1-)."""
    branches = [_branch(node) for node in nodes]
    usual = _usual_kind(branches)
    found = Found()
    for branch in branches:
        _gather(branch, prefix, branch.node.title.text, usual, found)
    return found


def unnumbered_items(text: Quote, prefix: str) -> list[Item]:
    """Return the items of a text without numbers: each ends with its clause."""
    clauses = [clause for clause in find_clauses(text) if clause.form != "deadline"]
    items = list(_split(text, clauses, prefix, "")) if clauses else []
    return [
        replace(item, code=f"{prefix}{at}", title=_unnumbered_title(item), doubts=())
        for at, item in enumerate(items, start=1)
    ]


def _unnumbered_title(item: Item) -> Quote:
    """The title is the short line above the prose that the clause follows."""
    until = item.clauses[0].quote.start if item.clauses else item.text.end
    lines = [line.strip() for line in item.text.lines() if line.text.strip() and line.end <= until]
    short = [
        line for line in lines if len(line.text) <= _LONGEST_TITLE and not re.search("[。：:]", line.text)
    ]
    return short[-1] if short else item.title


def _branch(node: Node) -> _Branch:
    clauses = tuple(
        clause for clause in find_clauses(node.own) if clause.form != "deadline" or node.children == ()
    )
    return _Branch(node, clauses, tuple(_branch(child) for child in node.children))


def _usual_kind(branches: list[_Branch]) -> Kind | None:
    """Return the kind of number under which most clauses stand."""
    counts: Counter[Kind] = Counter()
    waiting = list(branches)
    while waiting:
        branch = waiting.pop()
        waiting += branch.children
        if any(clause.form != "deadline" for clause in branch.clauses):
            counts[branch.node.heading.kind] += 1
    return counts.most_common(1)[0][0] if counts else None


def _gather(branch: _Branch, path: str, chapter: str, usual: Kind | None, found: Found) -> None:
    node, code = branch.node, path + branch.node.heading.code
    children_bear = [child for child in branch.children if child.bears]
    if children_bear and not _closes_group(branch, usual):
        _take_heading_clause(branch, code, chapter, found)
        for child in branch.children:
            _gather(child, code, chapter, usual, found)
    elif _is_general(branch):
        found.aims.append(node.whole)
    elif branch.children and not branch.bears and _goes_down(branch, usual):
        for child in branch.children:
            _gather(child, code, chapter, usual, found)
    elif node.title.text and not _is_bare_chapter(branch):
        clauses = branch.clauses or tuple(
            clause for child in branch.children for clause in _all_clauses(child)
        )
        found.items += _split(node.whole, list(clauses), code, chapter)


def _all_clauses(branch: _Branch) -> Iterator[Clause]:
    yield from branch.clauses
    for child in branch.children:
        yield from _all_clauses(child)


def _take_heading_clause(branch: _Branch, code: str, chapter: str, found: Found) -> None:
    """A clause in the heading of a group: label lines make it an item, a bracket speaks for all below."""
    lines = [clause for clause in branch.clauses if clause.form == "label"]
    if lines and branch.node.heading.kind is not Kind.CHAPTER:
        found.items += _split(branch.node.own, list(branch.clauses), code, chapter)
    else:
        heading = next(branch.node.own.lines(), branch.node.own).strip()
        found.heading_clauses += [HeadingClause(code, heading, clause) for clause in branch.clauses]


def _closes_group(branch: _Branch, usual: Kind | None) -> bool:
    """Tell whether the one clause under a heading stands behind its last point and speaks for all of them."""
    children = branch.children
    if (
        branch.node.heading.kind is Kind.CHAPTER
        or len(children) < 2
        or any(child.bears for child in children[:-1])
    ):
        return False
    return children[0].node.heading.kind is not usual or branch.node.heading.kind is usual


def _is_general(branch: _Branch) -> bool:
    title = branch.node.title.folded.replace(" ", "")
    if branch.bears or not _GENERAL.fullmatch(title):
        return False
    return branch.node.heading.kind is Kind.CHAPTER or (bool(_REQUIREMENT.search(title)) and len(title) <= 8)


def _is_bare_chapter(branch: _Branch) -> bool:
    """A chapter that is a heading and nothing else: what it heads, such as a table, is read apart."""
    words = branch.node.own.text.strip().strip("。：:")
    return branch.node.heading.kind is Kind.CHAPTER and words == branch.node.title.text and not branch.bears


def _goes_down(branch: _Branch, usual: Kind | None) -> bool:
    """Without clauses below, a chapter always opens, a heading if its points are of the usual kind."""
    node = branch.node
    if node.heading.kind is Kind.CHAPTER:
        return True
    bare = len(node.own.text.strip()) - len(node.title.text) <= 2
    return bare and usual is not None and branch.children[0].node.heading.kind is usual


def _split(text: Quote, clauses: list[Clause], code: str, chapter: str) -> Iterator[Item]:
    """Yield one item, or several where text of its own stands between two clauses."""
    start = text.start
    groups = _groups(text, clauses)
    for count, group in enumerate(groups or [[]], start=1):
        end = text.end if not group or group is groups[-1] else group[-1].quote.end
        piece = text.cut(start - text.start, end - text.start)
        doubts = (Doubt(DoubtKind.SEVERAL_CLAUSES),) if len(groups) > 1 else ()
        suffix = f"-{count}" if count > 1 else ""
        yield Item(code + suffix, chapter, _title(piece, group), piece, tuple(group), doubts=doubts)
        start = end


def _groups(text: Quote, clauses: list[Clause]) -> list[list[Clause]]:
    groups: list[list[Clause]] = []
    for clause in clauses:
        if groups:
            between = text.text[groups[-1][-1].quote.end - text.start : clause.quote.start - text.start]
            if len(between.strip("。;；，, \n")) < _SHORTEST_TEXT:
                groups[-1].append(clause)
                continue
        groups.append([clause])
    if len(groups) > 1 and all(clause.form == "deadline" for clause in groups[-1]):
        groups[-2] += groups.pop()
    return groups


def _title(piece: Quote, group: list[Clause]) -> Quote:
    """The title of an item ends before a clause that stands in its heading."""
    text = piece.strip("。;")
    first = min((clause.quote.start for clause in group), default=text.end)
    stop = first - text.start if first > text.start else None
    return title_of(text.cut(0, stop))
