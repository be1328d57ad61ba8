"""Two tills of one shop, on one platform in memory."""

from __future__ import annotations

import random
from pathlib import Path

from backend.protocol.money import Money
from backend.retail.contract.held_carts import CART_LIST, CartListRequest, HeldCart
from console.client.client import Client
from console.client.signer import Signer
from console.till.custodian import Custodian
from console.till.engine import Terms
from console.till.reservations import OTHERS
from console.till.reserving import Reserver
from console.till.sale import Goods, Sale
from console.till.sharing import Sharer
from console.till.till import Till
from tests.console.till.shop import APP, CASHIER, MERCHANT, SOY, Line, Shop
from tests.helpers.keys import key


class Counter:
    """One till with its own file and its own line to the platform."""

    def __init__(self, folder: Path, shop: Shop, seed: int) -> None:
        self.folder = folder
        self.shop = shop
        self.clock = shop.clock
        self.line = Line(shop.platform)
        signer = Signer(APP, key("app"), key("platform").public)
        self.client = Client(self.line, signer, clock=self.clock.now)
        self._seed = seed
        self._open()

    def _open(self) -> None:
        self._seed += 100
        source = random.Random(self._seed)  # noqa: S311 - repeatable on purpose
        self.till = Till.open(self.folder, now=self.clock.now(), source=source)
        self.till.set_terms(Terms(seller_id=MERCHANT, shop_name="早点铺"))
        self.till.settings.put(OTHERS, 1)
        self.sharer = Sharer(self.till, self.client, clock=self.clock.now)
        self.reserver = Reserver(self.till, self.client, clock=self.clock.now)
        self.custodian = Custodian(self.till, self.client, clock=self.clock.now)

    def restart(self) -> None:
        """Leave the program and start it again, without any goodbye."""
        self.till.close()
        self._open()

    def hold(self, goods: Goods = SOY, note: str = "") -> None:
        self.till.carts.add(goods, now=self.clock.now())
        self.till.carts.hold(note=note, by=CASHIER, now=self.clock.now())

    def here(self) -> list[Money]:
        """Return what the carts on hold in this till's own file come to."""
        return [cart.total for cart in self.till.carts.held()]

    def at_platform(self) -> tuple[HeldCart, ...]:
        """Ask for the carts of the shop, past every fault."""
        return self.shop.client.call(CART_LIST, CartListRequest()).carts

    def sold(self, pieces: int = 3, goods: Goods = SOY) -> Sale:
        """Sell something for cash, and report it."""
        self.till.carts.add(goods, 1000 * pieces, now=self.clock.now())
        sale = self.till.sales.checkout(cashier=CASHIER, now=self.clock.now())
        self.till.charges.take_cash(sale.sale_id, sale.total, by=CASHIER, now=self.clock.now())
        self.custodian.turn()
        return sale

    def close(self) -> None:
        self.till.close()
