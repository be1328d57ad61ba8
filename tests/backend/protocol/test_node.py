"""The text of an answer: written straight from its shape, it is the same as written by members."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from backend.protocol.method import Response, Shape
from backend.protocol.money import Money, Yuan
from backend.protocol.node import node_text, response_fields, response_text

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
MARKS = st.text(st.sampled_from('{}"\\/},sign:_response[] \n'), max_size=30)


class Copy(Shape):
    shelf: str
    price: Yuan


class Found(Response):
    title: str | None = None
    best: Copy | None = None
    copies: tuple[Copy, ...] | None = None
    tags: tuple[str, ...] = ()


COPIES = st.builds(Copy, shelf=TEXT | MARKS, price=st.builds(Money, st.integers(-500, 500)))


@given(
    st.none() | TEXT | MARKS,
    st.none() | COPIES,
    st.none() | st.lists(COPIES, max_size=3),
    st.lists(MARKS, max_size=2),
)
def test_the_short_way_to_a_text_leads_to_the_same(
    title: str | None, best: Copy | None, copies: list[Copy] | None, tags: list[str]
) -> None:
    found = Found(
        title=title, best=best, copies=None if copies is None else tuple(copies), tags=tuple(tags)
    )

    assert response_text(found) == node_text(response_fields(found))


def test_halves_of_pairs_are_written_the_long_way() -> None:
    found = Found.model_construct(title="\ud800", tags=())

    fields = {"code": "10000", "msg": "Success", "title": "\ud800", "tags": []}
    assert response_text(found) == node_text(fields)


class Counted(Response):
    title: str
    count: int


def test_an_answer_of_other_scalars_is_written_the_long_way() -> None:
    counted = Counted(title="a{", count=3)

    assert response_text(counted) == node_text(response_fields(counted))
    assert '"count":"3"' in response_text(counted)
