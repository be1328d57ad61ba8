"""Which letters may stand on paper, and how many columns each takes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_KEPT: Final = frozenset("LMNPS")
"""Letters, marks, numbers, punctuation, symbols: never a control, nor what hides or turns text."""
_SAID_OTHERWISE: Final = str.maketrans({"\u2212": "-", "\u00a5": "￥", "\u2009": None})
"""A minus, a yen sign and a thin space that receipt printers do not have."""
_HIDDEN: Final = frozenset("\u115f\u1160\u3164\uffa0\u034f") | set(map(chr, range(0xFE00, 0xFE10)))
"""Fillers and choosers of a form: they show nothing though they count as letters or marks."""

_CLOSING: Final = frozenset("，。、；：？！）》」』】〕”’…—·%,.;:?!)]}")
_OPENING: Final = frozenset("（《「『【〔“‘￥([{")


def clean(text: str) -> str:
    """
    Return text with nothing in it but what shows, on one line.

    Whatever a printer could take for a command is gone: controls, escape sequences' first bytes,
    line ends, and invisible signs that turn or hide text. Runs of white become one space.
    """
    shown = "".join(map(_shown, text.translate(_SAID_OTHERWISE)))
    words = (_resting(word) for word in unicodedata.normalize("NFC", shown).split())
    return " ".join(word for word in words if word)


def _resting(word: str) -> str:
    """Return a word without the marks at its beginning, which rest on no letter."""
    return word[next((at for at, letter in enumerate(word) if columns(letter)), len(word)) :]


@lru_cache(maxsize=4096)
def _shown(letter: str) -> str:
    if letter.isspace() or unicodedata.category(letter)[0] == "Z":
        return " "
    if letter in _HIDDEN or unicodedata.category(letter)[0] not in _KEPT:
        return ""
    return letter


@lru_cache(maxsize=4096)
def columns(letter: str) -> int:
    """
    Return how many half-width columns a letter takes: 0, 1 or 2.

    What Unicode leaves open (“ — … ×) takes two, as on every printer with a Chinese font.
    """
    if unicodedata.category(letter) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in {"W", "F", "A"} else 1


def breadth(text: str) -> int:
    """Return how many half-width columns a text takes."""
    return sum(map(columns, text))


def cells(text: str) -> Iterator[tuple[str, int]]:
    """Yield each letter with the marks on it, and its columns."""
    cell, wide = "", 0
    for letter in text:
        own = columns(letter)
        if own and cell:
            yield cell, wide
            cell, wide = "", 0
        cell, wide = cell + letter, max(wide, own)
    if cell:
        yield cell, wide


def wrap(text: str, most: int) -> list[str]:
    """
    Break a clean text into lines of at most ``most`` columns, between words where it can.

    Between Chinese letters it may break anywhere; nothing is lost but the spaces at the breaks.
    """
    lines: list[str] = []
    line, wide = "", 0
    for piece, own in _held(_pieces(text, most), most):
        if wide + own > most and line:
            lines.append(line.rstrip(" "))
            line, wide = "", 0
        if line or piece != " ":
            line, wide = line + piece, wide + own
    return [*lines, line.rstrip(" ")] if line.strip(" ") else lines or [""]


def _held(pieces: Iterator[tuple[str, int]], most: int) -> Iterator[tuple[str, int]]:
    """Keep closing marks with what they close, and opening ones with what they open."""
    held, wide = "", 0
    for piece, own in pieces:
        joins = piece[0] in _CLOSING or (held and held[-1] in _OPENING)
        if held and not (joins and held != " " and wide + own <= most):
            yield held, wide
            held, wide = "", 0
        held, wide = held + piece, wide + own
    if held:
        yield held, wide


def _pieces(text: str, most: int) -> Iterator[tuple[str, int]]:
    """Yield what stays together: a wide letter, a space, a word, or parts of too long a word."""
    word, wide = "", 0
    for cell, own in cells(text):
        alone = own > 1 or cell == " "
        if word and (alone or wide + own > most):
            yield word, wide
            word, wide = "", 0
        if alone:
            yield cell, own
        else:
            word, wide = word + cell, wide + own
    if word:
        yield word, wide
