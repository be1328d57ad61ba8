"""
Barcodes as goods carry them: EAN-13, EAN-8 or UPC-A where the number is one, else Code 128.

Source: GS1 General Specifications, 5.2 (EAN/UPC: quiet zones in table 5.2.3.4, guard bars five
modules longer) and 5.12.3 (sizes at a till: a module of 0.264 to 0.660 mm, nominal 0.330);
ISO/IEC 15417 (Code 128: ten modules of white at either end).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from typing import Any, Final

LEAST: Final = 0.264
"""Millimetres: the narrowest module a till's scanner must read, 80 % of the nominal one."""
NOMINAL: Final = 0.33
GUARD: Final = 5
"""By how many modules the guard bars of EAN and UPC are longer."""


class Kind(Enum):
    """The name at ``python-barcode``, white on the left and on the right, and its guard bars."""

    EAN_13 = "EAN13", 11, 7, ((0, 3), (45, 50), (92, 95))
    EAN_8 = "EAN8", 7, 7, ((0, 3), (31, 36), (64, 67))
    UPC_A = "UPCA", 9, 9, ((0, 10), (45, 50), (85, 95))
    CODE_128 = "Code128", 10, 10, ()

    def __init__(
        self, maker: str, left: int, right: int, guards: tuple[tuple[int, int], ...]
    ) -> None:
        self.maker = maker
        self.left = left
        self.right = right
        self.guards = guards


_LENGTHS: Final = {13: Kind.EAN_13, 8: Kind.EAN_8, 12: Kind.UPC_A}


@dataclass(frozen=True, slots=True)
class Bar:
    """One dark bar, in modules from the left end of the white before the symbol."""

    start: int
    width: int
    guards: bool
    """Whether it is one of the longer ones."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A barcode in modules."""

    kind: Kind
    text: str
    modules: tuple[bool, ...]
    """Dark or light, without the white at either end."""

    @property
    def breadth(self) -> int:
        """How many modules it takes with its white."""
        return self.kind.left + len(self.modules) + self.kind.right

    def bars(self) -> Iterator[Bar]:
        """Yield the dark bars from left to right."""
        start = 0
        while start < len(self.modules):
            end = start
            while end < len(self.modules) and self.modules[end] == self.modules[start]:
                end += 1
            if self.modules[start]:
                guards = any(left <= start < right for left, right in self.kind.guards)
                yield Bar(self.kind.left + start, end - start, guards)
            start = end

    def module(self, room: float, most: float = NOMINAL) -> float | None:
        """Return how wide a module is in so many millimetres; None if it cannot be read there."""
        wide = min(most, room / self.breadth)
        return wide if wide >= LEAST else None

    def groups(self) -> tuple[tuple[str, int, int], ...]:
        """Return the digits below and the modules, white included, that each group lies under."""
        text, left = self.text, self.kind.left
        match self.kind:
            case Kind.EAN_13:
                first = (text[0], 0, left - 1)
                return first, (text[1:7], left + 3, left + 45), (text[7:], left + 50, left + 92)
            case Kind.EAN_8:
                return (text[:4], left + 3, left + 31), (text[4:], left + 36, left + 64)
            case Kind.UPC_A:
                ends = (text[0], 0, left - 1), (text[-1], left + 96, self.breadth)
                middle = (text[1:6], left + 10, left + 45), (text[6:11], left + 50, left + 85)
                return ends[0], *middle, ends[1]
            case Kind.CODE_128:
                return ((text, 0, self.breadth),)


def symbol(barcode: str) -> Symbol:
    """Return a barcode of 1 to 32 letters, digits and ``-`` as modules."""
    number = barcode.isascii() and barcode.isdigit()
    kind = _LENGTHS.get(len(barcode), Kind.CODE_128) if number else Kind.CODE_128
    made = _made(kind, barcode)
    if made.get_fullcode() != barcode:  # its last digit does not check the others
        kind, made = Kind.CODE_128, _made(Kind.CODE_128, barcode)
    built: list[str] = made.build()
    return Symbol(kind, barcode, tuple(module == "1" for module in built[0]))


def _made(kind: Kind, barcode: str) -> Any:
    return getattr(import_module("barcode"), kind.maker)(barcode)  # says nothing of its types
