"""The inbox: stored once, handled in order, retried, and in the end set aside."""

from datetime import timedelta

from storage import inbox
from storage.inbox import Arrival
from tests.scene import MONDAY, Scene

ONE = Arrival("1", "100", '{"update_id":1}')
TWO = Arrival("2", "100", '{"update_id":2}')
ELSEWHERE = Arrival("3", "200", '{"update_id":3}')


def take(scene: Scene, chat: str = "100") -> inbox.Stored:
    stored = inbox.next_for(scene.tx, "telegram", chat, scene.now)
    assert stored is not None
    return stored


def test_a_redelivered_event_is_stored_once(scene: Scene) -> None:
    inbox.add(scene.tx, "telegram", [ONE], MONDAY)
    inbox.add(scene.tx, "telegram", [ONE, TWO], MONDAY)
    inbox.mark_done(scene.tx, take(scene).id)
    inbox.mark_done(scene.tx, take(scene).id)
    assert inbox.next_for(scene.tx, "telegram", "100", MONDAY) is None


def test_a_number_below_the_last_one_is_no_repeat(scene: Scene) -> None:
    inbox.add(scene.tx, "telegram", [TWO], MONDAY)
    inbox.mark_done(scene.tx, take(scene).id)
    inbox.add(scene.tx, "telegram", [ONE], MONDAY)
    assert take(scene).event_id == "1"


def test_events_of_a_chat_come_in_order(scene: Scene) -> None:
    inbox.add(scene.tx, "telegram", [ONE, ELSEWHERE, TWO], MONDAY)
    assert take(scene).event_id == "1"
    assert take(scene, "200").event_id == "3"


def test_a_failed_event_waits_before_it_is_tried_again(scene: Scene) -> None:
    inbox.add(scene.tx, "telegram", [ONE], MONDAY)
    assert not inbox.mark_failed(scene.tx, take(scene), MONDAY)
    assert inbox.next_for(scene.tx, "telegram", "100", MONDAY) is None
    scene.later(seconds=6)
    assert take(scene).attempts == 1


def test_a_poison_event_is_set_aside_and_the_next_one_comes(scene: Scene) -> None:
    inbox.add(scene.tx, "telegram", [ONE, TWO], MONDAY)
    parked = []
    for _ in range(inbox.MAX_ATTEMPTS):
        parked.append(inbox.mark_failed(scene.tx, take(scene), scene.now))
        scene.later(minutes=5)
    assert parked == [False, False, True]
    assert take(scene).event_id == "2"


def test_unhandled_events_are_found_after_a_restart(scene: Scene) -> None:
    inbox.add(scene.tx, "telegram", [ELSEWHERE, ONE], MONDAY)
    assert inbox.waiting_chats(scene.tx, "telegram") == ["200", "100"]


def test_what_was_handled_is_forgotten_after_a_week_and_parked_events_stay(scene: Scene) -> None:
    inbox.add(scene.tx, "telegram", [ONE, TWO], MONDAY)
    inbox.mark_done(scene.tx, take(scene).id)
    assert inbox.prune(scene.tx, MONDAY + timedelta(days=8)) == 1
    assert take(scene).event_id == "2"
