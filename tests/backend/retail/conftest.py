"""A shop on a real database, with a clock that only moves when told."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import TextClause, text

from backend.kernel.call import Call, Caller, Setting
from backend.kernel.database import Database
from backend.kernel.ids import Ids
from backend.protocol.errors import InvalidArgument
from backend.protocol.method import Method, RequestT, ResponseT
from backend.retail.methods import METHODS
from backend.retail.service.shop import seed
from backend.retail.shared_tables import HELD_CART, RESERVATION
from backend.retail.tables import (
    ACTIVITY,
    APPROVAL,
    GOODS,
    GOODS_IMPORT,
    GOODS_STAGED,
    IN_STORE_CODE,
    REFUND,
    REFUND_LINE,
    REFUND_PAYMENT,
    SALE,
    SALE_LINE,
    SALE_PAYMENT,
    SHIFT,
    SHOP,
    STAFF,
    STOCK,
    STOCK_MOVE,
)

T = TypeVar("T")

NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)
OURS = "2088000000000001"
FILE = "platform.db"
THEIRS = "2088000000000002"
DEMO = Path(__file__).parents[3] / "resources" / "demo"
SHOP_TOML = (DEMO / "shop.toml").read_text("utf-8")
GOODS_CSV = (DEMO / "goods.csv").read_text("utf-8")

CASHIER, COLLEAGUE, MANAGER, OWNER = "101", "102", "201", "301"
PINS = {CASHIER: "1111", COLLEAGUE: "4444", MANAGER: "2222", OWNER: "3333"}
TABLES = (
    *(SHOP, GOODS, GOODS_IMPORT, GOODS_STAGED, IN_STORE_CODE),
    *(STAFF, APPROVAL, ACTIVITY),
    *(HELD_CART, RESERVATION),
    SHIFT,
    *(SALE, SALE_LINE, SALE_PAYMENT, REFUND, REFUND_LINE, REFUND_PAYMENT, STOCK, STOCK_MOVE),
)


@dataclass
class Shop:
    """One database with one shop, its time, and calls on it as the gateway makes them."""

    url: str
    now: datetime = NOON
    ids: Ids = field(default_factory=lambda: Ids.seeded(7))

    def __post_init__(self) -> None:
        self.database = Database.open(self.url)
        self.database.create_all()

    def restart(self) -> None:
        """Close and open again, as after the process ended."""
        self.database.close()
        self.database = Database.open(self.url)

    def later(self, **of: float) -> None:
        """Let time pass."""
        self.now += timedelta(**of)

    def open(self, merchant_id: str = OURS, goods_csv: str = GOODS_CSV) -> None:
        """Open the demo shop."""
        self.database.do(
            lambda unit: seed(
                Call(Caller(merchant_id=merchant_id), self.now, unit, self.ids, Setting()),
                goods_csv=goods_csv,
                shop_toml=SHOP_TOML,
            )
        )

    def call(
        self, method: Method[RequestT, ResponseT], merchant_id: str = OURS, /, **content: object
    ) -> ResponseT:
        """
        Call a method with the JSON content of a request; its answer has crossed the wire too.

        :raises InvalidArgument: as the gateway does, if the content has not the method's shape.
        """
        try:
            request = method.request.model_validate(content)
        except ValueError as error:
            raise InvalidArgument(problem=str(error)) from error
        (served,) = (each for each in METHODS if each.method is method)
        answer = self.database.do(
            lambda unit: served.handler(
                Call(Caller(merchant_id=merchant_id), self.now, unit, self.ids, Setting()), request
            )
        )
        assert isinstance(answer, method.response)
        return method.response.model_validate_json(answer.model_dump_json(exclude_none=True))

    def rows(self) -> Mapping[str, list[tuple[object, ...]]]:
        """Return everything that stands in the shop's tables and in the outbox."""
        names = (*(table.name for table in TABLES), "outbox")
        return {name: self._rows_of(name) for name in names}

    def _rows_of(self, table: str) -> list[tuple[object, ...]]:
        return [tuple(row) for row in self.database.do(lambda unit: unit.all(_everything(table)))]


def _everything(table: str) -> TextClause:
    return text(f"SELECT * FROM {table} ORDER BY 1, 2, 3")  # noqa: S608 - our own names


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Shop]:
    """Open a database without a shop."""
    shop = Shop(_url(tmp_path))
    yield shop
    shop.database.close()


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Open the demo shop once, with a quarter of its goods, and close it again."""
    folder = tmp_path_factory.mktemp("opened")
    shop = Shop(_url(folder))
    shop.open(goods_csv="".join(GOODS_CSV.splitlines(keepends=True)[:60]))
    shop.database.close()
    return folder / FILE


@pytest.fixture
def shop(opened: Path, tmp_path: Path) -> Iterator[Shop]:
    """Open the demo shop as it was on its first morning."""
    shutil.copy(opened, tmp_path / FILE)
    shop = Shop(_url(tmp_path))
    yield shop
    shop.database.close()


def _url(folder: Path) -> str:
    return f"sqlite:///{folder / FILE}"
