"""周报, 月报, 季报, 年报, 简报 pulled at any moment: of any span, about any part, in any form."""

from collections.abc import Callable
from functools import partial

from domain.messages import Button
from domain.reading.asking import Asking
from domain.roles import READERS, REPORTERS, Role
from domain.spans import SpanKind
from handlers import report
from handlers.paging import in_rows, page_of
from handlers.registry import Action, Answer, Command, Conversation
from handlers.summary_files import order
from handlers.summary_pages import VIEW, view, ways
from handlers.summary_reading import (
    Opened,
    may_read,
    readable_programme,
    reading,
    reference_of,
    widest,
)
from handlers.summary_words import Wanted, read_wanted
from handlers.turn import Reply, Turn
from storage.programmes import Programme
from summaries.subjects import Asked, Subject
from texts.moments import listed, shortened
from texts.spans import span_words

PAPERS = {
    "周报": SpanKind.WEEKLY,
    "月报": SpanKind.MONTHLY,
    "季报": SpanKind.QUARTERLY,
    "年报": SpanKind.YEARLY,
    "简报": SpanKind.RANGE,
}
MOST_CHOICES = 6
LONGEST_LABEL = 16
Default = Callable[[Turn], Answer]


def pull(turn: Turn, rest: str = "", kind: SpanKind = SpanKind.WEEKLY) -> Answer:
    """周报, 周报 上周 docx, 月报 9月 市场主体倍增, 简报 10月1日到10月20日."""
    programme = readable_programme(turn)
    if programme is None:
        return Reply(turn.say("not-allowed"))
    return answer(turn, programme, _wanted(turn, programme, rest, kind))


def pull_own(turn: Turn, rest: str = "", kind: SpanKind = SpanKind.WEEKLY) -> Answer:
    """The same for who reports for a unit, about that unit; other words may well be a report."""
    programme = readable_programme(turn)
    wanted = _wanted(turn, programme, rest, kind) if programme else None
    if programme is None or wanted is None or not wanted.clear:
        return report.read_words(turn)
    return answer(turn, programme, wanted)


def or_else(otherwise: Default) -> Default:
    """Take words that begin with a summary's name and are wholly understood: 周报上周."""

    def take(turn: Turn) -> Answer:
        text = turn.incoming.text.strip()
        word = next((word for word in PAPERS if text.startswith(word)), "")
        # An answer to a card is about that card, whatever it begins with.
        programme = readable_programme(turn) if word and turn.about in {"", VIEW} else None
        if programme is None:
            return otherwise(turn)
        wanted = _wanted(turn, programme, text.removeprefix(word), PAPERS[word])
        return answer(turn, programme, wanted) if wanted.clear else otherwise(turn)

    return take


def _wanted(turn: Turn, programme: Programme, words: str, kind: SpanKind) -> Wanted:
    return read_wanted(turn.tx, programme.id, Asking(kind, programme.rules.local(turn.now).date()), words)


def answer(turn: Turn, programme: Programme, wanted: Wanted) -> Answer:
    """Show the summary or send the form; ask where the words leave something open."""
    if not wanted.clear:
        return _ask(turn, programme, wanted)
    asked = Asked(wanted.span, wanted.parts[0] if wanted.parts else widest(turn))
    if not may_read(turn, asked.subject):
        return _own_only(turn, wanted)
    reference = reference_of(turn, programme, asked)
    if wanted.form in {"", "text"}:
        return show_page(turn, reference)
    return order(turn, reference, wanted.form)


def _own_only(turn: Turn, wanted: Wanted) -> Reply:
    """Who reports for a unit reads of that unit alone: offer what was asked, about it."""
    own = widest(turn)
    reference = Asked(wanted.span, own).reference
    row = (turn.button("pull-own", *_target(reference, wanted.form)), turn.button("back", "menu.show"))
    return Reply(turn.say("pull-own-only", unit=own.name), (row,), about=VIEW)


def _ask(turn: Turn, programme: Programme, wanted: Wanted) -> Reply:
    """Say what was understood, and offer what may have been meant."""
    several = len(wanted.parts) > 1
    parts = wanted.parts if several or not wanted.likely else wanted.likely
    offered = [_choice(turn, programme, wanted, part) for part in parts[:MOST_CHOICES]]
    known = [span_words(turn.language, wanted.span), *(part.name for part in wanted.parts if not several)]
    if wanted.form:
        known.append(turn.say(f"form-offer-{wanted.form}"))
    lines = [turn.say("pull-unknown", words=shortened(wanted.unknown, 40))] if wanted.unknown else []
    lines.append(turn.say("pull-known", known=listed(turn.language, known)))
    lines.append(turn.say("pull-which" if offered else "pull-how"))
    one = wanted.parts[0] if len(wanted.parts) == 1 else widest(turn)
    reference = reference_of(turn, programme, Asked(wanted.span, one))
    known_row = (
        turn.button("pull-as-known", *_target(reference, wanted.form)),
        turn.button("summary-times", "summary.times", reference),
        turn.button("summary-scopes", "summary.scopes", reference),
    )
    return Reply("\n".join(lines), (*in_rows(offered, 2), known_row), about=VIEW)


def _choice(turn: Turn, programme: Programme, wanted: Wanted, part: Subject) -> Button:
    action, *args = _target(reference_of(turn, programme, Asked(wanted.span, part)), wanted.form)
    return Button(shortened(part.name, LONGEST_LABEL), action, tuple(args))


def _target(reference: str, form: str) -> tuple[str, str, str]:
    """Return the action, with its arguments, that shows a summary or sends one of its forms."""
    return ("summary.full", reference, "0") if form in {"", "text"} else ("summary.file", reference, form)


@reading
def show_page(turn: Turn, found: Opened, page: str = "0") -> Answer:
    """The text itself, message by message."""
    shown = page_of(found.pages, int(page), 1)
    arrows = shown.arrows(turn, "summary.full", found.reference)
    return view(turn, shown.items[0], ways(turn, found, arrows))


def _commands(run: Callable[..., Answer], roles: frozenset[Role], before: str = "") -> tuple[Command, ...]:
    """Each paper by its own name; /summary is the weekly one. Only who reads the whole asks in a group."""
    found = []
    for word, kind in PAPERS.items():
        words = dict.fromkeys((f"{before}{word}", word, *(("/summary",) if kind is SpanKind.WEEKLY else ())))
        found.append(Command(tuple(words), partial(run, kind=kind), roles, groups=roles <= READERS))
    return tuple(found)


# Who sees the buttons is in the chat that the summary was sent to, bound or not; `opened` looks at that chat.
CONVERSATION = Conversation(
    commands=(*_commands(pull, READERS), *_commands(pull_own, REPORTERS, "本单位")),
    actions={
        "summary.pull": Action(pull, READERS),
        "summary.full": Action(show_page, strangers=True),
    },
)
