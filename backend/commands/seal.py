"""The certificate of the door to the shop's network: made once, self-signed, known by tills."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID

from backend.commands.home import Home, HomeUnusable
from backend.gateway.server import Seal
from backend.protocol.activation import key_fingerprint

_KEY: Final = "door_private"
_CERTIFICATE: Final = "door_certificate"
_LIFE: Final = timedelta(days=36_500)
"""Tills know the key and look at no date: their clocks are wrong more often than keys wear out."""


def seal_of(home: Home, now: datetime) -> Seal:
    """Return the seal of a home, made if there is none: a key for the owner's eyes alone."""
    if home.key_text(_KEY) is None:
        fresh = ec.generate_private_key(ec.SECP256R1())
        pem = fresh.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        home.keep_key(_KEY, pem.decode("ascii"))
        home.keep_key(_CERTIFICATE, _certificate(fresh, now))
    if home.key_text(_CERTIFICATE) is None:
        home.keep_key(_CERTIFICATE, _certificate(_key(home), now))
    return Seal(home.key_path(_CERTIFICATE), home.key_path(_KEY))


def seal_fingerprint(home: Home) -> str:
    """Return what tills know the seal by."""
    form = PublicFormat.SubjectPublicKeyInfo
    return key_fingerprint(_key(home).public_key().public_bytes(Encoding.DER, form))


def _key(home: Home) -> ec.EllipticCurvePrivateKey:
    try:
        key = load_pem_private_key((home.key_text(_KEY) or "").encode(), password=None)
    except ValueError as error:
        raise HomeUnusable(f"{home.key_path(_KEY)} is not a private key") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise HomeUnusable(f"{home.key_path(_KEY)} is another kind of key")
    return key


def _certificate(key: ec.EllipticCurvePrivateKey, now: datetime) -> str:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Zhanggui")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + _LIFE)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    return made.public_bytes(Encoding.PEM).decode("ascii")
