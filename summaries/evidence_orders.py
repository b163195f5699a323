"""Evidence that the office asked for in chat: one order for each zip, fetched and packed before it is sent.

Its reference names the zip after span and part: 2023-10@unit-12/101-250 holds the files from 101 to 250.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from domain.messages import Document
from storage import evidence, programmes
from storage.evidence import EvidenceFile
from summaries.collecting import collect
from summaries.evidence import Parcel, shares
from summaries.facts import SummaryFacts
from summaries.file_names import safe_name
from summaries.orders import SCHEME, Order
from summaries.sheets import part_of
from summaries.subjects import Asked, asked_of
from summaries.view import view_at
from texts.catalogue import say

EVIDENCE = "evidence"


def evidence_files(tx: Connection, facts: SummaryFacts) -> Sequence[EvidenceFile]:
    """Return all files that came with the reports of the summary's span and subject."""
    return evidence.of_part(tx, part_of(facts))


def parcels(tx: Connection, facts: SummaryFacts, language: str) -> list[Parcel]:
    """Return what goes into each zip; nothing if no report came with a file."""
    return [Parcel(part, facts.zone, language) for part in shares(evidence_files(tx, facts))]


def evidence_documents(tx: Connection, facts: SummaryFacts, language: str) -> list[Document]:
    """Return the zips to send, not made yet; none if no report came with a file."""
    parts = shares(evidence_files(tx, facts))
    asked = Asked(facts.covered, facts.subject)
    numbers = [""] if len(parts) == 1 else [f"-{number}" for number in range(1, len(parts) + 1)]
    return [
        Document(
            f"{SCHEME}{EVIDENCE}:{facts.programme_id}:{asked.reference}/{part[0].id}-{part[-1].id}:{language}",
            evidence_name(facts, language, number),
        )
        for part, number in zip(parts, numbers, strict=True)
    ]


def evidence_name(facts: SummaryFacts, language: str, number: str = "") -> str:
    values = {"programme": facts.programme, "part": f"·{facts.subject.name}" if facts.subject.name else ""}
    return safe_name(say(language, "form-name-evidence", **values, span=facts.span + number) + ".zip")


def is_evidence(order: Order) -> bool:
    return order.form == EVIDENCE


def parcel(tx: Connection, order: Order, now: datetime) -> Parcel:
    """Return what goes into an ordered zip; raises LookupError if its part of the programme is gone."""
    reference, _, ids = order.reference.partition("/")
    first, _, last = ids.partition("-")
    programme = programmes.by_id(tx, order.programme_id)
    asked = asked_of(tx, programme.id, reference)
    facts = collect(view_at(tx, programme, now), asked)
    files = [file for file in evidence_files(tx, facts) if int(first) <= file.id <= int(last)]
    return Parcel(files, facts.zone, order.language)
