"""A report as a summary's reader sees it: every version with its moment, and the text word for word.

Who wrote it is for the office alone, and for the unit's own people.
"""

from handlers.summary_reading import Opened, for_office, for_own_unit
from handlers.turn import Turn
from storage.reports import Report
from texts.moments import moment

TEXT_A_PAGE = 1800  # signs; the longest message holds as many even where each of them counts twice


def version_line(turn: Turn, found: Opened, report: Report) -> str:
    """第2次 10月12日(周四)15:20 已通过 张明; the office reads too why one was returned."""
    own = for_own_unit(turn) and report.unit_id == turn.sender.unit_id
    facts = [turn.say(f"form-state-{report.state}")]
    if for_office(turn) or own:
        facts += [report.member, report.reason or ""]
    when = moment(turn.language, report.submitted_at, found.facts.zone)
    return turn.say("report-version", version=report.version, when=when, facts=" ".join(filter(None, facts)))


def word_for_word(report: Report) -> list[str]:
    """Return the text as it was filed, cut into pages."""
    text = report.text
    return [text[start : start + TEXT_A_PAGE] for start in range(0, len(text), TEXT_A_PAGE)] or ["—"]
