"""When a person says to be away, and who reports meanwhile (代报): 下周出差,李红替我报.

Days are read as in reports; whole weeks (下周) mean their working days. Names are found by where they
stand in the sentence, never by a list of people.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from domain.calendar import WorkingCalendar, week_of
from domain.reading.dates import find_dates
from domain.reading.numbers import number
from domain.reading.wording import blanked, fold

WEEKS = {"本": 0, "这": 0, "下": 1, "下下": 2}
A_WEEK = re.compile(r"(下下|下|本|这)个?(?:周|星期|礼拜)(?![一二三四五六日天末])")
SOME_DAYS = re.compile(r"([\d一二两三四五六七八九十半]{1,3})个?(天|周|星期|月)")
TRANSFER = re.compile(
    r"调[到离走往任动去]|借调|换岗|轮岗|退休|离职|辞职|不再(?:负责|担任|分管)|不(?:负责|管|分管)了"
    r"|(?:联络员|经办人|负责人)(?:换|变|改|调整)|换人|(?:以后|今后|往后|后续)[^,;。]{0,6}(?:由|找|联系)"
)
REASON = r"出差|外出|请假|休假|年假|产假|病假|事假|学习|培训|开会|住院|不在|休息"
A_NAME = r"(?P<name>[\u4e00-\u9fff]{2,4}?)(?:同志|同事|科长|主任|局长)?"
STAND_IN = (
    re.compile(rf"(?:由|让|请|找|叫|委托|交给){A_NAME}(?:来|先|暂时|临时)?(?:替|代|帮|负责|报|接)"),
    re.compile(rf"(?:^|[,;。\s\x00]){A_NAME}(?:来|先|暂时|临时)?(?:替|代|帮)(?:我|报|为|交|填)"),
    re.compile(rf"(?:交接|移交|转交?)给{A_NAME}(?:$|[,;。\s])"),
)
NOT_NAMES = frozenset({"我们", "单位", "同事", "别人", "其他", "他们", "大家", "有人", "期间", "我不"})


@dataclass(frozen=True, slots=True)
class Absence:
    """The first and the last day away, None where the words name none; the stand-in's name or ''."""

    first: date | None
    last: date | None
    stand_in: str = ""


def is_transfer(text: str) -> bool:
    """Tell whether the person leaves the post for good, rather than for some days."""
    return TRANSFER.search(fold(text)) is not None


def read_absence(text: str, on: date, calendar: WorkingCalendar) -> Absence:
    """Read what is said on the day `on`."""
    words = fold(text)
    dated = find_dates(words, on)
    first, last = _days(words, [mention.day for _, mention in dated], on, calendar)
    bare = A_WEEK.sub(",", re.sub(REASON, ",", blanked(words, [span for span, _ in dated])))
    return Absence(first, last, _stand_in(bare))


def _days(
    words: str, named: list[date], on: date, calendar: WorkingCalendar
) -> tuple[date | None, date | None]:
    week = A_WEEK.search(words)
    if week and not named:
        monday, sunday = week_of(on + timedelta(weeks=WEEKS[week[1]]))
        working = [day for day in calendar.working_days(monday, sunday) if day >= on]
        return (working[0], working[-1]) if working else (None, None)
    span = SOME_DAYS.search(words)
    if span and len(named) < 2:
        first = named[0] if named else on
        return first, first + timedelta(days=_length(span) - 1)
    return _in_order(named) if named else (None, None)


def _length(span: re.Match[str]) -> int:
    count = 0.5 if span[1] == "半" else float(number(span[1]) or 1)
    return max(1, round(count * {"天": 1, "月": 30}.get(span[2], 7)))


def _in_order(named: list[date]) -> tuple[date, date]:
    """The first and the last day named; 11月1日至3日 names the second by its day alone."""
    first, last = named[0], named[-1]
    if last < first and last.day >= first.day:
        last = first.replace(day=last.day)
    return min(first, last), max(first, last)


def _stand_in(words: str) -> str:
    for pattern in STAND_IN:
        for found in pattern.finditer(words):
            if found["name"] not in NOT_NAMES:
                return found["name"]
    return ""
