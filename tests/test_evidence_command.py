"""`duban summary --format evidence`: fetched from the chat service, or refused with the reason."""

import asyncio
from pathlib import Path
from zipfile import ZipFile

import pytest
from aiohttp.test_utils import TestServer
from pydantic import SecretStr

from bot.commands.choosing import RefusedError
from bot.commands.summary_evidence import write_evidence
from bot.settings import Settings
from playground.client import Playground
from playground.server import make_app
from playground.world import World
from storage.evidence import EvidenceFile
from summaries.evidence import Parcel
from tests.e2e.county import TOKEN
from tests.scene import at
from tests.summary_scene import WEEK
from tests.test_evidence import ZONE, a_file
from tests.test_schedule_commands import database, duban

__all__ = ["database"]


def a_parcel(*files: EvidenceFile) -> Parcel:
    return Parcel(files, ZONE, "zh-CN")


def names(path: Path) -> list[str]:
    with ZipFile(path) as archive:
        return [Path(name).name for name in archive.namelist()]


def test_a_week_without_evidence_is_said_in_one_line(database: str) -> None:
    done = duban(database, "summary", "--week", WEEK, "--format", "evidence")
    assert (done.returncode, done.stderr) == (2, "no report of this span came with evidence\n")


def test_without_a_token_it_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="DUBAN_TELEGRAM_TOKEN"):
        write_evidence(Settings(telegram_token=SecretStr("")), [a_parcel(a_file())], tmp_path / "made.zip")


def test_a_service_that_is_away_is_told_without_the_token(tmp_path: Path) -> None:
    settings = Settings(telegram_token=TOKEN, telegram_api="http://127.0.0.1:9")
    with pytest.raises(RefusedError, match="not reached") as refusal:
        write_evidence(settings, [a_parcel(a_file())], tmp_path / "made.zip")
    assert TOKEN.get_secret_value() not in str(refusal.value)


async def test_several_zips_are_numbered_and_hold_what_the_service_keeps(tmp_path: Path) -> None:
    async with TestServer(make_app(World(at(13, 9).timestamp()))) as server:
        address = str(server.make_url("")).rstrip("/")
        async with Playground(address) as people:
            person = await people.add_user("张明")
            sent = await people.send_files(person, {"contract.pdf": b"%PDF-1.4"})
        kept = a_file(1, "contract.pdf")._replace(file_id=sent["document"]["file_id"])
        settings = Settings(telegram_token=TOKEN, telegram_api=address)
        parcels = [a_parcel(kept), a_parcel(a_file(2))]
        made = await asyncio.to_thread(write_evidence, settings, parcels, tmp_path / "made.zip")
    assert [path.name for path in made] == ["made-1.zip", "made-2.zip"]
    assert names(made[0]) == ["2023-10-13-1-contract.pdf", "index.csv"]
    assert names(made[1]) == ["index.csv"]
