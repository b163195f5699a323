"""Evidence as zips: readable and safe names, an index, reasons for what is missing, sendable parts."""

import csv
from collections.abc import Mapping
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import pytest

from bot.collecting import collect
from domain.delivery import DeliveryError, Outcome
from domain.messages import Button, Document
from domain.roles import Role
from domain.spans import span_of
from storage import drafts, outbox
from storage.evidence import EvidenceFile
from storage.members import Member
from storage.outbox import Post
from summaries.evidence import LARGEST_FILE, LARGEST_ZIP, Fetched, Parcel, shares
from summaries.evidence_orders import EVIDENCE, evidence_documents, evidence_files, parcel
from summaries.evidence_zip import name_in_zip, pack
from summaries.file_names import LONGEST, safe_name
from summaries.making import Material, as_it_stands
from summaries.orders import order_of
from summaries.subjects import Asked, asked_of
from tests.forms_scene import material
from tests.scene import Scene, at, programme_of
from tests.summary_scene import GROUP, WEEK, bind_group, drafted, group_presses
from tests.test_rendering import queued_files

ZONE = "Asia/Shanghai"
MEGABYTE = 2**20


def a_file(
    number: int = 7, name: str = "开工照片.jpg", size: int = 3, unit: str = "县工信局"
) -> EvidenceFile:
    due, sent = datetime(2023, 10, 13, 9, tzinfo=UTC), datetime(2023, 10, 12, 7, tzinfo=UTC)
    about = (unit, "二(二)", "市场主体倍增", due, "张明", sent, 41)
    return EvidenceFile(number, *about, f"file{number}", "photo", name, size)


def packed(folder: Path, *files: EvidenceFile, missing: Mapping[int, str] | None = None) -> ZipFile:
    fetched = Fetched(folder, missing or {})
    for file in files:
        if file.id not in fetched.missing:
            fetched.path(file.id).write_bytes(b"abc")
    pack(Parcel(files, ZONE, "zh-CN"), fetched, folder / "made.zip")
    return ZipFile(folder / "made.zip")


def index(archive: ZipFile) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(archive.read("index.csv").decode("utf-8-sig"))))


def test_a_file_lies_in_the_folder_of_its_unit_and_task(tmp_path: Path) -> None:
    with packed(tmp_path, a_file()) as archive:
        assert archive.read("县工信局/二(二)/2023-10-13-7-开工照片.jpg") == b"abc"


def test_the_index_says_who_sent_what_for_which_report(tmp_path: Path) -> None:
    with packed(tmp_path, a_file()) as archive:
        (row,) = index(archive)
    assert row == {
        "序号": "1",
        "单位": "县工信局",
        "编号": "二(二)",
        "任务": "市场主体倍增",
        "报送期限": "2023-10-13 17:00",
        "提供人": "张明",
        "发送时间": "2023-10-12 15:00",
        "文件": "县工信局/二(二)/2023-10-13-7-开工照片.jpg",
        "字节数": "3",
        "报送序号": "41",
        "缺失原因": "",
    }


def test_what_could_not_be_fetched_stands_in_the_index_with_the_reason(tmp_path: Path) -> None:
    with packed(tmp_path, a_file(7), a_file(8), missing={8: "gone"}) as archive:
        assert len(archive.namelist()) == 2
        assert [(row["文件"] != "", row["缺失原因"]) for row in index(archive)] == [
            (True, ""),
            (False, "聊天软件不再保存"),
        ]


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "..\\..\\boot.ini", "/etc/passwd", "C:\\a.exe", "..", ". ", "a\x00b\u202egpj.exe"],
)
def test_no_name_leaves_its_folder(name: str) -> None:
    inside = PurePosixPath(name_in_zip(a_file(name=name, unit=name), ZONE))
    assert len(inside.parts) == 3
    assert not inside.is_absolute()
    assert not {"..", ".", ""} & set(inside.parts)
    assert str(inside).isprintable()
    assert not set("\\:") & set(str(inside))


