"""`duban template` and the settings of faces and templates, as the administrator sees them."""

import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from structlog.testing import capture_logs

from bot.rendering import Renderer
from bot.settings import Settings
from summaries.look import OFFICIAL_FACES, STANDARD_LOOK, Look
from tests.official_scene import opened, words
from tests.scene import at
from tests.summary_scene import WEEK
from tests.template_scene import letterhead, mark, saved
from tests.test_rendering import due_file, nothing_fetched, url

__all__ = ["url"]
ROOT = Path(__file__).parents[1]


def duban(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot.cli", *arguments]
    return subprocess.run(
        command, env=os.environ | settings, capture_output=True, text=True, check=False, cwd=ROOT
    )


def broken(folder: Path) -> Look:
    template = docx.Document()
    mark(template.add_paragraph(), "bodi")
    return saved(template, folder)


def test_a_starting_template_is_written_in_the_offices_faces(tmp_path: Path) -> None:
    path = tmp_path / "slip.docx"
    done = duban("template", "slip", "-o", str(path), DUBAN_FACE_TITLE="文星标宋")
    assert (done.returncode, done.stderr) == (0, "")
    assert 'w:eastAsia="文星标宋"' in opened(path.read_bytes()).styles.element.xml
    assert duban("template", "--check", str(path)).stdout == "slip.docx can be used\n"


def test_a_check_says_what_is_left_out(tmp_path: Path) -> None:
    saved(letterhead(), tmp_path)
    done = duban("template", "--check", str(tmp_path / "summary.docx"))
    assert (done.returncode, done.stdout) == (0, "summary.docx can be used, without span, tables\n")


def test_a_check_refuses_a_broken_template_in_one_line(tmp_path: Path) -> None:
    broken(tmp_path)
    done = duban("template", "--check", str(tmp_path / "summary.docx"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "summary.docx: there is no bookmark bodi, body is meant; the bookmark body is missing\n"
    )


def test_the_form_of_a_checked_file_is_its_name_or_said(tmp_path: Path) -> None:
    letterhead().save(str(tmp_path / "周报.docx"))
    asked = duban("template", "--check", str(tmp_path / "周报.docx"))
    assert (asked.returncode, asked.stderr) == (
        2,
        "say which form it is: summary, circular, slip, minutes\n",
    )
    assert duban("template", "summary", "--check", str(tmp_path / "周报.docx")).returncode == 0


def test_a_broken_template_is_refused_on_the_command_line(url: str, tmp_path: Path) -> None:
    broken(tmp_path)
    written = tmp_path / "week.docx"
    done = duban(
        *("summary", "--week", WEEK, "--format", "docx", "-o", str(written)),
        DUBAN_DATABASE_URL=url,
        DUBAN_TEMPLATES=str(tmp_path),
    )
    assert done.returncode == 2
    assert done.stderr.startswith("summary.docx: there is no bookmark bodi")
    assert not written.exists()


def test_the_doctor_looks_at_the_templates(tmp_path: Path) -> None:
    saved(letterhead(), tmp_path)
    docx.Document().save(str(tmp_path / "slip.docx"))
    said = duban("doctor", DUBAN_TEMPLATES=str(tmp_path)).stdout
    assert "ok  template summary.docx can be used\n" in said
    assert "!!  template slip.docx: the bookmark body is missing\n" in said
    missing = duban("doctor", DUBAN_TEMPLATES=str(tmp_path / "none")).stdout
    assert f"!!  no folder with templates at {tmp_path / 'none'}\n" in missing


async def made_by_the_bot(url: str, look: Look) -> str:
    renderer = Renderer(url, lambda: at(13, 9), nothing_fetched, look)
    async with renderer.filled(due_file(f"form:docx:1:{WEEK}:zh-CN")) as filled:
        assert filled.post.document is not None
        content = Path(filled.post.document.path).read_bytes()  # noqa: ASYNC240 - a test may wait
    renderer.close()
    return words(opened(content))


async def test_the_bot_makes_documents_in_the_offices_template(url: str, tmp_path: Path) -> None:
    assert "县工信局主办" in await made_by_the_bot(url, saved(letterhead(), tmp_path))


async def test_with_a_broken_template_the_bot_makes_the_standard_form(url: str, tmp_path: Path) -> None:
    with capture_logs() as logged:
        text = await made_by_the_bot(url, broken(tmp_path))
    assert "应县专业镇周报" in text
    (line,) = [line for line in logged if line["event"] == "template not used"]
    assert line["reason"].startswith("summary.docx: there is no bookmark bodi")


@pytest.mark.parametrize(("name", "face"), [("body", "仿宋"), ("page_number", "宋体-简")])
def test_every_face_is_a_setting(name: str, face: str) -> None:
    look = Settings(**{f"face_{name}": face}).look  # type: ignore[arg-type]
    assert getattr(look.faces, name) == face
    assert look.faces.heading == OFFICIAL_FACES.heading


def test_without_settings_the_look_is_the_standard_one() -> None:
    assert Settings(templates="").look == STANDARD_LOOK
    assert Settings(templates="/srv/templates").look.templates == Path("/srv/templates")
