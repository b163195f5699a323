"""Files at the playground: uploads, albums, downloads, and their limits."""

import struct
from collections.abc import AsyncIterator

import pytest
from telegram import InputMediaDocument, InputMediaPhoto
from telegram.error import BadRequest, NetworkError

from playground.files import MAX_DOWNLOAD, MAX_PHOTO, MAX_UPLOAD
from playground.images import picture_size
from tests.playground_scene import Scene, scene


def a_png(width: int, height: int) -> bytes:
    """The head of a picture of this size."""
    size = struct.pack(">II", width, height)
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + size + b"\x08\x02\x00\x00\x00"


PNG = a_png(300, 200)


@pytest.fixture
async def here() -> AsyncIterator[Scene]:
    async with scene() as ready:
        yield ready


async def test_a_document_comes_back_as_it_went(here: Scene) -> None:
    sent = await here.bot.send_document(
        here.zhang, b"%PDF-1.4 x", filename="台账.pdf", caption="<b>台账</b>", parse_mode="HTML"
    )
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.mime_type) == ("台账.pdf", "application/pdf")
    assert sent.caption == "台账"
    file = await sent.document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"%PDF-1.4 x"


async def test_a_persons_photo_reaches_the_bot(here: Scene) -> None:
    await here.people.send_files(here.zhang, {"a.png": PNG}, text="现场", kind="photo")
    (update,) = await here.bot.get_updates()
    assert update.message is not None
    largest = update.message.photo[-1]
    assert (largest.width, largest.height, largest.file_size) == (300, 200, len(PNG))
    assert update.message.caption == "现场"


async def test_an_album_of_a_person_shares_one_id_and_one_caption(here: Scene) -> None:
    await here.people.send_files(here.zhang, {"a.png": PNG, "b.png": PNG}, text="两张", kind="photo")
    first, second = [update.message for update in await here.bot.get_updates()]
    assert first is not None
    assert second is not None
    assert first.media_group_id == second.media_group_id
    assert (first.caption, second.caption) == ("两张", None)


async def test_an_album_of_the_bot(here: Scene) -> None:
    sent = await here.bot.send_media_group(
        here.zhang, [InputMediaPhoto(PNG), InputMediaPhoto(PNG)], caption="现场"
    )
    assert len({message.media_group_id for message in sent}) == 1
    assert [message.caption for message in sent] == ["现场", None]


async def test_documents_share_no_album_with_pictures(here: Scene) -> None:
    with pytest.raises(BadRequest, match="can't be mixed with other media types"):
        await here.bot.send_media_group(here.zhang, [InputMediaPhoto(PNG), InputMediaDocument(b"x")])


async def test_an_album_has_at_least_two(here: Scene) -> None:
    with pytest.raises(BadRequest, match="to send as an album"):
        await here.bot.send_media_group(here.zhang, [InputMediaPhoto(PNG)])


async def test_a_known_file_is_sent_again_by_its_id(here: Scene) -> None:
    first = await here.bot.send_document(here.zhang, b"x", filename="a.txt")
    assert first.document is not None
    again = await here.bot.send_document(here.group, first.document.file_id)
    assert again.document == first.document


async def test_a_file_of_another_kind_is_refused(here: Scene) -> None:
    first = await here.bot.send_document(here.zhang, b"x", filename="a.txt")
    assert first.document is not None
    with pytest.raises(BadRequest, match="Type of file mismatch"):
        await here.bot.send_photo(here.zhang, first.document.file_id)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "File must be non-empty", id="nothing in it"),
        pytest.param(b"no picture", "Image_process_failed", id="no picture"),
        pytest.param(PNG + bytes(MAX_PHOTO), "File is too big", id="over 10 MB"),
        pytest.param(a_png(9_000, 1_001), "Photo_invalid_dimensions", id="over 10,000 in both sides"),
        pytest.param(a_png(2100, 100), "Photo_invalid_dimensions", id="more than 20 times as wide as high"),
    ],
)
async def test_a_photo_that_is_refused(here: Scene, data: bytes, reason: str) -> None:
    with pytest.raises(BadRequest, match=reason):
        await here.bot.send_photo(here.zhang, data)


async def test_a_document_over_50_mib_is_refused(here: Scene) -> None:
    with pytest.raises(NetworkError, match="Request Entity Too Large"):
        await here.bot.send_document(here.zhang, bytes(MAX_UPLOAD + 1))


