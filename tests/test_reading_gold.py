"""How well messages are read, measured on labelled ones, and the least that must hold."""

import pytest

from tests.gold.replies import labels, tasks_for
from tests.gold.scoring import Score, reading_of, scores

# At least: precision and recall, slot by slot. The held-out messages were written after the rules were fixed.
LEAST = {
    "tuned": {
        "kind": (0.97, 0.97),
        "task": (0.99, 0.98),
        "candidates": (0.85, 0.8),
        "percent": (0.98, 0.97),
        "figures": (0.97, 0.97),
        "what": (0.95, 0.95),
        "dates": (0.97, 0.98),
        "difficulties": (0.94, 0.94),
        "difficulties text": (0.9, 0.91),
        "next_steps": (0.95, 0.96),
        "next_steps text": (0.91, 0.93),
        "no_change": (0.98, 0.98),
    },
    "held_out": {
        "kind": (0.88, 0.88),
        "task": (0.98, 0.97),
        "percent": (0.97, 0.97),
        "figures": (0.97, 0.96),
        "what": (0.9, 0.9),
        "dates": (0.45, 0.7),
        "difficulties": (0.93, 0.8),
        "difficulties text": (0.6, 0.5),
        "no_change": (0.9, 0.9),
    },
}
NEVER_A_REPORT = {"question", "chat", "acknowledgement", "complaint", "takeover", "other"}


@pytest.mark.parametrize("split", LEAST)
def test_every_slot_is_read_at_least_this_well(split: str, capsys: pytest.CaptureFixture[str]) -> None:
    measured = scores((label, reading_of(label, tasks_for(label["unit"]))) for label in labels(split))
    with capsys.disabled():
        print(table(split, measured))
    for slot, (precision, recall) in LEAST[split].items():
        assert measured[slot].precision >= precision, f"{split} {slot}: {measured[slot]}"
        assert measured[slot].recall >= recall, f"{split} {slot}: {measured[slot]}"


def test_what_is_no_report_is_seldom_taken_for_one() -> None:
    others = [label for label in labels() if label["kind"] in NEVER_A_REPORT]
    taken = [
        label["text"] for label in others if reading_of(label, tasks_for(label["unit"])).kind == "report"
    ]
    assert len(taken) <= 0.02 * len(others), taken


def test_a_wrong_task_is_named_in_at_most_one_message_of_a_hundred() -> None:
    everything = labels()
    measured = scores((label, reading_of(label, tasks_for(label["unit"]))) for label in everything)
    assert measured["task"].wrong <= 0.01 * len(everything)


def table(split: str, measured: dict[str, Score]) -> str:
    """Return the figures as lines for the test output."""
    head = f"\nreading, {split}: {len(labels(split))} messages\n{'':20}precision  recall   labels"
    rows = [
        f"{slot:20}{score.precision:9.3f}{score.recall:8.3f}{score.right + score.missed:9}"
        for slot, score in measured.items()
    ]
    return "\n".join([head, *rows])
