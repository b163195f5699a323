"""Files of every kind go through the child process: plans come back, everything else is one clear refusal."""

import argparse
import io
import random
import resource
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.commands import plan_parse
from plans.documents import NotAPlan, ParsedPlan, Refusal, parse_file, parse_files, parse_text
from tests.plan_documents.bad import write_bad_files
from tests.plan_documents.files import as_docx, as_pdf, as_text
from tests.plan_documents.made import made_plans
from tests.plan_documents.word97 import as_doc

COUNTY = (Path(__file__).with_name("data") / "yingxian-2023.txt").read_text("utf-8")
MADE = made_plans()[0]
SHORT = replace(MADE, lines=MADE.lines[8:19])
FLIPPED_EACH = 520


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    plan_parse.register(parser.add_subparsers())
    args = parser.parse_args(["plan", "parse", *arguments])
    return int(args.run(args))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_is_read_in_its_encoding(encoding: str, tmp_path: Path) -> None:
    path = written(tmp_path / "plan.txt", COUNTY.encode(encoding))
    assert parse_file(path) == parse_text(COUNTY)


@pytest.mark.parametrize("name", ["plan.doc", "plan.wps", "a photo.jpg"])
def test_the_first_bytes_tell_the_kind_not_the_name(name: str, tmp_path: Path) -> None:
    plan = parse_file(written(tmp_path / name, as_doc(COUNTY)))
    assert [task.title.text for task in plan.tasks] == [task.title.text for task in parse_text(COUNTY).tasks]


def test_every_bad_file_gets_its_refusal_soon(tmp_path: Path) -> None:
    bad = list(write_bad_files(tmp_path, COUNTY))
    started = time.monotonic()
    results = dict(zip([path.name for path, _ in bad], parse_files([path for path, _ in bad]), strict=True))
    assert time.monotonic() - started < 20
    reasons = {
        name: result.reason if isinstance(result, NotAPlan) else result for name, result in results.items()
    }
    assert reasons == {path.name: refusal for path, refusal in bad}


def test_every_refusal_is_one_line_in_both_languages() -> None:
    for refusal in Refusal:
        chinese, english = str(NotAPlan(refusal)).split(" / ")
        assert "\n" not in chinese + english
        assert chinese.endswith("。")
        assert english.endswith(".")


def test_the_command_ends_with_2_and_one_line_for_no_plan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path / "novel.txt", "很久以前，有一座山。".encode())
    assert run(str(path)) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("没有找到任务条目")


def test_the_preview_counts_chapters_first_and_then_shows_doubts_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(written(tmp_path / "plan.txt", COUNTY.encode()))) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split() for line in lines[2:5]] == [
        ["11", "重点任务"],
        ["17", "支持专业镇发展政策措施"],
        ["5", "形成协调联动工作机制"],
    ]
    assert not any(line.startswith("二(一)") for line in lines)
    assert any(line.startswith("四(一)") for line in lines)


def flipped(content: bytes, rng: random.Random) -> bytes:
    damaged = bytearray(content)
    for _ in range(rng.randint(1, 12)):
        damaged[rng.randrange(len(damaged))] ^= 1 << rng.randrange(8)
    return bytes(damaged[: rng.randrange(len(damaged))] if rng.random() < 0.2 else damaged)


def flipped_inside(archive: bytes, rng: random.Random) -> bytes:
    """Flip bits in the document inside a Word file and pack it again, so that its checksums are right."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, flipped(content, rng) if name.startswith("word/") else content)
    return written.getvalue()


def flipped_files(folder: Path) -> Iterator[Path]:
    rng = random.Random(20230925)
    word, text = as_docx(SHORT), as_text(SHORT)
    for _ in range(FLIPPED_EACH // 2):
        yield written(folder / "file", flipped(word, rng))
        yield written(folder / "file", flipped_inside(word, rng))
    for content in (as_pdf(SHORT), as_doc(text), text.encode("gb18030")):
        for _ in range(FLIPPED_EACH):
            yield written(folder / "file", flipped(content, rng))


def test_two_thousand_files_with_flipped_bits_never_break_the_reader(tmp_path: Path) -> None:
    before, other_children = set(tmp_path.iterdir()), most_memory_of_children()
    results = list(parse_files(flipped_files(tmp_path)))
    assert len(results) >= 2000
    assert all(isinstance(result, ParsedPlan | NotAPlan) for result in results)
    limits = [
        result for result in results if isinstance(result, NotAPlan) and result.reason is Refusal.LIMITS
    ]
    assert limits == []
    assert set(tmp_path.iterdir()) == before | {tmp_path / "file"}
    # Until it becomes a program of its own, a child counts its parent's memory as well.
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert most_memory_of_children() <= max(512 * 1024, own + 1024, other_children)


def most_memory_of_children() -> int:
    """The largest child so far, in kilobytes, whichever test started it."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
