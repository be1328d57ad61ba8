"""
Masks what must not leave the shop: keys, PINs, tokens, phones, payment codes, buyers, names.

What is known of this shop is masked by its own values, everything else by its shape. A mask says
what it hides and a short mark, the same for the same value, so that lines can still be compared.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import partial
from typing import Final

_SHAPES: Final = (
    ("key", re.compile(r"-----BEGIN [A-Z0-9 ]+-----.*?(?:-----END [A-Z0-9 ]+-----|\Z)", re.DOTALL)),
    ("secret", re.compile(r"(?P<keep>cookie:\s*)(?P<hide>[^\r\n]+)", re.IGNORECASE)),
    ("secret", re.compile(r"(?P<keep>\bbearer\s+)(?P<hide>[^\s\"',;]+)", re.IGNORECASE)),
    ("secret", re.compile(r"(?P<keep>://[^\s/:@]*:)(?P<hide>[^\s/@]+)(?=@)")),
    ("secret", re.compile(r"(?P<keep>\bscrypt\$)(?P<hide>[^\s\"',]+)")),
    (
        "secret",
        re.compile(
            r"(?P<keep>[\"']?(?:[a-z_]*(?:pin|password|passwd|secret|token|private_key|"
            r"activation|signature|sign|authorization|cookie)(?:_[a-z]+)?)[\"']?\s*[=:]\s*[\"']?"
            r"(?:bearer\s+)?)(?P<hide>[^\s\"',;&})\]]+)",
            re.IGNORECASE,
        ),
    ),
    ("address", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("card", re.compile(r"(?<![\w.])\d{6}(?:19|20)\d{2}[01]\d[0-3]\d{4}[\dXx](?![\w.])")),
    ("code", re.compile(r"(?<!\d)(?:2[5-9]|30)\d{14,22}(?!\d)")),
    ("buyer", re.compile(r"(?<!\d)2088\d{12}(?!\d)")),
    ("phone", re.compile(r"(?<!\d)(?:\+?86[- ]?)?1\d{2}[- ]?\d{4}[- ]?\d{4}(?!\d)")),
    ("number", re.compile(r"(?<![\d.:_-])\d{13,}(?![\d_-])")),
    (
        "blob",
        re.compile(
            r"(?<![\w/+])(?=[A-Za-z0-9+/_-]*[a-z])(?=[A-Za-z0-9+/_-]*[A-Z0-9])"
            r"[A-Za-z0-9+/_-]{32,}={0,2}(?![\w/+])"
        ),
    ),
)
_AMOUNT: Final = re.compile(r"(?<![\d.:])-?(?:¥\s?)?\d{1,9}(?:,\d{3})*\.\d{2}(?![\d.:])")
_MARK: Final = 4
_SHORTEST: Final = 2


class Mask:
    """Masks texts; ``known`` are values of this shop by what they are: names, keys, tokens."""

    def __init__(
        self, known: Iterable[tuple[str, str]] = (), *, salt: bytes = b"", amounts: bool = True
    ) -> None:
        """
        :param salt: makes the marks of one bundle; without it a phone could be tried out.
        :param amounts: whether amounts of money are masked too.
        """
        self._salt = salt
        self._amounts = amounts
        by_value = {value.strip(): what for what, value in known}
        values = sorted((one for one in by_value if len(one) >= _SHORTEST), key=len, reverse=True)
        self._by_value = by_value
        self._known = re.compile("|".join(map(re.escape, values))) if values else None

    def text(self, text: str) -> str:
        """Return a text with everything masked."""
        if self._known is not None:
            text = self._known.sub(lambda hit: self._mark(self._by_value[hit[0]], hit[0]), text)
        for what, shape in _SHAPES:
            text = shape.sub(partial(self._hidden, what), text)
        return _AMOUNT.sub("[amount]", text) if self._amounts else text

    def _hidden(self, what: str, hit: re.Match[str]) -> str:
        found = hit.groupdict()
        if "hide" not in found:
            return self._mark(what, hit[0])
        if found["hide"].startswith("["):
            return hit[0]  # masked before
        return found["keep"] + self._mark(what, found["hide"])

    def _mark(self, what: str, value: str) -> str:
        digest = hashlib.blake2b(value.encode(), key=self._salt, digest_size=_MARK).hexdigest()
        return f"[{what} {digest}]"
