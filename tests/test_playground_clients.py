"""Two libraries, one story: python-telegram-bot and aiogram leave the same world behind."""

from collections.abc import Awaitable, Callable

import aiogram
import telegram
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import BufferedInputFile
from aiogram.types import InlineKeyboardButton as Button
from aiogram.types import InlineKeyboardMarkup as Keyboard

from playground.wire import Json
from tests.playground_scene import Scene, scene
from tests.test_playground_files import PNG

Story = Callable[[Scene], Awaitable[None]]


async def told_by_telegram(here: Scene) -> None:
    bot = here.bot
    keyboard = telegram.InlineKeyboardMarkup([[telegram.InlineKeyboardButton("报送", callback_data="x")]])
    sent = await bot.send_message(here.zhang, "<b>请报送</b>", parse_mode="HTML", reply_markup=keyboard)
    await bot.edit_message_text("已报送", here.zhang, sent.message_id)
    await bot.send_photo(here.group, PNG, caption="*现场*", parse_mode="Markdown")
    await bot.set_message_reaction(here.zhang, sent.message_id, "👍")
    await bot.pin_chat_message(here.zhang, sent.message_id)


async def told_by_aiogram(here: Scene) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(here.url.rstrip("/")))
    async with aiogram.Bot(here.bot.token, session) as bot:
        keyboard = Keyboard(inline_keyboard=[[Button(text="报送", callback_data="x")]])
        sent = await bot.send_message(here.zhang, "<b>请报送</b>", parse_mode="HTML", reply_markup=keyboard)
        await bot.edit_message_text("已报送", chat_id=here.zhang, message_id=sent.message_id)
        photo = BufferedInputFile(PNG, "photo.png")
        await bot.send_photo(here.group, photo, caption="*现场*", parse_mode="Markdown")
        await bot.set_message_reaction(
            here.zhang, sent.message_id, [aiogram.types.ReactionTypeEmoji(emoji="👍")]
        )
        await bot.pin_chat_message(here.zhang, sent.message_id)


async def left_behind(story: Story) -> list[Json]:
    async with scene() as here:
        await here.people.clock(speed=0)
        await story(here)
        return [*await here.people.messages(here.zhang), *await here.people.messages(here.group)]


async def test_both_libraries_leave_the_same_world() -> None:
    assert await left_behind(told_by_aiogram) == await left_behind(told_by_telegram)
