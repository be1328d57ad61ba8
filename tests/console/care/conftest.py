"""A home with a till that has sold and a real platform's books, made once and copied."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.console.till.shop import CASHIER, Shop, opened, unsent
from tests.patience import PATIENCE


@pytest.fixture(scope="session")
def made_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the platform of a demo shop by its own command, and a till with three cash sales."""
    home = tmp_path_factory.mktemp("shop") / "home"
    command = [sys.executable, "-m", "backend", "sandbox", "--home", str(home)]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    with opened(home / "till") as shop:
        shop.line.down = unsent
        sell(shop, 3)
    return home


@pytest.fixture
def home(made_home: Path, tmp_path: Path) -> Path:
    """Return a home of one's own."""
    return Path(shutil.copytree(made_home, tmp_path / "home"))


def sell(shop: Shop, count: int) -> list[str]:
    """Sell for cash; return the numbers a person reads."""
    numbers = []
    for _ in range(count):
        sale = shop.sale()
        shop.till.charges.take_cash(
            sale.sale_id, sale.total, amount=sale.total, by=CASHIER, now=shop.clock.now()
        )
        numbers.append(sale.number)
    return numbers
