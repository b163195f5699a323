"""What the span of a summary is called, and the summary itself: 2023年第41周, 周报."""

from domain.spans import Span, SpanKind
from texts.catalogue import say
from texts.moments import day


def span_words(language: str, span: Span) -> str:
    """2023年第41周, 2023年10月, 2023年第4季度, 2023年; a range by its first and last day."""
    if span.kind is SpanKind.RANGE:
        days = (day(language, end) for end in (span.first, span.last))
        return say(language, "span-range", year=str(span.year), days="—".join(days))
    return say(language, f"span-{span.kind}", year=str(span.year), number=str(span.number))


def span_with_days(language: str, span: Span) -> str:
    """2023年第41周(10月9日(周一)—10月15日(周日)); a range is its days already."""
    named = span_words(language, span)
    if span.kind is SpanKind.RANGE:
        return named
    first, last = day(language, span.first), day(language, span.last)
    return say(language, "span-with-days", span=named, first=first, last=last)


def paper(language: str, kind: SpanKind) -> str:
    """周报, 月报, 季报, 年报, 简报."""
    return say(language, f"paper-{kind}")
