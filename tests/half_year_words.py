"""What the made-up half-year's contacts write: per task steps, a figure that adds up, obstacles, plans."""

from dataclasses import dataclass, replace
from random import Random
from typing import Any

UNCHANGED = "无变化"


@dataclass(frozen=True, slots=True)
class Story:
    """A task as its reports tell it: `steps` come one after the other, `most` is added in a span at most."""

    counted: str
    unit: str
    most: int
    steps: tuple[str, ...]
    obstacles: tuple[str, ...]
    plans: tuple[str, ...]
    goal: str = ""  # the metric of a target and its unit, with the values that one report after another tells
    goal_unit: str = ""
    goal_values: tuple[float, ...] = ()


COMMON = Story(
    "服务企业",
    "家",
    6,
    (
        "召开工作推进会,明确分工",
        "深入企业走访摸底",
        "政策清单已印发到各企业",
        "第一批申报材料已汇总",
        "资料审核完成",
    ),
    ("企业申报积极性不高", "配套资金尚未到位", "业务人员不足"),
    ("继续走访企业", "完成第二批申报", "对接上级部门争取支持"),
)
STORIES = {
    "二(一)": Story(
        "培育企业",
        "家",
        9,
        ("成立工作专班", "省级专业镇申报书初稿完成", "陶瓷园二期开工", "市级评审已过初审", "认定材料报省厅"),
        ("陶瓷园二期用地指标不足,请自然资源局支持", "申报材料中营收数据口径不一"),
        ("完善申报材料", "迎接市级现场评审"),
        goal="市级专业镇评定",
        goal_unit="家",
        goal_values=(0,) * 11 + (1,) * 9 + (2,),
    ),
    "二(二)": Story(
        "市场主体",
        "户",
        40,
        ("开展入企帮扶", "落实倍增政策一企一策", "个转企集中办理", "龙头企业带动配套对接会召开"),
        ("个体户转企业意愿低", "倍增专项资金没有下达"),
        ("办好下一场银企对接会", "推进个转企、小升规"),
    ),
    "二(五)": Story(
        "完成投资",
        "万元",
        1800,
        ("重点项目库建成", "蔬菜冷链项目签约", "陶瓷新材料项目开工", "主厂房封顶", "设备进场安装", "试生产"),
        ("项目用地报批进度慢", "冬季施工受影响", "施工图审查未通过,要返工"),
        ("加快土建施工", "协调电力接入", "倒排工期抓进度"),
    ),
    "二(六)": Story(
        "培训人员",
        "人次",
        120,
        ("开设陶瓷工技能班", "举办专场招聘会", "返乡创业园挂牌", "订单式培训开班"),
        ("企业用工季节性强,学员不稳定",),
        ("组织下一期培训", "走访用工企业"),
    ),
    "二(九)": Story(
        "签约项目",
        "个",
        2,
        ("赴京津冀招商", "接待客商考察", "框架协议签订", "正式合同签订"),
        ("客商对用能指标有顾虑", "目标企业推迟考察"),
        ("跟进在谈项目", "筹备推介会"),
    ),
}
STORIES |= {
    "三(四)": replace(COMMON, goal="“山西精品”品牌", goal_unit="个", goal_values=(0, 0, 1)),
    "三(六)": replace(COMMON, goal="乡村产业建设用地指标占比", goal_unit="%", goal_values=(6, 6.5, 7.2, 8)),
    "三(八)": replace(COMMON, goal="培训后就业率", goal_unit="%", goal_values=(61, 66.5, 70, 74, 77, 79.5)),
}


@dataclass(slots=True)
class Progress:
    """How far a unit is with its part of a task."""

    story: Story
    percent: float = 0
    total: int = 0
    reports: int = 0

    def next_report(self, random: Random) -> dict[str, Any]:
        """Return what a unit writes after some work: text, percent, figures, difficulties, next steps."""
        added = random.randint(0, self.story.most)
        self.total += added
        self.reports += 1
        self._move(random)
        goal = self._goal()
        story, difficulties = self.story, self._obstacle(random)
        step, plan = story.steps[min(self.reports // 3, len(story.steps) - 1)], random.choice(story.plans)
        sentences = [f"{step}", f"本期新增{story.counted}{added}{story.unit},累计{self.total}{story.unit}"]
        sentences += [f"总体进度{self.percent:g}%", f"困难:{difficulties}" if difficulties else ""]
        sentences += [f"{story.goal}{goal:g}{story.goal_unit}" if goal is not None else "", f"下一步{plan}"]
        figures = [{"value": self.total, "unit": story.unit, "what": f"累计{story.counted}"}]
        if goal is not None:
            figures.append({"value": goal, "unit": story.goal_unit, "what": story.goal})
        return {
            "text": "".join(f"{sentence}。" for sentence in sentences if sentence),
            "percent": self.percent,
            "figures": tuple(figures),
            "difficulties": difficulties,
            "next_steps": plan,
        }

    def _move(self, random: Random) -> None:
        """Mostly up, sometimes at a standstill, now and then back."""
        step = random.choices((0, 2, 3, 5, -4), (25, 30, 25, 15, 5))[0]
        self.percent = float(min(max(self.percent + step, 0), 100))

    def _goal(self) -> float | None:
        values = self.story.goal_values
        return values[min(self.reports, len(values)) - 1] if values else None

    def _obstacle(self, random: Random) -> str | None:
        return random.choice(self.story.obstacles) if random.random() < 0.18 else None
