"""What the platform says itself is taken as it is, and read by others as any shape."""

from __future__ import annotations

import pytest

from backend.protocol.method import Response
from backend.protocol.money import Currency, Money, Yuan


class Sold(Response):
    title: str
    price: Yuan
    shelf: str | None = None


def test_what_is_said_is_the_same_as_what_is_read() -> None:
    said = Sold(price=Money(1280), title="红楼梦")

    assert said == Sold.model_validate({"title": "红楼梦", "price": "12.80"})
    assert said.shelf is None
    assert list(said.model_dump()) == ["title", "price", "shelf"]
    assert said.model_fields_set == {"title", "price"}
    said.check()


def test_nothing_that_is_needed_is_left_out() -> None:
    with pytest.raises(TypeError, match="price"):
        Sold(title="红楼梦")  # type: ignore[call-arg]  # on purpose


def test_a_check_finds_what_no_reader_would_understand() -> None:
    with pytest.raises(ValueError, match="to_text"):
        Sold(title="红楼梦", price="dear").check()  # type: ignore[arg-type]  # on purpose
    with pytest.raises(ValueError, match="reader"):
        Sold(title="红楼梦", price=Money(1280, Currency.JPY)).check()
