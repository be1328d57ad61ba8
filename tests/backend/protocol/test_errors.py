"""Refusals: what was said can be read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.protocol.errors import BusinessError, SystemError_


class TooMany(BusinessError):
    """A refusal with marks that mean something to a pattern."""

    sub_code = "TEST.TOO_MANY"
    template = "({count}) 次? {name} [*]"


@given(st.integers(), st.text())
def test_the_fields_of_a_refusal_are_read_back_from_its_words(count: int, name: str) -> None:
    said = TooMany(count=str(count), name=name)

    assert TooMany.fields_in(said.words()) == said.fields


@pytest.mark.parametrize("words", ["", "系统繁忙", "(3) 次? 林小满", "3 次? 林小满 [*]"])
def test_other_words_hold_no_fields(words: str) -> None:
    assert TooMany.fields_in(words) == {}


def test_words_without_fields_are_just_words() -> None:
    assert SystemError_.fields_in(SystemError_().words()) == {}
