"""The outbox: queued once, claimed in order, never sent a third time without an answer."""

from dataclasses import replace
from datetime import timedelta

from domain.messages import Button, Lane
from storage import outbox
from storage.outbox import Due, Post
from tests.scene import MONDAY, Scene

NOBODY: frozenset[str] = frozenset()
HELLO = Post("telegram", "100", "您好")


def queue(scene: Scene, *posts: Post) -> list[int | None]:
    return [outbox.add(scene.tx, post, MONDAY) for post in posts]


def claim(scene: Scene, most: int = 10, busy: frozenset[str] = NOBODY) -> list[Due]:
    return outbox.claim(scene.tx, scene.now, most, busy)


def test_one_key_is_queued_once(scene: Scene) -> None:
    keyed = replace(HELLO, dedupe_key="nudge:1")
    first, second = queue(scene, keyed, keyed)
    assert first is not None
    assert second is None


def test_a_reply_overtakes_a_broadcast(scene: Scene) -> None:
    queue(scene, replace(HELLO, chat="1", lane=Lane.BROADCAST), replace(HELLO, chat="2"))
    assert [due.post.chat for due in claim(scene)] == ["2", "1"]


def test_a_chat_gets_one_message_at_a_time_in_order(scene: Scene) -> None:
    queue(scene, replace(HELLO, text="一"), replace(HELLO, text="二"))
    assert [due.post.text for due in claim(scene)] == ["一"]
    assert claim(scene, busy=frozenset({"100"})) == []


def test_a_confirmed_message_is_not_sent_again(scene: Scene) -> None:
    queue(scene, HELLO)
    outbox.confirm(scene.tx, claim(scene)[0].id, "77", MONDAY)
    assert claim(scene) == []
    found = outbox.by_message(scene.tx, "telegram", "100", "77")
    assert found is not None


def test_a_change_goes_to_the_message_that_the_first_row_created(scene: Scene) -> None:
    (first,) = queue(scene, HELLO)
    outbox.confirm(scene.tx, claim(scene)[0].id, "77", MONDAY)
    queue(scene, replace(HELLO, text="改", edits_id=first))
    assert claim(scene)[0].target_message == "77"


def test_what_was_being_sent_at_a_crash_is_sent_once_more_and_says_so(scene: Scene) -> None:
    queue(scene, HELLO)
    claim(scene)
    assert outbox.recover(scene.tx) == 1
    assert claim(scene)[0].repeated


def test_an_expired_message_is_never_sent(scene: Scene) -> None:
    queue(scene, replace(HELLO, expires_at=MONDAY + timedelta(hours=1)))
    scene.later(hours=2)
    assert claim(scene) == []


def test_a_postponed_message_waits(scene: Scene) -> None:
    queue(scene, HELLO)
    outbox.postpone(scene.tx, claim(scene)[0].id, MONDAY + timedelta(seconds=30), "Too Many Requests")
    assert claim(scene) == []
    scene.later(seconds=31)
    assert not claim(scene)[0].repeated


def test_a_message_that_waits_for_its_next_try_holds_back_those_behind_it(scene: Scene) -> None:
    queue(scene, replace(HELLO, text="一"), replace(HELLO, text="二"))
    outbox.postpone(scene.tx, claim(scene)[0].id, MONDAY + timedelta(seconds=5), "no connection")
    assert claim(scene) == []
    scene.later(seconds=6)
    assert [due.post.text for due in claim(scene)] == ["一"]


def test_buttons_come_back_as_they_were_queued(scene: Scene) -> None:
    rows = ((Button("提交", "draft.submit", ("1", "2")),), (Button("链接", "", (), "https://example.org"),))
    queue(scene, replace(HELLO, buttons=rows, token="abc"))
    assert claim(scene)[0].post.buttons == rows
    card = outbox.by_token(scene.tx, "abc")
    assert card is not None
    assert [button.label for button in card.buttons] == ["提交", "链接"]


def test_pointless_messages_are_taken_back_before_they_go_out(scene: Scene) -> None:
    (row,) = queue(scene, HELLO)
    assert row is not None
    assert outbox.drop_waiting(scene.tx, [row], "reported meanwhile") == 1
    assert claim(scene) == []


def test_waiting_messages_follow_a_group_to_its_new_id(scene: Scene) -> None:
    queue(scene, replace(HELLO, chat="-5"))
    outbox.move_chat(scene.tx, "telegram", "-5", "-1005")
    assert claim(scene)[0].post.chat == "-1005"
