"""Keys, signatures, and the exact text that is signed."""

from __future__ import annotations

import base64

import pytest
from alipay.aop.api.util.SignatureUtils import get_sign_content
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from hypothesis import given
from hypothesis import strategies as st

from backend.protocol.signing import (
    Algorithm,
    KeyUnreadable,
    PrivateKey,
    PublicKey,
    canonical,
    notification_text,
    signed_sets,
)
from tests.helpers.keys import key

TEXT = b"app_id=2021000000000001&biz_content={}"


def _rsa(pem: str) -> rsa.RSAPrivateKey:
    loaded = load_pem_private_key(pem.encode(), None)
    assert isinstance(loaded, rsa.RSAPrivateKey)
    return loaded


def _wrapped(der: bytes) -> str:
    return base64.encodebytes(der).decode("ascii")


# Keys


@pytest.mark.parametrize("form", [PrivateFormat.PKCS8, PrivateFormat.TraditionalOpenSSL])
@pytest.mark.parametrize("own", [True, False])
def test_a_private_key_is_read_in_every_form_it_is_handed_out_in(
    form: PrivateFormat, own: bool
) -> None:
    made = key("app")
    raw = _rsa(made.pem())
    der = raw.private_bytes(Encoding.DER, form, NoEncryption())
    pem = raw.private_bytes(Encoding.PEM, form, NoEncryption()).decode()

    texts = (pem, f"\n  {pem}\n", pem.replace("\n", "\r\n"), _wrapped(der))
    assert {PrivateKey.load(text, own=own).pem() for text in texts} == {made.pem()}
    assert made.pem().startswith("-----BEGIN RSA PRIVATE KEY-----\n")


@pytest.mark.parametrize("form", [PublicFormat.SubjectPublicKeyInfo, PublicFormat.PKCS1])
def test_a_public_key_is_read_in_every_form_it_is_handed_out_in(form: PublicFormat) -> None:
    made = key("app").public
    raw = _rsa(key("app").pem()).public_key()
    der = raw.public_bytes(Encoding.DER, form)
    pem = raw.public_bytes(Encoding.PEM, form).decode()

    texts = (pem, _wrapped(der), base64.b64encode(der).decode(), made.pem(), made.bare())
    assert {PublicKey.load(text).bare() for text in texts} == {made.bare()}
    assert "\n" not in made.bare()
    assert (made.bits, key("app").bits) == (2048, 2048)


def _locked() -> str:
    raw = _rsa(key("app").pem())
    form = PrivateFormat.TraditionalOpenSSL
    return raw.private_bytes(Encoding.PEM, form, BestAvailableEncryption(b"secret")).decode()


def _elliptic() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "hello!",
        "QUJD",
        "A" * 40_000,
        "-----BEGIN RSA PRIVATE KEY-----\nQUJD\n-----END PUBLIC KEY-----",
        key("app").pem()[:-60],
        _locked(),
        _elliptic()
        .private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        .decode("ascii"),
        key("app").public.pem(),
    ],
    ids=lambda text: text[:24],
)
def test_what_is_not_a_private_key_is_refused(text: str) -> None:
    with pytest.raises(KeyUnreadable):
        PrivateKey.load(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "QUJD",
        "A" * 40_000,
        key("app").public.pem()[:-40],
        key("app").public.bare()[:-8],
        _elliptic()
        .public_key()
        .public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        .decode("ascii"),
        key("app").pem(),
    ],
    ids=lambda text: text[:24],
)
def test_what_is_not_a_public_key_is_refused(text: str) -> None:
    with pytest.raises(KeyUnreadable):
        PublicKey.load(text)


# Signatures


