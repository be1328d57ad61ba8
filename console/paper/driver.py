"""The one door to python-escpos, which says nothing of its types and is costly to open."""

from __future__ import annotations

import logging
import os
from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from shutil import rmtree
from typing import Any, Final

_CACHE: Final = "ESCPOS_CAPABILITIES_PICKLE_DIR"


def new_tape(dots: int) -> Any:
    """Return a printer of python-escpos that only keeps the bytes, for a paper of a width."""
    return printers().Dummy(profile=_profile(dots))


@cache
def printers() -> Any:
    """Return the library's printers; the first call takes a third of a second."""
    with _log_left_alone():
        driver = import_module("escpos.printer")
    _clear_its_cache()
    return driver


def _profile(dots: int) -> Any:
    printers()
    profile = import_module("escpos.capabilities").Profile()
    # Without a width in dots the library prints a complaint and cannot centre a picture.
    profile.profile_data = {**profile.profile_data, "media": {"width": {"pixels": dots}}}
    profile.features = profile.profile_data["features"]
    return profile


def _clear_its_cache() -> None:
    """Remove the folder it makes for a cache at every start, and would leave behind."""
    if _CACHE not in os.environ:
        rmtree(import_module("escpos.capabilities").pickle_dir, ignore_errors=True)


@contextmanager
def _log_left_alone() -> Generator[None]:
    """Undo what it does to the program's log when it is imported."""
    before = list(logging.root.handlers)
    try:
        yield
    finally:
        logging.root.handlers[:] = before
