"""The leading group (领导小组) of a plan, as a roster in an annex or in the text.

The roster is read by its posts (组长, 副组长, 成员), also where blanks stand
inside them or their first sign was lost. Members are units; from a person's
post the unit is taken. Groups of units stay groups.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from plans.documents.model import LeadingGroup
from plans.documents.open_references import is_open_reference
from plans.documents.quotes import Quote, fold
from plans.documents.units import looks_like_unit, split_names

_POSTS = (
    (
        "deputies",
        re.compile(
            r"\s*(?:常务|第一)?副\s*(?:组\s*长|总?\s*指\s*挥\s*长?|召\s*集\s*人|总\s*召\s*集\s*人|主\s*任)\s*:?\s*"
        ),
    ),
    (
        "leader",
        re.compile(
            r"\s*(?:第一|执行)?(?:双?\s*组\s*长|长|总?\s*指\s*挥\s*长?|总?\s*召\s*集\s*人)\s*:\s*|\s*组\s*长\s+"
        ),
    ),
    ("members", re.compile(r"\s*(?:组\s*成\s*员|成\s*员\s*单\s*位|成\s*员|员)\s*:?\s*")),
)
_ENDS = re.compile(
    r"\s*(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|附\s*件|领导小组|工作专班|指挥部|联席会议|专班|办公室|各成员单位|抄\s*送|\(此|\d{1,2}[.、])"
)
_OFFICE = re.compile(
    r"办公室\s*(?:设|挂靠?|放)\s*在(?P<unit>[^,。;、\n()]{2,24})|(?:下设|设立?)办公室[于在](?P<other>[^,。;、\n()]{2,24})"
)
_TOLD = re.compile(
    r"由(?P<leader>[^,。;\n]{2,30}?)(?:担任|任|为)(?:双)?组长"
    r"(?:[,、](?P<deputies>[^。;\n]{2,80}?)(?:担任|任|为)(?:常务)?副组长)?"
    r"(?:[,、](?P<members>[^。\n]{2,400}?)(?:为|任|担任)(?:小组)?成员)?"
)
_HEADED = re.compile(r"[的]?(?:主要|分管|相关|有关)?(?:负责人|负责同志|领导|同志)(?:为成员|组成|担任)?$")
_POST_TAIL = re.compile(
    r"(?:党组|党委|党工委|党总支|常务|第一|一级|四级|三级|二级)*(?:副)?(?:(?P<body>[局部厅院校处科所站队行镇乡县区市])长|主任|书记|经理|总经理|董事长|主席|会长|台长|馆长|政委|主席|理事长|秘书长|调研员|主任科员|组长).*$"
)
_PERSON = re.compile(r"[\u4e00-\u9fff]{1,2}\s*[\u4e00-\u9fff]{1,2}(?:\s{1,}|(?=[省市县区州]))")


_SIGN = "[\u4e00-\u9fff]"


@dataclass(slots=True)
class _Roster:
    leader: list[Quote] = field(default_factory=list)
    deputies: list[Quote] = field(default_factory=list)
    members: list[Quote] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.leader or self.deputies or self.members)


def find_leading_group(text: Quote) -> LeadingGroup | None:
    """Return the leading group, or None if the paper names neither a roster nor an office."""
    roster = _read_roster(text) or _told(text)
    office = _office(text)
    if office is None and not roster:
        return None
    members = [name for line in roster.members for name in _members(line)]
    return LeadingGroup(
        leader=roster.leader[0] if roster.leader else None,
        deputies=tuple(roster.deputies),
        members=tuple(name for name in members if not is_open_reference(name.folded)),
        member_groups=tuple(name for name in members if is_open_reference(name.folded)),
        office_unit=office,
    )


def _read_roster(text: Quote) -> _Roster:
    """Take the lines from 组长 on; a line without a post goes on with the post above it."""
    roster = _Roster()
    post: str | None = None
    for line in text.lines():
        if not line.text.strip():
            continue
        found = _post(line, begun=post is not None)
        if found is not None:
            post, line = found
        elif post is None or _ENDS.match(line.folded) or len(line.text) > 60:
            post = None
            continue
        entry = _tidy(line.strip("。"), post)
        if post and entry.text:
            getattr(roster, post).append(entry)
    return roster


def _told(text: Quote) -> _Roster:
    """Read a group that is told in one sentence: 由县长任组长,副县长任副组长,…为成员."""
    roster = _Roster()
    for match in _TOLD.finditer(text.folded):
        for post in ("leader", "deputies", "members"):
            if match[post]:
                getattr(roster, post).append(text.cut(*match.span(post)).strip(",、"))
        return roster
    return roster


def _tidy(entry: Quote, post: str | None) -> Quote:
    """Close up a name of two characters that was padded (贾 某), and leave one blank behind it."""
    if post == "members":
        return entry
    name = re.sub(rf"^({_SIGN}) +({_SIGN}{{1,2}})(?= |$)", r"\1\2", fold(entry.text))
    joined = (
        entry.text
        if name == fold(entry.text)
        else name[: name.find(" ")] + entry.text[-len(name) + name.find(" ") :]
    )
    return Quote(re.sub(r"\s+", " ", joined), entry.start)


def _post(line: Quote, *, begun: bool) -> tuple[str, Quote] | None:
    for post, pattern in _POSTS:
        match = pattern.match(line.folded)
        if match and (begun or post == "leader" or ":" in match.group()):
            return post, line.cut(match.end())
    return None


def _members(line: Quote) -> Iterator[Quote]:
    """Yield the units of one line: a person with a post, or a list of units per level."""
    if (unit := _unit_of_person(line)) is not None:
        yield unit
        return
    for piece in re.finditer(r"[^;。]+", line.folded):
        quote = line.cut(*piece.span()).strip()
        headed = _HEADED.search(quote.folded)
        names = split_names(quote.cut(0, headed.start() if headed else None))
        yield from (name.quote for name in names if looks_like_unit(name.quote.folded))


def _unit_of_person(line: Quote) -> Quote | None:
    """The unit stands in the post: 张某某 县财政局党组书记、局长 is of 县财政局."""
    person = _PERSON.match(line.folded)
    if person is None:
        return None
    post = line.cut(person.end())
    tail = _POST_TAIL.search(post.folded)
    if tail is None or _HEADED.search(post.folded):
        return None
    unit = post.cut(0, tail.start()).strip()
    if tail["body"] and not looks_like_unit(unit.folded):
        unit = post.cut(0, tail.start("body") + 1).strip()
    return unit if unit.text and looks_like_unit(unit.folded) else None


def _office(text: Quote) -> Quote | None:
    for match in _OFFICE.finditer(text.folded):
        group = "unit" if match["unit"] else "other"
        unit = text.cut(*match.span(group)).strip()
        if looks_like_unit(unit.folded):
            return unit
    return None
