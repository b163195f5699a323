"""HTTP for python-telegram-bot by aiohttp.

The stock client is most of that library's cost: its pool rescans all connections for each waiting
request, and logs every URL, token included.
"""

import os
from urllib.parse import urlencode

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

# The library's coming form for a span of time; it warns each time that it hands out the old one.
os.environ.setdefault("PTB_TIMEDELTA", "true")

CONNECT_TIMEOUT = 5.0  # seconds
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class NotSentError(NetworkError):
    """The request certainly never reached the service."""


class AiohttpRequest(BaseRequest):
    """One connection pool; `read_timeout` in seconds applies where a call brings none of its own."""

    def __init__(self, connections: int = 64, read_timeout: float = 20.0) -> None:
        self._connections = connections
        self._read_timeout = read_timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self._read_timeout

    async def initialize(self) -> None:
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections)
            self._session = aiohttp.ClientSession(connector=connector)

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
    ) -> tuple[int, bytes]:
        """Send one request; `NotSentError` says it surely never arrived, `NetworkError` that it may have."""
        if self._session is None:
            raise NotSentError("the HTTP client is not started")
        seconds = DefaultValue.get_value(read_timeout) or self._read_timeout
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_TIMEOUT, sock_read=seconds)
        body, headers = _body(request_data)
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=timeout
            ) as response:
                return response.status, await response.read()
        # The errors' own words may hold the URL, and with it the token.
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
            raise NotSentError("no connection") from None
        except (TimeoutError, aiohttp.ServerTimeoutError):
            raise TimedOut("no answer in time") from None
        except (aiohttp.ClientError, OSError):
            raise NetworkError("connection lost") from None


def _body(data: RequestData | None) -> tuple[aiohttp.FormData | bytes | None, dict[str, str] | None]:
    """The body and its headers; encoding a form here costs half of what aiohttp needs for it."""
    if data is None or not data.parameters:
        return None, None
    if not data.multipart_data:
        return urlencode(data.json_parameters).encode(), FORM
    # Quoted, a Chinese file name would be shown as %E5%BA%94...; Telegram reads UTF-8 as it is.
    form = aiohttp.FormData(data.json_parameters, quote_fields=False)
    for field, (name, content, mime) in data.multipart_data.items():
        form.add_field(field, content, filename=name, content_type=mime)
    return form, None
