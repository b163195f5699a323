"""Fixtures that every test file may use."""

from collections.abc import Iterator

import pytest

from tests.scene import Scene, open_scene


@pytest.fixture
def scene() -> Iterator[Scene]:
    opened = open_scene()
    yield opened
    opened.tx.close()