async def test_a_forgotten_file_is_refused_and_its_id_never_given_again(here: Scene) -> None:
    first = await here.bot.send_document(here.zhang, b"x", filename="a.txt")
    assert first.document is not None
    await here.people.forget_files()
    with pytest.raises(BadRequest, match=r"(?i)wrong file identifier"):
        await here.bot.send_document(here.zhang, first.document.file_id)
    again = await here.bot.send_document(here.zhang, b"x", filename="a.txt")
    assert again.document is not None
    assert again.document.file_id != first.document.file_id


async def test_a_file_over_20_mib_cannot_be_downloaded(here: Scene) -> None:
    await here.people.send_files(here.zhang, {"big.bin": bytes(MAX_DOWNLOAD + 1)})
    (update,) = await here.bot.get_updates()
    assert update.message is not None
    assert update.message.document is not None
    with pytest.raises(BadRequest, match="File is too big"):
        await update.message.document.get_file()


async def test_sound_and_film_show_what_their_sender_stated(here: Scene) -> None:
    film = await here.bot.send_video(
        here.zhang, b"x", duration=5, width=64, height=48, thumbnail=PNG, has_spoiler=True
    )
    song = await here.bot.send_audio(here.zhang, b"x", title="汇报", performer="县工信局")
    note = await here.bot.send_voice(here.zhang, b"x", duration=3)
    assert film.video is not None
    assert film.video.thumbnail is not None
    assert (film.video.width, film.video.thumbnail.width, film.has_media_spoiler) == (64, 300, True)
    assert song.audio is not None
    assert (song.audio.title, song.audio.performer) == ("汇报", "县工信局")
    assert note.voice is not None
    assert note.voice.mime_type == "audio/ogg"


async def test_an_animation_is_a_document_too(here: Scene) -> None:
    sent = await here.bot.send_animation(here.zhang, b"GIF89a", filename="a.gif")
    assert sent.animation is not None
    assert sent.document is not None
    assert sent.document.file_name == "a.gif"


async def test_an_unknown_file_is_refused(here: Scene) -> None:
    with pytest.raises(BadRequest, match=r"(?i)wrong file identifier"):
        await here.bot.send_photo(here.zhang, "AgACunknown")
    with pytest.raises(BadRequest, match="Invalid file_id"):
        await here.bot.get_file("AgACunknown")


async def test_an_address_is_not_fetched(here: Scene) -> None:
    with pytest.raises(BadRequest, match="Failed to get http url content"):
        await here.bot.send_photo(here.zhang, "https://example.org/a.png")


async def test_media_and_caption_of_a_message_can_be_changed(here: Scene) -> None:
    sent = await here.bot.send_photo(here.zhang, PNG, caption="旧")
    await sent.edit_caption("新")
    assert (await here.people.messages(here.zhang))[-1]["caption"] == "新"
    changed = await sent.edit_media(InputMediaDocument(b"x", filename="a.txt"))
    assert not isinstance(changed, bool)
    assert changed.document is not None
    assert not changed.photo


async def test_a_caption_has_at_most_1024_characters(here: Scene) -> None:
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await here.bot.send_photo(here.zhang, PNG, caption="字" * 1025)


async def test_the_page_gets_the_bytes(here: Scene) -> None:
    sent = await here.bot.send_document(here.zhang, b"x", filename="a.txt")
    assert sent.document is not None
    assert await here.people.file(sent.document.file_id) == b"x"


@pytest.mark.parametrize(
    ("data", "size"),
    [
        pytest.param(PNG, (300, 200), id="png"),
        pytest.param(b"GIF89a" + struct.pack("<HH", 5, 6), (5, 6), id="gif"),
        pytest.param(
            b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08\x00\x10\x00\x20\x01\x01", (32, 16), id="jpeg"
        ),
        pytest.param(b"RIFF0000WEBPVP8X" + bytes(8) + b"\x0f\x00\x00\x07\x00\x00", (16, 8), id="webp"),
        pytest.param(b"%PDF-1.4", None, id="no picture"),
        pytest.param(b"\xff\xd8\xff", None, id="a cut jpeg"),
    ],
)
def test_the_size_of_a_picture(data: bytes, size: tuple[int, int] | None) -> None:
    assert picture_size(data) == size
