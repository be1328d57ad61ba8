"""
What the owner hands to a new till: where the platform is, how to know it, and the code.

One text of 40 letters and digits in eight groups, to be read out, typed or scanned::

    address (IPv4, 4 bytes) · port (2) · fingerprint of the key (13) · code (5) · check (1)

The fingerprint goes with the code: whoever stands between till and platform has another key, is
known by it before the code is sent, and cannot make a key of the same 104 bits.
"""

from __future__ import annotations

import hashlib
import ipaddress
from dataclasses import dataclass
from typing import Final

CODES: Final = 10**12
"""How many codes there are; twelve digits go into five bytes."""
CODE_DIGITS: Final = 12
_FINGERPRINT: Final = 13
_CODE: Final = 5
_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_LENGTH: Final = 40
_GROUP: Final = 5
_BITS: Final = 5
_SALT: Final = b"zhanggui till 1"


class ActivationUnreadable(ValueError):
    """The text is none of these, or a sign of it was misread."""


@dataclass(frozen=True, slots=True)
class Activation:
    """Where a till finds its platform, how it knows it, and what lets it in once."""

    address: str
    """IPv4 address in the shop's network."""
    port: int
    fingerprint: str
    """The first 26 hex digits of the SHA-256 of the platform's public key (SPKI, DER)."""
    code: str
    """Twelve digits; good for one use within a quarter of an hour."""

    def to_text(self) -> str:
        """Write it in eight groups of five."""
        whole = self.compact()
        return " ".join(whole[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP))

    def compact(self) -> str:
        """Write it in one piece, as a scanner reads it."""
        raw = (
            ipaddress.IPv4Address(self.address).packed
            + self.port.to_bytes(2, "big")
            + bytes.fromhex(self.fingerprint)[:_FINGERPRINT]
            + int(self.code).to_bytes(_CODE, "big")
        )
        number = int.from_bytes(raw + _check(raw), "big")
        return "".join(_SIGNS[number >> _BITS * at & 31] for at in reversed(range(_LENGTH)))

    @classmethod
    def from_text(cls, text: str) -> Activation:
        """
        Read it, however it is spaced, in either case; O, I, L and U are taken for what they are.

        :raises ActivationUnreadable: if it is too short, too long, or does not check.
        """
        signs = "".join(sign for sign in text.upper() if sign.isalnum()).translate(_MISREAD)
        if len(signs) != _LENGTH or not set(signs) <= set(_SIGNS):
            raise ActivationUnreadable("40 letters and digits are expected")
        number = 0
        for sign in signs:
            number = number << _BITS | _SIGNS.index(sign)
        whole = number.to_bytes(25, "big")
        raw, check = whole[:-1], whole[-1:]
        code = int.from_bytes(raw[-_CODE:], "big")
        if _check(raw) != check or code >= CODES:
            raise ActivationUnreadable("a letter or digit was misread")
        return cls(
            address=str(ipaddress.IPv4Address(raw[:4])),
            port=int.from_bytes(raw[4:6], "big"),
            fingerprint=raw[6 : 6 + _FINGERPRINT].hex(),
            code=f"{code:0{CODE_DIGITS}d}",
        )


def key_fingerprint(spki: bytes) -> str:
    """Return the SHA-256 of a public key (SubjectPublicKeyInfo, DER) as 64 hex digits."""
    return hashlib.sha256(spki).hexdigest()


def _check(raw: bytes) -> bytes:
    return hashlib.sha256(_SALT + raw).digest()[:1]
