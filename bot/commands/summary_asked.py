"""Which summary the command line asks for: one span, and the whole programme or one part of it."""

import argparse
from collections.abc import Callable
from datetime import date

from sqlalchemy import Connection

from bot.commands.choosing import RefusedError
from domain.spans import Span, SpanKind, range_of, span_of
from summaries.forms import FORMS
from summaries.part_names import directory
from summaries.subjects import WHOLE, Asked, Subject, SubjectKind

SPANS = {
    "week": (SpanKind.WEEKLY, "YYYY-Www", "2023-W41"),
    "month": (SpanKind.MONTHLY, "YYYY-MM", "2023-10"),
    "quarter": (SpanKind.QUARTERLY, "YYYY-Qn", "2023-Q4"),
    "year": (SpanKind.YEARLY, "YYYY", "2023"),
}
PARTS = {
    SubjectKind.UNIT: ("NAME", "only this unit"),
    SubjectKind.TASK: ("CODE", "only this task"),
    SubjectKind.CHAPTER: ("NAME", "only this chapter of the plan"),
    SubjectKind.TARGET: ("WORDING", "only this target"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Exactly one span, and at most one part."""
    spans = parser.add_mutually_exclusive_group(required=True)
    for name, (kind, form, example) in SPANS.items():
        spans.add_argument(
            f"--{name}", dest="span", type=_span(name, kind, example), metavar=form, help=f"such as {example}"
        )
    spans.add_argument("--from", dest="first", type=_day, metavar="DAY", help="first day, together with --to")
    parser.add_argument("--to", dest="last", type=_day, metavar="DAY", help="last day, such as 2023-10-20")
    parts = parser.add_mutually_exclusive_group()
    for part, (form, help_text) in PARTS.items():
        parts.add_argument(f"--{part}", metavar=form, help=help_text)


def _span(name: str, kind: SpanKind, example: str) -> Callable[[str], Span]:
    def read(text: str) -> Span:
        try:
            span = span_of(text)
        except ValueError:
            span = None
        if span is None or span.kind is not kind:
            raise argparse.ArgumentTypeError(f"{text} is no {name} such as {example}")
        return span

    return read


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no day such as 2023-10-20") from None


def asked(tx: Connection, programme_id: int, args: argparse.Namespace) -> Asked:
    """Return what the arguments ask for; raises RefusedError where they name nothing."""
    return Asked(_asked_span(args), _asked_part(tx, programme_id, args))


def _asked_span(args: argparse.Namespace) -> Span:
    if (args.first is None) != (args.last is None):
        raise RefusedError("--from and --to go together")
    if args.first is None:
        span: Span = args.span
        return span
    try:
        return range_of(args.first, args.last)
    except ValueError:
        raise RefusedError(f"{args.first} to {args.last} is no span of at most three years") from None


def _asked_part(tx: Connection, programme_id: int, args: argparse.Namespace) -> Subject:
    kind = next((kind for kind in PARTS if getattr(args, kind) is not None), None)
    if kind is None:
        return WHOLE
    name = getattr(args, kind)
    known = directory(tx, programme_id, (kind,))
    found = known.meant(name)
    if len(found) == 1:
        return found[0]
    if found:
        raise RefusedError(f"{name} may be: {_listed(found)}")
    nearest = _listed(known.nearest(name))
    raise RefusedError(f"no {kind} {name}" + (f"; the nearest: {nearest}" if nearest else ""))


def _listed(parts: list[Subject]) -> str:
    return ", ".join(part.name for part in parts)


def check_fits(form: str, subject: Subject) -> None:
    """Raise RefusedError, which says what there is, if a form is none for such a part."""
    if form in FORMS and subject.kind not in FORMS[form].fits:
        fitting = ", ".join(name for name, known in FORMS.items() if subject.kind in known.fits)
        raise RefusedError(f"{form} is no form for a {subject.kind}; there are: {fitting}")
