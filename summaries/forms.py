"""Every form of a summary under its name, as the command line and the chat ask for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from summaries.board import phone_board, wall_board
from summaries.briefing import briefing
from summaries.circular import circular
from summaries.facts import SummaryFacts
from summaries.file_names import safe_name
from summaries.ledger_csv import ledger_csv, ledger_csv_zip
from summaries.look import STANDARD_LOOK, Look
from summaries.minutes import minutes
from summaries.official_docx import official_docx
from summaries.papers import Paper
from summaries.pdf import pdf_summary
from summaries.printable import printable
from summaries.sheets import Source, Watch, unwatched
from summaries.slip import slip
from summaries.splitting import messages
from summaries.subjects import SubjectKind
from summaries.trends import paper_trends, phone_trends
from summaries.weeks_board import phone_weeks, wall_weeks
from summaries.writing import Section, Writer, document_title, title
from summaries.xlsx import ledger_workbook
from texts.catalogue import say


@dataclass(frozen=True, slots=True)
class Material:
    """What every form is made of; `tx` is read by the ledger alone, for the reports in full."""

    tx: Connection
    facts: SummaryFacts
    sections: Sequence[Section]
    language: str
    look: Look = STANDARD_LOOK
    watch: Watch = unwatched

    @property
    def writer(self) -> Writer:
        return Writer(self.facts, self.language)

    @property
    def source(self) -> Source:
        return Source(self.tx, self.writer, self.watch)


@dataclass(frozen=True, slots=True)
class Form:
    """A form: the text key of its file's name, the name's end, how it is made, which subjects it fits.

    A lasting one is made of nothing but the summary; the others read the database as it is.
    """

    name: str
    suffix: str
    write: Callable[[Material], bytes]
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


def _text(material: Material) -> bytes:
    parts = messages(title(material.facts, material.language), material.sections, material.language)
    return printable("\n".join((*parts, ""))).encode()


def _docx(material: Material) -> bytes:
    return _official("summary", material, briefing(material.writer, material.sections))


def _circular(material: Material) -> bytes:
    return _official("circular", material, circular(material.writer))


def _slip(material: Material) -> bytes:
    return _official("slip", material, slip(material.writer))


def _minutes(material: Material) -> bytes:
    return _official("minutes", material, minutes(material.writer))


def _official(form: str, material: Material, paper: Paper) -> bytes:
    return official_docx(form, paper, material.look, material.language)


def _pdf(material: Material) -> bytes:
    return pdf_summary(material.facts, material.sections, material.language)


def _xlsx(material: Material) -> bytes:
    return ledger_workbook(material.source)


def _csv(material: Material) -> bytes:
    return ledger_csv(material.source)


def _csv_zip(material: Material) -> bytes:
    return ledger_csv_zip(material.source)


def _png(material: Material) -> bytes:
    return phone_board(material.facts, material.language)


def _board_pdf(material: Material) -> bytes:
    return wall_board(material.facts, material.language)


def _trend(material: Material) -> bytes:
    return phone_trends(material.facts, material.language)


def _trend_pdf(material: Material) -> bytes:
    return paper_trends(material.facts, material.language)


def _weeks(material: Material) -> bytes:
    return phone_weeks(material.facts, material.language)


def _weeks_pdf(material: Material) -> bytes:
    return wall_weeks(material.facts, material.language)


WHOLE = frozenset({SubjectKind.PROGRAMME})
CHAPTERS = WHOLE | {SubjectKind.CHAPTER}
PARTS = frozenset({SubjectKind.UNIT, SubjectKind.TASK})
MANY_TASKS = CHAPTERS | {SubjectKind.UNIT}
FORMS = {
    "text": Form("form-name-summary", ".txt", _text, lasting=True),
    "png": Form("form-name-board", ".png", _png, lasting=True),
    "board-pdf": Form("form-name-board", ".pdf", _board_pdf, lasting=True),
    "trend": Form("form-name-trend", ".png", _trend, lasting=True),
    "trend-pdf": Form("form-name-trend", ".pdf", _trend_pdf, lasting=True),
    "weeks": Form("form-name-weeks", ".png", _weeks, True, MANY_TASKS),
    "weeks-pdf": Form("form-name-weeks", ".pdf", _weeks_pdf, True, MANY_TASKS),
    "pdf": Form("form-name-summary", ".pdf", _pdf, lasting=True),
    "docx": Form("form-name-summary", ".docx", _docx, lasting=True),
    "circular": Form("form-name-circular", ".docx", _circular, True, CHAPTERS),
    "slip": Form("form-name-slip", ".docx", _slip, True, PARTS),
    "minutes": Form("form-name-minutes", ".docx", _minutes, True, WHOLE),
    "xlsx": Form("form-name-ledger", ".xlsx", _xlsx),
    "csv": Form("form-name-ledger", ".csv", _csv),
    "csv-zip": Form("form-name-ledger", ".zip", _csv_zip),
}
