"""Whole numbers of the wire: places, counts, sizes of pages."""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import BeforeValidator

_TEXT: Final = re.compile(r"0|-?[1-9][0-9]{0,18}")


def _read(value: object) -> int:
    if isinstance(value, str) and _TEXT.fullmatch(value):
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise ValueError("not a whole number such as 50")


Whole = Annotated[int, BeforeValidator(_read)]
"""A number, or its digits as text; no sign but a minus, no blanks, ``1_000`` or ``50.0``."""
