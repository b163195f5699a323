"""/privacy and /mydata: what the bot keeps about people, in general and about the one who asks."""

from handlers.registry import Action, Answer, Command, Conversation
from handlers.strangers import say_once
from handlers.turn import Reply, Turn
from handlers.welcome import post
from storage import leaves, personal_data
from texts.moments import day, moment


def explain(turn: Turn, _rest: str = "") -> Answer:
    """隐私说明: open to strangers too, who must be able to read it before they bind."""
    if turn.member is None:
        say_once(turn, "privacy")
        return None
    mine, back = turn.button("my-data", "privacy.mine"), turn.button("back", "menu.show")
    return Reply(turn.say("privacy"), ((mine, back),))


def mine(turn: Turn, _rest: str = "") -> Answer:
    """我的数据: everything that is kept about the sender, as text."""
    member = turn.sender
    kept = personal_data.about(turn.tx, member.id)
    text = turn.say(
        "my-data-text",
        name=member.name,
        post=post(turn, member.role, member.unit),
        programme=member.programme,
        account=member.account,
        channel=member.channel,
        tongue=turn.say(f"language-{member.language}"),
        since=moment(turn.language, kept.since, member.zone, turn.now),
        reports=kept.submissions,
        files=kept.files,
        nudges=kept.nudges,
    )
    return Reply("\n".join([text, *_leaves(turn)]), ((turn.button("back", "menu.show"),),))


def _leaves(turn: Turn) -> list[str]:
    return [
        turn.say("my-data-leave", first=day(turn.language, leave.first), last=day(turn.language, leave.last))
        for leave in leaves.of_member(turn.tx, turn.sender.id)
    ]


CONVERSATION = Conversation(
    commands=(
        Command(("隐私说明", "隐私", "/privacy"), explain, strangers=True),
        Command(("我的数据", "/mydata"), mine),
    ),
    actions={"privacy.show": Action(explain), "privacy.mine": Action(mine)},
)
