"""One JSON line an event; secrets are masked in one place, whatever logs them."""

import logging
import re
import sys

import structlog
from structlog.typing import EventDict, WrappedLogger

# A bot token as Telegram forms it, plain or percent-encoded as in an address.
TOKEN = re.compile(r"\d{3,}(?::|%3A)[A-Za-z0-9_-]{20,}", re.IGNORECASE)
MASK = "***"


def masked(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Replace every token in every value of the event, tracebacks included."""
    return {key: TOKEN.sub(MASK, value) if isinstance(value, str) else value for key, value in event.items()}


def set_up(level: str) -> None:
    """Send our own and all libraries' records through the same processors to standard error."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        masked,
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                masked,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    # These log every address at INFO, and the addresses hold the token.
    for chatty in ("httpx", "aiohttp", "apscheduler"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
