"""What the sender is going to do: the words of plans ahead, or None."""

import re
from collections.abc import Sequence

from domain.reading.wording import Span, clauses, sentences, trimmed

_PLANNED = r"(?:的|我们|将)*(?:工作)?(?:计划|打算|安排|措施|思路|重点|举措)"
_LABEL = re.compile(
    rf"(?:下一?步|接下来|下一?阶段|后续)(?:{_PLANNED}|工作)?(?:是|为|:|,)* ?"
    rf"|(?:近期|今后|下周|下个?月|明年)(?:{_PLANNED}(?:是|为|:|,)*|:) ?"
)
_PLAN = re.compile(
    r"(?<![按年度规总原照划体占])计划(?!的|书|任务|投资|数|指标|,|$|内|推进|进行)|拟(?!定了|订了)|打算"
    r"|准备(?!好|就绪|完|工作)|(?<!即)将(?=[^近士来军要会]|要|会)|预计|力争"
    r"|争取(?!到|了|中央|省|市|上级|资金|专项)|确保|下一步|下步|正在(?!使用)|正抓紧|正加|继续|抓紧|加紧"
    r"|尽快|尽早|加快(?!了)|(?:年底|月底|周[一二三四五六日]|[日号月])之?前(?!已|报过)|后续|接下来|近期"
    r"|马上|即将|(?:^| )待(?=[^,;。]{2,14}(?:后|验收|审核|批复|公示|评审))|年内|下周|下个?月|明[天日年]"
    r"|后天(?!气)"
)
_DONE = re.compile(r"已(?!经?(?:计划|拟))|了(?!解)|完毕(?!$)")


def next_steps_in(text: str, span: Span, taken: Sequence[Span], due: Sequence[Span]) -> tuple[Span, ...]:
    """Return the places of plans ahead: labelled (下一步…), intended, or with a deadline.

    `taken` are places that already speak of obstacles, `due` the deadlines named.
    """
    found: list[Span] = []
    for sentence in sentences(text, span):
        label = _LABEL.search(text, sentence.start, sentence.end)
        if label and (
            label.start() == sentence.start
            or text[label.start() - 1] in ",: "
            or label.group().startswith(("下一步", "下步", "接下来"))
        ):
            found += _before_label(text, Span(sentence.start, label.start()), taken, due)
            found.append(trimmed(text, Span(label.end(), sentence.end)))
        else:
            found += _before_label(text, sentence, taken, due)
    return tuple(place for place in found if place.end - place.start > 1)


def _before_label(text: str, sentence: Span, taken: Sequence[Span], due: Sequence[Span]) -> list[Span]:
    found: list[Span] = []
    for clause in clauses(text, sentence):
        if not _plans(text, clause, due) or any(t.start < clause.end and clause.start < t.end for t in taken):
            continue
        if found and found[-1].end + 2 >= clause.start:
            found[-1] = Span(found[-1].start, clause.end)
        else:
            found.append(clause)
    return [trimmed(text, place) for place in found]


def _plans(text: str, clause: Span, due: Sequence[Span]) -> bool:
    words = text[clause.start : clause.end]
    plan = _PLAN.search(words)
    dated = any(clause.start <= place.start < clause.end for place in due)
    return (plan is not None or dated) and not (
        _DONE.search(words)
        and not dated
        and plan is not None
        and plan.group() not in {"预计", "正在", "继续"}
    )
