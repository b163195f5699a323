"""Two programmes in one database: whatever one presses or writes, the other's stays its own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date

import pytest
from sqlalchemy import func, select

from domain.messages import Button
from domain.roles import Role
from plans import load_plan
from storage import outbox, plan_loading
from storage.members import Member
from storage.outbox import Post
from storage.tables import metadata
from storage.tables.people import invitation, member
from storage.tables.plan import unit
from storage.tables.records import recipient
from tests.scene import PLAN, Scene, at, open_scene
from tests.summary_scene import bind_group, passes

MARK = "瓷都秘闻"
# What a refused try leaves behind in any case: its traces, and the answer to the one who tried.
TRACES = {"audit", "outbox", "inbox", "dialogue"}
INVITED_ACROSS = (
    select(func.count())
    .select_from(invitation.join(unit, unit.c.id == invitation.c.unit_id))
    .where(unit.c.programme_id != invitation.c.programme_id)
)
CHOSEN_ACROSS = (
    select(func.count())
    .select_from(recipient.join(member, member.c.id == recipient.c.member_id))
    .where(member.c.programme_id != recipient.c.programme_id)
)
OF_ONESELF = {"language.choose"}
WORDS = [
    "待审",
    "未报送",
    "周报",
    "任务 二(三)",
    "单位 县工信局",
    "催办",
    "我的任务",
    "历史",
    "撤回",
    "问题台账",
    "名单",
]


@pytest.fixture(scope="module")
def county() -> Iterator[Scene]:
    """A programme in full work: reports with a secret in them, a return, a draft, an issue, an extension."""
    scene = open_scene()
    bind_group(scene)
    office, contact = scene.office(MARK), scene.contact(name=MARK)
    passes(scene, at(9, 9))
    scene.now = at(12, 15)
    scene.writes(contact, f"1 {MARK}完成60%\n2 {MARK}新增12家,用地指标不足,请自然资源局支持")
    scene.presses(contact, "全部提交")
    scene.writes(contact, f"3 {MARK}完成20%")
    scene.writes(contact, "申请延期")
    for words in WORDS:
        scene.writes(office, words)
        scene.writes(contact, words)
    passes(scene, at(13, 9))
    press_everything_once(scene, office, contact)
    yield scene
    scene.tx.close()


def press_everything_once(scene: Scene, *people: Member) -> None:
    """Let cards of every kind appear: each action is tried by whoever first has a button for it."""
    tried: set[str] = set()
    while True:
        cards = [(who, shown) for who in people for shown in scene.seen(who.chat)]
        fresh = [(who, c, b) for who, c in cards for b in c.buttons if b.action not in {"", *tried}]
        if not fresh:
            return
        who, card, button = fresh[0]
        tried.add(button.action)
        scene.presses(who, button.label, card)


@pytest.fixture
def neighbour(county: Scene) -> Iterator[Scene]:
    """The neighbour county's programme, of which nothing is kept after the test."""
    trial = county.tx.begin_nested()
    loaded = plan_loading.load(
        county.tx, load_plan(PLAN), "邻县专业镇", date(2023, 10, 9), county.now.astimezone(UTC)
    )
    yield replace(county, programme_id=loaded.programme_id)
    trial.rollback()


def everything(scene: Scene) -> dict[str, set[str]]:
    """All rows that are not traces, by table."""
    return {
        table.name: {repr(tuple(row)) for row in scene.tx.execute(select(table))}
        for table in metadata.sorted_tables
        if table.name not in TRACES
    }


def buttons_of(scene: Scene) -> list[Button]:
    """Every different button that the programme ever offered."""
    rows = outbox.queued_after(scene.tx, 0)
    found = {b for _, post in rows for line in post.buttons for b in line if b.action and b.args}
    return sorted(found, key=lambda button: (button.action, button.args))


def shown_after(scene: Scene, row: int) -> list[str]:
    return [post.text + post.toast for _, post in outbox.queued_after(scene.tx, row)]


def forged(scene: Scene, who: Member, button: Button) -> None:
    """`who` has a card whose button speaks of the other programme's rows, and presses it."""
    card = Post("telegram", who.chat, "卡片", (((replace(button, label="按")),),), token=scene.token())
    outbox.add(scene.tx, card, scene.now)
    scene.presses(who, "按")


def test_its_own_office_reads_them(county: Scene) -> None:
    office = county.office()
    assert any(MARK in shown.text for shown in county.writes(office, "任务 二(一)"))


@pytest.mark.parametrize("role", list(Role))
def test_a_button_with_the_others_numbers_shows_and_changes_nothing(neighbour: Scene, role: Role) -> None:
    who = neighbour.person(role, "县工信局" if role in {Role.CONTACT, Role.UNIT_HEAD} else "", "邻居")
    offered = [button for button in buttons_of(neighbour) if button.action not in OF_ONESELF]
    assert len({button.action for button in offered}) > 40
    before, last = everything(neighbour), outbox.newest_id(neighbour.tx)
    for button in offered:
        forged(neighbour, who, button)
    after = everything(neighbour)
    assert {name for name in before if after[name] != before[name]} <= {"invitation", "recipient"}
    assert neighbour.tx.scalar(INVITED_ACROSS) == neighbour.tx.scalar(CHOSEN_ACROSS) == 0
    assert not [row for row in after["recipient"] ^ before["recipient"] if row.startswith("(1,")]
    assert [text for text in shown_after(neighbour, last) if MARK in text] == []


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("words", WORDS)
def test_no_word_brings_the_others_reports(neighbour: Scene, role: Role, words: str) -> None:
    who = neighbour.person(role, "县工信局" if role in {Role.CONTACT, Role.UNIT_HEAD} else "", "邻居")
    answered = neighbour.writes(who, words)
    assert not [shown.text for shown in answered if MARK in shown.text]
    assert {shown.chat for shown in answered} <= {who.chat}
