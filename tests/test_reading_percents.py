"""Which percent is the task's completion, and which is something else."""

import pytest

from domain.reading.percents import alone, completion, find_percents, is_finished


@pytest.mark.parametrize(
    ("words", "percent"),
    [
        ("完成率65%", 65),
        ("完成七成", 70),
        ("完工率五成五", 55),
        ("完成三成半", 35),
        ("已完成百分之八十", 80),
        ("完成比例3/4", 75),
        ("占比不说,完成了三分之二", 66.7),
        ("进度过半", 50),
        ("两成不到", 20),
        ("60%了", 60),
        ("进度65", 65),
        ("占年度任务的87.4%", 87.4),
        ("完成年度目标112.6%", 112.6),
        ("从56%提高到60%", 60),
        ("完成率由上月的56%降到54.5%", 54.5),
        ("较年初提高15个百分点达到60%", 60),
        ("总体进度60%,其中一期100%", 60),
        ("上次60%错了,应为65%", 65),
        ("同比增长12.3%,完成进度91%", 91),
        ("完成60%(目标80%)", 60),
        ("1→2,57%→63%", 63),
    ],
)
def test_completion(words: str, percent: float) -> None:
    assert completion(find_percents(words)) == percent


@pytest.mark.parametrize(
    "words",
    [
        "同比增长12.3%",
        "满意率97%",
        "失业率控制在4.1%以内",
        "环评审批提速一半",
        "门票收入掉了两成",
        "还差三成",
        "预计年底前完成80%",
        "序时进度75%",
        "上次55%",
        "60%-70%",
        "一标段完成60%,二标段完成80%",
        "一成不变",
        "时间过半",
        "完成20家",
    ],
)
def test_what_is_no_completion_or_not_the_only_one_is_not_guessed(words: str) -> None:
    assert completion(find_percents(words)) is None


def test_a_rate_is_kept_as_a_rate() -> None:
    assert [(mention.value, mention.tier) for mention in find_percents("满意率97%")] == [(97, 0)]


@pytest.mark.parametrize("words", ["已完成,无困难", "任务已全部完成", " 全部办结"])
def test_a_task_said_to_be_done_is_finished(words: str) -> None:
    assert is_finished(words)


@pytest.mark.parametrize("words", ["厂房已完成", "完成5家", "后天完成验收", "未完成"])
def test_a_share_done_is_not_finished(words: str) -> None:
    assert not is_finished(words)


def test_a_number_alone_is_a_completion_up_to_a_hundred() -> None:
    assert alone(" 65 ") == 65
    assert alone("165") is None
    assert alone("65家") is None
