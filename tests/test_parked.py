"""What could not be handled or delivered is told once, to those who run the bot."""

from datetime import timedelta

from domain.roles import Role
from handlers import parked
from storage import inbox, outbox, outbox_health
from storage.inbox import Arrival
from storage.outbox_health import Health
from tests.scene import Scene, post_to


def test_the_administrators_hear_of_it_and_not_the_office(scene: Scene) -> None:
    admin, office = scene.person(Role.ADMIN), scene.office()
    parked.tell_admins(scene.tx, "inbox 7", scene.now)
    assert "inbox 7" in scene.seen(admin.chat)[0].text
    assert scene.seen(office.chat) == []


def test_without_an_administrator_the_office_hears_of_it(scene: Scene) -> None:
    office, contact = scene.office(), scene.contact()
    parked.tell_admins(scene.tx, "inbox 7", scene.now)
    assert "inbox 7" in scene.seen(office.chat)[0].text
    assert scene.seen(contact.chat) == []


def test_one_failure_is_told_once(scene: Scene) -> None:
    admin = scene.person(Role.ADMIN)
    for _ in range(2):
        parked.tell_admins(scene.tx, "inbox 7", scene.now)
    assert len(scene.seen(admin.chat)) == 1


def test_health_counts_what_is_late_refused_repeated_and_set_aside(scene: Scene) -> None:
    contact = scene.contact()
    late, refused, repeated = (
        outbox.add(scene.tx, post_to(contact, words), scene.now) for words in ("迟", "拒", "重")
    )
    assert late
    assert refused
    assert repeated
    outbox.refuse(scene.tx, refused, "blocked")
    outbox.mark_unknown(scene.tx, repeated, scene.now + timedelta(days=1), "no answer")
    inbox.add(scene.tx, "telegram", [Arrival("1", "0", "{}")], scene.now)
    for _ in range(inbox.MAX_ATTEMPTS):
        scene.now += timedelta(minutes=5)
        poison = inbox.next_for(scene.tx, "telegram", "0", scene.now)
        assert poison is not None
        inbox.mark_failed(scene.tx, poison, scene.now)
    assert outbox_health.look(scene.tx, scene.now) == Health(overdue=1, refused=1, repeated=1, parked=1)
