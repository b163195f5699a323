"""Obstacles and plans ahead: where they stand, and what only resembles them."""

import pytest

from domain.reading.difficulties import difficulties_in
from domain.reading.next_steps import next_steps_in
from domain.reading.wording import Span, fold


def difficulties(words: str) -> list[str]:
    folded = fold(words)
    return [words[place.start : place.end] for place in difficulties_in(folded, Span(0, len(folded)))]


def next_steps(words: str) -> list[str]:
    folded = fold(words)
    return [words[place.start : place.end] for place in next_steps_in(folded, Span(0, len(folded)), (), ())]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("新增12家，用地指标不足，请自然资源局支持一下", "用地指标不足，请自然资源局支持一下"),
        ("存在问题：征地进度慢，资金不到位", "征地进度慢，资金不到位"),
        ("困难是缺专业人才", "缺专业人才"),
        ("项目卡在环评环节", "项目卡在环评环节"),
        ("完成60%，审批未通过", "审批未通过"),
        ("因连续降雨，路基施工滞后", "因连续降雨，路基施工滞后"),
        ("企业反映融资难、用工难", "企业反映融资难、用工难"),
        ("推不动，对方不配合", "推不动，对方不配合"),
        ("补贴没到账", "补贴没到账"),
        ("省里还没反馈", "省里还没反馈"),
        ("土地迟迟定不下来", "土地迟迟定不下来"),
        ("等财政批复", "等财政批复"),
        ("请能源局协调解决", "请能源局协调解决"),
        ("园区配套跟不上", "园区配套跟不上"),
        ("谈了两轮没谈成", "谈了两轮没谈成"),
    ],
)
def test_an_obstacle_is_quoted_with_its_cause_and_request(words: str, told: str) -> None:
    assert difficulties(words) == [told]


@pytest.mark.parametrize(
    "words",
    [
        "无困难",
        "没有问题，按计划推进",
        "暂无需要协调的事项",
        "存在问题：无",
        "困难：没有 下步打算：抓紧调试",
        "目前没有什么困难",
        "用地问题已解决",
        "不需要协调",
        "排查隐患47处，已整改41处",
        "解决企业难题9个",
        "进度不到三成",
        "差不多完成了",
        "还没开始",
    ],
)
def test_no_obstacle(words: str) -> None:
    assert difficulties(words) == []


@pytest.mark.parametrize(
    ("words", "planned"),
    [
        ("完成60%，下一步加快征地", "加快征地"),
        ("下步打算：抓紧设备调试", "抓紧设备调试"),
        ("完成一半，正在加班赶工", "正在加班赶工"),
        ("拟申报省级技改资金", "拟申报省级技改资金"),
        ("预计11月底投产", "预计11月底投产"),
        ("2家准备升规", "2家准备升规"),
    ],
)
def test_plans_ahead_are_quoted(words: str, planned: str) -> None:
    assert next_steps(words) == [planned]


@pytest.mark.parametrize(
    "words", ["按计划推进", "占计划的54%", "完成年度计划60%", "新增12家", "准备工作已就绪"]
)
def test_no_plan_ahead(words: str) -> None:
    assert next_steps(words) == []
