"""What a shop opens with, read from files a person can edit."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Mapping

from pydantic import Field

from backend.protocol.method import Shape
from backend.protocol.money import Money
from backend.retail.contract.fields import Name, Note, Pin, StaffId, Word
from backend.retail.contract.goods import GoodsSaveRequest
from backend.retail.contract.staff import Role


class Hand(Shape):
    """One person who works in the shop, with the PIN they begin with."""

    staff_id: StaffId
    """The shop's own number of them."""
    name: Name
    """What they are called."""
    role: Role
    """What they are."""
    pin: Pin = Field(repr=False)
    """What they sign in with."""


class Opening(Shape):
    """A shop and who works in it."""

    name: Name
    """What stands over the door."""
    greeting: Note = ""
    """The line under every receipt."""
    address: Note = ""
    """Where the shop is."""
    phone: Word = ""
    """Where it can be called."""
    staff: tuple[Hand, ...] = ()
    """Who works in it."""


def read_shop(text: str) -> Opening:
    """
    Read a shop from TOML: the keys of ``Opening``, and a ``[[staff]]`` for each person.

    :raises ValueError: if it is not such a file.
    """
    return Opening.model_validate(tomllib.loads(text))


def read_goods(text: str) -> tuple[GoodsSaveRequest, ...]:
    """
    Read goods from CSV: the columns of ``_read_row``, amounts in whole fen, ``weighed`` 0 or 1.

    :raises ValueError: if a column is missing or a row does not hold goods.
    """
    return tuple(_read_row(row) for row in csv.DictReader(io.StringIO(text)))


def _read_row(row: Mapping[str, str]) -> GoodsSaveRequest:
    try:
        return GoodsSaveRequest.model_validate(
            {
                "goods_id": row["goods_id"],
                "barcode": row["barcode"] or None,
                "name": row["name"],
                "spec": row["spec"],
                "category": row["category"],
                "unit": row["unit"],
                "price": Money(int(row["price_fen"])),
                "cost": Money(int(row["cost_fen"])),
                "weighed": row["weighed"],
                "initials": row["initials"],
            }
        )
    except KeyError as missing:
        raise ValueError(f"the goods have no column {missing}") from missing
