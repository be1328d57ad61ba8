"""The virtual printer believes nothing it does not understand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.desk.document import Picture
from console.paper.virtual import (
    Fed,
    Kicked,
    NotUnderstood,
    Printed,
    PrintedBars,
    PrintedQr,
    WasCut,
    read,
)

DOTS = b"\x1dv0\x00\x01\x00\x02\x00\xff\x81"


@pytest.mark.parametrize(
    ("data", "event"),
    [
        (b"\x1c&\xd5\xc6\xb9\xf1\n", Printed(text="掌柜")),
        (b"\x1b9\x01\xe6\x8e\x8c", Printed(text="掌")),
        (b"\x1c(C\x02\x00\x30\x02\xe6\x8e\x8c\n", Printed(text="掌")),
        (
            b"\x1ba\x02\x1bE\x01\x1d!\x11A\n",
            Printed(text="A", align="right", across=2, down=2, bold=True),
        ),
        (b"\x1bp\x01\x32\x32", Kicked(5)),
        (b"\x1bd\x03", Fed(3)),
        (b"\x1dV\x01", WasCut()),
        (b"\x1dkI\x04{B{{", PrintedBars("{")),
        (b"\x1d(k\x04\x001P0Q\x1d(k\x03\x001Q0", PrintedQr("Q")),
        (DOTS, Picture(8, 2, b"\xff\x81")),
        (DOTS + DOTS, Picture(8, 4, b"\xff\x81\xff\x81")),
    ],
)
def test_a_command_is_understood(data: bytes, event: object) -> None:
    assert read(data) == (event,)


@pytest.mark.parametrize(
    "data",
    [
        *(b"\x1bZ", b"\x1b", b"\x10\x14\x01\x00\x01", b"\x07", b"\r", b"\t", b"\x7f"),
        *(b"\x1ba\x03", b"\x1bE\x02", b"\x1d!\x88", b"\x1dV\x42\x00", b"\x1bp\x02\x32\x32"),
        *(b"\x1bp\x00\x32", b"\x1d(k\x04\x001P0", b"\x1d(k\x02\x001Z", b"\x1dkI\x02{A"),
        b"\x1dkI\x05{Ba{b",
        *(b"\x1dkA\x01", b"\x1dv0\x00\x01\x00\x02\x00\xff", b"\x1dv0\x03\x01\x00\x01\x00\xff"),
        *(b"\x1c(C\x02\x00\x30\x09", b"\x1c(E\x02\x00\x30\x02", b"\x1b9\x02"),
        *("掌".encode(), b"\x1c&\xff\n", b"\x1b9\x01\xd5\xc6"),
    ],
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(NotUnderstood):
        read(data)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        events = read(data)
    except NotUnderstood:
        return
    assert isinstance(events, tuple)


def test_a_reset_forgets_what_was_set() -> None:
    assert read(b"\x1bE\x01\x1b@A") == (Printed(text="A"),)
