"""Figures: what is counted, in which unit, and what only looks like a count."""

import pytest

from domain.reading.amounts import find_figures
from domain.reading.percents import find_percents


def figures(words: str) -> list[tuple[float, str]]:
    return [(figure.value, figure.unit) for figure in find_figures(words, find_percents(words))]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("新增12家,累计87家", [(12, "家"), (87, "家")]),
        ("接种3.2万人次", [(32000, "人次")]),
        ("造林八百亩", [(800, "亩")]),
        ("三家企业", [(3, "家")]),
        ("累计达到1,204座", [(1204, "座")]),
        ("惠及群众8700余人", [(8700, "人")]),
        ("铺设12km", [(12, "km")]),
        ("已发放补贴1,256.8万元", [(12568000, "元")]),
        ("协议金额十二亿五千万元", [(1250000000, "元")]),
        ("投资1.1个亿", [(110000000, "元")]),
        ("投资两千三百万", [(23000000, "元")]),
        ("到位资金2000多万", [(20000000, "元")]),
        ("资金缺口500w", [(5000000, "元")]),
        ("订单860万美元", [(8600000, "美元")]),
        ("同比增长12.3%", [(12.3, "%")]),
        ("提高8个百分点", [(8, "百分点")]),
        ("滞后约10天", [(10, "天")]),
        ("培训12期", [(12, "期")]),
        ("不是12家是15家", [(15, "家")]),
        ("从30家增加到42家", [(42, "家")]),
        ("召开了一场推进会", [(1, "场")]),
        ("开工3个,5.2亿元", [(3, "个"), (520000000, "元")]),
    ],
)
def test_figures(words: str, found: list[tuple[float, str]]) -> None:
    assert figures(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "第3项",
        "3个月",
        "5G",
        "12345热线",
        "13934567890对接",
        "二期厂房",
        "2期开工",
        "一个难点",
        "两三家",
        "第41周",
        "3对接客商",
        "1万一出事",
    ],
)
def test_what_counts_nothing_is_no_figure(words: str) -> None:
    assert figures(words) == []


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("本周新增市场主体12家", "新增市场主体"),
        ("新增12家", "新增"),
        ("三家企业做了改造", "企业"),
        ("12家", None),
    ],
)
def test_a_figure_knows_what_it_counts(words: str, what: str | None) -> None:
    (figure,) = find_figures(words, [])
    assert figure.what == what
