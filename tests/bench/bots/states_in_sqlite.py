"""aiogram as its manual shows it: a state machine, its states in SQLite, reports by aiosqlite."""

import asyncio
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import aiosqlite
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from aiogram.types import Message

TABLES = """
PRAGMA journal_mode=WAL;
PRAGMA synchronous=FULL;
CREATE TABLE IF NOT EXISTS report (person INTEGER, percent TEXT, difficulties TEXT);
CREATE TABLE IF NOT EXISTS dialogue (place TEXT PRIMARY KEY, state TEXT, data TEXT NOT NULL DEFAULT '{}');
"""
SET_STATE = "INSERT INTO dialogue (place, state) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET state = ?2"
SET_DATA = "INSERT INTO dialogue (place, data) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET data = ?2"


class Report(StatesGroup):
    percent = State()
    difficulties = State()
    confirm = State()


class SqliteStorage(BaseStorage):
    def __init__(self, database: aiosqlite.Connection) -> None:
        self._database = database

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        name = state.state if isinstance(state, State) else state
        await self._change(SET_STATE, (_place(key), name))

    async def get_state(self, key: StorageKey) -> str | None:
        row = await self._find("SELECT state FROM dialogue WHERE place = ?", key)
        return row[0] if row else None

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        await self._change(SET_DATA, (_place(key), json.dumps(data)))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        row = await self._find("SELECT data FROM dialogue WHERE place = ?", key)
        return json.loads(row[0]) if row else {}

    async def close(self) -> None:
        await self._database.close()

    async def _change(self, statement: str, values: tuple[object, ...]) -> None:
        await self._database.execute(statement, values)
        await self._database.commit()

    async def _find(self, statement: str, key: StorageKey) -> Any:
        async with self._database.execute(statement, (_place(key),)) as rows:
            return await rows.fetchone()


def _place(key: StorageKey) -> str:
    return f"{key.chat_id}:{key.user_id}"


def conversation(database: aiosqlite.Connection) -> Dispatcher:
    dispatcher = Dispatcher(storage=SqliteStorage(database))

    @dispatcher.message(Command("report"))
    async def begin(message: Message, state: FSMContext) -> None:
        await state.set_state(Report.percent)
        await message.answer("How far, in percent?")

    @dispatcher.message(Report.percent)
    async def take_percent(message: Message, state: FSMContext) -> None:
        await state.update_data(percent=message.text)
        await state.set_state(Report.difficulties)
        await message.answer("Any difficulties?")

    @dispatcher.message(Report.difficulties)
    async def take_difficulties(message: Message, state: FSMContext) -> None:
        await state.update_data(difficulties=message.text)
        await state.set_state(Report.confirm)
        await message.answer("File it?")

    @dispatcher.message(Report.confirm)
    async def file(message: Message, state: FSMContext) -> None:
        told = await state.get_data()
        values = (message.chat.id, told["percent"], told["difficulties"])
        await database.execute("INSERT INTO report VALUES (?, ?, ?)", values)
        await database.commit()
        await state.clear()
        await message.answer("Filed.")

    return dispatcher


async def main() -> None:
    database = await aiosqlite.connect(Path(os.environ["BENCH_FOLDER"]) / "bot.db")
    await database.executescript(TABLES)
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["DUBAN_TELEGRAM_API"]))
    bot = Bot(os.environ["DUBAN_TELEGRAM_TOKEN"], session=session)
    await conversation(database).start_polling(bot, polling_timeout=10)


if __name__ == "__main__":
    asyncio.run(main())
