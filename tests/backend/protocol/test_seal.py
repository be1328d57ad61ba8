"""An address that was handed out is known again, and no other is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.protocol.seal import SealBroken, SealOld, seal, unseal

AT = datetime(2026, 5, 1, 4, tzinfo=UTC)
LIFE = timedelta(seconds=30)
SECRET = b"one"
NAMES = st.text(min_size=1, max_size=8).filter(lambda name: name not in ("timestamp", "token"))
TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)


def opened(query: str, now: datetime = AT, secret: bytes = SECRET) -> dict[str, str]:
    return unseal(query, now=now, life=LIFE, secret=secret)


@given(fields=st.dictionaries(NAMES.filter(lambda n: n.isprintable()), TEXTS, max_size=6))
def test_what_was_sealed_is_read_again(fields: dict[str, str]) -> None:
    assert opened(seal(fields, at=AT, secret=SECRET)) == fields


@given(place=st.integers(0, 400), letter=st.characters(codec="ascii"))
def test_no_letter_can_be_changed(place: int, letter: str) -> None:
    query = seal({"bill": "2026-05-01", "of": "2088"}, at=AT, secret=SECRET)
    place %= len(query)
    forged = query[:place] + letter + query[place + 1 :]
    same = parse_qsl(forged, keep_blank_values=True) == parse_qsl(query, keep_blank_values=True)

    if same:
        assert opened(forged) == {"bill": "2026-05-01", "of": "2088"}
    else:
        with pytest.raises(SealBroken):
            opened(forged)


@pytest.mark.parametrize("query", ["", "token=", "a=b", "timestamp=x&token=y", "&", "a;b", "token"])
def test_what_was_never_sealed_is_nothing(query: str) -> None:
    with pytest.raises(SealBroken):
        opened(query)


def test_a_name_given_twice_is_no_way_in() -> None:
    query = seal({"a": "1"}, at=AT, secret=SECRET)

    for forged in (f"{query}&a=2", f"a=2&{query}", f"{query}&{query}"):
        with pytest.raises(SealBroken):
            opened(forged)


def test_its_time_is_short_and_does_not_begin_later() -> None:
    query = seal({"a": "1"}, at=AT, secret=SECRET)

    assert opened(query, AT + LIFE - timedelta(microseconds=1)) == {"a": "1"}
    for now in (AT + LIFE, AT - timedelta(seconds=1)):
        with pytest.raises(SealOld):
            opened(query, now)


def test_nothing_is_sealed_or_opened_without_a_secret() -> None:
    with pytest.raises(TypeError):
        seal({}, at=AT, secret=b"")
    with pytest.raises(TypeError):
        opened(seal({}, at=AT, secret=SECRET), secret=b"")
