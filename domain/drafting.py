"""How what a contact writes grows into a draft of reports, and how later words change it.

A draft holds one part for each task it speaks of. Parts whose task is not clear wait for a choice;
nothing is filed before the contact has seen the whole draft.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from domain.reading import Figure, Kind, Part, Reading


@dataclass(frozen=True, slots=True)
class DraftPart:
    """What is to be reported on one task; `code` is None as long as the task is not known."""

    code: str | None
    candidates: tuple[str, ...] = ()
    percent: float | None = None
    figures: tuple[Figure, ...] = ()
    difficulties: str | None = None
    next_steps: str | None = None
    no_change: bool = False
    text: str = ""
    raise_issue: bool = False  # 同时列入问题台账
    messages: tuple[str, ...] = ()  # ids of the messages it was read from


@dataclass(frozen=True, slots=True)
class Draft:
    """`files` counts what was sent along; `evidence_for` is the task it goes to, where one was chosen."""

    parts: tuple[DraftPart, ...] = ()
    evidence_for: str | None = None
    files: int = 0

    def part(self, code: str) -> DraftPart | None:
        return next((part for part in self.parts if part.code == code), None)

    @property
    def unclear(self) -> DraftPart | None:
        """The first part whose task must still be chosen."""
        return next((part for part in self.parts if part.code is None), None)

    @property
    def told(self) -> tuple[DraftPart, ...]:
        """The parts that say more than 无变化."""
        return tuple(part for part in self.parts if not part.no_change)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a message is read against: the tasks owed now, and what was filed on a task before."""

    owed: Sequence[str]
    filed: Mapping[str, DraftPart]


def take_in(draft: Draft, reading: Reading, message: str, standing: Standing) -> Draft:
    """Return the draft with what a message adds to it or changes in it."""
    for part in reading.parts:
        draft = _take_part(draft, part, reading, message, standing)
    return draft


def _take_part(draft: Draft, part: Part, reading: Reading, message: str, standing: Standing) -> Draft:
    if part.covers_rest or (part.no_change and part.task is None and not part.candidates):
        named = {other.task for other in reading.parts}
        return _rest_unchanged(draft, named, message, standing.owed)
    code = part.task or _only_task(draft, part, standing)
    new = _from_reading(part, code, message)
    if code is None:
        return replace(draft, parts=(*draft.parts, new))
    base = draft.part(code) or standing.filed.get(code)
    return put(draft, new if base is None else _changed(base, new, reading.kind))


def _only_task(draft: Draft, part: Part, standing: Standing) -> str | None:
    """Words that name no task belong to the only one spoken of, or to the only one owed."""
    if part.candidates:
        return None
    told = [other.code for other in draft.told if other.code is not None]
    if len(told) == 1:
        return told[0]
    return standing.owed[0] if len(standing.owed) == 1 and not told else None


def _rest_unchanged(draft: Draft, named: Iterable[str | None], message: str, owed: Sequence[str]) -> Draft:
    known = set(named) | {part.code for part in draft.parts}
    rest = tuple(
        DraftPart(code, no_change=True, text="无变化", messages=(message,))
        for code in owed
        if code not in known
    )
    return replace(draft, parts=(*draft.parts, *rest))


def _from_reading(part: Part, code: str | None, message: str) -> DraftPart:
    return DraftPart(
        code,
        part.candidates,
        part.percent,
        part.figures,
        part.difficulties,
        part.next_steps,
        part.no_change,
        part.text,
        messages=(message,),
    )


def _changed(base: DraftPart, new: DraftPart, kind: Kind) -> DraftPart:
    """Lay new words over what is known: what they do not mention stays."""
    if new.no_change and not base.no_change:
        return new
    adds = bool(new.figures or new.difficulties or new.next_steps) or kind is not Kind.CORRECTION
    texts = [base.text] if not base.no_change else []
    if adds and new.text and new.text not in texts:
        texts.append(new.text)
    return replace(
        base,
        percent=base.percent if new.percent is None else new.percent,
        figures=_merged_figures(base.figures, new.figures),
        difficulties=new.difficulties or base.difficulties,
        next_steps=new.next_steps or base.next_steps,
        no_change=False,
        text="\n".join(texts) or new.text,
        messages=(*base.messages, *(m for m in new.messages if m not in base.messages)),
    )


def _merged_figures(old: tuple[Figure, ...], new: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """A figure replaces the one that counts the same thing in the same unit."""
    kept = [figure for figure in old if not any(_same_thing(figure, other) for other in new)]
    return (*kept, *new)


def _same_thing(old: Figure, new: Figure) -> bool:
    return old.unit == new.unit and old.what == new.what


def put(draft: Draft, part: DraftPart) -> Draft:
    """Put a part in the place of the one on the same task, or behind the others."""
    if draft.part(part.code or "") is None:
        return replace(draft, parts=(*draft.parts, part))
    return replace(draft, parts=tuple(part if other.code == part.code else other for other in draft.parts))


def choose(draft: Draft, code: str) -> Draft:
    """Give the first unclear part its task."""
    unclear = draft.unclear
    if unclear is None:
        return draft
    rest = replace(draft, parts=tuple(part for part in draft.parts if part is not unclear))
    return _give(rest, replace(unclear, candidates=()), code)


def _give(draft: Draft, part: DraftPart, code: str) -> Draft:
    """Let a part speak of a task, adding to what the draft says of it already."""
    given, known = replace(part, code=code), draft.part(code)
    return put(draft, given if known is None else _changed(known, given, Kind.REPORT))


def move(draft: Draft, old: str, new: str) -> Draft:
    """Say that a part belongs to another task."""
    part = draft.part(old)
    if part is None:
        return draft
    return _give(remove(draft, old), part, new)


def remove(draft: Draft, code: str | None) -> Draft:
    return replace(draft, parts=tuple(part for part in draft.parts if part.code != code))


def without_message(draft: Draft, message: str) -> Draft:
    """Forget what came from one message alone, because its sender has edited it."""
    return replace(draft, parts=tuple(part for part in draft.parts if part.messages != (message,)))


def to_plain(draft: Draft) -> dict[str, Any]:
    """Return the draft as plain data for the database."""
    parts = [_plain(part) | {"figures": [_plain(figure) for figure in part.figures]} for part in draft.parts]
    return {"parts": parts, "evidence_for": draft.evidence_for, "files": draft.files}


def _plain(value: DraftPart | Figure) -> dict[str, Any]:
    # Not asdict: its deep copy costs more than reading the message did.
    return {field.name: getattr(value, field.name) for field in fields(value)}


def from_plain(plain: Mapping[str, Any]) -> Draft:
    return Draft(
        tuple(_part_from_plain(part) for part in plain["parts"]), plain["evidence_for"], plain["files"]
    )


def _part_from_plain(plain: Mapping[str, Any]) -> DraftPart:
    return DraftPart(
        **{
            **plain,
            "candidates": tuple(plain["candidates"]),
            "figures": tuple(Figure(**figure) for figure in plain["figures"]),
            "messages": tuple(plain["messages"]),
        }
    )
