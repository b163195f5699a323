"""`duban invite`, as the administrator sees it."""

import argparse
import os
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.commands.choosing import RefusedError
from bot.commands.invite import issue
from domain.roles import Role
from plans import load_plan
from storage import invitations, plan_loading
from storage.database import open_writer
from storage.invitations import Invitation
from storage.migrate import migrate
from storage.tables.records import audit
from tests.scene import PLAN

ROOT = PLAN.parents[2]
NOW = datetime(2023, 10, 9, 1, tzinfo=UTC)
CODE = "Jd83_kq-PzT5vW2mXc7Rba"


@pytest.fixture
def database(tmp_path: Path) -> str:
    """A database with the county plan."""
    url = f"sqlite+aiosqlite:///{tmp_path}/duban.db"
    migrate(url)
    load(url, "应县专业镇")
    return url


def load(url: str, name: str) -> None:
    engine = open_writer(url)
    with engine.begin() as tx:
        plan_loading.load(tx, load_plan(PLAN), name, date(2023, 10, 9), NOW)
    engine.dispose()


def duban_invite(url: str, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"DUBAN_DATABASE_URL": url} | settings
    command = [sys.executable, "-m", "bot.cli", "invite", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=ROOT)


def asked(role: Role, unit: str | None = None, programme: str | None = None) -> argparse.Namespace:
    return argparse.Namespace(role=role.value, unit=unit, programme=programme)


def opened(url: str, code: str, now: datetime = NOW) -> Invitation:
    """What the code opens."""
    engine = open_writer(url)
    with engine.begin() as tx:
        found = invitations.valid(tx, code, now)
    engine.dispose()
    assert found is not None
    return found


def test_it_prints_code_link_and_expiry(database: str) -> None:
    done = duban_invite(database, "--role", "office", DUBAN_TELEGRAM_USERNAME="duban_bot")
    assert done.returncode == 0
    link = re.search(r"https://t\.me/duban_bot\?start=([\w-]{22})\n", done.stdout)
    assert link is not None
    assert f"code:    {link[1]}" in done.stdout
    assert re.search(r"expires: \d{4}-\d\d-\d\d \d\d:\d\d \+0800", done.stdout)
    assert opened(database, link[1], datetime.now(UTC)).role is Role.OFFICE


def test_without_the_bots_name_it_says_how_to_get_a_link(database: str) -> None:
    done = duban_invite(database, "--role", "admin")
    assert "https://t.me/<bot>?start=" in done.stdout
    assert "DUBAN_TELEGRAM_USERNAME" in done.stderr


def test_without_a_plan_it_says_what_to_do_first(tmp_path: Path) -> None:
    done = duban_invite(f"sqlite+aiosqlite:///{tmp_path}/empty.db", "--role", "office")
    assert done.returncode == 2
    assert "duban init" in done.stderr
    assert done.stdout == ""


def test_a_contact_is_invited_for_a_unit_by_any_of_its_names(database: str) -> None:
    issue(database, asked(Role.CONTACT, "工信局"), CODE, NOW)
    assert (opened(database, CODE).unit, opened(database, CODE).role) == ("县工信局", Role.CONTACT)


@pytest.mark.parametrize(
    ("role", "unit", "programme", "reason"),
    [
        (Role.CONTACT, None, None, "role contact needs --unit"),
        (Role.OFFICE, "县工信局", None, "belongs to no unit"),
        (Role.CONTACT, "县航天局", None, "unknown unit: 县航天局"),
        (Role.OFFICE, None, "别的专班", "应县专业镇"),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_reason(
    database: str, role: Role, unit: str | None, programme: str | None, reason: str
) -> None:
    with pytest.raises(RefusedError, match=reason):
        issue(database, asked(role, unit, programme), CODE, NOW)


def test_with_several_programmes_one_must_be_named(database: str) -> None:
    load(database, "别的专班")
    with pytest.raises(RefusedError, match="应县专业镇, 别的专班"):
        issue(database, asked(Role.OFFICE), CODE, NOW)
    issue(database, asked(Role.OFFICE, programme="别的专班"), CODE, NOW)
    assert opened(database, CODE).programme == "别的专班"


def test_an_invitation_is_in_the_audit_trail_without_its_code(database: str) -> None:
    issue(database, asked(Role.OFFICE), CODE, NOW)
    engine = open_writer(database)
    with engine.begin() as tx:
        rows = [dict(row) for row in tx.execute(select(audit)).mappings()]
    engine.dispose()
    assert [row["action"] for row in rows] == ["invitation.issued"]
    assert CODE not in str(rows)
