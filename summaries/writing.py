"""What every written form shares: a summary with the language it is written in, its title, its sections."""

from dataclasses import dataclass

from domain.lights import Light
from summaries.facts import SummaryFacts
from texts.catalogue import Value, say
from texts.moments import listed, moment
from texts.spans import paper, span_with_days


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the text; the key stays, title and body may be edited by the office."""

    key: str
    title: str
    body: str
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Writer:
    """A summary and the language it is written in."""

    summary: SummaryFacts
    language: str

    def say(self, key: str, **values: Value) -> str:
        return say(self.language, key, **values)

    def light(self, light: Light) -> str:
        return self.say(f"light-{light}")

    def listed(self, names: list[str]) -> str:
        return listed(self.language, names)


def title(summary: SummaryFacts, language: str) -> str:
    """The first line: programme, span and the moment that all numbers stand for."""
    return say(
        language,
        "summary-title",
        title=document_title(summary, language),
        span=span_with_days(language, summary.covered),
        moment=moment(language, summary.moment, summary.zone),
    )


def document_title(summary: SummaryFacts, language: str) -> str:
    """应县专业镇周报, or of a part: 应县专业镇周报·县工信局."""
    values = {"programme": summary.programme, "paper": paper(language, summary.covered.kind)}
    if summary.subject.name:
        return say(language, "summary-document-part", part=summary.subject.name, **values)
    return say(language, "summary-document", **values)
