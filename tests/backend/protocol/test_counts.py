"""Whole numbers have one spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from backend.protocol.counts import Whole

WHOLE: TypeAdapter[int] = TypeAdapter(Whole)


@given(st.integers(-(10**18), 10**18))
def test_a_number_and_its_digits_mean_the_same(number: int) -> None:
    assert WHOLE.validate_python(number) == WHOLE.validate_python(str(number)) == number


@pytest.mark.parametrize(
    "written",
    ["", " 5", "5\n", "+5", "05", "-0", "5.0", "5.", "1_000", "1e2", "0x1f", "５", "٥", "9" * 20],
)
def test_another_spelling_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        WHOLE.validate_python(written)


@pytest.mark.parametrize("value", [True, 5.0, None, [], {}])
def test_what_is_no_number_is_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        WHOLE.validate_python(value)
