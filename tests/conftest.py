"""Fixtures that every test file may use."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings
from sqlalchemy import Connection

from tests.half_year import empty_database, half_year
from tests.scene import Scene, open_scene

# What the bot asks of the Telegram library, for those tests too that use the library alone.
os.environ["PTB_TIMEDELTA"] = "true"

# Time is measured in the benchmark, not in tests: a busy machine must not fail them.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture
def scene() -> Iterator[Scene]:
    opened = open_scene()
    yield opened
    opened.tx.close()


@pytest.fixture(scope="session")
def lived() -> Iterator[Connection]:
    """The made-up half-year, built once; whoever looks changes nothing."""
    tx = empty_database()
    half_year(tx)
    yield tx
    tx.close()
