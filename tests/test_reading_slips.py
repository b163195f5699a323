"""Hasty messages: slips of the pen, numbers run into words, matters without a task, misfortunes."""

from datetime import date

import pytest

from domain.reading import Part, read_message
from tests.gold.replies import tasks_for

ON = date(2023, 10, 12)


def parts(text: str, asked: str | None = None) -> tuple[Part, ...]:
    return read_message(text, tasks_for("县工信局"), ON, asked).parts


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("完成七层", 70),
        ("进度八层五", 85),
        ("主体完成七层", None),
        ("完成了百分之60", 60),
        ("进度60个点", 60),
        ("不是45是54", 54),
        ("刚才说错了,应该是六成五", 65),
        ("完成度由55提高到63", 63),
        ("订单少了一半", None),
        ("企业应为15", None),
    ],
)
def test_a_slip_counts_where_one_reading_alone_explains_it(text: str, percent: float | None) -> None:
    assert parts(text, "二(三)")[0].percent == percent


def test_numbers_of_the_list_run_into_words() -> None:
    assert [part.task for part in parts("2新增8家4申报专利15件19完成六成")] == [
        "二(二)",
        "二(四)",
        "三(十二)",
    ]


def test_a_run_in_number_that_falls_points_at_nothing() -> None:
    assert [part.task for part in parts("4申报专利15件2号厂房封顶")] == ["二(四)"]


def test_a_matter_before_the_first_named_task_is_a_part_of_its_own() -> None:
    first, second = parts("陶瓷园二期开工了,完成60%;精准招商新增12家,用地指标不足")
    assert (first.task, first.percent) == (None, 60)
    assert (second.task, second.difficulties) == ("二(九)", "用地指标不足")


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("签约3个项目协议资金1.2亿元", ["签约项目", "协议资金"]),
        ("新开工项目4个,累计完成投资6.2亿元", ["新开工项目", "完成投资"]),
    ],
)
def test_a_figure_says_shortly_what_it_counts(text: str, counted: list[str]) -> None:
    assert [figure.what for figure in parts(text, "二(九)")[0].figures] == counted


@pytest.mark.parametrize(
    "text", ["窑停了", "园区断电", "车坏了", "客商变卦了", "还在等省里开接口", "一个月没出货"]
)
def test_a_plain_misfortune_is_an_obstacle(text: str) -> None:
    assert parts(text, "二(三)")[0].difficulties == text


@pytest.mark.parametrize("text", ["主体封顶了", "旧窑拆掉了", "已解决用地问题", "没有困难", "塌方路段已修好"])
def test_progress_is_no_misfortune(text: str) -> None:
    assert parts(text, "二(三)")[0].difficulties is None


@pytest.mark.parametrize("text", ["除第2项外都没变化", "除此之外都没变"])
def test_all_but_one_unchanged_covers_the_rest(text: str) -> None:
    assert [(part.no_change, part.covers_rest) for part in parts(text)] == [(True, True)]
