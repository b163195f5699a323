"""What every form of a summary is made of, and how it is made."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from storage import programmes
from storage.programmes import Programme
from summaries.board import phone_board, wall_board
from summaries.briefing import briefing
from summaries.circular import circular
from summaries.collecting import collect
from summaries.facts import SummaryFacts, from_json
from summaries.ledger_csv import ledger_csv, ledger_csv_zip
from summaries.look import STANDARD_LOOK, Look
from summaries.minutes import minutes
from summaries.official_docx import official_docx
from summaries.orders import Order, stored_of
from summaries.papers import Paper
from summaries.pdf import pdf_summary
from summaries.printable import printable
from summaries.sheets import Source, Watch, unwatched
from summaries.slip import slip
from summaries.splitting import messages
from summaries.stored import sections_shown
from summaries.subjects import Asked, asked_of
from summaries.text import sections
from summaries.trends import paper_trends, phone_trends
from summaries.view import view_at
from summaries.weeks_board import phone_weeks, wall_weeks
from summaries.writing import Section, Writer, title
from summaries.xlsx import ledger_workbook


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


def as_it_stands(
    tx: Connection, programme: Programme, asked: Asked, language: str, now: datetime
) -> Material:
    """Return what the forms of a summary are made of, with the numbers of this moment."""
    facts = collect(view_at(tx, programme, now), asked)
    return Material(tx, facts, sections(facts, language), language)


def fulfil(tx: Connection, order: Order, now: datetime, look: Look = STANDARD_LOOK) -> bytes:
    """Return the file's content; raises LookupError if the summary is gone."""
    return write(order.form, replace(_material(tx, order, now), look=look))


def _material(tx: Connection, order: Order, now: datetime) -> Material:
    if not order.reference.isdigit():
        programme = programmes.by_id(tx, order.programme_id)
        asked = asked_of(tx, programme.id, order.reference)
        return as_it_stands(tx, programme, asked, order.language, now)
    stored = stored_of(tx, order)
    if stored is None:
        raise LookupError(f"no summary {order.reference}")
    facts = from_json(stored.facts)
    written = sections_shown(tx, stored, facts, order.language)
    return Material(tx, facts, written, order.language)


def write(form: str, material: Material) -> bytes:
    """Return the content of the form's file; raises TemplateError for an unusable template."""
    return WRITERS[form](material)


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


WRITERS: dict[str, Callable[[Material], bytes]] = {
    "text": _text,
    "png": _png,
    "board-pdf": _board_pdf,
    "trend": _trend,
    "trend-pdf": _trend_pdf,
    "weeks": _weeks,
    "weeks-pdf": _weeks_pdf,
    "pdf": _pdf,
    "docx": _docx,
    "circular": _circular,
    "slip": _slip,
    "minutes": _minutes,
    "xlsx": _xlsx,
    "csv": _csv,
    "csv-zip": _csv_zip,
}
