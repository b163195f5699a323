"""`duban run`: serve the bot, configured by environment or .env."""

import argparse
import asyncio
import sys

from bot import logs
from bot.app import App, UnusableTokenError
from bot.lock import AlreadyRunningError
from bot.settings import Settings
from storage.schema import SchemaError, check


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("run", help="serve the bot until stopped")
    parser.set_defaults(run=run)


def run(_args: argparse.Namespace) -> int:
    settings = Settings()
    logs.set_up(settings.log_level)
    if not settings.telegram_token.get_secret_value():
        return _refuse("DUBAN_TELEGRAM_TOKEN is not set: get a token from @BotFather and put it in .env")
    try:
        check(settings.database_url)
        asyncio.run(App(settings).run())
    except SchemaError as error:
        return _refuse(str(error))
    except AlreadyRunningError:
        return _refuse("another process serves this database already; this one stands back")
    except UnusableTokenError:
        return _refuse("Telegram does not accept the token in DUBAN_TELEGRAM_TOKEN")
    return 0


def _refuse(reason: str) -> int:
    print(reason, file=sys.stderr)
    return 2
