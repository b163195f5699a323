"""People at the playground, for tests and demonstrations: an asynchronous client of the control API."""

import asyncio
import io
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from http import HTTPStatus
from types import TracebackType
from typing import Self

import aiohttp

from playground.wire import Json

Matches = Callable[[Json], bool]


class PlaygroundError(Exception):
    """The control API refused; the text says why."""


class Playground:
    """Acts as people do at the playground behind `url`. Use it as an asynchronous context manager."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        self._http: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._http = aiohttp.ClientSession()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._http:
            await self._http.close()

    # People and chats

    async def add_user(self, first_name: str, **optional: object) -> int:
        """Add a person; return the id."""
        return int((await self._ask("POST", "users", {"first_name": first_name, **optional}))["id"])

    async def add_chat(self, title: str, members: list[int], kind: str = "group") -> int:
        """Add a group made by its first member, with the bot in it; return its id."""
        given = {"title": title, "members": members, "type": kind}
        return int((await self._ask("POST", "chats", given))["id"])

    async def block(self, user: int, *, blocked: bool = True) -> None:
        await self._ask("POST", f"users/{user}/block", {"blocked": blocked})

    async def deactivate(self, user: int) -> None:
        await self._ask("POST", f"users/{user}/deactivate")

    async def join(self, chat: int, user: int, *, administrator: bool = False) -> None:
        await self._ask("POST", f"chats/{chat}/members", {"user": user, "administrator": administrator})

    async def leave(self, chat: int, user: int) -> None:
        await self._ask("DELETE", f"chats/{chat}/members/{user}")

    async def set_bot_status(self, chat: int, status: str) -> None:
        """Make the bot a member or an administrator of a group."""
        await self._ask("POST", f"chats/{chat}/bot", {"status": status})

    async def kick(self, chat: int) -> None:
        """Remove the bot from a group."""
        await self._ask("POST", f"chats/{chat}/kick")

    async def migrate(self, chat: int) -> int:
        """Make a supergroup of a group; return the new id."""
        return int((await self._ask("POST", f"chats/{chat}/migrate"))["id"])

    # What they write and press

    async def start(self, user: int, payload: str = "") -> Json:
        return await self._ask("POST", "start", {"user": user, "payload": payload})

    async def send(
        self, sender: int, text: str, *, chat: int | None = None, reply_to: int | None = None
    ) -> Json:
        """Write to a chat, by default to the bot; return the Message."""
        given = {"from": sender, "chat": chat or sender, "text": text, "reply_to": reply_to}
        return await self._ask("POST", "send", given)

    async def send_files(
        self,
        sender: int,
        files: Mapping[str, bytes],
        *,
        chat: int | None = None,
        text: str = "",
        kind: str = "document",
    ) -> Json:
        """Send named files as `kind` document or photo, several as an album; return the last Message."""
        form = aiohttp.FormData({"from": str(sender), "chat": str(chat or sender), "text": text, "as": kind})
        for name, data in files.items():
            form.add_field("file", io.BytesIO(data), filename=name)
        async with self._session.post(f"{self._url}/playground/send", data=form) as response:
            return await _answer(response)

    async def edit(self, sender: int, message_id: int, text: str, *, chat: int | None = None) -> Json:
        given = {"from": sender, "chat": chat or sender, "message_id": message_id, "text": text}
        return await self._ask("POST", "edit", given)

    async def delete(self, chat: int, message_id: int) -> None:
        await self._ask("POST", "delete", {"chat": chat, "message_id": message_id})

    async def press(self, sender: int, message: Json, button: str) -> str:
        """Press the button of a message that bears this text; return the callback query's id."""
        buttons = [one for row in message.get("reply_markup", {}).get("inline_keyboard", []) for one in row]
        found = next((one for one in buttons if button in one["text"]), None)
        if found is None:
            raise PlaygroundError(f"no button {button!r}; there are {[one['text'] for one in buttons]}")
        return await self.press_data(
            sender, message["chat"]["id"], message["message_id"], found["callback_data"]
        )

    async def press_data(self, sender: int, chat: int, message_id: int, data: str) -> str:
        given = {"from": sender, "chat": chat, "message_id": message_id, "data": data}
        return str((await self._ask("POST", "press", given))["callback_query_id"])

    # What they see

    async def state(self) -> Json:
        return await self._ask("GET", "state")

    async def messages(self, chat: int, limit: int = 200) -> list[Json]:
        """Return the latest messages of a chat, oldest first."""
        return list((await self._ask("GET", f"chats/{chat}/messages?limit={limit}"))["messages"])

    async def wait_for_message(
        self, chat: int, matches: Matches | str, *, after: int = 0, seconds: float = 10
    ) -> Json:
        """Wait for a message above number `after` that matches, or holds the text; return the latest."""
        fits = _holds(matches) if isinstance(matches, str) else matches
        seen: list[Json] = []
        try:
            async with asyncio.timeout(seconds), self.events() as events:
                seen = await self.messages(chat)
                while not (found := [one for one in seen if one["message_id"] > after and fits(one)]):
                    await anext(events)
                    seen = await self.messages(chat)
                return found[-1]
        except TimeoutError:
            texts = [one.get("text") or one.get("caption") for one in seen[-3:]]
            raise PlaygroundError(
                f"no such message in chat {chat} in {seconds} s; the latest: {texts}"
            ) from None

    @asynccontextmanager
    async def events(self) -> AsyncIterator[AsyncIterator[Json]]:
        """Listen to what happens from now on."""
        async with self._session.get(f"{self._url}/playground/events") as response:
            yield _read_events(response)

    async def file(self, file_id: str) -> bytes:
        async with self._session.get(f"{self._url}/playground/files/{file_id}") as response:
            return await response.read()

    async def forget_files(self) -> None:
        """Let the server know none of its files any more: their ids are refused."""
        await self._ask("POST", "files/forget")

    async def calls(self, after: int = 0) -> list[Json]:
        """Return the bot's recorded calls after number `after`."""
        async with self._session.get(f"{self._url}/playground/log?after={after}") as response:
            return list(await response.json())

    # Time and faults

    async def clock(self, **change: object) -> Json:
        """Read the clock, or change it: now, speed, advance, to_next."""
        return await (self._ask("POST", "clock", change) if change else self._ask("GET", "clock"))

    async def clock_after(self, version: int) -> Json:
        """Return the clock once its version is another one, or after 25 s."""
        return await self._ask("GET", f"clock?after={version}")

    async def announce_next(self, at: float, label: str) -> Json:
        return await self._ask("PUT", "clock/next", {"at": at, "label": label})

    async def faults(self, *rules: Mapping[str, object], **settings: object) -> Json:
        """Add rules and change settings: latency_ms, limits."""
        return await self._ask("POST", "faults", {"rules": list(rules), **settings})

    async def clear_faults(self) -> Json:
        return await self._ask("DELETE", "faults")

    @property
    def _session(self) -> aiohttp.ClientSession:
        if self._http is None:
            raise PlaygroundError("use the client within `async with`")
        return self._http

    async def _ask(self, verb: str, path: str, given: Mapping[str, object] | None = None) -> Json:
        body = {name: value for name, value in (given or {}).items() if value is not None}
        async with self._session.request(verb, f"{self._url}/playground/{path}", json=body) as response:
            return await _answer(response)


async def _answer(response: aiohttp.ClientResponse) -> Json:
    answer: Json = await response.json()
    if response.status != HTTPStatus.OK:
        raise PlaygroundError(f"{response.method} {response.url.path}: {answer['error']}")
    return answer


def _holds(text: str) -> Matches:
    return lambda message: text in (message.get("text") or message.get("caption") or "")


async def _read_events(response: aiohttp.ClientResponse) -> AsyncIterator[Json]:
    async for line in response.content:
        if line.startswith(b"data: "):
            yield json.loads(line.removeprefix(b"data: "))
