"""What all tables of a plan file share: nothing unknown, nothing converted in silence."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

ONE_LINE = r"^[^\x00-\x1f\x7f\u2028\u2029]+$"
Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=ONE_LINE)
]
Label = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20, pattern=ONE_LINE)
]
Text = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=4000, pattern=r"^[^\x00-\x08\x0b-\x1f\x7f]+$"
    ),
]
Code = Annotated[str, StringConstraints(max_length=20, pattern=r"^[^\s\x00-\x1f\x7f]+$")]
Number = Annotated[float, Field(allow_inf_nan=False)]
# TOML knows only arrays and strings: these fields alone may turn them into tuples and enums.
Lines = Annotated[tuple[Line, ...], Field(strict=False, max_length=500)]


class Entry(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)
