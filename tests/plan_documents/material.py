"""Names, goals, deadlines and prose that made-up plans are put together from."""

from collections.abc import Iterator
from datetime import date
from itertools import cycle, product

from tests.plan_documents.facts import Due, Goal, MadeGroup

COUNTY = (
    "县发展和改革局",
    "县工信局",
    "县财政局",
    "市生态环境局青河分局",
    "县委组织部",
    "县人力资源和社会保障局",
    "团县委",
    "县市场监管局（县知识产权局）",
    "人行青河县支行",
    "青河经济开发区管委会",
    "县供电公司",
    "县残联",
    "县融媒体中心",
    "县城投集团",
    "县法院",
    "柳林镇",
)
CITY = (
    "市发展改革委",
    "市工业和信息化局",
    "市财政局",
    "市委网信办",
    "市住房和城乡建设局",
    "市公安局交通管理支队",
    "市总工会",
    "国家税务总局白石市税务局",
    "国网白石供电公司",
    "市机关事务管理局",
    "市食安办（市市场监管局）",
    "白石高新区管委会",
    "市气象局",
    "市妇联",
    "白石学院",
    "市大数据中心",
)
COUNTY_GROUPS = ("各乡镇人民政府", "各乡镇（街道）", "县直有关部门", "各有关单位", "各金融机构")
CITY_GROUPS = ("各县（市、区）人民政府", "各市、县人民政府", "市直有关单位", "各开发区管委会", "各成员单位")

_DEEDS = ("实施{}提升工程", "推进{}改革创新", "健全{}工作机制", "开展{}专项行动", "加快{}体系建设")
_FIELDS = (
    "特色产业",
    "“一老一小”服务",
    "农村人居环境",
    "数字政府",
    "现代物流",
    "文化旅游",
    "职业教育",
    "基层医疗",
    "水利设施",
    "绿色低碳",
    "营商环境",
    "社会治安（含校园周边）",
)
TITLES = tuple(deed.format(name) for name, deed in product(_FIELDS, _DEEDS))

GOALS: tuple[tuple[Goal, ...], ...] = (
    (Goal("新增规模以上企业12家", 12, "家", "eq"),),
    (Goal("服务覆盖率达到95%以上", 95, "%", "ge"),),
    (Goal("单位能耗下降3.5%左右", 3.5, "%", "approx"),),
    (
        Goal("2024年建成示范点6个", 6, "个", "eq", "2024"),
        Goal("到2025年，示范点不少于10个", 10, "个", "ge", "2025"),
    ),
    (Goal("办理时间压缩到3个工作日以内", 3, "个工作日", "le"),),
    (Goal("打造精品线路3—5条", None, "条", "range", None, 3, 5),),
    (Goal("贷款余额突破120亿元", 120, "亿元", "gt"),),
    (Goal("粮食种植面积稳定在42.6万亩", 42.6, "万亩", "eq"),),
    (Goal("培训技能人才1200人次以上", 1200, "人次", "ge"),),
    (Goal("投诉率控制在2%以内", 2, "%", "le"),),
    (Goal("增速高于全市平均水平", None, None, "gt"),),
    (Goal("每年举办对接活动不少于4场", 4, "场", "ge"),),
    (Goal("2024年底前完成改造项目15个", 15, "个", "eq", "2024-12-31"),),
    (Goal("比重提高2至4个百分点", None, "个百分点", "range", None, 2, 4),),
)
MISLEADING = (
    "对首次纳入统计的企业一次性给予10万元奖励。",
    "用好12种招商方式，推进5G、“3+2”模式等应用。",
    "支持年销售额2000万元以上的企业扩大生产。",
    "推动第三产业和PM2.5协同治理（以清单为准）。",
    "向10亿级、20亿级规模迈进。",
    "目前已建成平台8个。",
)
PROSE = (
    "坚持问题导向，完善工作体系，强化要素保障。",
    "加强统筹协调，压实工作责任，推动各项措施落地见效。",
    "围绕重点领域和关键环节，持续优化服务供给。",
)
DEADLINES = (
    Due("2024年12月底前", date(2024, 12, 31), "by"),
    Due("2025年3月31日前", date(2025, 3, 31), "by"),
    Due("2025年6月底", date(2025, 6, 30), "by"),
    Due("持续推进", None, "ongoing"),
    Due("长期坚持", None, "ongoing"),
    Due("每季度末月20日前", None, "recurring"),
    Due("立行立改", None, "immediate"),
    Due("2024年上半年", date(2024, 6, 30), "by"),
    Due("2024—2026年", date(2026, 12, 31), "period"),
    Due("15个工作日内", None, "relative"),
    Due("分年度推进", None, "stage"),
)
AIMS = (
    Goal("到2026年，主导产业产值突破200亿元", 200, "亿元", "gt", "2026"),
    Goal("市级园区达到3个以上", 3, "个", "ge", "2026"),
)


def units_in_turn(names: tuple[str, ...], start: int) -> Iterator[str]:
    """Yield the names for ever, beginning with the one at `start`."""
    turning = cycle(names)
    for _ in range(start % len(names)):
        next(turning)
    return turning


def leading_group(names: tuple[str, ...], groups: tuple[str, ...]) -> MadeGroup:
    """Return a leading group of these units."""
    return MadeGroup(
        leader="陈某某 县委副书记、县长",
        deputies=("林某 县委常委、常务副县长", "周某某 副县长"),
        members=names[:9],
        member_groups=groups[:1],
        office_unit=names[1],
    )
