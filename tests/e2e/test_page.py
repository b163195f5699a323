"""The chat page in a real browser, against a playground with a tiny bot behind it."""

import asyncio
import os
import shutil
import struct
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime

import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import Browser, FilePayload, Locator, Page, async_playwright, expect
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

from playground.server import make_app
from playground.world import DEFAULT_TOKEN, World

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
IN_CI = os.environ.get("CI") == "true"
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MONDAY = datetime.fromisoformat("2023-10-09T08:30:00+08:00").timestamp()
PATIENCE = 5_000  # milliseconds

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(
        CHROMIUM is None and not IN_CI,
        reason="THE CHAT PAGE IS NOT TESTED: there is no Chromium here (Debian: apt install chromium)",
    ),
]


@dataclass(frozen=True, slots=True)
class Scene:
    """A playground with two people and a group, and where its page is."""

    world: World
    url: str
    zhang: int
    li: int
    group: int


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def scene() -> AsyncIterator[Scene]:
    world = World(MONDAY)
    world.faults.limits = False
    runner = web.AppRunner(make_app(world), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    zhang = world.add_user("张明", last_name="县工信局", username="zhangming").id
    li = world.add_user("李红", last_name="县自然资源局").id
    group = world.add_chat("group", "领导小组", [zhang, li]).id
    async with answering_bot(url):
        yield Scene(world, url, zhang, li, group)
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


async def test_start_opens_the_conversation_and_markup_stays_text(browser: Browser, scene: Scene) -> None:
    async with opened(browser, scene) as page:
        zhang = column(page, scene.zhang)
        await begin(zhang)
        await expect(zhang.get_by_test_id("messages")).to_contain_text("<script>")
        await expect(zhang.get_by_test_id("messages")).to_contain_text("2023年10月9日")


async def test_a_deep_link_in_a_message_starts_the_bot_with_its_payload(
    browser: Browser, scene: Scene
) -> None:
    async with opened(browser, scene) as page:
        zhang = column(page, scene.zhang)
        await begin(zhang)
        await zhang.get_by_role("link", name="加入").click()
        await expect(zhang.get_by_test_id("messages")).to_contain_text("您好:/start invited")


async def test_a_pressed_button_edits_the_message_and_shows_the_answer(
    browser: Browser, scene: Scene
) -> None:
    async with opened(browser, scene) as page:
        zhang = column(page, scene.zhang)
        await begin(zhang)
        await say(zhang, "我的任务")
        await zhang.get_by_role("button", name="提交").click()
        await expect(zhang.get_by_test_id("toast")).to_have_text("已提交")
        await expect(zhang.get_by_test_id("messages")).to_contain_text("已报送,回执 1042")
        await expect(zhang.get_by_test_id("messages")).to_contain_text("已编辑")
        await expect(zhang.get_by_role("button", name="提交")).to_have_count(0)


async def test_an_alert_waits_for_the_person(browser: Browser, scene: Scene) -> None:
    async with opened(browser, scene) as page:
        zhang = column(page, scene.zhang)
        await begin(zhang)
        await say(zhang, "我的任务")
        await zhang.get_by_role("button", name="退回").click()
        await expect(zhang.get_by_test_id("alert")).to_contain_text("请写明理由")
        await page.keyboard.press("Enter")
        await expect(zhang.get_by_test_id("alert")).to_have_count(0)


async def test_several_lines_go_as_one_message_which_can_be_edited(browser: Browser, scene: Scene) -> None:
    async with opened(browser, scene) as page:
        zhang = column(page, scene.zhang)
        await begin(zhang)
        composer = zhang.get_by_test_id("composer")
        await composer.fill("第一行")
        await composer.press("Shift+Enter")
        await composer.press_sequentially("第二行")
        await composer.press("Enter")
        await expect(zhang.get_by_role("article").last).to_contain_text("第一行\n第二行")
        await composer.press("ArrowUp")
        await composer.fill("改过的一行")
        await composer.press("Enter")
        await expect(zhang.get_by_test_id("messages")).to_contain_text("改过的一行")
        await expect(zhang.get_by_test_id("messages")).not_to_contain_text("第二行")


async def test_the_first_pictures_of_a_day_are_one_album_and_open_large(
    browser: Browser, scene: Scene
) -> None:
    async with opened(browser, scene) as page:
        zhang = column(page, scene.zhang)
        await begin(zhang)
        await page.get_by_test_id("clock-morning").click()
        pictures = [a_file("一.png", "image/png"), a_file("二.png", "image/png")]
        await zhang.get_by_test_id("pick-photo").set_input_files(pictures)
        await say(zhang, "现场两张")
        await expect(zhang.get_by_role("group", name="相册").get_by_role("button")).to_have_count(2)
        await expect(zhang.get_by_test_id("messages")).to_contain_text("收到图片")
        await zhang.get_by_role("group", name="相册").get_by_role("button").first.click()
        await expect(page.get_by_test_id("lightbox")).to_be_visible()


async def test_a_file_shows_its_name_and_can_be_downloaded(browser: Browser, scene: Scene) -> None:
    async with opened(browser, scene) as page:
        zhang = column(page, scene.zhang)
        await begin(zhang)
        await zhang.get_by_test_id("pick-document").set_input_files(
            [a_file("统计表.xlsx", "application/octet-stream")]
        )
        await zhang.get_by_test_id("send").click()
        async with page.expect_download() as started:
            await zhang.get_by_role("link", name="下载 统计表.xlsx").click()
        assert (await started.value).suggested_filename == "统计表.xlsx"


async def test_an_album_from_the_bot_is_one_grid_with_one_caption(browser: Browser, scene: Scene) -> None:
    async with opened(browser, scene) as page:
        zhang = column(page, scene.zhang)
        await begin(zhang)
        await say(zhang, "看相册")
        await expect(zhang.get_by_role("group", name="相册").get_by_role("button")).to_have_count(3)
        await expect(zhang.get_by_text("三张现场图片")).to_have_count(1)


async def test_all_members_see_a_group_message_and_the_absent_get_a_badge(
    browser: Browser, scene: Scene
) -> None:
    async with opened(browser, scene) as page:
        zhang, li = column(page, scene.zhang), column(page, scene.li)
        await zhang.get_by_test_id(f"chat-{scene.group}").click()
        await say(zhang, "@duban_playground_bot 请看")
        await expect(li.get_by_test_id(f"unread-{scene.group}")).to_have_text("1")
        await li.get_by_test_id(f"chat-{scene.group}").click()
        await expect(li.get_by_test_id("messages")).to_contain_text("张明 县工信局")
        await expect(li.get_by_test_id(f"unread-{scene.group}")).to_have_count(0)


async def test_a_reply_quotes_the_message(browser: Browser, scene: Scene) -> None:
    async with opened(browser, scene) as page:
        zhang = column(page, scene.zhang)
        await begin(zhang)
        last = zhang.get_by_role("article").last
        await last.hover()
        await last.get_by_role("button", name="消息操作").click()
        await page.get_by_test_id("menu-reply").click()
        await say(zhang, "好的")
        await expect(zhang.get_by_role("article").last.locator(".quote")).to_contain_text("您好")


async def test_the_clock_moves_to_the_next_moment_and_to_the_morning(browser: Browser, scene: Scene) -> None:
    async with opened(browser, scene) as page:
        await expect(page.get_by_test_id("clock")).to_contain_text("08:30")
        await page.get_by_test_id("clock-hour").click()
        await expect(page.get_by_test_id("clock")).to_contain_text("09:30")
        await page.get_by_test_id("clock-morning").click()
        await expect(page.get_by_test_id("clock")).to_contain_text("2023年10月10日 星期二")
        await expect(page.get_by_test_id("clock")).to_contain_text("09:00")
        await expect(page.get_by_test_id("clock-next")).to_be_disabled()


async def test_a_blocked_bot_cannot_be_written_to_until_it_is_unblocked(
    browser: Browser, scene: Scene
) -> None:
    async with opened(browser, scene) as page:
        await begin(column(page, scene.zhang))
        await page.get_by_test_id("faults-toggle").click()
        await page.get_by_test_id(f"block-{scene.zhang}").click()
        await expect(column(page, scene.zhang).get_by_test_id("composer")).to_be_hidden()
        await column(page, scene.zhang).get_by_test_id("unblock").click()
        await expect(column(page, scene.zhang).get_by_test_id("composer")).to_be_visible()


async def test_a_scripted_fault_waits_and_the_log_shows_the_refusal(browser: Browser, scene: Scene) -> None:
    async with opened(browser, scene) as page:
        await page.get_by_test_id("faults-toggle").click()
        await page.get_by_test_id("fault-kind").select_option("403")
        await page.get_by_test_id("fault-method").select_option("sendMessage")
        await page.get_by_test_id("fault-add").click()
        await expect(page.get_by_test_id("fault-rules")).to_contain_text("403")
        await column(page, scene.zhang).get_by_test_id("start").click()
        await expect(page.get_by_test_id("call-log").get_by_text("403")).to_be_visible()


async def test_a_migrated_group_stays_open_under_its_new_id(browser: Browser, scene: Scene) -> None:
    async with opened(browser, scene) as page:
        zhang = column(page, scene.zhang)
        await zhang.get_by_test_id(f"chat-{scene.group}").click()
        await page.get_by_test_id("faults-toggle").click()
        await page.get_by_test_id(f"migrate-{scene.group}").click()
        await expect(zhang.get_by_test_id(f"chat-{scene.group}")).to_have_count(0)
        await say(zhang, "换群了")
        await expect(zhang.get_by_test_id("messages")).to_contain_text("换群了")


async def test_a_new_person_gets_a_column_and_can_join_a_new_group(browser: Browser, scene: Scene) -> None:
    async with opened(browser, scene) as page:
        await page.get_by_test_id("add-person").click()
        await page.get_by_test_id("person-first-name").fill("王强")
        await page.get_by_test_id("person-add").click()
        wang = page.get_by_label("王强", exact=True)
        await page.get_by_test_id("make-group").click()
        await page.get_by_test_id("group-title").fill("新群")
        await page.get_by_test_id("group-dialog").get_by_label("王强").check()
        await page.get_by_test_id("group-make").click()
        await expect(wang.get_by_title("新群")).to_be_visible()


async def test_on_a_phone_one_person_is_shown_and_switched(browser: Browser, scene: Scene) -> None:
    async with opened(browser, scene, width=390) as page:
        await expect(column(page, scene.li)).to_have_count(0)
        await page.get_by_test_id(f"chat-{scene.zhang}").click()
        await begin(page.locator("main"))
        await page.get_by_test_id("back").click()
        await page.get_by_test_id("person-switch").click()
        await page.get_by_test_id(f"switch-{scene.li}").click()
        await expect(column(page, scene.li)).to_be_visible()


async def test_the_page_speaks_english(browser: Browser, scene: Scene) -> None:
    async with opened(browser, scene, lang="en") as page:
        await expect(column(page, scene.zhang).get_by_test_id("start")).to_have_text("Start")
        await expect(page.get_by_test_id("clock")).to_contain_text("Mon")


def a_file(name: str, kind: str) -> FilePayload:
    return {"name": name, "mimeType": kind, "buffer": a_picture()}