@pytest.mark.parametrize("algorithm", ["RSA2", "RSA"])
def test_a_signature_fits_its_text_its_key_and_its_algorithm_only(algorithm: Algorithm) -> None:
    other: Algorithm = "RSA" if algorithm == "RSA2" else "RSA2"
    signature = key("app").sign(TEXT, algorithm)
    public = key("app").public

    assert public.verify(TEXT, signature, algorithm)
    assert not public.verify(TEXT + b" ", signature, algorithm)
    assert not public.verify(TEXT, signature, other)
    assert not key("platform").public.verify(TEXT, signature, algorithm)
    assert key("app").sign(TEXT, algorithm) == signature


SIGNATURE = key("app").sign(TEXT)


@pytest.mark.parametrize(
    "variant",
    [
        "",
        " ",
        SIGNATURE + " ",
        " " + SIGNATURE,
        SIGNATURE + "\n",
        SIGNATURE[:76] + "\n" + SIGNATURE[76:],
        SIGNATURE.rstrip("="),
        SIGNATURE + "=",
        SIGNATURE + "QUJD",
        "QUJD" + SIGNATURE,
        SIGNATURE[:-3] + chr(ord(SIGNATURE[-3]) + 1) + "==",
        "!" + SIGNATURE[1:],
        SIGNATURE.replace("+", "-").replace("/", "_") + "-",
        SIGNATURE.replace("=", "＝"),
        "＋" + SIGNATURE[1:],
        base64.b64encode(b"\0" + base64.b64decode(SIGNATURE)).decode(),
        base64.b64encode(base64.b64decode(SIGNATURE)[1:]).decode(),
        base64.b64decode(SIGNATURE).hex(),
        "None",
    ],
)
def test_only_the_one_text_of_a_signature_is_accepted(variant: str) -> None:
    assert not key("app").public.verify(TEXT, variant)


def test_spare_bits_in_the_last_character_are_not_overlooked() -> None:
    tail = SIGNATURE[-3]
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    assert SIGNATURE.endswith("==")
    twins = [
        SIGNATURE[:-3] + letter + "=="
        for letter in alphabet
        if letter != tail and alphabet.index(letter) >> 4 == alphabet.index(tail) >> 4
    ]

    assert len(twins) == 15
    assert not any(key("app").public.verify(TEXT, twin) for twin in twins)


# The text that is signed

NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


@given(st.dictionaries(NAMES, NAMES, max_size=12))
def test_the_text_is_the_one_the_official_client_signs(params: dict[str, str]) -> None:
    params.pop("sign", None)

    ours = canonical({name.encode(): value.encode() for name, value in params.items()})

    assert ours.decode() == get_sign_content(params)


def test_sign_itself_is_never_signed_and_sign_type_is() -> None:
    assert canonical({b"sign_type": b"RSA2", b"sign": b"x", b"b": b"", b"A": b"1"}) == (
        b"A=1&b=&sign_type=RSA2"
    )


@pytest.mark.parametrize(
    ("params", "sets"),
    [
        ({b"a": b"1"}, [{b"a": b"1"}]),
        ({b"a": b"1", b"b": b""}, [{b"a": b"1"}, {b"a": b"1", b"b": b""}]),
        ({b"a": b"1", b"b": b"0"}, [{b"a": b"1", b"b": b"0"}, {b"a": b"1"}]),
        (
            {b"a": b"1", b"b": b"0", b"c": b""},
            [{b"a": b"1", b"b": b"0"}, {b"a": b"1", b"b": b"0", b"c": b""}, {b"a": b"1"}],
        ),
        ({}, [{}]),
    ],
)
def test_clients_leave_out_nothing_the_empty_or_the_empty_and_zero(
    params: dict[bytes, bytes], sets: list[dict[bytes, bytes]]
) -> None:
    assert list(signed_sets(params)) == sets


def test_a_notification_is_signed_without_sign_type_and_without_what_is_empty() -> None:
    fields = {"subject": "可乐", "body": "", "sign": "x", "sign_type": "RSA2", "app_id": "1"}

    assert notification_text(fields, "gbk") == "app_id=1&subject=可乐".encode("gbk")
