"""Webhooks: each update is posted to the bot's URL until it answers 2xx.

Updates of one chat go in order, different chats side by side. A failure is
repeated at once, then after 2, 4, 8 ... seconds of real time, up to a minute.
"""

import asyncio
import ipaddress
import json
import re
from collections import deque
from dataclasses import dataclass
from urllib.parse import urlsplit

import aiohttp

from playground.errors import bad_request
from playground.updates import Pending
from playground.wire import Json
from playground.world import World

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")
PORTS = (443, 80, 88, 8443)
LONGEST_DELAY = 60  # seconds
LONGEST_REQUESTED_DELAY = 3600  # seconds that a Retry-After may ask for
ANSWER_TIMEOUT = aiohttp.ClientTimeout(total=60)


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where updates go, as setWebhook asked."""

    url: str
    secret: str = ""
    max_connections: int = 40
    ip_address: str | None = None
    has_certificate: bool = False


@dataclass(slots=True)
class _Failure:
    at: int
    message: str


class WebhookSender:
    """Delivers the world's updates to one webhook, from its making until `stop`."""

    def __init__(self, world: World, webhook: Webhook) -> None:
        self.webhook = webhook
        self.failure: _Failure | None = None
        self._world = world
        self._queues: dict[int, deque[Pending]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._connections = asyncio.Semaphore(webhook.max_connections)
        self._http = aiohttp.ClientSession(timeout=ANSWER_TIMEOUT)
        world.updates.forward = self._enqueue
        for pending in world.updates.waiting():
            self._enqueue(pending)

    async def stop(self) -> None:
        """Stop delivering; what is not delivered stays in the world's queue."""
        self._world.updates.forward = None
        for worker in list(self._workers):
            worker.cancel()
        await asyncio.gather(*self._workers, return_exceptions=True)
        await self._http.close()

    def _enqueue(self, pending: Pending) -> None:
        queue = self._queues.get(pending.key)
        if queue is not None:
            queue.append(pending)
            return
        self._queues[pending.key] = deque([pending])
        worker = asyncio.create_task(self._work(pending.key))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def _work(self, key: int) -> None:
        """Deliver one chat's updates in order, then end."""
        queue = self._queues[key]
        while queue:
            # It leaves the queue only once it is taken: a stop in between loses nothing.
            await self._deliver(queue[0])
            self._world.updates.remove(queue.popleft())
        del self._queues[key]

    async def _deliver(self, pending: Pending) -> None:
        failures = 0
        while pending.expires_at > self._world.clock.now():
            # The wait before a repetition holds no connection, or one dead chat would starve the others.
            async with self._connections:
                delay = await self._post(pending)
            if delay is None:
                return
            failures += 1
            await asyncio.sleep(delay or (0 if failures == 1 else min(2 ** (failures - 1), LONGEST_DELAY)))

    async def _post(self, pending: Pending) -> float | None:
        """Post once; return None when it was taken, else the seconds that the bot asked for, or 0."""
        headers = {"Content-Type": "application/json"}
        if self.webhook.secret:
            headers[SECRET_HEADER] = self.webhook.secret
        body = json.dumps(pending.update, ensure_ascii=False).encode()
        try:
            async with self._http.post(self.webhook.url, data=body, headers=headers) as response:
                if response.ok:
                    return None
                self._fail(f"Wrong response from the webhook: {response.status} {response.reason}")
                return _requested_delay(response.headers.get("Retry-After", ""))
        except (aiohttp.ClientError, TimeoutError) as error:
            self._fail(f"Connection failed: {type(error).__name__}")
            return 0

    def _fail(self, message: str) -> None:
        self.failure = _Failure(int(self._world.clock.now()), message)

    def describe(self) -> Json:
        """Return the WebhookInfo."""
        info: Json = {
            "url": self.webhook.url,
            "has_custom_certificate": self.webhook.has_certificate,
            "pending_update_count": len(self._world.updates),
            "max_connections": self.webhook.max_connections,
        }
        if self.webhook.ip_address:
            info["ip_address"] = self.webhook.ip_address
        if self.failure:
            info |= {"last_error_date": self.failure.at, "last_error_message": self.failure.message}
        return info


def _requested_delay(header: str) -> float:
    return min(int(header), LONGEST_REQUESTED_DELAY) if header.isdigit() else 0


def checked(webhook: Webhook) -> Webhook:
    """Return the webhook, or raise ApiError 400. Plain HTTP is taken for this very machine alone."""
    parts = urlsplit(webhook.url)
    local = parts.hostname == "localhost" or _is_loopback(parts.hostname or "")
    if parts.scheme != "https" and not (parts.scheme == "http" and local):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not local and (parts.port or 443) not in PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    if not SECRET.fullmatch(webhook.secret):
        raise bad_request("secret token contains unallowed characters")
    return webhook


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
