"""What is read out, typed and scanned to let a till in."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.protocol.activation import Activation, ActivationUnreadable

ACTIVATIONS = st.builds(
    Activation,
    address=st.ip_addresses(v=4).map(str),
    port=st.integers(1, 65535),
    fingerprint=st.binary(min_size=13, max_size=13).map(bytes.hex),
    code=st.integers(0, 10**12 - 1).map(lambda number: f"{number:012d}"),
)
ONE = Activation("192.168.1.20", 8781, "ab" * 13, "012345678901")


@given(ACTIVATIONS)
def test_what_is_written_is_read(activation: Activation) -> None:
    text = activation.to_text()

    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{5} ){7}[0-9A-HJKMNP-TV-Z]{5}", text)
    assert Activation.from_text(text) == activation
    assert Activation.from_text(activation.compact().lower()) == activation


def test_a_whole_fingerprint_is_shortened() -> None:
    whole = Activation(ONE.address, ONE.port, "ab" * 32, ONE.code)

    assert Activation.from_text(whole.to_text()) == ONE


def test_signs_that_look_alike_are_one() -> None:
    text = ONE.to_text().replace("0", "o").replace("1", "l").replace(" ", "-")

    assert Activation.from_text(text) == ONE


@pytest.mark.parametrize("text", ["", "A" * 39, "A" * 41, "https://192.168.1.20:8781", "掌" * 40])
def test_what_is_none_is_refused(text: str) -> None:
    with pytest.raises(ActivationUnreadable):
        Activation.from_text(text)


def test_a_misread_sign_is_noticed_nearly_always() -> None:
    signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    right = ONE.compact()
    missed = 0
    for at in range(len(right)):
        for sign in signs:
            if sign != right[at]:
                try:
                    Activation.from_text(right[:at] + sign + right[at + 1 :])
                    missed += 1
                except ActivationUnreadable:
                    pass
    assert missed < 20  # of 1240; one byte checks, and a code out of range tells too
