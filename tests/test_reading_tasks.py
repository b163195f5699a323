"""Which task words belong to: codes, numbers of the list, titles, and what the bot asked about."""

from datetime import date

import pytest

from domain.reading import Part, TaskName, read_message, short_title

ON = date(2023, 10, 12)
TASKS = [
    TaskName("二(一)", "全面加快专业镇培育发展建设"),
    TaskName("二(二)", "开展市场主体倍增行动"),
    TaskName("二(三)", "开展主导产业壮大行动"),
    TaskName("二(九)", "开展精准招商行动"),
    TaskName("三(十)", "大力实施专业镇企业数字化转型"),
    TaskName("三(十二)", "大力推动专业镇企业技术改造"),
    TaskName("三(十四)", "集中优势打造“拳头产品”"),
    TaskName("三(十五)", "培优壮大专业镇市场主体"),
]
CODES = [task.code for task in TASKS]


def parts(text: str, asked: str | None = None, numbered: list[str] | None = None) -> tuple[Part, ...]:
    return read_message(text, TASKS, ON, asked, numbered).parts


def named(text: str, asked: str | None = None) -> list[str | None]:
    return [part.task for part in parts(text, asked)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("二（三）完成60%", ["二(三)"]),
        ("二 (三 )完成60%", ["二(三)"]),
        ("更正：二(三)新增2家，不是3家", ["二(三)"]),
        ("二(二)完成60%二(三)完成50%", ["二(二)", "二(三)"]),
        ("二(二)、二(三)无变化", ["二(二)", "二(三)"]),
        ("2新增12家", ["二(二)"]),
        ("2、新增12家\n3、完成60%", ["二(二)", "二(三)"]),
        ("1完成60% 2完成45%", ["二(一)", "二(二)"]),
        ("①完成60%；②完成45%", ["二(一)", "二(二)"]),
        ("第3项没进展", ["二(三)"]),
        ("2-4无变化", ["二(二)", "二(三)", "二(九)"]),
        ("2，4，5项没有变化", ["二(二)", "二(九)", "三(十)"]),
        ("1:60%;2:45%", ["二(一)", "二(二)"]),
        ("3组织推介会1场", ["二(三)"]),
        ("市场主体倍增:新增12家", ["二(二)"]),
        ("市场主体倍增完成60%精准招商签了3个", ["二(二)", "二(九)"]),
        ("市场主体倍增、精准招商没变化", ["二(二)", "二(九)"]),
        ("招商签了2个项目", ["二(九)"]),
        ("技改投资1.2亿元", ["三(十二)"]),
        ("三家企业做了数字化改造", ["三(十)"]),
        ("拳头产品评选启动", ["三(十四)"]),
        ("9新增12家", [None]),
    ],
)
def test_words_that_name_tasks(text: str, codes: list[str | None]) -> None:
    assert named(text) == codes


@pytest.mark.parametrize(
    "text", ["12家企业开工", "5月底完成", "2期厂房封顶", "3家签约", "1.2亿元到位", "第三方评估已完成"]
)
def test_a_number_that_counts_something_points_at_no_task(text: str) -> None:
    assert named(text) == [None]


def test_several_defensible_tasks_are_candidates_and_none_is_chosen() -> None:
    (part,) = parts("市场主体新增6家")
    assert part.task is None
    assert set(part.candidates) == {"二(二)", "三(十五)"}


def test_a_number_means_the_list_last_shown() -> None:
    (part,) = parts("2新增12家", numbered=["三(十)", "二(九)"])
    assert part.task == "二(九)"


def test_a_message_that_names_no_task_belongs_to_the_one_asked_about() -> None:
    assert named("新增12家,完成65%", asked="二(三)") == ["二(三)"]


def test_a_named_task_wins_over_the_one_asked_about() -> None:
    assert named("精准招商:签约2个", asked="二(三)") == ["二(九)"]


def test_points_numbered_under_a_title_are_no_numbers_of_the_list() -> None:
    assert named("主导产业壮大:\n1.入库2家\n2.产值8.6亿元") == ["二(三)"]


def test_numbers_that_contradict_their_titles_are_the_senders_own() -> None:
    assert named("1、主导产业壮大完成60%\n2、市场主体倍增完成45%") == ["二(三)", "二(二)"]


def test_an_obstacle_does_not_start_another_task() -> None:
    assert named("2新增12家。招商引资难度大") == ["二(二)"]


def test_short_answers_keep_apart() -> None:
    first, second, third = parts("1无 2无 3完成58%")
    assert (first.no_change, second.no_change, third.no_change) == (True, True, False)


def test_what_is_said_of_one_task_in_two_places_is_one_part() -> None:
    first, second = parts("2新增12家\n3完成60%\n2还完成45%")
    assert (first.task, first.percent, first.text) == ("二(二)", 45, "2新增12家\n2还完成45%")
    assert second.task == "二(三)"


def test_all_the_rest_is_a_part_of_its_own() -> None:
    first, rest = parts("2新增12家,其余无变化")
    assert not first.covers_rest
    assert (rest.task, rest.covers_rest, rest.no_change) == (None, True, True)


def test_everything_unchanged_covers_all_duties() -> None:
    (rest,) = parts("本周都没变化")
    assert rest.covers_rest


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("开展市场主体倍增行动", "市场主体倍增"),
        ("全面加快专业镇培育发展建设", "培育发展建设"),
        ("大力实施专业镇企业数字化转型", "数字化转型"),
        ("加快建设完善专业镇基础设施", "基础设施"),
        ("集中优势打造“拳头产品”", "拳头产品"),
        ("行动", "行动"),
    ],
)
def test_short_title(title: str, short: str) -> None:
    assert short_title(title) == short
