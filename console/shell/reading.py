"""What a few typed letters may mean: a part of a title, of its pinyin, or of the initials."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache


def matches(text: str, title: str) -> bool:
    """Whether typed text means a title: part of it, or of its pinyin, or the initials."""
    wanted = text.casefold().replace(" ", "")
    return any(wanted in reading for reading in _readings(title))


def begins(text: str, title: str) -> bool:
    """Whether a title, its pinyin or its initials begin with typed text: it is likelier meant."""
    wanted = text.casefold().replace(" ", "")
    return any(reading.startswith(wanted) for reading in _readings(title))


@lru_cache(maxsize=1024)
def _readings(title: str) -> tuple[str, ...]:
    return tuple(_read(title))


def _read(title: str) -> Iterable[str]:
    plain = title.casefold().replace(" ", "")
    yield plain
    if not title.isascii():
        from pypinyin import Style, lazy_pinyin  # a large table; loaded when first needed

        yield "".join(lazy_pinyin(plain))
        yield "".join(lazy_pinyin(plain, style=Style.FIRST_LETTER))
