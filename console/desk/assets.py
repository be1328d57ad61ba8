"""Find the files of ``resources/``, in a checkout, a wheel or a frozen build."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

_PACKAGED: Final = files("console") / "resources"
_CHECKOUT: Final = Path(__file__).parents[2] / "resources"


def asset(path: str) -> Traversable:
    """
    Return one shipped file, e.g. ``icons/checkout.svg``.

    :raises FileNotFoundError: if it is not shipped.
    """
    root: Traversable = _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT
    found = root.joinpath(*path.split("/"))
    if not found.is_file():
        raise FileNotFoundError(path)
    return found
