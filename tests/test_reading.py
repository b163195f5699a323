"""Messages of the screenplays, read as their contacts mean them."""

from datetime import date

from domain.reading import Kind, TaskName, read_message, short_title

ON = date(2023, 10, 12)
TASKS = [
    TaskName("二(一)", "全面加快专业镇培育发展建设"),
    TaskName("二(二)", "开展市场主体倍增行动"),
    TaskName("二(三)", "开展主导产业壮大行动"),
    TaskName("二(九)", "开展精准招商行动"),
    TaskName("三(十)", "大力实施专业镇企业数字化转型"),
]


def test_one_message_reports_several_tasks_by_their_numbers() -> None:
    message = "1 陶瓷园二期开工了,完成60%\n2新增12家,累计87家。用地指标不足,请自然资源局支持一下\n其他没变化"
    reading = read_message(message, TASKS, ON)
    first, second, rest = reading.parts
    assert reading.kind is Kind.REPORT
    assert (first.task, first.percent) == ("二(一)", 60)
    assert (second.task, second.percent) == ("二(二)", None)
    assert second.difficulties == "用地指标不足,请自然资源局支持一下"
    assert rest.covers_rest
    assert rest.no_change


def test_a_number_with_a_percent_corrects_that_task() -> None:
    reading = read_message("2是45%", TASKS, ON)
    assert reading.kind is Kind.CORRECTION
    assert [(part.task, part.percent) for part in reading.parts] == [("二(二)", 45)]


def test_a_paraphrase_of_a_title_names_its_task() -> None:
    (part,) = read_message("三家企业做了数字化改造,完成两成", TASKS, ON).parts
    assert (part.task, part.percent) == ("三(十)", 20)


def test_titles_lose_their_ceremony() -> None:
    assert short_title("开展市场主体倍增行动") == "市场主体倍增"
    assert short_title("全面加快专业镇培育发展建设") == "培育发展建设"
