"""An installation on disk with the county plan, for what works beside the bot's own process."""

from datetime import date
from pathlib import Path

from plans import load_plan
from storage import plan_loading
from storage.database import open_writer
from storage.migrate import migrate
from tests.scene import PLAN, at


def installed(folder: Path) -> str:
    """Return the address of its database."""
    address = f"sqlite+aiosqlite:///{folder}/duban.db"
    migrate(address)
    engine = open_writer(address)
    with engine.begin() as tx:
        plan_loading.load(tx, load_plan(PLAN), "应县专业镇", date(2023, 10, 9), at(9, 8))
    engine.dispose()
    return address
