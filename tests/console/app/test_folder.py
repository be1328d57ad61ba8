"""One till file for each shop a home has served."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from console.app.folder import till_folder
from console.client.place import KEYS, Place
from console.till.failures import TillInUse
from console.till.till import Till
from tests.console.fakes import NOON


def join(home: Path, merchant_id: str) -> None:
    keys = {"platform_public_key": "p", "app_id": "a", "app_private_key": "k", "pin": "ab" * 32}
    kept = {**keys, "gateway": "https://192.168.1.20:8781", "merchant_id": merchant_id}
    (home / KEYS).write_text(json.dumps(kept), "utf-8")


def number(home: Path) -> str:
    """Open the till of a home and return its number."""
    till = Till.open(till_folder(Place(home)), now=NOON)
    till.close()
    return till.identity.till_id


def test_each_shop_has_a_till_of_its_own_and_gets_it_back(tmp_path: Path) -> None:
    own = number(tmp_path)
    join(tmp_path, "2088000000000001")
    first = number(tmp_path)
    join(tmp_path, "2088000000000002")
    second = number(tmp_path)
    assert len({own, first, second}) == 3
    assert number(tmp_path) == second

    join(tmp_path, "2088000000000001")
    assert number(tmp_path) == first
    (tmp_path / KEYS).unlink()
    assert number(tmp_path) == own
    assert till_folder(Place(tmp_path)) == tmp_path / "till"


def test_a_till_that_is_open_is_not_moved_away(tmp_path: Path) -> None:
    till = Till.open(till_folder(Place(tmp_path)), now=NOON)
    join(tmp_path, "2088000000000001")

    with pytest.raises(TillInUse):
        till_folder(Place(tmp_path))
    till.close()