def test_two_files_of_the_same_name_stay_apart() -> None:
    assert name_in_zip(a_file(7), ZONE) != name_in_zip(a_file(8), ZONE)


def test_a_photo_without_a_name_gets_one_that_opens() -> None:
    assert name_in_zip(a_file(name=""), ZONE).endswith("-7-photo.jpg")


def test_a_long_name_keeps_its_end() -> None:
    shortened = safe_name("长" * 300 + ".docx")
    assert len(shortened) == LONGEST
    assert shortened.endswith("长.docx")


def test_a_formula_as_a_name_stays_text_in_the_index(tmp_path: Path) -> None:
    with packed(tmp_path, a_file(unit="=1+1")) as archive:
        assert index(archive)[0]["单位"] == "'=1+1"


def test_evidence_that_fits_goes_into_one_zip() -> None:
    assert len(shares([a_file(number, size=LARGEST_ZIP // 3) for number in range(3)])) == 1


def test_more_than_can_be_sent_goes_into_several_zips_in_order() -> None:
    parts = shares([a_file(number, size=15 * MEGABYTE) for number in range(7)])
    assert [[file.id for file in part] for part in parts] == [[0, 1, 2], [3, 4, 5], [6]]


def test_a_file_of_unknown_size_counts_as_the_largest() -> None:
    assert len(shares([a_file(number, size=0) for number in range(3)])) == 2


def test_a_file_too_big_to_be_fetched_takes_no_room() -> None:
    assert len(shares([a_file(number, size=LARGEST_FILE + 1) for number in range(9)])) == 1


def test_no_evidence_makes_no_zip() -> None:
    assert shares([]) == []


class Service:
    """A chat service that keeps some files and fails in its ways on others."""

    def __init__(self, **failures: Outcome) -> None:
        self.failures = failures
        self.asked: list[str] = []

    async def fetch(self, file_id: str, path: Path) -> None:
        self.asked.append(file_id)
        if file_id in self.failures:
            raise DeliveryError("no", self.failures[file_id])
        path.write_bytes(b"abc")  # noqa: ASYNC240 - a test may wait


async def test_what_is_gone_is_asked_for_once_and_the_rest_is_fetched(tmp_path: Path) -> None:
    service = Service(file7=Outcome.FILE_UNKNOWN)
    fetched = await collect([a_file(7), a_file(8)], service.fetch, tmp_path, pause=0)
    assert fetched.missing == {7: "gone"}
    assert service.asked == ["file7", "file8"]
    assert fetched.path(8).read_bytes() == b"abc"


async def test_a_network_that_fails_is_tried_again(tmp_path: Path) -> None:
    service = Service(file7=Outcome.NOT_SENT)
    fetched = await collect([a_file(7)], service.fetch, tmp_path, pause=0)
    assert fetched.missing == {7: "unreached"}
    assert service.asked == ["file7"] * 3


async def test_what_is_too_big_is_not_even_asked_for(tmp_path: Path) -> None:
    service = Service()
    fetched = await collect([a_file(7, size=LARGEST_FILE + 1)], service.fetch, tmp_path, pause=0)
    assert fetched.missing == {7: "too-big"}
    assert service.asked == []


def proven(scene: Scene, *sizes: int) -> Material:
    """A week whose first report came with files of these sizes."""
    found = material(scene)
    report_id = found.facts.overall.on_time.reports[0]
    draft_id = drafts.add(scene.tx, (scene.programme_id, 1), {}, scene.now)
    for number, size in enumerate(sizes):
        new = {"member_id": 1, "channel": "telegram", "file_id": f"file{number}", "kind": "photo"}
        new |= {"name": "", "size": size, "album": "", "at": scene.now}
        drafts.add_evidence(scene.tx, draft_id, new)
    drafts.attach_evidence(scene.tx, draft_id, report_id)
    return found


def test_the_evidence_of_another_unit_is_left_out(scene: Scene) -> None:
    found = proven(scene, 1)
    other = next(duty.unit_id for duty in found.facts.duties if duty.unit != "县工信局")
    asked = asked_of(scene.tx, scene.programme_id, f"{WEEK}@unit-{other}")
    facts = as_it_stands(scene.tx, programme_of(scene), asked, "zh-CN", at(13, 15)).facts
    assert evidence_files(scene.tx, facts) == []
    assert len(evidence_files(scene.tx, found.facts)) == 1


def test_the_evidence_of_another_week_is_left_out(scene: Scene) -> None:
    proven(scene, 1)
    asked = Asked(span_of("2023-W42"))
    facts = as_it_stands(scene.tx, programme_of(scene), asked, "zh-CN", at(13, 15)).facts
    assert evidence_files(scene.tx, facts) == []


def test_parts_are_numbered_and_hold_all_files_once(scene: Scene) -> None:
    found = proven(scene, *[15 * MEGABYTE] * 4)
    documents = evidence_documents(scene.tx, found.facts, "zh-CN")
    assert [document.name for document in documents] == [
        "应县专业镇佐证材料-2023-W41-1.zip",
        "应县专业镇佐证材料-2023-W41-2.zip",
    ]
    ordered = [parcel(scene.tx, order_of(document.path), at(13, 15)) for document in documents]
    assert [file.file_id for part in ordered for file in part.files] == ["file0", "file1", "file2", "file3"]


def presses_evidence(scene: Scene, who: Member, chat: str = "") -> list[Document]:
    """Somebody presses a button for the week's evidence; return the zips that were queued."""
    button = Button("佐证", "summary.file", (WEEK, EVIDENCE))
    chat = chat or who.chat
    outbox.add(scene.tx, Post("telegram", chat, "附件", ((button,),), token=scene.token()), scene.now)
    if chat == GROUP:
        group_presses(scene, who, "佐证")
    else:
        scene.presses(who, "佐证")
    return [file for file in queued_files(scene) if "佐证" in file.name]


def test_the_office_gets_the_evidence_of_a_summary(scene: Scene) -> None:
    proven(scene, 1)
    files = presses_evidence(scene, scene.office())
    assert [file.name for file in files] == ["应县专业镇佐证材料-2023-W41.zip"]


@pytest.mark.parametrize("role", [Role.LEADER, Role.CONTACT, Role.UNIT_HEAD])
def test_nobody_else_gets_evidence_whatever_button_is_pressed(scene: Scene, role: Role) -> None:
    proven(scene, 1)
    unit = "" if role is Role.LEADER else "县工信局"
    assert presses_evidence(scene, scene.person(role, unit, name="李四")) == []


def test_evidence_never_goes_to_a_group(scene: Scene) -> None:
    proven(scene, 1)
    bind_group(scene)
    assert presses_evidence(scene, scene.office(), GROUP) == []


def test_a_week_without_evidence_says_so(scene: Scene) -> None:
    material(scene)
    office = scene.office()
    assert presses_evidence(scene, office) == []
    assert "没有附佐证材料" in scene.seen(office.chat)[0].text


def test_the_office_may_ask_for_evidence_in_words(scene: Scene) -> None:
    proven(scene, 1)
    scene.writes(scene.office(), "周报 县工信局 佐证")
    assert [file.name for file in queued_files(scene)] == ["应县专业镇佐证材料·县工信局-2023-W41.zip"]


def test_evidence_is_offered_to_the_office_alone(scene: Scene) -> None:
    drafted(scene)
    office, leader = scene.office(), scene.person(Role.LEADER, name="李县长")
    for person in (office, leader):
        scene.writes(person, "周报")
        scene.presses(person, "附件")
    assert "佐证材料" in scene.seen(office.chat)[0].labels()
    assert "佐证材料" not in scene.seen(leader.chat)[0].labels()
