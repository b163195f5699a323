"""`duban invite`: print an invitation for a person; the first office and administrators come in by it."""

import argparse
import secrets
import sys
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.commands.choosing import RefusedError, chosen_programme
from bot.settings import Settings
from domain.roles import UNIT_ROLES, Role
from handlers.links import bot_link, private_link
from storage import audit, invitations, units
from storage.database import open_writer
from storage.programmes import Programme
from storage.schema import SchemaError, check

HINT = "set DUBAN_TELEGRAM_USERNAME to the bot's name for a link that can be opened"


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser of `duban`."""
    parser = commands.add_parser("invite", help="print an invitation for a person")
    parser.add_argument("--role", required=True, choices=[role.value for role in Role])
    parser.add_argument("--unit", help="the unit, by name or alias: for contact and unit_head")
    parser.add_argument("--programme", metavar="NAME", help="needed when there are several")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print code, link and expiry; return 2 with one line when no invitation can be made."""
    settings, code, now = Settings(), secrets.token_urlsafe(16), datetime.now(UTC)
    try:
        check(settings.database_url)
        programme = issue(settings.database_url, args, code, now)
    except (SchemaError, RefusedError) as refusal:
        print(refusal, file=sys.stderr)
        return 2
    expires = (now + invitations.LIFETIME).astimezone(ZoneInfo(programme.zone))
    print(f"code:    {code}")
    print(f"link:    {private_link(bot_link(settings.telegram_username), code)}")
    print(f"expires: {expires:%Y-%m-%d %H:%M %z}")
    if not settings.telegram_username:
        print(HINT, file=sys.stderr)
    return 0


def issue(url: str, args: argparse.Namespace, code: str, now: datetime) -> Programme:
    """Store the invitation in a transaction of its own; return the programme it is for."""
    engine = open_writer(url)
    try:
        with engine.begin() as tx:
            programme = chosen_programme(tx, args.programme)
            unit_id = _unit_id(tx, programme, Role(args.role), args.unit)
            new = {"programme_id": programme.id, "role": args.role, "unit_id": unit_id}
            invitation_id = invitations.add(tx, code, new, now)
            facts = {"programme": programme.id, "role": args.role, "unit": unit_id}
            audit.record(tx, now, "command", "invitation.issued", f"invitation:{invitation_id}", **facts)
    finally:
        engine.dispose()
    return programme


def _unit_id(tx: Connection, programme: Programme, role: Role, name: str | None) -> int | None:
    if (role in UNIT_ROLES) != bool(name):
        needs = "needs --unit" if role in UNIT_ROLES else "belongs to no unit: leave out --unit"
        raise RefusedError(f"role {role} {needs}")
    if name is None:
        return None
    unit = units.by_name(tx, programme.id, name)
    if unit is None:
        raise RefusedError(f"unknown unit: {name}")
    return unit.id
