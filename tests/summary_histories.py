"""Random small histories of a tiny programme: acted out in storage, and remembered as a plain log."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st
from sqlalchemy import Connection, func, select

from domain.periods import Period
from domain.plan import Plan, PlannedTask, PlannedUnit, TaskKind, UnitKind
from domain.rules import Rules
from storage import members, periods, plan_loading, reports, withdrawals
from storage.members import Member
from storage.reports import NewReport
from storage.tables.reporting import period

HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)
MONDAY = datetime(2023, 10, 9, 1, tzinfo=UTC)  # nine in the morning at Yingxian
WEEKS = 4
UNITS = ("甲局", "乙局", "丙中心")
TASKS = {
    "一(一)": (("甲局", "乙局"), ("丙中心",)),
    "一(二)": (("乙局",), ()),
    "二(一)": ((), ("甲局", "丙中心")),
}
ASSIGNED = tuple((code, unit) for code, (leads, others) in TASKS.items() for unit in (*leads, *others))


@dataclass(frozen=True, slots=True)
class Past:
    """What happens to one report that is owed: acts with the hours since the one before."""

    assignment: int
    week: int
    acts: tuple[tuple[int, str, int], ...]  # hours, what, percent


@dataclass(slots=True)
class Remembered:
    """The same as it is remembered without a database."""

    unit: str
    code: str
    week: int
    lead: bool
    due_at: datetime
    waived: bool = False
    log: list[tuple[datetime, str, int]] = field(default_factory=list)


ACTS = ("file", "file", "return", "accept", "correct", "withdraw", "extend", "waive")
pasts = st.builds(
    Past,
    st.integers(0, len(ASSIGNED) - 1),
    st.integers(0, WEEKS - 1),
    st.lists(st.tuples(st.integers(1, 70), st.sampled_from(ACTS), st.integers(0, 100)), max_size=6).map(
        tuple
    ),
)
histories = st.lists(pasts, min_size=1, max_size=10, unique_by=lambda past: (past.assignment, past.week))
moments = st.integers(0, 24 * 7 * (WEEKS + 2)).map(lambda hours: MONDAY + hours * HOUR)


def tiny_plan() -> Plan:
    tasks = tuple(
        PlannedTask(code, TaskKind.KEY_TASK, f"第{code[0]}章", code, code, "", leads, others)
        for code, (leads, others) in TASKS.items()
    )
    planned = tuple(PlannedUnit(name, UnitKind.COUNTY_DEPARTMENT, name) for name in UNITS)
    return Plan("小方案", "小专班", "应县", planned, (), tasks, (), Rules())


def load_tiny(tx: Connection) -> Member:
    """Load the tiny programme; return someone who files all reports."""
    loaded = plan_loading.load(tx, tiny_plan(), "小专班", date(2023, 10, 9), MONDAY)
    place = {"channel": "telegram", "account": "1", "chat": "1", "language": "zh-CN", "since": MONDAY}
    who = {"programme_id": loaded.programme_id, "unit_id": 1, "role": "contact", "name": "张明"}
    return members.known(tx, members.add(tx, who | place))


@dataclass(frozen=True, slots=True)
class Actor:
    """Acts a past out, and remembers what came of it."""

    tx: Connection
    member: Member

    def act_out(self, past: Past) -> Remembered:
        opens_at = MONDAY + past.week * WEEK
        due_at, locks_at = opens_at + 4 * DAY + 8 * HOUR, opens_at + 8 * DAY
        span = Period(opens_at.date(), opens_at, due_at, locks_at, estimated=False)
        periods.add(self.tx, self.member.programme_id, [past.assignment + 1], [span])
        code, unit = ASSIGNED[past.assignment]
        remembered = Remembered(unit, code, past.week, unit in TASKS[code][0], due_at)
        period_id = self._newest_period()
        now = opens_at
        for hours, what, percent in past.acts:
            now += hours * HOUR
            if self._done(period_id, what, percent, now):
                remembered.log.append((now, what, percent))
                remembered.waived |= what == "waive"
                remembered.due_at += 2 * DAY if what == "extend" else 0 * DAY
        return remembered

    def _newest_period(self) -> int:
        newest: int = self.tx.execute(select(func.max(period.c.id))).scalar_one()
        return newest

    def _done(self, period_id: int, what: str, percent: int, now: datetime) -> bool:
        """Do what can be done as things stand; False if it cannot."""
        duty, standing = periods.by_id(self.tx, period_id), reports.live_for(self.tx, period_id)
        assert duty is not None
        match what:
            case "file" | "correct" if duty.state != "waived" and duty.owing is (what == "file"):
                receipt = reports.open_submission(self.tx, self.member.programme_id, self.member.id, [], now)
                new = NewReport(period_id, f"进度{percent}%", percent=percent)
                reports.file(self.tx, new, receipt, self.member, now)
            case "return" if standing and standing.state == "submitted":
                reports.return_for_rework(self.tx, standing.id, self.member.id, "缺数据", now)
                periods.mark_returned(self.tx, period_id, now + DAY, now + 3 * DAY)
            case "accept" if standing and standing.state == "submitted":
                reports.accept(self.tx, standing.id, self.member.id, now)
            case "withdraw" if standing and standing.state == "submitted":
                withdrawals.withdraw(self.tx, standing.submission_id, self.member.id)
            case "extend" if duty.state == "owed":
                periods.extend(self.tx, period_id, duty.due_at + 2 * DAY, duty.locks_at + 2 * DAY)
            case "waive" if duty.owing:
                periods.waive(self.tx, period_id)
            case _:
                return False
        return True


def figures_of(past: Remembered, moment: datetime) -> Sequence[str]:
    """Under which figures a remembered period counts at the moment, by all that is known in the end.

    Waivers and extensions hold for all moments, an answered return never was, and a version that was
    withdrawn was never filed.
    """
    if past.waived:
        return ()
    state = _state(past, moment)
    if state in ("owed", "returned"):
        counted = ["owed", "pending" if moment < past.due_at else "missing"]
    else:
        counted = ["owed", "reported", "on_time" if _first(past) <= past.due_at else "late"]
    return [*counted, *({state} & {"returned", "accepted"})]


def percent_of(past: Remembered, moment: datetime) -> int | None:
    """The percent of what had been reported by the moment, as it was corrected since."""
    if past.waived or _state(past, moment) in ("owed", "returned") or _kept(past)[-1][1] == "return":
        return None
    return [percent for _, what, percent in _kept(past) if what in ("file", "correct")][-1]


STATES = {"file": "reported", "correct": "reported", "return": "returned", "accept": "accepted"}


def _state(past: Remembered, moment: datetime) -> str:
    kept = _kept(past)
    if not kept or _first(past) > moment:
        return "owed"
    at, what, _ = kept[-1]
    return "reported" if what == "return" and at > moment else STATES[what]


def _first(past: Remembered) -> datetime:
    return next(at for at, what, _ in _kept(past) if what == "file")


def _kept(past: Remembered) -> list[tuple[datetime, str, int]]:
    """What counts of the log: not what was withdrawn, nor what moves only a deadline."""
    kept: list[tuple[datetime, str, int]] = []
    for act in past.log:
        if act[1] == "withdraw":
            kept.pop()
        elif act[1] in STATES:
            kept.append(act)
    return kept
