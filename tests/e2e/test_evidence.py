"""Evidence from the contact's photos to the office's zip, while one of them is no longer kept."""

import csv
import struct
import zlib
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

from domain.roles import Role
from tests.e2e.county import County, Person, county
from tests.scene import at


def a_photo(shade: int) -> bytes:
    """A grey PNG of one point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    point = zlib.compress(bytes([0, shade]))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", point) + chunk(b"IEND", b"")


async def test_the_office_takes_the_evidence_along_and_learns_what_is_gone(tmp_path: Path) -> None:
    async with county(tmp_path, at(12, 9)) as place:
        office = await place.person("刘敏", Role.OFFICE)
        contact = await place.person("张明", Role.CONTACT, "县工信局")
        await reports_with_files(place, contact)
        with ZipFile(BytesIO(await zip_for(place, office))) as archive:
            found = {Path(name).name.split("-", 4)[-1]: archive.read(name) for name in archive.namelist()}
    assert found["photo.jpg"] == a_photo(2)
    assert found["contract.pdf"] == b"%PDF-1.4"
    index = list(csv.DictReader(StringIO(found["index.csv"].decode("utf-8-sig"))))
    assert [row["缺失原因"] for row in index] == ["聊天软件不再保存", "", ""]
    assert {(row["单位"], row["提供人"]) for row in index} == {("县工信局", "张明")}


async def reports_with_files(place: County, contact: Person) -> None:
    """Two photos and a document come with a report; of the first photo the service knows nothing any more."""
    await place.people.send_files(contact.id, {"a.png": a_photo(1)}, kind="photo")
    await place.people.forget_files()
    await place.people.send_files(contact.id, {"b.png": a_photo(2)}, kind="photo")
    await place.people.send_files(contact.id, {"contract.pdf": b"%PDF-1.4"})
    await contact.writes("1 陶瓷园二期开工了,完成60%")
    await contact.presses(await contact.sees("60%"), "提交")
    await contact.sees("✅ 已报送")


async def zip_for(place: County, office: Person) -> bytes:
    """The office presses the button for the week's evidence; return what it gets."""
    await office.writes("周报")
    await office.presses(await office.sees("应报"), "附件")
    await office.presses(await office.sees("要哪一种"), "佐证材料")
    sent = await place.people.wait_for_message(
        office.id, lambda message: "佐证材料" in message.get("document", {}).get("file_name", ""), seconds=30
    )
    assert sent["document"]["file_name"] == "应县专业镇佐证材料-2023-W41.zip"
    return await place.people.file(sent["document"]["file_id"])
