"""The control API: clock, events, people, errors; and the server as a process."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from playground.client import Playground, PlaygroundError
from tests.playground_scene import MONDAY, Scene, scene

ROOT = Path(__file__).parents[1]


@pytest.fixture
async def here() -> AsyncIterator[Scene]:
    async with scene() as ready:
        yield ready


async def test_messages_are_dated_by_the_worlds_clock(here: Scene) -> None:
    await here.people.clock(now=MONDAY + 3600, speed=0)
    sent = await here.bot.send_message(here.zhang, "一")
    assert sent.date.timestamp() == MONDAY + 3600


async def test_the_clock_runs_at_its_speed(here: Scene) -> None:
    before = await here.people.clock(speed=600)
    await asyncio.sleep(0.1)
    assert (await here.people.clock())["now"] - before["now"] >= 60


async def test_each_change_of_the_clock_has_a_new_version(here: Scene) -> None:
    before = await here.people.clock()
    after = await here.people.clock(advance=60)
    assert after["version"] == before["version"] + 1
    assert after["now"] - before["now"] == pytest.approx(60, abs=1)


async def test_a_follower_hears_of_a_change_at_once(here: Scene) -> None:
    version = (await here.people.clock())["version"]
    follower = asyncio.create_task(here.people.clock_after(version))
    await asyncio.sleep(0.05)
    await here.people.clock(advance=3600)
    async with asyncio.timeout(1):
        assert (await follower)["version"] == version + 1


async def test_the_clock_jumps_to_the_announced_moment(here: Scene) -> None:
    await here.people.announce_next(MONDAY + 7200, "T−1 催报")
    clock = await here.people.clock(to_next=True)
    assert clock["now"] == pytest.approx(MONDAY + 7200, abs=1)
    assert clock["next"] == {"at": MONDAY + 7200, "label": "T−1 催报"}
    with pytest.raises(PlaygroundError, match="no due moment lies ahead"):
        await here.people.clock(to_next=True)


async def test_the_state_shows_people_and_chats(here: Scene) -> None:
    state = await here.people.state()
    assert [user["first_name"] for user in state["users"]] == ["张三", "李四"]
    group = next(chat for chat in state["chats"] if chat["id"] == here.group)
    assert (group["title"], group["members"], group["type"]) == ("工业组", [here.zhang, here.li], "group")
    assert state["bot"]["id"] == here.bot.id


async def test_events_tell_what_happens(here: Scene) -> None:
    async with here.people.events() as events:
        sent = await here.bot.send_message(here.zhang, "一")
        await sent.edit_text("二")
        await here.bot.send_chat_action(here.zhang, "typing")
        await sent.delete()
        await here.people.clock(advance=1)
        kinds = [(await anext(events))["type"] for _ in range(5)]
    assert kinds == ["message", "edited", "chat_action", "deleted", "clock"]


async def test_a_callback_answer_is_told_to_the_page(here: Scene) -> None:
    sent = await here.bot.send_message(here.zhang, "一")
    await here.people.press_data(here.zhang, here.zhang, sent.message_id, "x")
    (update,) = await here.bot.get_updates()
    assert update.callback_query is not None
    async with here.people.events() as events:
        await update.callback_query.answer("已报送", show_alert=True)
        answer = (await anext(events))["callback_answer"]
    assert answer == {"user": here.zhang, "chat": here.zhang, "text": "已报送", "show_alert": True}


async def test_a_person_waits_for_the_bots_words(here: Scene) -> None:
    waiting = asyncio.create_task(here.people.wait_for_message(here.zhang, "催报", seconds=5))
    await here.bot.send_message(here.zhang, "催报：二(三)")
    assert (await waiting)["text"] == "催报：二(三)"


async def test_a_person_who_waits_in_vain_hears_what_came_instead(here: Scene) -> None:
    await here.bot.send_message(here.zhang, "早上好")
    with pytest.raises(PlaygroundError, match="早上好"):
        await here.people.wait_for_message(here.zhang, "催报", seconds=0.1)


async def test_an_edit_of_a_person_reaches_the_bot(here: Scene) -> None:
    sent = await here.people.send(here.zhang, "进度60%")
    await here.people.edit(here.zhang, sent["message_id"], "进度65%")
    edited = (await here.bot.get_updates())[-1].edited_message
    assert edited is not None
    assert edited.text == "进度65%"


async def test_a_deletion_of_a_person_is_not_told_to_the_bot(here: Scene) -> None:
    sent = await here.people.send(here.zhang, "误发")
    await here.bot.get_updates(offset=-1)
    await here.people.delete(here.zhang, sent["message_id"])
    assert [update.update_id for update in await here.bot.get_updates(offset=10**9)] == []


async def test_a_deep_link_sends_start_with_its_payload(here: Scene) -> None:
    await here.people.start(here.li, "yaoqing-1")
    (update,) = await here.bot.get_updates()
    assert update.message is not None
    assert update.message.text == "/start yaoqing-1"
    assert await here.bot.send_message(here.li, "您好")


async def test_a_deep_link_takes_no_other_payload(here: Scene) -> None:
    with pytest.raises(PlaygroundError, match="a start payload has at most 64"):
        await here.people.start(here.li, "邀请码")


async def test_to_start_again_unblocks_the_bot(here: Scene) -> None:
    await here.people.block(here.zhang)
    await here.people.start(here.zhang)
    assert await here.bot.send_message(here.zhang, "欢迎回来")


async def test_a_client_splits_what_is_too_long(here: Scene) -> None:
    await here.people.send(here.zhang, "字" * 5000)
    texts = [update.message.text or "" for update in await here.bot.get_updates() if update.message]
    assert [len(text) for text in texts] == [4096, 904]


async def test_a_reply_needs_a_message_to_reply_to(here: Scene) -> None:
    with pytest.raises(PlaygroundError, match="no message 77"):
        await here.people.send(here.zhang, "一", reply_to=77)


async def test_the_bots_calls_are_recorded(here: Scene) -> None:
    await here.bot.send_message(here.zhang, "一")
    last = (await here.people.calls())[-1]
    assert (last["method"], last["chat"], last["status"]) == ("sendMessage", here.zhang, 200)
    assert await here.people.calls(after=last["n"]) == []


async def test_refusals_say_what_is_wrong(here: Scene) -> None:
    with pytest.raises(PlaygroundError, match="no user '5'"):
        await here.people.send(5, "一")
    with pytest.raises(PlaygroundError, match="is not in chat"):
        await here.people.send(here.zhang, "一", chat=here.li)
    with pytest.raises(PlaygroundError, match="a rule needs a kind"):
        await here.people.faults({"kind": "fire"})
    await here.people.block(here.zhang)
    with pytest.raises(PlaygroundError, match="this user blocks the bot"):
        await here.people.send(here.zhang, "一")


async def test_the_page_is_served(here: Scene) -> None:
    async with here.raw() as http, http.get(here.url) as response:
        assert response.content_type == "text/html"


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
async def test_the_process_prints_its_address_and_stops_cleanly(stop: signal.Signals) -> None:
    start = "2023-10-09T08:30:00+08:00"
    command = [sys.executable, "-m", "playground", "--port", "0", "--start", start, "--no-limits"]
    process = await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, stdout=asyncio.subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert process.stdout is not None
    url = (await process.stdout.readline()).decode().strip()
    async with Playground(url) as people, people.events():
        state = await people.state()
        process.send_signal(stop)
        async with asyncio.timeout(5):
            assert await process.wait() == 0
    assert state["clock"]["now"] == pytest.approx(datetime.fromisoformat(start).timestamp(), abs=5)
    assert state["faults"]["limits"] is False
