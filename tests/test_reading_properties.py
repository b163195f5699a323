"""What holds of every text: reading never fails, never varies, and invents no words."""

from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.reading import Part, Reading, TaskName, read_message

ON = date(2023, 10, 12)
TASKS = [
    TaskName("二(二)", "开展市场主体倍增行动"),
    TaskName("二(九)", "开展精准招商行动"),
    TaskName("三(十)", "大力实施专业镇企业数字化转型"),
]
SCRAPS = st.one_of(
    st.sampled_from(
        ["1", "2、", "3：", "二(二)", "三（十）", "招商", "市场主体倍增", "其余", "无变化", "吗", "收到"]
    ),
    st.sampled_from(
        ["新增12家", "1.2亿", "完成65%", "七成", "3/4", "11.28前", "下周三", "月底", "卡在环评", "请协调"]
    ),
    st.sampled_from(
        ["下一步", "不是", "是", "催", "延到", "十二", "万", "元", "，", "。", "\n", "( ）", "%", "\x00"]
    ),
    st.sampled_from(["\u202e", "👌", "\ud83d"]),
)
TEXTS = st.one_of(
    st.text(), st.lists(SCRAPS, max_size=30).map("".join), st.lists(SCRAPS, max_size=30).map(" ".join)
)
ASKED = st.sampled_from([None, "二(二)"])


def read(text: str, asked: str | None = None) -> Reading:
    return read_message(text, TASKS, ON, asked)


def quotes(part: Part) -> list[str]:
    told = [words for words in (part.difficulties, part.next_steps) if words]
    return [*part.text.split("\n"), *(quote for words in told for quote in words.split("；"))]


@given(TEXTS, ASKED)
def test_any_text_has_a_reading_and_always_the_same(text: str, asked: str | None) -> None:
    assert read(text, asked) == read(text, asked)


@given(st.lists(SCRAPS, max_size=30).map("".join), ASKED)
def test_every_quote_stands_in_the_message(text: str, asked: str | None) -> None:
    assert all(quote in text for part in read(text, asked).parts for quote in quotes(part))


@given(TEXTS, ASKED)
def test_a_task_is_one_of_the_units_and_then_there_are_no_candidates(text: str, asked: str | None) -> None:
    codes = {task.code for task in TASKS}
    for part in read(text, asked).parts:
        assert part.task is None or (part.task in codes and not part.candidates)
        assert set(part.candidates) <= codes
        assert len(part.candidates) != 1


@given(TEXTS)
def test_each_task_has_one_part_at_most(text: str) -> None:
    tasks = [part.task for part in read(text).parts if part.task]
    assert len(tasks) == len(set(tasks))


@given(st.integers(0, 100), st.integers(1, 9999))
def test_a_completion_and_a_count_are_read_as_written(percent: int, count: int) -> None:
    (part,) = read(f"市场主体倍增:新增{count}家,完成{percent}%").parts
    assert (part.task, part.percent) == ("二(二)", percent)
    assert [(figure.value, figure.unit) for figure in part.figures] == [(count, "家")]


@pytest.mark.parametrize(
    "scrap", ["一", "1,", "没,", "12家,", "二(", "不是", "进度 ", "5月", "好", "存在困难", "\n", "("]
)
def test_a_hostile_text_of_a_megabyte_takes_no_time(scrap: str) -> None:
    text = scrap * (1_000_000 // len(scrap))
    read(text)
    start = process_time()
    read(text)
    assert process_time() - start < 0.2  # 50 ms on an idle machine; the rest is room for a busy one


@pytest.mark.parametrize("tasks", [[], TASKS[:1]])
def test_a_unit_with_few_tasks_is_read_too(tasks: list[TaskName]) -> None:
    (part,) = read_message("新增12家", tasks, ON).parts
    assert part.task == (tasks[0].code if tasks else None)
