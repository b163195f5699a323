"""The contact's own words as others read them."""

import pytest

from domain.wording import without_pointer


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1 陶瓷园二期开工", "陶瓷园二期开工"),
        ("3、签约3个项目", "签约3个项目"),
        ("第2项:新增12家", "新增12家"),
        ("2新增12家,累计87家", "新增12家,累计87家"),
        ("12完成60%", "完成60%"),
        ("二(九) 签约3个项目", "签约3个项目"),
        ("60家企业完成改造", "60家企业完成改造"),
        ("12月底前完工", "12月底前完工"),
        ("3家已投产", "3家已投产"),
        ("2023年新增12家", "2023年新增12家"),
    ],
)
def test_only_what_points_at_a_task_is_left_out(text: str, shown: str) -> None:
    assert without_pointer(text) == shown
