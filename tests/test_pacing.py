"""Pacing: the limits of the chat service are kept and nearly reached."""

from bisect import bisect_left

from hypothesis import given
from hypothesis import strategies as st

from bot.pacing import Limits, Pacer

MINUTE = 60.0


def most_within(moments: list[float], span: float) -> int:
    """The largest number of moments in any half-open span."""
    return max(bisect_left(moments, at + span) - place for place, at in enumerate(moments))


def send_all(pacer: Pacer, chats: list[str], jitter: float = 0.0) -> list[tuple[float, str]]:
    """Send one message to each chat in turn as soon as both its chat and the whole are free."""
    sent, clock = [], 100.0
    for chat in chats:
        clock = max(clock, pacer.free_at(), pacer.held(clock).get(chat, 0.0)) + jitter
        pacer.take(chat, clock)
        sent.append((clock, chat))
    return sent


def test_a_broadcast_stays_below_thirty_in_any_second_and_close_to_it() -> None:
    moments = [at for at, _ in send_all(Pacer(Limits()), [str(n) for n in range(900)])]
    assert most_within(moments, 1.0) <= 30
    assert 900 / (moments[-1] - moments[0]) >= 0.97 * 30


@given(st.floats(0.0, 0.014))
def test_late_timers_neither_break_the_limit_nor_lower_the_rate_much(jitter: float) -> None:
    moments = [at for at, _ in send_all(Pacer(Limits()), [str(n) for n in range(300)], jitter)]
    assert most_within(moments, 1.0) <= 30


def test_a_group_gets_at_most_twenty_in_any_minute() -> None:
    moments = [at for at, _ in send_all(Pacer(Limits()), ["-100"] * 60)]
    assert most_within(moments, MINUTE) <= 20


def test_a_private_chat_gets_one_a_second_after_a_short_burst() -> None:
    moments = [at for at, _ in send_all(Pacer(Limits()), ["100"] * 30)]
    assert most_within(moments, 1.0) <= 3
    assert moments[-1] - moments[0] >= 27


def test_a_flood_wait_holds_its_chat_only() -> None:
    pacer = Pacer(Limits())
    pacer.hold("1", 130.0)
    assert pacer.held(100.0) == {"1": 130.0}
    assert pacer.held(131.0) == {}


def test_without_limits_nothing_waits() -> None:
    pacer = Pacer(Limits(per_second=0))
    pacer.take("1", 100.0)
    assert pacer.free_at() == 0.0
    assert pacer.held(100.0) == {}
