"""The colours of a theme by name, and the style sheet they fill. No Qt here."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Final

from console.desk.assets import asset

THEMES: Final = ("light", "dark")
_HOLE: Final = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def tokens(theme: str) -> Mapping[str, str]:
    """Return the colours of ``light`` or ``dark``, ``#RRGGBB`` or ``#AARRGGBB``."""
    found = tomllib.loads(asset(f"themes/{theme}.toml").read_text("utf-8"))
    return {name: str(colour) for name, colour in found.items()}


def style_sheet(colours: Mapping[str, str]) -> str:
    """
    Fill every ``{{ token }}`` of the one style sheet.

    :raises KeyError: if the sheet asks for a colour the theme does not have.
    """
    return _HOLE.sub(lambda hole: colours[hole[1]], asset("themes/base.qss").read_text("utf-8"))
