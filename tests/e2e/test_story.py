"""The whole story: enrol, nudge, report, return, correct, accept, summary, and a leader's word on it."""

from pathlib import Path

from domain.roles import Role
from tests.e2e.county import County, Message, Person, county
from tests.scene import at

WEEK = "1 陶瓷园二期开工了,完成60%\n2新增12家,累计87家。用地指标不足,请自然资源局支持一下\n其他没变化"


async def test_a_week_of_the_county(tmp_path: Path) -> None:
    async with county(tmp_path, at(9, 8, 30)) as place:
        office = await place.person("刘敏", Role.OFFICE)
        contact = await place.person("张明", Role.CONTACT, "县工信局")
        leader = await place.person("李县长", Role.LEADER)
        group = await bound_group(place, office, leader)
        await is_nudged(place, contact)
        await reports_all_in_one_message(contact)
        await is_returned_and_corrected(office, contact)
        await accepts(office)
        await summary_goes_out(place, office, leader, group)


async def bound_group(place: County, office: Person, leader: Person) -> int:
    group = await place.people.add_chat("应县专业镇领导小组", [leader.id, office.id])
    await office.writes("绑定群")
    code = place.invitation(Role.LEADER)
    name = (await place.people.state())["bot"]["username"]
    await office.writes(f"/bind@{name} {code}", chat=group)
    await office.sees("本群已设为", chat=group)
    return group


async def is_nudged(place: County, contact: Person) -> None:
    await place.time_is(at(12, 9))
    nudge = await contact.sees("待报 6 项")
    assert "10月13日(周五)17:00" in nudge["text"]


async def reports_all_in_one_message(contact: Person) -> None:
    await contact.writes(WEEK)
    first = await contact.sees("请核对,共 6 项")
    await contact.writes("2是45%")
    card = await contact.sees("2 市场主体倍增:45%")
    assert card["message_id"] == first["message_id"]
    await contact.presses(card, "全部提交")
    receipt = await contact.sees("✅ 已报送 6 项")
    assert receipt["message_id"] == card["message_id"]


async def is_returned_and_corrected(office: Person, contact: Person) -> None:
    await office.writes("待审")
    await office.presses(await office.sees("【待审】6 条"), "逐条")
    await office.presses(await office.sees("专业镇培育"), "下一条")
    await office.presses(await office.sees("市场主体倍增"), "退回")
    await office.sees("请写意见")
    await office.writes("请注明87家是否含个体工商户")
    returned = await contact.sees("【退回修改】市场主体倍增")
    assert "请注明87家是否含个体工商户" in returned["text"]
    await contact.writes("含个体户,企业31家,个体56家")
    card = await contact.sees("31 家")
    await contact.presses(card, "提交")
    await contact.sees("✅ 已报送 1 项")


async def accepts(office: Person) -> None:
    await office.writes("待审")
    queue = await office.sees("【待审】6 条")
    await office.presses(queue, "全部通过")
    await office.sees("已通过")


async def summary_goes_out(place: County, office: Person, leader: Person, group: int) -> None:
    await place.time_is(at(13, 9))
    await office.sees("【周报草稿】")
    await place.time_is(at(13, 15))
    summary = await leader.sees("应报", chat=group)
    await place.people.wait_for_message(group, is_docx, seconds=30)
    await leader.writes("用地指标的事请自然资源局下周拿出办法", chat=group, reply_to=summary["message_id"])
    await leader.sees("已转办公室", chat=group)
    await office.sees("用地指标的事请自然资源局下周拿出办法")


def is_docx(message: Message) -> bool:
    return str(message.get("document", {}).get("file_name", "")).endswith(".docx")
