"""
The one key a till believes at the other end of a TLS line.

No authority vouches for a platform in a shop, so none is asked: the key's fingerprint came with
the activation. The handshake proves that who answers has the key; names and dates prove nothing.
"""

from __future__ import annotations

import ssl

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from backend.protocol.activation import key_fingerprint
from console.client.failures import Stranger


class Pin:
    """What the SHA-256 of the key must be, in hex, or at least begin with."""

    def __init__(self, expected: str) -> None:
        self._expected = expected
        self.seen = ""
        """The whole fingerprint of who answered last, and was believed."""

    def check(self, line: object) -> None:
        """
        Look at who is at the other end of a TLS line.

        :raises Stranger: if it is anybody else.
        """
        shown = line.getpeercert(binary_form=True) if isinstance(line, ssl.SSLSocket) else None
        fingerprint = _fingerprint(shown) if shown else ""
        if not self._expected or not fingerprint.startswith(self._expected):
            raise Stranger(f"{Stranger.code} {fingerprint}".rstrip())
        self.seen = fingerprint


def any_certificate() -> ssl.SSLContext:
    """Return TLS 1.3 that takes whatever certificate is shown, for a ``Pin`` to look at."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    return context


def _fingerprint(certificate: bytes) -> str:
    try:
        key = x509.load_der_x509_certificate(certificate).public_key()
    except ValueError:
        return ""
    return key_fingerprint(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))
