"""Keys, signatures, and the exact text that is signed."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, Literal, get_args

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import (
    RSAPrivateKey,
    RSAPublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.hashes import SHA1, SHA256, HashAlgorithm
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
    load_der_public_key,
)

Algorithm = Literal["RSA2", "RSA"]
"""``RSA2`` is RSA PKCS#1 v1.5 with SHA-256, ``RSA`` the same with SHA-1."""

ALGORITHMS: Final[Mapping[str, Algorithm]] = {name: name for name in get_args(Algorithm)}
LEAST_BITS: Final = 2048
"""The smallest key an application may register."""

_PADDING: Final = PKCS1v15()
_HASHES: Final[Mapping[Algorithm, HashAlgorithm]] = {
    "RSA2": SHA256(),
    "RSA": SHA1(),  # noqa: S303 - the wire's older signature type; the caller chooses it
}
_PUBLIC_EXPONENT: Final = 65537
_REMEMBERED: Final = 64
_KEY_TEXT_MAX: Final = 32_768
_PEM: Final = re.compile(
    r"-----BEGIN (?P<label>[A-Z ]+)-----\s+(?P<base64>[A-Za-z0-9+/=\s]+)-----END (?P=label)-----"
)


class KeyUnreadable(ValueError):
    """The text is not an RSA key of a form the platform reads."""


class PublicKey:
    """An RSA public key, parsed once and used for every call."""

    __slots__ = ("_key",)

    def __init__(self, key: RSAPublicKey) -> None:
        self._key = key

    @classmethod
    def load(cls, text: str) -> PublicKey:
        """
        Read a PEM (``PUBLIC KEY`` or ``RSA PUBLIC KEY``) or its bare base64.

        :raises KeyUnreadable: for anything else.
        """
        der = _der(text)
        try:
            key = load_der_public_key(der)
        except (ValueError, UnsupportedAlgorithm) as error:
            raise KeyUnreadable("not a public key") from error
        if not isinstance(key, RSAPublicKey):
            raise KeyUnreadable("not an RSA key")
        return cls(key)

    @property
    def bits(self) -> int:
        """Length of the modulus."""
        return self._key.key_size

    def pem(self) -> str:
        """Write as PEM, SubjectPublicKeyInfo."""
        form = PublicFormat.SubjectPublicKeyInfo
        return self._key.public_bytes(Encoding.PEM, form).decode("ascii")

    def bare(self) -> str:
        """Write as one line of base64, the form many SDKs are configured with."""
        form = PublicFormat.SubjectPublicKeyInfo
        return base64.b64encode(self._key.public_bytes(Encoding.DER, form)).decode("ascii")

    def verify(self, data: bytes, signature: str, algorithm: Algorithm = "RSA2") -> bool:
        """Test a base64 signature; only the one canonical base64 text of it is accepted."""
        raw = _strict_base64(signature)
        if raw is None:
            return False
        try:
            self._key.verify(raw, data, _PADDING, _HASHES[algorithm])
        except InvalidSignature:
            return False
        return True


class PrivateKey:
    """An RSA private key, parsed once and used for every answer."""

    __slots__ = ("_key", "_signed")

    def __init__(self, key: RSAPrivateKey) -> None:
        self._key = key
        self._signed = lru_cache(maxsize=_REMEMBERED)(self._sign)

    @classmethod
    def load(cls, text: str, *, own: bool = False) -> PrivateKey:
        """
        Read a PEM, PKCS#1 or PKCS#8, or its bare base64.

        ``own`` skips the 40 ms proof that the numbers fit, for keys this product made itself.

        :raises KeyUnreadable: for anything else.
        """
        der = _der(text)
        try:
            key = load_der_private_key(der, password=None, unsafe_skip_rsa_key_validation=own)
        except (ValueError, TypeError, UnsupportedAlgorithm) as error:
            raise KeyUnreadable("not a private key") from error
        if not isinstance(key, RSAPrivateKey):
            raise KeyUnreadable("not an RSA key")
        return cls(key)

    @classmethod
    def generate(cls, bits: int = LEAST_BITS) -> PrivateKey:
        """Make a new key."""
        return cls(generate_private_key(_PUBLIC_EXPONENT, bits))

    @property
    def bits(self) -> int:
        """Length of the modulus."""
        return self._key.key_size

    @property
    def public(self) -> PublicKey:
        """The half that may be given away."""
        return PublicKey(self._key.public_key())

    def pem(self) -> str:
        """Write as PEM, PKCS#1 (``RSA PRIVATE KEY``), without a password."""
        form = PrivateFormat.TraditionalOpenSSL
        return self._key.private_bytes(Encoding.PEM, form, NoEncryption()).decode("ascii")

    def sign(self, data: bytes, algorithm: Algorithm = "RSA2") -> str:
        """
        Sign and return base64.

        The signature is deterministic, so that of a repeated answer is remembered, not remade.
        """
        return self._signed(data, algorithm)

    def secret(self, purpose: str) -> bytes:
        """Return 32 bytes nobody without this key can know, the same ones for a purpose."""
        form = PrivateFormat.PKCS8
        der = self._key.private_bytes(Encoding.DER, form, NoEncryption())
        return hmac.new(der, purpose.encode("utf-8"), hashlib.sha256).digest()

    def _sign(self, data: bytes, algorithm: Algorithm) -> str:
        raw = self._key.sign(data, _PADDING, _HASHES[algorithm])
        return binascii.b2a_base64(raw, newline=False).decode("ascii")


def canonical(params: Mapping[bytes, bytes]) -> bytes:
    """Join all parameters but ``sign`` as they are signed: ``k=v`` by name in byte order, ``&``."""
    return b"&".join(
        [name + b"=" + value for name, value in sorted(params.items()) if name != b"sign"]
    )


def signed_sets(params: Mapping[bytes, bytes]) -> Iterator[Mapping[bytes, bytes]]:
    """
    Yield the sets of parameters a client may have meant to sign, likeliest first.

    Clients differ in what they leave out: empty values (Java, Go), nothing (Python, Node), or
    empty values and ``0`` (PHP). Whatever a client left out was not signed, so it must not be
    used either: go on with the very set whose signature fits.
    """
    filled = params
    if b"" in params.values():
        filled = {name: value for name, value in params.items() if value}
        yield filled
    yield params
    if b"0" in filled.values():
        yield {name: value for name, value in filled.items() if value != b"0"}


def notification_text(fields: Mapping[str, str], charset: str) -> bytes:
    """Join a notification as it is signed: without ``sign``, ``sign_type`` and empty values."""
    kept = {
        name.encode(charset): value.encode(charset)
        for name, value in fields.items()
        if value and name != "sign_type"
    }
    return canonical(kept)


def _strict_base64(text: str) -> bytes | None:
    """Decode the canonical form only: no blanks, no other alphabet, no spare bits."""
    try:
        ascii_text = text.encode("ascii")
        raw = binascii.a2b_base64(ascii_text, strict_mode=True)
    except (ValueError, UnicodeEncodeError):
        return None
    return raw if binascii.b2a_base64(raw, newline=False) == ascii_text else None


def _der(text: str) -> bytes:
    """Return the bytes inside a PEM, or inside bare base64 with any line breaks."""
    if len(text) > _KEY_TEXT_MAX:
        raise KeyUnreadable("too long for a key")
    pem = _PEM.fullmatch(text.strip())
    try:
        return base64.b64decode("".join((pem["base64"] if pem else text).split()), validate=True)
    except ValueError as error:
        raise KeyUnreadable("neither PEM without a password nor base64") from error
