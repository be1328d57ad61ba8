"""A zip that was never whole in memory is read like any other."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.protocol import archive as archives
from backend.protocol.archive import ArchiveTooLarge, File, archive

AT = datetime(2026, 5, 1, 16, 30, 10, tzinfo=UTC)
NAMES = st.text(st.characters(codec="gbk", exclude_characters="/\\\0"), min_size=1, max_size=20)


@given(files=st.dictionaries(NAMES, st.lists(st.binary(max_size=300), max_size=5), max_size=4))
def test_what_goes_in_comes_out(files: dict[str, list[bytes]]) -> None:
    packed = b"".join(archive((File(n.encode("gbk"), iter(p)) for n, p in files.items()), AT))

    with zipfile.ZipFile(io.BytesIO(packed)) as read:
        assert read.testzip() is None
        told = {info.filename: read.read(info) for info in read.infolist()}
        flags = {info.flag_bits & 0x800 for info in read.infolist()}
    assert {name.encode("cp437").decode("gbk"): body for name, body in told.items()} == {
        name: b"".join(pieces) for name, pieces in files.items()
    }
    assert flags <= {0}


def test_it_is_dated_in_the_platforms_zone() -> None:
    packed = b"".join(archive([File(b"a", [b"b"])], AT))

    with zipfile.ZipFile(io.BytesIO(packed)) as read:
        assert read.infolist()[0].date_time == (2026, 5, 2, 0, 30, 10)


def test_nothing_is_read_before_it_is_sent() -> None:
    read: list[int] = []

    def pieces() -> Iterator[bytes]:
        for number in range(100):
            read.append(number)
            yield bytes([number]) * 50_000

    sent = archive([File(b"a", pieces())], AT)
    next(sent)
    assert read == []
    next(sent)
    assert 0 < len(read) < 100


def test_what_the_form_cannot_say_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "SIZE_MAX", 1000)

    with pytest.raises(ArchiveTooLarge):
        list(archive([File(b"a", [b"x" * 600, b"x" * 600])], AT))
