"""How much of two texts is the same."""

import pytest

from domain.similarity import similarity


@pytest.mark.parametrize(
    ("text", "other"),
    [
        pytest.param("新增12家,累计87家。", "新增12家,累计87家", id="the same words"),
        pytest.param("新增12家\n累计87家", "新增 12 家;累计 87 家。", id="other signs and blanks"),
        pytest.param("无", "无", id="a single character"),
    ],
)
def test_only_words_count(text: str, other: str) -> None:
    assert similarity(text, other) == 1


def test_a_new_number_is_news() -> None:
    assert 0.5 < similarity("新增12家,累计87家,用地指标不足", "新增15家,累计102家,用地指标不足") < 1


def test_a_sentence_added_lowers_it() -> None:
    before = "陶瓷园二期开工,完成投资三千万元,新增就业一百二十人"
    assert 0.8 < similarity(f"{before},试生产", before) < 1


def test_different_reports_have_little_in_common() -> None:
    assert similarity("陶瓷园二期开工", "开展职业技能培训三期") < 0.2


@pytest.mark.parametrize(("text", "other"), [("", ""), ("。。", "!"), ("", "新增12家")])
def test_nothing_resembles_nothing(text: str, other: str) -> None:
    assert similarity(text, other) == 0


def test_the_order_of_the_texts_does_not_matter() -> None:
    assert similarity("一期完工", "一期完工,二期开工") == similarity("一期完工,二期开工", "一期完工")
