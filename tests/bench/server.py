"""A minimal Bot API server that plays scripted people in a closed loop: light, so that the bot is measured.

`python -m tests.bench.server PORT PEOPLE DIALOGUES LATENCY_MS SCRIPT` prints one JSON line when all dialogues
are done. A person writes, waits for the answer to that message, and writes the next one.
"""

import asyncio
import json
import sys
from collections import deque
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

FIRST_PERSON = 5001
DATE = 1696813200  # Monday 2023-10-09 09:00 in Shanghai

# What each person does in turn; `!` presses the first button of the newest message.
SCRIPTS = {
    "duban": ("1 完成{n}%,新增{n}家", "进度应为6{d}%", "!", "我的任务"),
    "baseline": ("/report", "6{d}", "用地指标不足", "yes"),
}


@dataclass
class Person:
    id: int
    step: int = 0
    dialogue: int = 0
    sent_at: float = 0.0
    message: int = 0
    button: tuple[int, str] | None = None
    waiting: bool = field(default=False)


class Server:
    def __init__(self, people: int, dialogues: int, latency: float, script: str) -> None:
        self.people = {FIRST_PERSON + n: Person(FIRST_PERSON + n) for n in range(people)}
        self.left = dialogues
        self.latency = latency
        self.script = SCRIPTS[script]
        self.updates: deque[dict[str, Any]] = deque()
        self.arrived = asyncio.Event()
        self.next_update = 1
        self.next_message = 1
        self.times: list[float] = []
        self.calls = 0
        self.done = asyncio.Event()
        self.started = 0.0

    def start(self) -> None:
        self.started = perf_counter()
        for person in self.people.values():
            self.begin(person)

    def begin(self, person: Person) -> None:
        if self.left <= 0:
            if not any(other.waiting for other in self.people.values()):
                self.done.set()
            return
        self.left -= 1
        person.step, person.dialogue = 0, person.dialogue + 1
        self.speak(person)

    def speak(self, person: Person) -> None:
        said = self.script[person.step].format(n=person.dialogue % 90 + 1, d=person.dialogue % 10)
        person.sent_at, person.waiting = perf_counter(), True
        user = {"id": person.id, "is_bot": False, "first_name": f"P{person.id}"}
        chat = {"id": person.id, "type": "private", "first_name": f"P{person.id}"}
        message = {"message_id": self.number(), "date": DATE, "chat": chat, "from": user}
        if said == "!" and person.button is not None:
            message["message_id"], data = person.button
            query = {
                "id": str(self.next_update),
                "from": user,
                "message": message,
                "chat_instance": "1",
                "data": data,
            }
            self.push({"callback_query": query})
        else:
            entities = [{"type": "bot_command", "offset": 0, "length": len(said)}] if said[0] == "/" else []
            self.push({"message": message | {"text": said, "entities": entities}})

    def push(self, update: dict[str, Any]) -> None:
        self.updates.append({"update_id": self.next_update} | update)
        self.next_update += 1
        self.arrived.set()

    def number(self) -> int:
        self.next_message += 1
        return self.next_message

    def answered(self, person: Person, message_id: int, markup: str) -> None:
        """The bot's message reached the person."""
        if markup:
            rows = json.loads(markup).get("inline_keyboard", [])
            person.button = (message_id, rows[0][0]["callback_data"]) if rows else None
        if not person.waiting:
            return
        person.waiting = False
        self.times.append(perf_counter() - person.sent_at)
        person.step += 1
        if person.step < len(self.script):
            self.speak(person)
        else:
            self.begin(person)

    async def handle(self, request: web.Request) -> web.Response:
        self.calls += 1
        method = request.match_info["method"]
        given = dict(request.query) | dict(parse_qsl((await request.read()).decode(), keep_blank_values=True))
        if method == "getUpdates":
            return answer(await self.poll(given))
        if self.latency:
            await asyncio.sleep(self.latency)
        if method == "getMe":
            return answer({"id": 1, "is_bot": True, "first_name": "B", "username": "b_bot"})
        if method not in {"sendMessage", "editMessageText"}:
            return answer(result=True)
        person = self.people[int(given["chat_id"])]
        message_id = int(given.get("message_id") or self.number())
        self.answered(person, message_id, given.get("reply_markup", ""))
        chat = {"id": person.id, "type": "private"}
        return answer({"message_id": message_id, "date": DATE, "chat": chat, "text": "x"})

    async def poll(self, given: dict[str, str]) -> list[dict[str, Any]]:
        offset = int(given.get("offset", 0))
        while self.updates and self.updates[0]["update_id"] < offset:
            self.updates.popleft()
        if not self.started:
            self.start()
        if not self.updates:
            self.arrived.clear()
            try:
                await asyncio.wait_for(self.arrived.wait(), float(given.get("timeout", 0)))
            except TimeoutError:
                return []
        return list(self.updates)[:100]

    def figures(self) -> dict[str, float]:
        seconds = perf_counter() - self.started
        times = sorted(self.times)
        dialogues = len(times) / len(self.script)
        return {
            "dialogues": dialogues,
            "dialogues_per_second": round(dialogues / seconds, 1),
            "p50_ms": round(times[len(times) // 2] * 1000, 1),
            "p99_ms": round(times[int(len(times) * 0.99)] * 1000, 1),
            "worst_ms": round(times[-1] * 1000, 1),
            "updates": self.next_update - 1,
        }


def answer(result: object) -> web.Response:
    return web.json_response({"ok": True, "result": result})


async def main(port: int, people: int, dialogues: int, latency_ms: int, script: str) -> None:
    server = Server(people, dialogues, latency_ms / 1000, script)
    app = web.Application()
    app.router.add_route("*", "/bot{token}/{method}", server.handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    print("ready", flush=True)
    await server.done.wait()
    print(json.dumps(server.figures()), flush=True)
    await asyncio.sleep(0.3)
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main(*(int(n) for n in sys.argv[1:5]), sys.argv[5]))
