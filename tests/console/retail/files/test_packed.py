"""A sequence in pickles is the sequence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.retail.files.packed import Packed


@given(
    st.integers(0, 350),
    st.slices(350),
)
def test_it_is_what_was_packed(count: int, part: slice) -> None:
    things = [f"N{number}" for number in range(count)]
    packed = Packed(things)

    assert (len(packed), list(packed), bool(packed)) == (count, things, bool(things))
    assert packed[part] == things[part]
    assert [packed[place] for place in range(-count, count)] == things * 2
    with pytest.raises(IndexError):
        packed[count]
