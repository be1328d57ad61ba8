"""What ships with the product may ship with it, and is exactly what was pinned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib import metadata
from typing import Final

import pytest
from packaging.requirements import Requirement

from tests.house.sources import ROOT

PERMISSIVE: Final = {
    *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MIT-0"),
    *("MIT-CMU", "PSF-2.0", "Unlicense", "Zlib"),
}
LGPL: Final = {"LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later"}

SPELLED: Final = {
    "MIT License": "MIT",
    "BSD": "BSD-3-Clause",
    "Apache Software License": "Apache-2.0",
}
"""Licences stated in words, as the identifiers of the SPDX list."""

CLASSIFIED: Final = {
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
}

READ_BY_US: Final[Mapping[str, tuple[str, str]]] = {
    "pysqlite3": ("Zlib", "its metadata names none; its LICENSE file holds the words of Zlib"),
}

EXCUSED: Final[Mapping[str, tuple[str, str]]] = {
    "certifi": (
        "MPL-2.0",
        "a list of certificates, passed on unchanged; it asks nothing of what is beside it",
    ),
}

_PIN: Final = re.compile(
    r"^(?P<pin>[A-Za-z0-9][^\\\n]*?)\s*\\?\n(?P<hashes>(?:[ ]+--hash=.*\n)*)", re.MULTILINE
)


def _pins(lock: str) -> Iterator[tuple[Requirement, list[str]]]:
    """Yield what a lock pins, with the hashes of its files."""
    for found in _PIN.finditer((ROOT / ".lock" / lock).read_text("utf-8")):
        hashes = re.findall(r"--hash=sha256:([0-9a-f]{64})", found["hashes"])
        yield Requirement(found["pin"]), hashes


def _shipped() -> list[str]:
    """Return what the run-time lock brings to this machine."""
    pins = [pin for pin, _ in _pins("run.txt")]
    return sorted({pin.name for pin in pins if pin.marker is None or pin.marker.evaluate()})


def _stated(name: str) -> str:
    """Return the licence a distribution states, as an SPDX expression."""
    about = metadata.metadata(name)
    stated = next((about[key] for key in ("License-Expression", "License") if key in about), "")
    if stated:
        return SPELLED.get(stated, stated)
    classified = [CLASSIFIED.get(each, each) for each in about.get_all("Classifier") or ()]
    return " OR ".join(each for each in classified if each in PERMISSIVE)


def _may_ship(expression: str) -> bool:
    """Tell whether one choice of an expression without brackets holds only what may ship."""
    choices = expression.split(" OR ")
    return any(
        all(part.strip() in PERMISSIVE | LGPL for part in choice.split(" AND "))
        for choice in choices
    )


@pytest.mark.parametrize("name", _shipped())
def test_what_ships_is_permissive_or_lgpl(name: str) -> None:
    if name in EXCUSED:
        assert _stated(name) == EXCUSED[name][0]
        return
    expression = _stated(name) or READ_BY_US.get(name, ("", ""))[0]
    assert _may_ship(expression), f"{name}: {expression!r}"


@pytest.mark.parametrize(
    "expression",
    ["", "GPL-3.0-only", "MIT AND GPL-2.0-only", "AGPL-3.0-only OR SSPL-1.0", "UNKNOWN"],
)
def test_what_may_not_ship_is_seen(expression: str) -> None:
    assert not _may_ship(expression)


def test_a_choice_may_be_made_for_the_user() -> None:
    assert _may_ship("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only")
    assert _may_ship("BSD-3-Clause AND 0BSD AND MIT")


def test_no_excuse_outlives_its_reason() -> None:
    assert set(EXCUSED) | set(READ_BY_US) <= set(_shipped())
    assert [name for name in READ_BY_US if _stated(name)] == []


@pytest.mark.parametrize("lock", ["run.txt", "test.txt"])
def test_every_pin_is_exact_and_hashed(lock: str) -> None:
    pins = list(_pins(lock))
    assert len(pins) >= 30
    loose = [
        str(pin)
        for pin, hashes in pins
        if not hashes or [each.operator for each in pin.specifier] != ["=="] or pin.url
    ]
    assert loose == []
    text = (ROOT / ".lock" / lock).read_text("utf-8")
    assert "://" not in text
    assert re.findall(r"^\s*-(?!-hash=)\S+", text, re.MULTILINE) == []


def test_what_is_tested_is_what_runs() -> None:
    tested = {str(pin) for pin, _ in _pins("test.txt")}
    assert [str(pin) for pin, _ in _pins("run.txt") if str(pin) not in tested] == []


@pytest.mark.parametrize("name", _shipped())
def test_what_is_installed_is_what_was_pinned(name: str) -> None:
    wanted = {
        str(pin.specifier).removeprefix("==")
        for pin, _ in _pins("run.txt")
        if pin.name == name and (pin.marker is None or pin.marker.evaluate())
    }
    assert metadata.version(name) in wanted


def test_our_own_licence_stands_at_the_door() -> None:
    words = (ROOT / "LICENSE").read_text("utf-8")
    assert "Apache License" in words
    assert "Version 2.0, January 2004" in words
    assert "END OF TERMS AND CONDITIONS" in words
