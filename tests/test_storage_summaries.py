"""Stored summaries and instructions: one a period, changed only before it is sent."""

from datetime import UTC
from typing import Any

import pytest

from domain.spans import span_of
from storage import instructions, summaries
from storage.summaries import Summary
from tests.scene import Scene, at


def a_draft(scene: Scene, week: str = "2023-W41", **more: Any) -> int:
    section = {"key": "overall", "title": "总体", "body": "应报 28", "edited": False}
    row = {"programme_id": scene.programme_id, "kind": "weekly", "period": week, "facts": {"owed": 28}}
    row |= {"sections": [section], "drafted_at": at(13, 9), "send_at": at(13, 15)}
    added = summaries.add_draft(scene.tx, row | more)
    assert added is not None
    return added


def stored(scene: Scene, summary_id: int) -> Summary:
    found = summaries.by_id(scene.tx, summary_id)
    assert found is not None
    return found


def test_a_week_has_one_summary(scene: Scene) -> None:
    first = a_draft(scene)
    with pytest.raises(AssertionError):
        a_draft(scene)
    assert summaries.of_span(scene.tx, scene.programme_id, span_of("2023-W41")) == stored(scene, first)


def test_the_newest_of_each_kind_is_that_of_the_latest_span(scene: Scene) -> None:
    later = a_draft(scene, "2024-W01")
    a_draft(scene, "2023-W52")
    month = a_draft(scene, "2023-12", kind="monthly")
    newest = summaries.newest(scene.tx, scene.programme_id)
    assert {kind: found.id for kind, found in newest.items()} == {"weekly": later, "monthly": month}


def test_a_draft_can_be_edited_and_brought_up_to_date(scene: Scene) -> None:
    draft = a_draft(scene)
    summaries.refresh(scene.tx, draft, {"owed": 30}, [])
    assert (stored(scene, draft).facts, stored(scene, draft).sections) == ({"owed": 30}, [])


def test_a_sent_summary_never_changes(scene: Scene) -> None:
    draft = a_draft(scene)
    assert summaries.mark_sent(scene.tx, draft, at(13, 15))
    before = stored(scene, draft)
    assert not summaries.save_sections(scene.tx, draft, [])
    assert not summaries.hold(scene.tx, draft, 1)
    assert not summaries.mark_sent(scene.tx, draft, at(13, 16))
    summaries.refresh(scene.tx, draft, {}, [])
    assert stored(scene, draft) == before


def test_a_draft_is_held_and_released_once(scene: Scene) -> None:
    draft = a_draft(scene)
    assert not summaries.release(scene.tx, draft, 1)
    assert summaries.hold(scene.tx, draft, 1)
    assert not summaries.hold(scene.tx, draft, 1)
    assert summaries.release(scene.tx, draft, 1)


def test_an_edited_section_is_known_as_such(scene: Scene) -> None:
    draft = a_draft(scene)
    assert not stored(scene, draft).edited
    summaries.save_sections(scene.tx, draft, [{"key": "a", "title": "b", "body": "c", "edited": True}])
    assert stored(scene, draft).edited


def given(scene: Scene, message_id: str = "1") -> int | None:
    words = {"account": "7", "name": "李县长", "text": "请抓紧", "chat": "-100", "message_id": message_id}
    place = {"programme_id": scene.programme_id, "summary_id": None, "at": scene.now.astimezone(UTC)}
    return instructions.add(scene.tx, words | place)


def test_an_instruction_is_kept_once_a_message(scene: Scene) -> None:
    assert given(scene) is not None
    assert given(scene) is None
    assert given(scene, "2") is not None


def test_an_instruction_is_noted_once_and_only_by_its_own_programme(scene: Scene) -> None:
    kept = given(scene)
    assert kept is not None
    assert not instructions.note(scene.tx, kept, scene.programme_id + 1)
    assert instructions.note(scene.tx, kept, scene.programme_id)
    assert not instructions.note(scene.tx, kept, scene.programme_id)
