"""Every form of a summary under its name, as the command line and the chat ask for it.

What makes them is in `making`, apart: whoever only offers or orders a form need not load what draws it.
"""

from dataclasses import dataclass

from summaries.facts import SummaryFacts
from summaries.file_names import safe_name
from summaries.look import STANDARD_LOOK, Look
from summaries.subjects import SubjectKind
from summaries.writing import document_title
from texts.catalogue import say


@dataclass(frozen=True, slots=True)
class Form:
    """A form: the text key of its file's name, the name's end, which subjects it fits.

    A lasting one is made of nothing but the summary; the others read the database as it is.
    """

    name: str
    suffix: str
    lasting: bool = False
    fits: frozenset[SubjectKind] = frozenset(SubjectKind)

    def lasts(self, look: Look) -> bool:
        """Return whether a file sent once can be sent again; an office's own template may change any day."""
        return self.lasting and (look == STANDARD_LOOK or self.suffix != ".docx")

    @property
    def kind(self) -> str:
        """What it is sent as, where the chat service can show it so."""
        return "photo" if self.suffix == ".png" else "document"

    def file_name(self, facts: SummaryFacts, language: str) -> str:
        """Return a readable name such as 应县专业镇周报-2023-W41.docx, whatever the programme is called."""
        title = document_title(facts, language)
        part = f"·{facts.subject.name}" if facts.subject.name else ""
        name = say(language, self.name, title=title, programme=facts.programme, part=part, span=facts.span)
        return safe_name(name + self.suffix)


WHOLE = frozenset({SubjectKind.PROGRAMME})
CHAPTERS = WHOLE | {SubjectKind.CHAPTER}
PARTS = frozenset({SubjectKind.UNIT, SubjectKind.TASK})
MANY_TASKS = CHAPTERS | {SubjectKind.UNIT}
FORMS = {
    "text": Form("form-name-summary", ".txt", lasting=True),
    "png": Form("form-name-board", ".png", lasting=True),
    "board-pdf": Form("form-name-board", ".pdf", lasting=True),
    "trend": Form("form-name-trend", ".png", lasting=True),
    "trend-pdf": Form("form-name-trend", ".pdf", lasting=True),
    "weeks": Form("form-name-weeks", ".png", True, MANY_TASKS),
    "weeks-pdf": Form("form-name-weeks", ".pdf", True, MANY_TASKS),
    "pdf": Form("form-name-summary", ".pdf", lasting=True),
    "docx": Form("form-name-summary", ".docx", lasting=True),
    "circular": Form("form-name-circular", ".docx", True, CHAPTERS),
    "slip": Form("form-name-slip", ".docx", True, PARTS),
    "minutes": Form("form-name-minutes", ".docx", True, WHOLE),
    "xlsx": Form("form-name-ledger", ".xlsx"),
    "csv": Form("form-name-ledger", ".csv"),
    "csv-zip": Form("form-name-ledger", ".zip"),
}
