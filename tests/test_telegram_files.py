"""Files go to Telegram within its limits: nothing of their words is lost, pictures stay readable."""

import asyncio
import struct
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from telegram import Bot
from telegram.constants import FileSizeLimit

from bot.channels.telegram.sending import send, show_work
from domain.delivery import Delivered, DeliveryError, Outcome
from domain.messages import Button, Document
from playground.wire import Json
from storage.outbox import Due, Post
from tests.playground_scene import Scene, scene
from tests.test_telegram_sending import client

BUTTONS = ((Button("好", "card.ok"),),)


@pytest.fixture
async def here() -> AsyncIterator[Scene]:
    async with scene() as opened:
        yield opened


@pytest.fixture
async def bot(here: Scene) -> AsyncIterator[Bot]:
    async with client(here.url) as opened:
        yield opened


def a_board(folder: Path, height: int, width: int = 1080) -> str:
    """A picture as far as its size is concerned."""
    path = folder / "board.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", width, height) + bytes(100))
    return str(path)


def a_file(folder: Path, size: int = 100) -> str:
    path = folder / "file"
    path.write_bytes(bytes(size))
    return str(path)


async def sent(bot: Bot, chat: int, document: Document, text: str = "") -> Delivered:
    post = Post("telegram", str(chat), text, BUTTONS, token="card", document=document, language="zh-CN")
    return await send(bot, Due(1, post, attempts=1, repeated=False))


async def shown(here: Scene) -> Json:
    *_, last = await here.people.messages(here.zhang)
    return last


@pytest.mark.parametrize(
    ("height", "kind"),
    [
        pytest.param(600, "photo", id="one task"),
        pytest.param(1700, "photo", id="letters of 13 pixels are left"),
        pytest.param(1701, "document", id="fewer are left"),
        pytest.param(3334, "document", id="the whole programme"),
    ],
)
async def test_a_picture_is_a_photo_where_it_stays_readable(
    here: Scene, bot: Bot, tmp_path: Path, height: int, kind: str
) -> None:
    delivered = await sent(bot, here.zhang, Document(a_board(tmp_path, height), "挂图.png", "photo"))
    assert delivered.file_kind == kind
    assert kind in await shown(here)


@pytest.mark.parametrize(("kind", "height"), [("photo", 900), ("document", 2000)])
async def test_a_sent_file_is_sent_again_by_the_id_it_got(
    here: Scene, bot: Bot, tmp_path: Path, kind: str, height: int
) -> None:
    first = await sent(bot, here.zhang, Document(a_board(tmp_path, height), "挂图.png", "photo"))
    again = await sent(bot, here.zhang, Document(first.file_id, "挂图.png", first.file_kind))
    assert again.file_id == first.file_id
    assert kind in await shown(here)


async def test_a_caption_of_1024_signs_stays_one(here: Scene, bot: Bot, tmp_path: Path) -> None:
    await sent(bot, here.zhang, Document(a_file(tmp_path), "周报.docx"), "字" * 1024)
    last = await shown(here)
    assert last["caption"] == "字" * 1024
    assert "reply_markup" in last


@pytest.mark.parametrize("text", ["字" * 1025, "𠮷" * 513, "字" * 9000])
async def test_a_longer_caption_follows_as_text_and_nothing_of_it_is_lost(
    here: Scene, bot: Bot, tmp_path: Path, text: str
) -> None:
    before = len(await here.people.messages(here.zhang))
    delivered = await sent(bot, here.zhang, Document(a_file(tmp_path), "周报.docx"), text)
    file, *words = (await here.people.messages(here.zhang))[before:]
    assert "caption" not in file
    assert "".join(one["text"] for one in words) == text
    assert [("reply_markup" in one) for one in (file, *words)] == [False] * len(words) + [True]
    assert delivered.message_id == str(words[-1]["message_id"])
    assert delivered.file_id == file["document"]["file_id"]


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("应县专业镇周报-2026-W48.docx", "应县专业镇周报-2026-W48.docx"),
        ("周报\u202excod.exe\n.docx", "周报xcod.exe.docx"),
        ("长" * 70 + "-2026-W48.docx", "长" * 29 + "…" + "长" * 21 + "-2026-W48.docx"),
    ],
)
async def test_the_name_can_be_read_and_keeps_its_end(
    here: Scene, bot: Bot, tmp_path: Path, name: str, seen: str
) -> None:
    await sent(bot, here.zhang, Document(a_file(tmp_path), name))
    assert (await shown(here))["document"]["file_name"] == seen


async def test_a_ledger_of_some_megabytes_arrives_whole(here: Scene, bot: Bot, tmp_path: Path) -> None:
    await sent(bot, here.zhang, Document(a_file(tmp_path, 5_000_000), "台账.xlsx"))
    assert (await shown(here))["document"]["file_size"] == 5_000_000


async def refusal(bot: Bot, chat: int, document: Document) -> Outcome:
    with pytest.raises(DeliveryError) as failure:
        await sent(bot, chat, document)
    return failure.value.outcome


async def test_a_file_over_the_limit_is_not_even_tried(here: Scene, bot: Bot, tmp_path: Path) -> None:
    too_big = a_file(tmp_path, FileSizeLimit.FILESIZE_UPLOAD + 1)
    assert await refusal(bot, here.zhang, Document(too_big, "台账.xlsx")) is Outcome.TOO_BIG
    assert "sendDocument" not in [call["method"] for call in await here.people.calls()]


async def test_the_service_may_find_a_file_too_big_before_that(here: Scene, bot: Bot, tmp_path: Path) -> None:
    await here.people.faults({"kind": "413", "method": "sendDocument"})
    assert await refusal(bot, here.zhang, Document(a_file(tmp_path), "台账.xlsx")) is Outcome.TOO_BIG


@pytest.mark.parametrize("kind", ["document", "photo"])
async def test_a_file_that_telegram_no_longer_knows_is_told_apart(here: Scene, bot: Bot, kind: str) -> None:
    assert await refusal(bot, here.zhang, Document("AgACgone", "周报.docx", kind)) is Outcome.FILE_UNKNOWN


async def test_a_file_known_as_another_kind_counts_as_unknown(here: Scene, bot: Bot, tmp_path: Path) -> None:
    known = await sent(bot, here.zhang, Document(a_file(tmp_path), "周报.docx"))
    assert await refusal(bot, here.zhang, Document(known.file_id, "", "photo")) is Outcome.FILE_UNKNOWN


@pytest.mark.parametrize(("kind", "action"), [("document", "upload_document"), ("photo", "upload_photo")])
async def test_the_chat_sees_what_is_on_its_way(here: Scene, bot: Bot, kind: str, action: str) -> None:
    post = Post("telegram", str(here.zhang), document=Document("form:docx", "周报.docx", kind))
    async with here.people.events() as events, asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        showing = tasks.create_task(show_work(bot, Due(1, post, attempts=1, repeated=False)))
        event = await anext(events)
        showing.cancel()
    assert (event["type"], event["action"]) == ("chat_action", action)


async def test_a_chat_that_cannot_be_shown_anything_is_no_failure(here: Scene, bot: Bot) -> None:
    await here.people.faults({"kind": "403", "method": "sendChatAction"})
    post = Post("telegram", str(here.zhang), document=Document("form:docx", "周报.docx"))
    showing = asyncio.create_task(show_work(bot, Due(1, post, attempts=1, repeated=False)))
    await asyncio.sleep(0.2)
    assert not showing.done()
    showing.cancel()
    await asyncio.gather(showing, return_exceptions=True)
