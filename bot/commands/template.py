"""`duban template`: a starting template for an office to change, or a check of one that it has changed."""

import argparse
import sys
from pathlib import Path

from bot.settings import Settings
from summaries.layouts import LAYOUTS, starting_template
from summaries.office_templates import TemplateError, left_out, opened
from texts.catalogue import DEFAULT, LANGUAGES

REFUSED = 2


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser of `duban`."""
    parser = commands.add_parser("template", help="write or check an office's template")
    parser.add_argument(
        "form",
        nargs="?",
        choices=tuple(LAYOUTS),
        help="which form; when checking, by default the file's name",
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="write a starting template with all bookmarks"
    )
    what.add_argument("--check", type=Path, metavar="FILE", help="say what is missing in it or misspelt")
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write or check the template; return 2 with one line for one that cannot be used."""
    form = args.form or (args.check.stem if args.check else "")
    if form not in LAYOUTS:
        sys.stderr.write(f"say which form it is: {', '.join(LAYOUTS)}\n")
        return REFUSED
    if args.output:
        starting_template(form, Settings().look.faces, args.lang).save(str(args.output))
        return 0
    return _check(args.check, form)


def _check(path: Path, form: str) -> int:
    try:
        missing = left_out(opened(path, form), form)
    except TemplateError as refusal:
        sys.stderr.write(f"{refusal}\n")
        return REFUSED
    without = f", without {', '.join(missing)}" if missing else ""
    sys.stdout.write(f"{path.name} can be used{without}\n")
    return 0
