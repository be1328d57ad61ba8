"""What `verify` asks of every capability: checks that read and never change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from backend.kernel.unit import Unit


@dataclass(frozen=True, slots=True)
class Finding:
    """How many things a check looked at, and each breach in a sentence."""

    count: int
    breaches: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One invariant and how it is looked for."""

    name: str
    run: Callable[[Unit], Finding]
