"""Which programme a command is about, where one installation serves several."""

from sqlalchemy import Connection

from storage import programmes
from storage.programmes import Programme


class RefusedError(Exception):
    """A command that cannot be carried out as it was given; the text says why."""


def chosen_programme(tx: Connection, name: str | None) -> Programme:
    """Return the programme of this name, or the only one."""
    every = programmes.every(tx)
    found = [programme for programme in every if name in (None, programme.name)]
    if len(found) == 1:
        return found[0]
    names = ", ".join(programme.name for programme in every) or "none yet: run `duban init --plan FILE` first"
    raise RefusedError(f"say which programme by --programme: {names}")
