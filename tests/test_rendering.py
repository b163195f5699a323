"""附件: offered to whoever may read the summary, made in a process of its own, named readably."""

from multiprocessing import active_children
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.rendering import Renderer
from domain.delivery import DeliveryError, Outcome
from domain.messages import Document
from storage.outbox import Due, Post
from storage.tables.messages import outbox as outbox_table
from summaries.making import fulfil
from summaries.orders import Order, order_of
from tests.installation import installed
from tests.scene import Scene, at
from tests.summary_scene import WEEK, a_leader, drafted, group_presses, in_group, passes

BEGINNINGS = {
    "手机": b"\x89PNG",
    "A3": b"%PDF",
    "公文": b"PK",
    "PDF": b"%PDF",
    "台账": b"PK",
}


def queued_files(scene: Scene) -> list[Document]:
    rows = scene.tx.execute(select(outbox_table.c.extra).order_by(outbox_table.c.id))
    return [Document(**row.extra["document"]) for row in rows if "document" in row.extra]


@pytest.fixture
def url(tmp_path: Path) -> str:
    return installed(tmp_path)


@pytest.mark.parametrize("label", ["挂图(手机)", "挂图(A3)", "公文 docx", "PDF", "台账 xlsx"])
def test_the_office_takes_a_draft_along_in_every_form(scene: Scene, label: str) -> None:
    office = drafted(scene)
    scene.presses(office, "附件")
    scene.presses(office, label)
    (file,) = queued_files(scene)
    assert file.name.startswith("应县专业镇")
    beginning = next(sign for part, sign in BEGINNINGS.items() if part in label)
    assert fulfil(scene.tx, order_of(file.path), scene.now).startswith(beginning)


def test_a_file_has_a_readable_name(scene: Scene) -> None:
    office = drafted(scene)
    scene.presses(office, "附件")
    scene.presses(office, "公文 docx")
    assert queued_files(scene)[0].name == "应县专业镇周报-2023-W41.docx"


def test_the_leading_group_takes_the_sent_summary_along(scene: Scene) -> None:
    drafted(scene)
    passes(scene, at(13, 15))
    leader = a_leader(scene)
    group_presses(scene, leader, "附件")
    group_presses(scene, leader, "PDF")
    assert queued_files(scene)[-1].name == "应县专业镇周报-2023-W41.pdf"


def test_a_sent_summary_is_made_from_what_was_sent(scene: Scene) -> None:
    drafted(scene)
    passes(scene, at(13, 15))
    group_presses(scene, a_leader(scene), "附件")
    group_presses(scene, a_leader(scene), "公文 docx")
    order = order_of(queued_files(scene)[-1].path)
    assert order == Order("docx", scene.programme_id, "1", "zh-CN")
    assert "附件" in in_group(scene)[-1].labels()


def test_a_week_of_another_programme_is_not_found(scene: Scene) -> None:
    drafted(scene)
    with pytest.raises(LookupError):
        fulfil(scene.tx, Order("docx", scene.programme_id + 1, "1", "zh-CN"), scene.now)


def due_file(path: str) -> Due:
    post = Post("telegram", "5001", document=Document(path, "周报.docx"))
    return Due(1, post, attempts=0, repeated=False)


async def nothing_fetched(file_id: str, path: Path) -> None:
    raise AssertionError(f"{file_id} was not asked for: {path}")


async def test_the_file_is_on_disk_while_it_is_sent_and_gone_afterwards(url: str) -> None:
    renderer = Renderer(url, lambda: at(13, 9), nothing_fetched)
    async with renderer.filled(due_file(f"form:docx:1:{WEEK}:zh-CN")) as filled:
        assert filled.post.document is not None
        path = Path(filled.post.document.path)
        assert path.read_bytes().startswith(b"PK")  # noqa: ASYNC240 - a test may wait
        assert filled.post.document.name == "周报.docx"
    renderer.close()
    assert not path.exists()  # noqa: ASYNC240


async def test_a_file_the_service_knows_is_passed_on_as_it_is(url: str) -> None:
    renderer = Renderer(url, lambda: at(13, 9), nothing_fetched)
    due = due_file("AgACAgUAAx")
    async with renderer.filled(due) as filled:
        assert filled is due
    renderer.close()


async def test_a_file_that_cannot_be_made_is_given_up_and_named(url: str) -> None:
    renderer = Renderer(url, lambda: at(13, 9), nothing_fetched)
    with pytest.raises(DeliveryError) as failure:
        async with renderer.filled(due_file("form:docx:1:99:zh-CN")):
            pass
    renderer.close()
    assert failure.value.outcome is Outcome.REFUSED


async def test_after_a_killed_process_the_next_file_is_made_by_a_new_one(url: str) -> None:
    renderer = Renderer(url, lambda: at(13, 9), nothing_fetched)
    due = due_file(f"form:csv:1:{WEEK}:zh-CN")
    async with renderer.filled(due):
        for process in active_children():
            process.kill()
            process.join()
    with pytest.raises(DeliveryError):
        async with renderer.filled(due):
            pass
    async with renderer.filled(due) as filled:
        assert filled.post.document is not None
        assert Path(filled.post.document.path).stat().st_size > 0  # noqa: ASYNC240
    renderer.close()
