"""A minimal Bot API server that plays scripted people in a closed loop.

A person writes, waits for the answer to that message, and writes the next one. `python -m tests.bench.server
LOAD`, with a `Load` as JSON, tells in JSON lines its port, when the bot begins, how far it is, and the
figures.
"""

import asyncio
import json
import sys
from dataclasses import asdict, dataclass
from time import perf_counter
from typing import Any

from tests.bench.service import NIGHT, Clock, Updates, application, serve, tell

FIRST_PERSON = 5001

# What each person does in turn; `!` presses the first button of the newest message.
SCRIPTS = {
    "duban": ("1 完成{n}%,新增{n}家", "进度应为6{d}%", "!", "我的任务"),
    "baseline": ("/report", "6{d}", "用地指标不足", "yes"),
}


FILE = {
    "message_id": 1,
    "date": int(NIGHT),
    "chat": {"id": FIRST_PERSON - 1, "type": "private"},
    "document": {"file_id": "f", "file_unique_id": "f"},
}


@dataclass(frozen=True, slots=True)
class Load:
    """How many people hold how many dialogues in all, and what the server does meanwhile."""

    script: str
    people: int = 64
    dialogues: int = 1000
    latency: float = 0.0  # seconds
    tell_every: int = 0  # dialogues between two lines on how far it is
    jump: float = 0.0  # seconds that the clock jumps when half is done

    def to_json(self) -> str:
        return json.dumps(asdict(self))


@dataclass
class Person:
    id: int
    step: int = 0
    dialogue: int = 0
    sent_at: float = 0.0
    button: tuple[int, str] | None = None
    waiting: bool = False

    @property
    def chat(self) -> dict[str, Any]:
        return {"id": self.id, "type": "private", "first_name": f"P{self.id}"}


class Server:
    def __init__(self, load: Load) -> None:
        self.load = load
        self.script = SCRIPTS[load.script]
        self.people = {FIRST_PERSON + n: Person(FIRST_PERSON + n) for n in range(load.people)}
        self.updates = Updates(self.start)
        self.clock = Clock()
        self.done = asyncio.Event()
        self.begun = self.finished = self.messages = self.files = 0
        self.times: list[float] = []
        self.started = 0.0

    def start(self) -> None:
        tell(begun=True)
        self.started = perf_counter()
        for person in self.people.values():
            self.begin(person)

    def begin(self, person: Person) -> None:
        if self.begun < self.load.dialogues:
            self.begun += 1
            person.step, person.dialogue = 0, person.dialogue + 1
            self.speak(person)
        elif self.finished == self.load.dialogues:
            self.done.set()

    def speak(self, person: Person) -> None:
        said = self.script[person.step].format(n=person.dialogue % 90 + 1, d=person.dialogue % 10)
        person.sent_at, person.waiting = perf_counter(), True
        user = {"id": person.id, "is_bot": False, "first_name": f"P{person.id}"}
        message = {"message_id": self.number(), "date": int(NIGHT), "chat": person.chat, "from": user}
        if said == "!" and person.button is not None:
            message["message_id"], data = person.button
            press = {"from": user, "message": message, "chat_instance": "1", "data": data}
            self.updates.push({"callback_query": {"id": str(self.messages)} | press})
        else:
            entities = [{"type": "bot_command", "offset": 0, "length": len(said)}] if said[0] == "/" else []
            self.updates.push({"message": message | {"text": said, "entities": entities}})

    def number(self) -> int:
        self.messages += 1
        return self.messages

    def call(self, method: str, given: dict[str, str]) -> dict[str, Any]:
        """Take a call of the bot; a message to a person is the answer he waited for."""
        if method in {"sendDocument", "sendPhoto"}:
            self.files += 1
            return {"ok": True, "result": FILE}
        if method not in {"sendMessage", "editMessageText"}:
            return {"ok": True, "result": True}
        person = self.people[int(given["chat_id"])]
        message_id = int(given.get("message_id") or self.number())
        if "reply_markup" in given:
            rows = json.loads(given["reply_markup"]).get("inline_keyboard", [])
            person.button = (message_id, rows[0][0]["callback_data"]) if rows else None
        if person.waiting:
            self.answered(person)
        message = {"message_id": message_id, "date": int(NIGHT), "chat": person.chat, "text": "x"}
        return {"ok": True, "result": message}

    def answered(self, person: Person) -> None:
        person.waiting = False
        self.times.append(perf_counter() - person.sent_at)
        person.step += 1
        if person.step < len(self.script):
            self.speak(person)
            return
        self.finished += 1
        if self.load.tell_every and self.finished % self.load.tell_every == 0:
            tell(finished=self.finished)
        if self.load.jump and self.finished == self.load.dialogues // 2:
            self.clock.jump(self.load.jump)
        self.begin(person)

    def figures(self) -> dict[str, Any]:
        seconds, times = perf_counter() - self.started, sorted(self.times)
        return {
            "dialogues": self.finished,
            "dialogues_per_second": round(self.finished / seconds, 1),
            "p50_ms": round(times[len(times) // 2] * 1000, 1),
            "p99_ms": round(times[int(len(times) * 0.99)] * 1000, 1),
            "worst_ms": round(times[-1] * 1000, 1),
            "updates": self.updates.count,
            "files": self.files,
        }


async def main(load: Load) -> None:
    server = Server(load)
    app = application(server.updates, server.clock, server.call, load.latency)
    serving = asyncio.create_task(serve(app, server.done))
    await server.done.wait()
    tell(figures=server.figures())
    await serving


if __name__ == "__main__":
    asyncio.run(main(Load(**json.loads(sys.argv[1]))))
