"""python-telegram-bot as its manual shows it: ConversationHandler, pickled state, reports by aiosqlite."""

import os
from pathlib import Path
from typing import Any

import aiosqlite
from telegram import Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PersistenceInput,
    PicklePersistence,
    filters,
)

PERCENT, DIFFICULTIES, CONFIRM = range(3)
FOLDER = Path(os.environ["BENCH_FOLDER"])
TABLE = "CREATE TABLE IF NOT EXISTS report (person INTEGER, percent TEXT, difficulties TEXT)"
Context = ContextTypes.DEFAULT_TYPE


async def _say(update: Update, text: str) -> None:
    if update.effective_message is not None:
        await update.effective_message.reply_text(text)


def _words(update: Update) -> str:
    return (update.effective_message.text or "") if update.effective_message else ""


async def begin(update: Update, _context: Context) -> int:
    await _say(update, "How far, in percent?")
    return PERCENT


async def take_percent(update: Update, context: Context) -> int:
    context.user_data["percent"] = _words(update)  # type: ignore[index]
    await _say(update, "Any difficulties?")
    return DIFFICULTIES


async def take_difficulties(update: Update, context: Context) -> int:
    context.user_data["difficulties"] = _words(update)  # type: ignore[index]
    await _say(update, "File it?")
    return CONFIRM


async def file(update: Update, context: Context) -> int:
    told: dict[str, str] = context.user_data or {}
    person = update.effective_user.id if update.effective_user else 0
    database: aiosqlite.Connection = context.bot_data["database"]
    await database.execute(
        "INSERT INTO report VALUES (?, ?, ?)", (person, told["percent"], told["difficulties"])
    )
    await database.commit()
    await _say(update, "Filed.")
    return ConversationHandler.END


async def open_database(application: "Application[Any, Any, Any, Any, Any, Any]") -> None:
    database = await aiosqlite.connect(FOLDER / "reports.db")
    await database.execute("PRAGMA journal_mode=WAL")
    await database.execute("PRAGMA synchronous=FULL")
    await database.execute(TABLE)
    application.bot_data["database"] = database


async def close_database(application: "Application[Any, Any, Any, Any, Any, Any]") -> None:
    await application.bot_data.pop("database").close()


def main() -> None:
    persistence = PicklePersistence(FOLDER / "state.pickle", store_data=PersistenceInput(bot_data=False))
    builder = ApplicationBuilder().token(os.environ["DUBAN_TELEGRAM_TOKEN"]).persistence(persistence)
    builder = builder.base_url(f"{os.environ['DUBAN_TELEGRAM_API']}/bot")
    application = builder.post_init(open_database).post_shutdown(close_database).build()
    words = filters.TEXT & ~filters.COMMAND
    application.add_handler(
        ConversationHandler(
            entry_points=[CommandHandler("report", begin)],
            states={
                PERCENT: [MessageHandler(words, take_percent)],
                DIFFICULTIES: [MessageHandler(words, take_difficulties)],
                CONFIRM: [MessageHandler(words, file)],
            },
            fallbacks=[],
            persistent=True,
            name="report",
        )
    )
    application.run_polling(timeout=10)


if __name__ == "__main__":
    main()
