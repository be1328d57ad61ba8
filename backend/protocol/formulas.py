"""
Text that a spreadsheet would run as a formula, made harmless and made itself again.

An apostrophe goes before it, as a person would type it. It also goes after a comma or semicolon
inside a text, because a spreadsheet that splits there makes a cell of what follows.
Source: OWASP, CSV Injection.
"""

from __future__ import annotations

import re
from typing import Final

_BEFORE: Final = r"(^|[,;])(\s*)"
_STARTS: Final = "([=+\\-@\uff1d\uff0b\uff0d\uff20])"
_HARMFUL: Final = re.compile(_BEFORE + "('*)" + _STARTS)
_QUOTED: Final = re.compile(_BEFORE + "'('*)" + _STARTS)
_ERRORS: Final = frozenset(
    {"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
)
"""What a spreadsheet writes where a formula failed."""


def harmless(text: str) -> str:
    """Return text that no spreadsheet runs; ``as_it_was`` gives back the first."""
    if text.lstrip("'") in _ERRORS:  # a name such as ``#N/A``, which is no formula that failed
        return f"'{text}"
    return _HARMFUL.sub(r"\1\2'\3\4", text)


def as_it_was(text: str) -> str:
    """Return what ``harmless`` was given."""
    if "'" not in text:
        return text
    if text.lstrip("'") in _ERRORS:
        return text.removeprefix("'")
    return _QUOTED.sub(r"\1\2\3\4", text)


def is_formula(text: str) -> bool:
    """Test if text is a formula or what is left of one; an amount such as ``-5`` is neither."""
    return text.lstrip().startswith(("=", "\uff1d")) or text in _ERRORS
