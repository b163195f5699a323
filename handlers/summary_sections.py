"""What drafting and correcting a summary share: the office chooses a section and writes it anew."""

from dataclasses import replace

from handlers.paging import in_rows
from handlers.turn import Reply, Turn
from storage import programmes, summaries
from storage.summaries import Summary
from summaries.delivery import Desk
from summaries.stored import sections_of

LONGEST_BODY = 3000  # fits into one message together with what stands around it


def own_summary(turn: Turn, summary_id: str) -> Summary | None:
    """Return the summary if it belongs to the sender's programme."""
    found = summaries.by_id(turn.tx, int(summary_id))
    return found if found and found.programme_id == turn.sender.programme_id else None


def which_section(turn: Turn, found: Summary, question: str, action: str) -> Reply:
    """Ask which section is meant; each is a button of this action."""
    choices = [
        replace(turn.button("back", action, found.id, section.key), label=section.title)
        for section in sections_of(found)
    ]
    back = turn.button("back", "summary.draft", found.id)
    return Reply(turn.say(question), (*in_rows(choices, 2), (back,)))


def desk(turn: Turn) -> Desk:
    """Return the desk of the sender's programme at this moment."""
    programme = programmes.by_id(turn.tx, turn.sender.programme_id)
    return Desk(turn.tx, programme, programmes.calendar(turn.tx, programme.id), turn.now, turn.token)
