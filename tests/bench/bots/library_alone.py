"""python-telegram-bot over our HTTP client, one send for each update, nothing stored: the library's floor."""

import asyncio
import os

from telegram import Bot, Update

from bot.channels.telegram.request import AiohttpRequest


async def main() -> None:
    answering: set[asyncio.Task[object]] = set()
    requests = AiohttpRequest(64), AiohttpRequest(2)
    url = f"{os.environ['DUBAN_TELEGRAM_API']}/bot"
    token = os.environ["DUBAN_TELEGRAM_TOKEN"]
    async with Bot(token, base_url=url, request=requests[0], get_updates_request=requests[1]) as bot:
        offset = 0
        while True:
            for update in await bot.get_updates(offset=offset, timeout=10):
                offset = update.update_id + 1
                task = asyncio.create_task(_answer(bot, update))
                answering.add(task)
                task.add_done_callback(answering.discard)


async def _answer(bot: Bot, update: Update) -> None:
    if update.effective_chat is not None:
        await bot.send_message(update.effective_chat.id, "收到")


if __name__ == "__main__":
    asyncio.run(main())
