"""What goods can be found by: pinyin initials, and fragments in any width and case."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

FRAGMENTS_MAX: Final = 8
INITIALS_MAX: Final = 64
_GAP: Final = "\n"
_RUNS: Final = re.compile(r"[0-9a-z]+|[\u3400-\u9fff\U00020000-\U0003ffff]+")

# Readings the dictionary gets wrong on a shelf, where 长 is long and 茄 is no cigar.
_CHARACTERS: Final = {"长": "cháng,zhǎng", "茄": "qié,jiā"}
_PHRASES: Final = {
    "单县": ("shàn", "xiàn"),
    "单州": ("shàn", "zhōu"),
    "厦湾": ("xià", "wān"),
    "参鸡": ("shēn", "jī"),
    "重瓣": ("chóng", "bàn"),
}


def plain(text: str) -> str:
    """Return text as it is compared: one width, one case, no spaces at its ends."""
    return unicodedata.normalize("NFKC", text).casefold().strip()


def fragments(text: str) -> tuple[str, ...]:
    """Return what must all be found, at most eight; the rest of a longer text is not looked at."""
    return tuple(plain(text).split()[:FRAGMENTS_MAX])


def haystack(*parts: str) -> str:
    """Return the one text that fragments are looked for in; none is found across two parts."""
    return _GAP.join(plain(part) for part in parts)


def initials(name: str) -> str:
    """
    Return the first letter of every character's pinyin, and Latin letters and digits as they are.

    ``渝巷 重庆小面`` gives ``yxcqxm``; at most 64 letters. Characters nobody reads are left out.
    """
    _teach()
    from pypinyin.seg.simpleseg import seg

    read = (
        run if run.isascii() else "".join(_sounds(word) for word in seg(run))
        for run in _RUNS.findall(plain(name))
    )
    return "".join(read)[:INITIALS_MAX]


@lru_cache(maxsize=32_768)
def _sounds(word: str) -> str:
    """Return the letters of one word: a shop's names are made of few words, slow to look up."""
    from pypinyin import lazy_pinyin

    return "".join(sound[0] for sound in lazy_pinyin([word], errors="ignore"))


@cache
def _teach() -> None:
    """Correct the dictionary, which is read (50 MB) only once a name must be spelt."""
    from pypinyin import load_phrases_dict, load_single_dict

    load_single_dict({ord(character): sounds for character, sounds in _CHARACTERS.items()})
    load_phrases_dict({phrase: [[sound] for sound in read] for phrase, read in _PHRASES.items()})
