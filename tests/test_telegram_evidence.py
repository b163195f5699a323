"""Evidence is shown to the office as what it was sent as, without being uploaded again."""

import struct

import pytest

from bot.channels.telegram.sending import send
from domain.messages import Document
from storage.outbox import Due, Post
from tests.playground_scene import scene

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", 300, 200) + b"\x08\x02\x00\x00\x00"


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("photo", "现场.png"),
        ("document", "台账.pdf"),
        ("video", "现场.mp4"),
        ("voice", "说明.ogg"),
        ("audio", "录音.mp3"),
    ],
)
async def test_a_file_is_passed_on_by_its_id_as_what_it_is(kind: str, name: str) -> None:
    async with scene() as here:
        known = await getattr(here.bot, f"send_{kind}")(here.zhang, PNG, filename=name)
        body = known.photo[-1] if kind == "photo" else getattr(known, kind)
        document = Document(body.file_id, name, kind)
        post = Post("telegram", str(here.zhang), "县工信局 二(二)", document=document)
        await send(here.bot, Due(1, post, attempts=1, repeated=False))
        *_, shown = await here.people.messages(here.zhang)
        assert kind in shown
        assert shown["caption"] == "县工信局 二(二)"
