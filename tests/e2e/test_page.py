"""The chat page in a real browser, against a playground with a tiny bot behind it."""

import os
import shutil
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright, expect

from tests.e2e.chat_page import Scene, a_file, begin, column, open_scene, opened, say

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

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(
        CHROMIUM is None and not IN_CI,
        reason="THE CHAT PAGE IS NOT TESTED: there is no Chromium here (Debian: apt install chromium)",
    ),
]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def scene() -> AsyncIterator[Scene]:
    async with open_scene() as scene:
        yield scene


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


async def test_nested_markup_after_an_emoji_is_rendered(browser: Browser, scene: Scene) -> None:
    async with opened(browser, scene) as page:
        zhang = column(page, scene.zhang)
        await begin(zhang)
        await say(zhang, "格式")
        await expect(zhang.locator("article b")).to_have_text("粗斜")
        await expect(zhang.locator("article b > i")).to_have_text("斜")
        await expect(zhang.locator("article code")).to_have_text("码")
        await expect(zhang.get_by_role("link", name="链接")).to_have_attribute("href", "https://example.org/")


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


async def test_pressing_a_quote_goes_to_a_message_far_above(browser: Browser, scene: Scene) -> None:
    first = await scene.people.send(scene.zhang, "最早的一条")
    for number in range(300):
        await scene.people.send(scene.zhang, f"第 {number} 条")
    await scene.people.send(scene.zhang, "见上", reply_to=first["message_id"])
    async with opened(browser, scene) as page:
        await column(page, scene.zhang).locator(".quote").click()
        await expect(page.get_by_test_id(f"message-{first['message_id']}")).to_be_in_viewport()


async def test_a_deleted_message_disappears(browser: Browser, scene: Scene) -> None:
    async with opened(browser, scene) as page:
        zhang = column(page, scene.zhang)
        await begin(zhang)
        await say(zhang, "写错了")
        await zhang.get_by_role("article").filter(has_text="写错了").click(button="right")
        await page.get_by_test_id("menu-delete").click()
        await expect(zhang.get_by_test_id("messages")).not_to_contain_text("写错了")


async def test_what_was_read_stays_read_after_a_reload(browser: Browser, scene: Scene) -> None:
    async with opened(browser, scene) as page:
        zhang, li = column(page, scene.zhang), column(page, scene.li)
        await begin(zhang)
        await zhang.get_by_test_id(f"chat-{scene.group}").click()
        await say(zhang, "大家好")
        await page.reload()
        await expect(li.get_by_test_id(f"unread-{scene.group}")).to_have_text("1")
        await expect(zhang.get_by_test_id(f"unread-{scene.zhang}")).to_have_count(0)


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
