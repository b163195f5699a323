"""Killed at any moment the bot loses nothing, files nothing twice and leaves nobody stuck."""

from pathlib import Path

import pytest

from tests.e2e.crash import kill_again_and_again

KILLS = 200


@pytest.mark.timeout(300)
async def test_two_hundred_kills_do_no_harm(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    harm = await kill_again_and_again(tmp_path, KILLS, seed=20231012)
    with capsys.disabled():
        print(f"\n{KILLS} kills: {harm}")
    assert harm.found() == []


@pytest.mark.timeout(120)
@pytest.mark.parametrize("bot", ["marks first", "confirms first"])
async def test_a_bot_that_is_wrong_on_purpose_is_found_out(tmp_path: Path, bot: str) -> None:
    harm = await kill_again_and_again(tmp_path, 30, seed=7, bot=bot)
    assert harm.found()
