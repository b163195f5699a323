"""`duban doctor`: look at settings, database and chat service, and say what is wrong and what to do."""

import argparse
import asyncio
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.channels.telegram.request import AiohttpRequest
from bot.settings import Settings
from domain.calendar import WorkingCalendar
from storage import audit, outbox_health
from storage.database import driver, open_writer, sqlite_is_safe
from storage.schema import SchemaError, check
from summaries.layouts import LAYOUTS
from summaries.look import Look
from summaries.office_templates import TemplateError, office_template

LEAST_FREE = 0.10  # of the disk

Finding = tuple[bool, str]


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("doctor", help="look at settings, database and chat service")
    parser.set_defaults(run=run)


def run(_args: argparse.Namespace) -> int:
    settings = Settings()
    findings = [
        *_database(settings),
        *_calendar(),
        *_templates(settings.look),
        asyncio.run(_service(settings)),
    ]
    for good, text in findings:
        print(f"{'ok ' if good else '!! '} {text}")
    return 0 if all(good for good, _ in findings) else 1


def _database(settings: Settings) -> Iterator[Finding]:
    version = driver.sqlite_version
    yield (
        sqlite_is_safe(),
        f"SQLite {version}" + ("" if sqlite_is_safe() else ": older than 3.51.3, may corrupt"),
    )
    if settings.database_file is None or not settings.database_file.exists():
        yield False, f"no database at {settings.database_file}: run `duban init --plan FILE`"
        return
    usage = shutil.disk_usage(settings.database_file.resolve().parent)
    yield usage.free > usage.total * LEAST_FREE, f"{100 * usage.free // usage.total} % of the disk is free"
    try:
        check(settings.database_url)
    except SchemaError as error:
        yield False, str(error)
        return
    yield from _contents(settings)


def _contents(settings: Settings) -> Iterator[Finding]:
    engine = open_writer(settings.database_url)
    with engine.connect() as tx:
        broken = audit.first_broken(tx)
        health = outbox_health.look(tx, datetime.now(UTC))
    engine.dispose()
    yield (
        broken is None,
        "audit trail is whole" if broken is None else f"audit trail is broken at row {broken}",
    )
    yield health.overdue == 0, f"{health.overdue} messages have waited for over ten minutes"
    yield health.parked == 0, f"{health.parked} events are set aside after repeated failures"
    yield (
        True,
        f"{health.refused} messages were refused for good, {health.repeated} sent again after no answer",
    )


def _calendar() -> Iterator[Finding]:
    year = datetime.now(UTC).year
    for asked in (year, year + 1):
        known = not WorkingCalendar({}).is_estimated(datetime(asked, 6, 1, tzinfo=UTC).date())
        hint = "" if known else ": not published yet, Monday to Friday is assumed; enter the notice in chat"
        yield known or asked > year, f"working calendar of {asked}{hint}"


def _templates(look: Look) -> Iterator[Finding]:
    """Look at the office's templates of documents, if there are to be any."""
    if look.templates is None:
        return
    if not look.templates.is_dir():
        yield False, f"no folder with templates at {look.templates}"
    for form in LAYOUTS:
        try:
            if office_template(form, look):
                yield True, f"template {form}.docx can be used"
        except TemplateError as fault:
            yield False, f"template {fault}"


async def _service(settings: Settings) -> Finding:
    token = settings.telegram_token.get_secret_value()
    if not token:
        return False, "DUBAN_TELEGRAM_TOKEN is not set: get a token from @BotFather"
    api = settings.telegram_api.rstrip("/")
    try:
        async with Bot(token, base_url=f"{api}/bot", request=AiohttpRequest(1, read_timeout=10)) as bot:
            return True, f"the chat service knows the bot as @{bot.username}"
    except InvalidToken:
        return False, "the chat service does not accept DUBAN_TELEGRAM_TOKEN"
    except TelegramError as error:
        return False, f"the chat service is not reached: {error.message}"
