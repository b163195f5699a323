"""The message catalogues: one folder a language, one file a subject.

An office may override any text by files of the same form in a folder of its own.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

DEFAULT = "zh-CN"
LANGUAGES = ("zh-CN", "en")
FOLDER = Path(__file__).parent

Value = str | int | float


class MissingTextError(LookupError):
    """A key that no catalogue knows: a mistake in the code, found by the catalogue tests."""


def say(language: str, key: str, **values: Value) -> str:
    """Return the text `key` in `language`, with the values in place.

    Numbers choose plural forms and are grouped; what must stay as it is (years, codes) comes as str.
    """
    return _said(language if language in LANGUAGES else DEFAULT, key, tuple(values.items()))


# Labels, weekdays and moments come again and again; a text depends on nothing but what is given here.
@lru_cache(maxsize=8192)
def _said(language: str, key: str, values: tuple[tuple[str, Value], ...]) -> str:
    bundle = _bundle(language)
    pattern = bundle.get_message(key).value if bundle.has_message(key) else None
    if pattern is None:
        raise MissingTextError(key)
    text, _errors = bundle.format_pattern(pattern, dict(values))
    return str(text)


def say_all(key: str, **values: Value) -> frozenset[str]:
    """Return the text in every language: what a person may type instead of pressing."""
    return frozenset(say(language, key, **values) for language in LANGUAGES)


@cache
def _bundle(language: str, folder: Path = FOLDER) -> FluentBundle:
    # Isolating marks (U+2068, U+2069) would end up in every message.
    bundle = FluentBundle([language], use_isolating=False)
    for path in sorted((folder / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text("utf-8")))
    return bundle


def known_language(tag: str) -> str:
    """Return the catalogue language for a client's language tag, Chinese when in doubt."""
    return "en" if tag.lower().startswith("en") else DEFAULT


def override(language: str, texts: Mapping[str, str]) -> None:
    """Replace single texts of a language by an office's own wording."""
    source = "\n".join(f"{key} = {text}" for key, text in texts.items())
    _bundle(language).add_resource(FluentResource(source), allow_overrides=True)
    _said.cache_clear()
