"""A playground with a tiny bot behind it, and how tests use its page in a browser."""

import asyncio
import struct
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web
from playwright.async_api import Browser, FilePayload, Locator, Page, expect
from telegram import (
    Bot,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    Message,
    Update,
)
from telegram.error import Forbidden

from playground.client import Playground
from playground.server import make_app
from playground.world import DEFAULT_TOKEN, World

MONDAY = datetime.fromisoformat("2023-10-09T08:30:00+08:00").timestamp()
PATIENCE = 10_000  # milliseconds

expect.set_options(timeout=PATIENCE)


@dataclass(frozen=True, slots=True)
class Scene:
    """A playground with two people and a group, and where its page is."""

    url: str
    people: Playground
    zhang: int
    li: int
    group: int


@asynccontextmanager
async def open_scene() -> AsyncIterator[Scene]:
    runner = web.AppRunner(make_app(World(MONDAY)), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    async with Playground(url) as people, answering_bot(url):
        await people.faults(limits=False)
        zhang = await people.add_user("张明", last_name="县工信局", username="zhangming")
        li = await people.add_user("李红", last_name="县自然资源局")
        yield Scene(url, people, zhang, li, await people.add_chat("领导小组", [zhang, li]))
    await runner.cleanup()


@asynccontextmanager
async def answering_bot(url: str) -> AsyncIterator[None]:
    """Run the bot of these tests: it offers buttons, takes pictures and sends albums."""
    async with Bot(DEFAULT_TOKEN, base_url=f"{url}/bot") as bot:
        polling = asyncio.create_task(poll(bot))
        yield
        polling.cancel()
        with suppress(asyncio.CancelledError):
            await polling


async def poll(bot: Bot) -> None:
    offset = 0
    while True:
        for update in await bot.get_updates(offset=offset, timeout=5):
            offset = update.update_id + 1
            with suppress(Forbidden):
                await answer(update)


async def answer(update: Update) -> None:
    if update.callback_query:
        await answer_press(update.callback_query)
    elif update.message and update.message.photo:
        await update.message.reply_text("收到图片", reply_to_message_id=update.message.message_id)
    elif update.message and update.message.text:
        await answer_text(update.message, update.message.text)


async def answer_text(message: Message, text: str) -> None:
    if "相册" in text:
        pictures = [InputMediaPhoto(a_picture(shade)) for shade in (60, 120, 180)]
        await message.reply_media_group(pictures, caption="三张现场图片")
    elif "格式" in text:
        await message.reply_html(
            "😀<b>粗<i>斜</i></b> <code>码</code> <a href='https://example.org/'>链接</a>"
        )
    elif "任务" in text:
        buttons = [
            InlineKeyboardButton("提交", callback_data="ok"),
            InlineKeyboardButton("退回", callback_data="no"),
        ]
        await message.reply_html("<b>市场主体倍增</b> 🟡 40%", reply_markup=InlineKeyboardMarkup([buttons]))
    elif text.startswith("/start"):
        link = f"https://t.me/{message.get_bot().username}?start=invited"
        await message.reply_html(f'您好:{text} <a href="{link}">加入</a> &lt;script&gt;')


async def answer_press(query: CallbackQuery) -> None:
    if query.data == "no":
        await query.answer("请写明理由", show_alert=True)
        return
    await query.edit_message_text("已报送,回执 1042")
    await query.answer("已提交")


def a_picture(shade: int = 90) -> bytes:
    """Return a small grey PNG."""
    width, height = 32, 20
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    lines = (b"\0" + bytes([shade]) * width) * height
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@asynccontextmanager
async def opened(browser: Browser, scene: Scene, width: int = 1440, lang: str = "zh") -> AsyncIterator[Page]:
    """Open the page in a fresh profile; a script error on it fails the test."""
    errors: list[str] = []
    context = await browser.new_context(viewport={"width": width, "height": 844})
    page = await context.new_page()
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: errors.append(str(error)))
    await page.goto(f"{scene.url}/?lang={lang}")
    yield page
    await context.close()
    assert errors == []


def column(page: Page, person: int) -> Locator:
    return page.get_by_test_id(f"person-{person}")


async def say(place: Locator, text: str) -> None:
    await place.get_by_test_id("composer").fill(text)
    await place.get_by_test_id("composer").press("Enter")


async def begin(place: Locator) -> None:
    """Press Start, as anyone must who has not yet written to the bot."""
    await place.get_by_test_id("start").click()
    await expect(place.get_by_test_id("messages")).to_contain_text("您好")


def a_file(name: str, kind: str) -> FilePayload:
    return {"name": name, "mimeType": kind, "buffer": a_picture()}
