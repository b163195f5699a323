"""Parts of the county programme by the names that people call them."""

import pytest

from summaries.part_names import Directory, directory
from summaries.subjects import SubjectKind
from tests.scene import Scene


@pytest.fixture
def county(scene: Scene) -> Directory:
    return directory(scene.tx, scene.programme_id)


@pytest.mark.parametrize(
    ("words", "name", "left"),
    [
        ("县工信局", "县工信局", ""),
        ("上周县工信局docx", "县工信局", "上周 docx"),
        ("县 工信 局", "县工信局", ""),
        ("小微中心", "县小微企业发展服务中心", ""),
        ("二（二）", "二(二) 市场主体倍增", ""),
        ("9月 市场主体倍增", "二(二) 市场主体倍增", "9月"),
        ("重点任务", "重点任务", ""),
        ("2023年完成2家市级专业镇评定", "2023年完成2家市级专业镇评定", ""),
        ("到2025年,市级专业镇达到3个以上", "到2025年，市级专业镇达到3个以上", ""),
    ],
)
def test_a_whole_name_is_found_wherever_it_stands(
    county: Directory, words: str, name: str, left: str
) -> None:
    (part,), rest = county.spelled(words)
    assert (part.name, " ".join(rest.split())) == (name, left)


def test_of_two_names_one_in_the_other_the_longer_counts(county: Directory) -> None:
    (part,), _rest = county.spelled("市生态环境局应县分局")
    assert part.name == "市生态环境局应县分局"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("商务", ["县商务局"]),
        ("倍增", ["二(二) 市场主体倍增"]),
        ("市场主体", ["二(二) 市场主体倍增", "三(十五) 市场主体培优"]),
        ("就业率", ["力争培训后就业率达到80%"]),
        ("火星", []),
        ("", []),
    ],
)
def test_part_of_a_name_means_all_that_it_fits(county: Directory, words: str, names: list[str]) -> None:
    assert [part.name for part in county.meant(words)] == names


def test_the_nearest_to_a_wrong_name_comes_first(county: Directory) -> None:
    assert county.nearest("县工业局")[0].name == "县工信局"
    assert county.nearest("招商引资")[0].name == "二(九) 精准招商"
    assert county.nearest("zzz") == []


def test_a_directory_of_units_knows_no_tasks(scene: Scene) -> None:
    found = directory(scene.tx, scene.programme_id, (SubjectKind.UNIT,))
    assert found.meant("市场主体倍增") == []
