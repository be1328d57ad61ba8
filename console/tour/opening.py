"""Before the doors open: a supplier's list with faults in it is mended, imported, put in stock."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from typing import Final, cast

from backend.protocol.money import Money
from backend.retail.contract.goods import GOODS_QUERY, GoodsQueryRequest
from backend.retail.contract.stock import STOCK_QUERY, MoveKind, StockQueryRequest
from console.files.writing import write_csv
from console.retail.files.columns import HEADINGS, Column
from console.retail.goods.view.page import GoodsView
from console.tour import door
from console.tour.album import Fact
from console.tour.closing import plug_in_printer
from console.tour.day import Day
from console.tour.patience import until

LEMON_TEA: Final = "6935201400271"
"""What the supplier brings today; it was not on the shelf before."""
_COLUMNS: Final = (
    Column.GOODS_ID,
    Column.BARCODE,
    Column.NAME,
    Column.SPEC,
    Column.CATEGORY,
    Column.UNIT,
    Column.PRICE,
)
_GOOD: Final = (
    ("N0001", LEMON_TEA, "青屿 海盐柠檬茶", "500ml", "饮料", "瓶", "4.20"),
    ("N0002", "6935201400448", "青屿 陈皮话梅水", "500ml", "饮料", "瓶", "4.80"),
    ("N0003", "6935201400615", "青屿 桂花乌龙茶 无糖", "500ml", "饮料", "瓶", "5.50"),
    ("G0003", "6901357100617", "山泉里 饮用天然水 家庭装", "5L", "饮料", "桶", "11.80"),
)
_BAD: Final = (
    ("N0004", "6935201400783", "青屿 冰糖雪梨", "500ml", "饮料", "瓶", "四块五"),
    ("N0005", LEMON_TEA, "青屿 海盐青柠茶", "500ml", "饮料", "瓶", "4.20"),
    ("N0006", "", "=HYPERLINK(A1)", "", "饮料", "瓶", "3.00"),
    ("N0007", "6935201400950", "", "500ml", "饮料", "瓶", "5.00"),
)
_FAULTS: Final = ["price", "barcode", "name", "name"]
DELIVERED: Final = 24
_NOTHING: Final = "not there"


def open_shop(day: Day) -> None:
    """Start; let the manager import what the supplier sent, and take the delivery in."""
    window, album, hands = day.console.window, day.album, day.hands
    starting = Fact("starting", expected=True, look=window.starting.isVisible)
    album.step("starting", "The console is started; it asks nothing", starting)
    day.await_counter()
    plug_in_printer(day)
    door.choose(day, door.MANAGER)
    album.step("sign_in", "The staff are offered", door.at_counter(day, ""), door.offered(day))
    door.enter(day, door.MANAGER)
    hands.press("Ctrl+3")
    album.step("shelf", "Every kind of goods of the shop", day.page_is("retail.goods"))
    path = day.console.place.home / "supplier.csv"
    _refuse_bad_rows(day, path)
    _import_mended(day, path)
    _take_delivery_in(day)
    door.leave(day)


def _refuse_bad_rows(day: Day, path: Path) -> None:
    """Choose a file in which rows are wrong: every fault is told, nothing is taken."""
    album, hands, leaf = day.album, day.hands, _page(day).panel.file
    _write(day, path, _GOOD + _BAD)
    hands.press("F7")
    until(leaf.box.isVisible, "a file is asked for")
    hands.write(str(path))
    hands.press("Return")
    album.step(
        "bad_rows",
        "Four rows of the supplier's list are wrong: each is told, nothing can be imported",
        Fact("faults", _FAULTS, lambda: _faults(day)),
        Fact("ready", expected=False, look=leaf.start.isEnabled),
    )
    hands.press("Ctrl+Return")
    hands.press("F10")
    report = path.with_name(f"supplier-{_in(day, '错误', 'errors')}.csv")
    album.step(
        "bad_rows_saved",
        "The faults are saved for the supplier; no cell of it runs as a formula",
        Fact("lines", len(_FAULTS) + 1, lambda: len(_lines(report))),
        Fact("formulas", [], lambda: _formulas(report)),
        Fact("platform", _NOTHING, lambda: _price(day, LEMON_TEA), far=True),
    )


def _import_mended(day: Day, path: Path) -> None:
    """Read the mended file again, and import it."""
    album, hands = day.album, day.hands
    _write(day, path, _GOOD)
    hands.press("F5")
    album.step(
        "mended",
        "The mended file is read again: what would change",
        Fact("new, changed", (3, 1), lambda: _counts(day)),
    )
    hands.press("Ctrl+Return")
    album.step(
        "imported",
        "All of it stands on the shelf, here and at the platform",
        Fact("imported", expected=True, look=_page(day).panel.file.done.isVisible),
        Fact("till", "11.80", lambda: _price_here(day, "G0003")),
        Fact("platform", "4.20", lambda: _price(day, LEMON_TEA), far=True),
    )
    hands.press("Esc")


def _take_delivery_in(day: Day) -> None:
    """Scan one of the new kinds, and write down how many came."""
    album, hands, panel = day.album, day.hands, _page(day).panel
    hands.scan(LEMON_TEA)
    album.step(
        "new_goods",
        "A new kind is scanned",
        Fact("panel", "detail", lambda: panel.key),
        Fact("known to the platform", expected=True, look=panel.detail.books.isEnabled),
    )
    hands.press("F6")
    until(panel.books.isVisible, "the stock is shown")
    hands.reach(panel.books.kind, "Shift+Tab")
    hands.press("Right")
    until(lambda: panel.books.kind.key == MoveKind.DELIVERY, "a delivery is chosen")
    hands.reach(panel.books.quantity.edit)
    hands.type(str(DELIVERED))
    hands.press("Ctrl+Return")
    album.step(
        "delivered",
        "Two dozen were delivered",
        Fact("panel", "detail", lambda: panel.key),
        Fact("stock", str(DELIVERED), lambda: stock(day, "N0001"), far=True),
    )


def stock(day: Day, goods_id: str) -> str:
    """Ask the platform how much there is."""
    answer = day.ready.client.call(STOCK_QUERY, StockQueryRequest(goods_ids=(goods_id,)))
    level = answer.stock[0].level if answer.stock else Decimal(0)
    return f"{level.normalize():f}"


def _page(day: Day) -> GoodsView:
    return cast("GoodsView", day.counter.page("retail.goods"))


def _in(day: Day, chinese: str, english: str) -> str:
    return chinese if day.desk.words.language == "zh_CN" else english


def _write(day: Day, path: Path, rows: tuple[tuple[str, ...], ...]) -> None:
    """Write the list as the supplier's spreadsheet does."""
    language = 0 if day.desk.words.language == "zh_CN" else 1
    write_csv(path, ([HEADINGS[column][language] for column in _COLUMNS], *rows))


def _faults(day: Day) -> list[str]:
    shown = _page(day).panel.importing.preview
    bad = shown.bad if shown is not None else ()
    return [fault.column.value for row in bad for fault in row.faults]


def _counts(day: Day) -> tuple[int, int]:
    shown = _page(day).panel.importing.preview
    return (len(shown.new), len(shown.changed)) if shown is not None else (0, 0)


def _lines(path: Path) -> list[list[str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def _formulas(path: Path) -> list[str]:
    """Return the cells a spreadsheet would run."""
    return [cell for row in _lines(path) for cell in row if cell[:1] in {"=", "+", "-", "@"}]


def _price_here(day: Day, goods_id: str) -> str:
    goods = day.ready.till.goods.get(goods_id)
    return goods.price.to_text() if goods is not None else _NOTHING


def _price(day: Day, barcode: str) -> str:
    """Ask the platform what goods cost."""
    answer = day.ready.client.call(GOODS_QUERY, GoodsQueryRequest(barcode=barcode))
    prices: list[Money] = [goods.price for goods in answer.goods]
    return prices[0].to_text() if prices else _NOTHING
