"""The real console in somebody's hands, without a screen: how soon and how smoothly it serves."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any, cast

import psutil
from PySide6.QtCore import QCoreApplication

from backend.retail.contract.goods_import import GoodsImportCommitResponse
from backend.retail.contract.staff import Action
from console.app.run import Console, open_application
from console.app.start import Place
from console.client.apart import Apart
from console.client.service import Service
from console.payments.checkout.view.page import CheckoutView
from console.payments.orders.view.page import OrdersView
from console.retail.goods.view.page import GoodsView
from console.retail.goods_apart import learn_goods
from console.retail.goods_sync import LAST_SEQ
from console.tour.hands import Hands
from console.tour.patience import live, until
from tests.bench.shelf import PRICES, barcode
from tests.console.watchdog import longest_ms

SCANS = 200
PAGES = 200
PIN = "1111"
SHELF = 2000
_REST_MS = 1000
_REST_SECONDS = 0.002
_LOOKS_EVERY = 40
_PAUSES = 20
_READS = 10
_TYPED = "c cy cyk k ky kyl 可 可乐 晨野 6900 000777 550 zzzz m max".split()  # noqa: SIM905
Figures = dict[str, float]


def p95(seconds: Sequence[float]) -> float:
    """Return what nineteen of twenty stay under, in milliseconds."""
    return round(sorted(seconds)[int(len(seconds) * 0.95)] * 1000, 1)


def _waited(what: str, seconds: Sequence[float]) -> Figures:
    """Tell how long steps took by the clock on the wall: what somebody at the counter feels."""
    ordered = sorted(seconds)
    return {
        f"{what}_p99_wait_ms": round(ordered[int(len(ordered) * 0.99)] * 1000, 1),
        f"{what}_p999_wait_ms": round(ordered[int(len(ordered) * 0.999)] * 1000, 1),
        f"{what}_longest_wait_ms": round(ordered[-1] * 1000, 1),
    }


class Over(list[object]):
    """How an import ended, and what it told on the way."""

    def __init__(self) -> None:
        super().__init__()
        self.looked: list[float] = []
        self.sent: list[int] = []


class Counter:
    """One console between its start and its end."""

    def __init__(self, home: Path, service: Service | None = None) -> None:
        self._application = open_application()
        self.console = Console(self._application, Place(home), service=service)
        self.console.window.resize(1366, 768)
        self.console.open()
        self._hands = Hands(self.console.window)

    def sign_in(self) -> None:
        console = self.console
        until(lambda: bool(console.desk or console.error), "the platform answers", seconds=120)
        if console.error is not None:
            raise console.error
        counter = console.window.counter
        assert counter is not None
        until(counter.sign_in.pad.isEnabled, "the staff are offered")
        self._hands.type(PIN)
        self._hands.press("Return")
        until(lambda: self._desk.session.person is not None, "somebody is at the counter")

    @property
    def _desk(self) -> Any:
        return self.console.desk

    def page(self, key: str) -> Any:
        assert self.console.window.counter is not None
        return self.console.window.counter.page(key)

    def first_scan(self, code: str) -> None:
        """Scan with the scanner's keys until there is a line."""
        model = self.page("payments.checkout").model
        self._hands.scan(code)
        until(lambda: bool(model.basket.cart.lines), "the first line is in the cart")

    def scan(self, codes: Sequence[str]) -> Figures:
        """Scan on: from the barcode to the line on the screen."""
        view = cast("CheckoutView", self.page("payments.checkout"))
        spent: list[float] = []
        for place, one in enumerate(codes):
            if place % 10 == 0:
                view.model.basket.clear()
            spent.append(_timed(partial(view.model.submit, one)))
        view.model.basket.clear()
        return {"scan_p95_ms": p95(spent)}

    def type(self) -> Figures:
        """Type into the search box, letter by letter, until the offers are on the screen."""
        view = cast("CheckoutView", self.page("payments.checkout"))
        offers, heard = view.model.basket.offers, list[object]()
        offers.found.connect(heard.append)

        def look_up(text: str) -> None:
            heard.clear()
            view.scan_box.looked_up.emit(text)
            while not heard:
                QCoreApplication.processEvents()

        spent = [_timed(partial(look_up, text)) for text in _TYPED * 4]
        offers.look_up("")
        return {"typing_p95_ms": p95(spent)}

    def scroll(self) -> Figures:
        """Open the orders and scroll down page after page."""
        began = time.perf_counter()
        self._desk.navigation.go("payments.orders", "")
        view = cast("OrdersView", self.page("payments.orders"))
        until(lambda: view.rows.rowCount() > 0, "the first orders are listed")
        first = time.perf_counter() - began
        spent, blocks = [], []
        for _ in range(PAGES):
            before = view.rows.rowCount()
            began = time.perf_counter()
            blocks.append(longest_ms([view.table.view.scrollToBottom]))
            while view.rows.rowCount() == before:
                blocks.append(longest_ms([lambda: time.sleep(0.0005)]))
            spent.append(time.perf_counter() - began)
        listed = view.rows.rowCount()
        self._desk.navigation.go("payments.checkout", "")
        return {
            "orders_page_opens_ms": round(first * 1000, 1),
            "orders_scroll_p95_ms": p95(spent),
            "orders_scroll_longest_block_ms": round(max(blocks), 1),
            "orders_listed": listed,
        }

    def learn(self, codes: Sequence[str]) -> Figures:
        """Forget all goods and learn them again while somebody works at the counter."""
        ready = self.console.ready
        assert ready is not None
        ready.till.goods.clear()
        ready.till.settings.put(LAST_SEQ, 0)
        over: list[object] = []
        began = time.perf_counter()
        self._desk.background.run(
            self._desk.session,
            partial(learn_goods, ready.till, ready.client, self._desk.clock.now),
            done=over.append,
            failed=over.append,
        )
        blocks, waits = self._work_until(over, codes)
        spent = time.perf_counter() - began
        if isinstance(over[0], Exception):
            raise over[0]
        return {
            "goods_learnt": float(str(over[0])),
            "learn_seconds": round(spent, 2),
            "learn_longest_block_ms": round(max(blocks), 1),
            **_waited("learn", waits),
        }

    def take_in(self, path: Path, codes: Sequence[str]) -> Figures:
        """Import a file of goods on the goods page while somebody works at the counter."""
        desk = self._desk
        allowed = desk.session.person.may | {Action.EDIT_GOODS}
        desk.session.enter(replace(desk.session.person, may=frozenset(allowed)))
        page = cast("GoodsView", self.page("retail.goods"))
        model, over = page.panel.importing, Over()
        for told in (model.imported, model.failed):
            told.connect(over.append)
        model.looked.connect(lambda: over.looked.append(time.perf_counter()))
        model.looked.connect(page.panel.file.start.click)
        model.progressed.connect(lambda sent, _: over.sent.append(sent))
        live(_REST_MS)  # whoever was let do it has just come in, and is reminded of the float
        began = time.perf_counter()
        page.panel.begin_import(path)
        apart: list[float] = []
        blocks, waits = self._work_until(over, codes, lambda: apart.append(_apart_mb()))
        answer = over[0]
        if isinstance(answer, Exception):
            raise answer
        return {
            "import_rows": float(cast("GoodsImportCommitResponse", answer).changed),
            "import_looked_at_seconds": round(over.looked[0] - began, 2),
            "import_seconds": round(time.perf_counter() - began, 2),
            "import_progress_told": float(len(over.sent)),
            "import_longest_block_ms": round(max(blocks), 1),
            **_waited("import", waits),
            "import_rss_mb": round(psutil.Process().memory_info().rss / 2**20, 1),
            "import_apart_rss_mb": max(apart),
        }

    def _work_until(
        self,
        over: Sequence[object],
        codes: Sequence[str],
        look: Callable[[], object] = lambda: None,
    ) -> tuple[list[float], list[float]]:
        """Work at the counter until it is over; return how long each step blocked and took."""
        view = cast("CheckoutView", self.page("payments.checkout"))
        blocks: list[float] = []
        waits: list[float] = []
        for step in _work(view, codes):
            if over:
                break
            time.sleep(_REST_SECONDS)
            if len(blocks) % _LOOKS_EVERY == 0:
                look()
            since = time.perf_counter()
            blocks.append(longest_ms([step]))
            waits.append(time.perf_counter() - since)
        return blocks, waits

    def close(self) -> None:
        self.console.window.close()
        until(lambda: self.console.ready is None, "the window has closed")


