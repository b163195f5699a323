"""Pages set by typst from a template and plain data: text stays text, whatever signs it holds."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import typst

from summaries.printable import printable

TEMPLATES = Path(__file__).parent / "templates"
FONTS = files("manimgx_fonts_cjk")


class TypesettingError(RuntimeError):
    """The template asks for something that is not there, such as a font."""


def typeset(
    template: str, data: dict[str, Any], form: Literal["png", "pdf"], pixels_per_inch: float = 72
) -> bytes:
    """Return the template filled with the data; raises TypesettingError on any warning.

    The data is handed over as JSON beside the source: nothing is ever spliced into it.
    """
    inputs = {"data": json.dumps(shown(data), ensure_ascii=False)}
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    made, warnings = typst.compile_with_warnings(
        TEMPLATES / template, format=form, ppi=pixels_per_inch, sys_inputs=inputs, font_paths=fonts
    )
    if warnings:
        raise TypesettingError("; ".join(warning.message for warning in warnings))
    return bytes(made)


def shown(data: Any) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Return the data with every text in it printable."""
    if isinstance(data, str):
        return printable(data)
    if isinstance(data, dict):
        return {key: shown(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [shown(value) for value in data]
    return data
