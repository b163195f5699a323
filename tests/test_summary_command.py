"""`duban summary`: which span and which part it is asked for, and what it says where they name nothing."""

import argparse
from pathlib import Path

import pytest

from bot.commands import summary
from bot.commands.choosing import RefusedError
from bot.commands.summary_asked import asked, check_fits
from summaries.subjects import WHOLE, Subject, SubjectKind
from tests.installation import installed
from tests.scene import Scene, at, programme_of
from tests.summary_scene import bind_group, passes
from tests.test_schedule_commands import duban


def parsed(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    summary.register(parser.add_subparsers())
    return parser.parse_args(("summary", *words))


def reference(scene: Scene, *words: str) -> str:
    return asked(scene.tx, scene.programme_id, parsed(*words)).reference


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("--week", "2023-W41"), "2023-W41"),
        (("--month", "2023-10"), "2023-10"),
        (("--quarter", "2023-Q4"), "2023-Q4"),
        (("--year", "2023"), "2023@programme-0"),
        (("--from", "2023-10-01", "--to", "2023-10-20"), "2023-10-01..2023-10-20"),
        (("--month", "2023-10", "--unit", "工信局"), "2023-10@unit-7"),
        (("--month", "2023-10", "--task", "二(二)"), "2023-10@task-2"),
        (("--month", "2023-10", "--task", "市场主体倍增"), "2023-10@task-2"),
        (("--month", "2023-10", "--chapter", "重点任务"), "2023-10@chapter-1"),
        (("--month", "2023-10", "--target", "就业率"), "2023-10@target-7"),
    ],
)
def test_a_span_and_a_part_are_named(scene: Scene, words: tuple[str, ...], name: str) -> None:
    assert reference(scene, *words) == name


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "one of the arguments --week --month --quarter --year --from is required"),
        (("--week", "2023-W41", "--month", "2023-10"), "not allowed with argument --week"),
        (("--week", "2023-10"), "2023-10 is no week such as 2023-W41"),
        (("--month", "2023-13"), "2023-13 is no month such as 2023-10"),
        (("--from", "10月1日"), "10月1日 is no day such as 2023-10-20"),
        (("--year", "2023", "--unit", "甲", "--task", "乙"), "not allowed with argument --unit"),
    ],
)
def test_arguments_that_do_not_go_together_are_explained(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    with pytest.raises(SystemExit) as left:
        parsed(*words)
    assert left.value.code == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--week", "2023-W41", "--to", "2023-10-20"), "--from and --to go together"),
        (("--from", "2023-10-20", "--to", "2023-10-01"), "2023-10-20 to 2023-10-01 is no span"),
        (("--year", "2023", "--unit", "县工业局"), "no unit 县工业局; the nearest: 县工信局"),
        (
            ("--year", "2023", "--task", "市场主体"),
            "市场主体 may be: 二(二) 市场主体倍增, 三(十五) 市场主体培优",
        ),
        (("--year", "2023", "--chapter", "zzz"), "no chapter zzz"),
    ],
)
def test_what_names_nothing_is_refused_with_the_nearest(
    scene: Scene, words: tuple[str, ...], said: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        reference(scene, *words)
    assert str(refused.value).startswith(said)


def test_a_form_that_does_not_fit_says_which_do() -> None:
    with pytest.raises(RefusedError, match="minutes is no form for a unit; there are: text, png"):
        check_fits("minutes", Subject(SubjectKind.UNIT, 7))


def test_every_form_of_the_whole_fits_or_says_so() -> None:
    check_fits("docx", WHOLE)
    check_fits("evidence", WHOLE)


def test_a_part_of_a_sent_week_is_shown_as_things_stand(scene: Scene) -> None:
    bind_group(scene)
    for moment in (at(9, 9), at(13, 9), at(13, 15)):
        passes(scene, moment)
    wanted = asked(scene.tx, scene.programme_id, parsed("--week", "2023-W41", "--unit", "县工信局"))
    found = summary.material(scene.tx, programme_of(scene), wanted, "zh-CN", at(13, 18))
    assert (found.facts.subject.name, found.facts.moment) == ("县工信局", at(13, 18))


def test_an_unknown_unit_leaves_with_2_and_one_line(tmp_path: Path) -> None:
    done = duban(installed(tmp_path), "summary", "--month", "2023-10", "--unit", "县工业局")
    assert done.returncode == 2
    assert done.stderr.strip().splitlines()[-1].startswith("no unit 县工业局; the nearest: 县工信局")


def test_a_file_in_a_folder_is_named_after_what_it_holds(tmp_path: Path) -> None:
    span = ("--from", "2023-10-01", "--to", "2023-10-20")
    done = duban(
        installed(tmp_path), "summary", *span, "--unit", "县工信局", "--format", "csv", "-o", str(tmp_path)
    )
    (file,) = tmp_path.glob("*.csv")
    assert done.stdout.strip() == str(file)
    assert file.name == "应县专业镇台账·县工信局-2023-10-01..2023-10-20.csv"
