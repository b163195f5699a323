"""Scores readings against labels: precision and recall of every slot.

A finding counts for the task it was found for: the right percent at the wrong
task is a miss and a false find. Texts count as found when they share at least
seven tenths of their characters with the label.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from domain.reading import Part, Reading, TaskName, read_message

Label = Mapping[str, Any]  # one line of the gold file
Finding = tuple[str, ...]
Slots = dict[str, Counter[Finding]]

REPORTING = {"report", "no_change", "issue", "correction", "extension_request"}
SLOTS = (
    "kind",
    "task",
    "candidates",
    "percent",
    "figures",
    "what",
    "dates",
    "difficulties",
    "difficulties text",
    "next_steps",
    "next_steps text",
    "no_change",
)
ALIKE = 0.7


@dataclass(frozen=True, slots=True)
class Score:
    """Findings that are right, findings that are wrong, and labels that were missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def reading_of(label: Label, tasks: Sequence[TaskName]) -> Reading:
    """Read the labelled message in its context."""
    return read_message(label["text"], tasks, date.fromisoformat(label["on"]), label["asked"])


def scores(pairs: Iterable[tuple[Label, Reading]]) -> dict[str, Score]:
    """Return the score of each slot over all messages."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for label, reading in pairs:
        for slot, (found, wanted) in compared(label, reading).items():
            right[slot] += (found & wanted).total()
            wrong[slot] += (found - wanted).total()
            missed[slot] += (wanted - found).total()
    return {slot: Score(right[slot], wrong[slot], missed[slot]) for slot in SLOTS}


def compared(label: Label, reading: Reading) -> dict[str, tuple[Counter[Finding], Counter[Finding]]]:
    """Return, slot by slot, what was found in a message and what its label wants."""
    found: Slots = {"kind": Counter([(str(reading.kind),)])}
    wanted: Slots = {"kind": Counter([(label["kind"],)])}
    if label["kind"] in REPORTING:
        wanted |= _by_slot(label["parts"])
        found |= _by_slot([_as_label(part) for part in reading.parts])
        _match_texts(found, wanted)
        _drop_unlabelled_nouns(found, wanted)
    return {slot: (found.get(slot, Counter()), wanted.get(slot, Counter())) for slot in SLOTS}


def _as_label(part: Part) -> dict[str, Any]:
    return {
        "task": part.task,
        "candidates": part.candidates,
        "percent": part.percent,
        "figures": [(figure.value, figure.unit, figure.what) for figure in part.figures],
        "dates": [(mention.day.isoformat(), mention.role) for mention in part.dates],
        "difficulties": part.difficulties,
        "next_steps": part.next_steps,
        "no_change": part.no_change,
        "rest": part.covers_rest,
    }


def _by_slot(parts: Sequence[Label]) -> Slots:
    slots: Slots = {slot: Counter() for slot in SLOTS[1:]}
    for part in parts:
        for slot, *finding in _findings(part):
            slots[slot][tuple(finding)] += 1
    return slots


def _findings(part: Label) -> Iterator[Finding]:
    candidates = "/".join(sorted(part.get("candidates") or ()))
    about = part.get("task") or candidates or ("rest" if part.get("rest") else "")
    if part.get("task"):
        yield "task", part["task"]
    if candidates:
        yield "candidates", candidates
    if part.get("percent") is not None:
        yield "percent", about, f"{part['percent']:g}"
    for value, unit, *what in part.get("figures") or ():
        yield "figures", about, f"{value:g}", unit
        if what:
            yield "what", about, f"{value:g}", unit, what[0] or ""
    yield from (("dates", about, *mention) for mention in part.get("dates") or ())
    for slot in ("difficulties", "next_steps"):
        if part.get(slot):
            yield slot, about
            yield f"{slot} text", about, part[slot]
    if part.get("no_change"):
        yield "no_change", about


def _match_texts(found: Slots, wanted: Slots) -> None:
    """Let a text that is nearly the label's count as the label's."""
    for slot in ("difficulties text", "next_steps text"):
        for about, words in list(found[slot]):
            for label_about, label_words in list(wanted[slot]):
                if about == label_about and SequenceMatcher(None, words, label_words).ratio() >= ALIKE:
                    found[slot][(about, words)] -= 1
                    found[slot][(about, label_words)] += 1


def _drop_unlabelled_nouns(found: Slots, wanted: Slots) -> None:
    """Leave only what is counted by the figures whose label says what they count."""
    labelled = {finding[:-1] for finding in wanted["what"]}
    found["what"] = Counter({finding: n for finding, n in found["what"].items() if finding[:-1] in labelled})
