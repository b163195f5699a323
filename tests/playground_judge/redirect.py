"""A pytest plugin for python-telegram-bot's own tests: the bots they make talk to the playground.

It is loaded into their test run, where nothing of this project can be imported.
"""

import json
import os

from telegram import Bot
from telegram.ext import ExtBot

from tests.auxil.ci_bots import BOT_INFO_PROVIDER  # type: ignore[import-not-found, import-untyped, unused-ignore]

PUBLIC = "https://api.telegram.org"


def pytest_configure() -> None:
    """Replace the default server and the bundled bots, before any test module is imported."""
    url = os.environ["JUDGE_URL"]
    for bot in (Bot, ExtBot):
        defaults = bot.__init__.__defaults__ or ()
        bot.__init__.__defaults__ = tuple(_redirected(value, url) for value in defaults)
    BOT_INFO_PROVIDER._cached = json.loads(os.environ["JUDGE_BOT"])  # noqa: SLF001


def _redirected(default: object, url: str) -> object:
    return default.replace(PUBLIC, url) if isinstance(default, str) else default
