"""A Bot API server that enforces the published limits while messages are pushed and a few people ask.

`python -m tests.bench.push_server PUSHES ASKING LATENCY`: waits for that many different pushed messages;
every two seconds one of the `ASKING` people writes, and how long the answer takes is the overtaking delay.
"""

import asyncio
import sys
from collections import defaultdict, deque
from time import perf_counter
from typing import Any

from tests.bench.server import FIRST_PERSON
from tests.bench.service import NIGHT, Clock, Updates, application, serve, tell

# core.telegram.org/bots/faq: 30 messages in any second, one a second in a chat with short bursts, 20 a
# minute in a group.
OVERALL = (30, 1.0)
PRIVATE = (3, 3.0)
GROUP = (20, 60.0)
RETRY_AFTER = 1
QUESTION_EVERY = 2.0  # seconds
PUSHED = "push "


class Window:
    """At most `most` events in any `seconds`."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most = most
        self._seconds = seconds
        self._times: deque[float] = deque()

    def full(self, now: float) -> bool:
        while self._times and self._times[0] <= now - self._seconds:
            self._times.popleft()
        return len(self._times) >= self._most

    def add(self, now: float) -> None:
        self._times.append(now)


class PushServer:
    def __init__(self, pushes: int, asking: int) -> None:
        self.pushes = pushes
        self.people = [FIRST_PERSON + n for n in range(asking)]
        self.clock = Clock()
        self.updates = Updates(self.start)
        self.overall = Window(*OVERALL)
        self.chats: defaultdict[str, Window] = defaultdict(lambda: Window(*PRIVATE))
        self.groups: defaultdict[str, Window] = defaultdict(lambda: Window(*GROUP))
        self.arrived: dict[str, int] = {}
        self.times: list[float] = []
        self.asked: dict[str, float] = {}
        self.delays: list[float] = []
        self.refused = 0
        self.asking: asyncio.Task[None] | None = None
        self.done = asyncio.Event()

    def start(self) -> None:
        tell(begun=True)
        self.asking = asyncio.create_task(self.ask())

    async def ask(self) -> None:
        """People write while the push is under way: their answers must not wait for its end."""
        for number, person in enumerate(self.people * 100, start=1):
            await asyncio.sleep(QUESTION_EVERY)
            user = {"id": person, "is_bot": False, "first_name": f"P{person}"}
            chat = {"id": person, "type": "private", "first_name": f"P{person}"}
            message = {"message_id": number, "date": int(NIGHT), "chat": chat, "from": user}
            self.asked[str(person)] = perf_counter()
            self.updates.push({"message": message | {"text": "我的任务"}})

    def call(self, method: str, given: dict[str, str]) -> dict[str, Any]:
        if method != "sendMessage":
            return {"ok": True, "result": True}
        chat, text, now = given["chat_id"], given["text"], perf_counter()
        window = self.groups[chat] if chat.startswith("-") else self.chats[chat]
        if self.overall.full(now) or window.full(now):
            self.refused += 1
            why = {"description": f"Too Many Requests: retry after {RETRY_AFTER}", "error_code": 429}
            return {"ok": False, **why, "parameters": {"retry_after": RETRY_AFTER}}
        self.overall.add(now)
        window.add(now)
        self.times.append(now)
        self.note(chat, text, now)
        kind = "group" if chat.startswith("-") else "private"
        message = {"message_id": 10_000 + len(self.times), "date": int(NIGHT), "text": "x"}
        return {"ok": True, "result": message | {"chat": {"id": int(chat), "type": kind, "title": "G"}}}

    def note(self, chat: str, text: str, now: float) -> None:
        if text.startswith(PUSHED):
            self.arrived[text] = self.arrived.get(text, 0) + 1
        elif chat in self.asked:
            self.delays.append(now - self.asked.pop(chat))
        if len(self.arrived) == self.pushes:
            self.done.set()

    def figures(self) -> dict[str, Any]:
        span = self.times[-1] - self.times[0]
        most, seconds = OVERALL
        rate = (len(self.times) - 1) / span if span else 0.0
        return {
            "messages": len(self.times),
            "seconds": round(span, 1),
            "per_second": round(rate, 2),
            "of_limit": round(rate * seconds / most, 3),
            "refused": self.refused,
            "lost": self.pushes - len(self.arrived),
            "doubled": sum(self.arrived.values()) - len(self.arrived),
            "overtaking_worst_ms": round(max(self.delays, default=0) * 1000),
            "questions": len(self.delays),
        }


async def main(pushes: int, asking: int, latency: float) -> None:
    server = PushServer(pushes, asking)
    app = application(server.updates, server.clock, server.call, latency)
    serving = asyncio.create_task(serve(app, server.done))
    await server.done.wait()
    tell(figures=server.figures())
    await serving


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])))