def _apart_mb() -> float:
    """Return what the processes take that work is done in apart."""
    taken = 0
    for child in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):  # it has just ended
            taken += child.memory_info().rss if Apart.__module__ in child.cmdline() else 0
    return round(taken / 2**20, 1)


def _work(view: CheckoutView, codes: Sequence[str]) -> Iterator[Callable[[], object]]:
    """Scan, type and clear for ever, with a person's pauses in between."""
    for code in cycle(codes):
        yield partial(view.model.submit, code)
        yield partial(view.scan_box.looked_up.emit, "ky")
        yield from [_nothing] * _READS
        yield partial(view.model.basket.offers.look_up, "")
        yield view.model.basket.clear
        yield from [_nothing] * _PAUSES


def _nothing() -> None:
    """Let only what came by itself be done."""


def _timed(step: Callable[[], object]) -> float:
    began = time.perf_counter()
    step()
    QCoreApplication.processEvents()
    return time.perf_counter() - began


def act(service: Service, home: Path, since: float, count: int) -> Figures:
    """Start, sign in, sell, look back, learn; everything is over when this returns."""
    counter = Counter(home, service)
    counter.sign_in()
    stock = [barcode(number) for number in range(min(count, SHELF)) if number % 50 != 49]
    counter.first_scan(stock[0])
    figures = {"first_scan_seconds": round(time.monotonic() - since, 2)}
    live(_REST_MS)
    for part in (counter.scan(stock[:SCANS]), counter.type(), counter.scroll()):
        figures |= part
    figures |= counter.learn(stock)
    figures["rss_mb"] = round(psutil.Process().memory_info().rss / 2**20, 1)
    figures |= counter.take_in(home / PRICES, stock)
    counter.close()
    return figures
