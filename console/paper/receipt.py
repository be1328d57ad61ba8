"""A sale or a refund as a receipt of the shop's own design, in the language in force."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from backend.protocol.money import Money
from console.desk.document import (
    Align,
    Barcode,
    Block,
    Cut,
    Document,
    Pair,
    Qr,
    Row,
    Rule,
    Size,
    Space,
    Words,
)
from console.desk.phrases import QT_TRANSLATE_NOOP, Text, said
from console.desk.words import currency_sign, figures
from console.paper.design import Design
from console.till.tax import TaxPart, breakdown, rate_text

NOTHING: Final = Money(0)

_RECEIPT = QT_TRANSLATE_NOOP("Receipt", "Receipt")
_REFUND = QT_TRANSLATE_NOOP("Receipt", "Refund receipt")
_COPY = QT_TRANSLATE_NOOP("Receipt", "Copy")
_DEMO = QT_TRANSLATE_NOOP("Receipt", "Demo: no real money")
_NUMBER = QT_TRANSLATE_NOOP("Receipt", "No.")
_OF_SALE = QT_TRANSLATE_NOOP("Receipt", "Of sale")
_TIME = QT_TRANSLATE_NOOP("Receipt", "Time")
_CASHIER = QT_TRANSLATE_NOOP("Receipt", "Cashier")
_ITEM = QT_TRANSLATE_NOOP("Receipt", "Item")
_QUANTITY = QT_TRANSLATE_NOOP("Receipt", "Qty")
_PRICE = QT_TRANSLATE_NOOP("Receipt", "Price")
_AMOUNT = QT_TRANSLATE_NOOP("Receipt", "Amount")
_DISCOUNT = QT_TRANSLATE_NOOP("Receipt", "Discount")
_LIST_PRICE = QT_TRANSLATE_NOOP("Receipt", "List price")
_NOTE = QT_TRANSLATE_NOOP("Receipt", "Note")
_DISCOUNTS = QT_TRANSLATE_NOOP("Receipt", "Discounts in all")
_TOTAL = QT_TRANSLATE_NOOP("Receipt", "Total")
_REFUNDED = QT_TRANSLATE_NOOP("Receipt", "Refunded")
_CHANGE = QT_TRANSLATE_NOOP("Receipt", "Change")
_TAX = QT_TRANSLATE_NOOP("Receipt", "Tax {rate} in {amount}")
_REASON = QT_TRANSLATE_NOOP("Receipt", "Reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLine:
    """One line of goods."""

    name: str
    quantity: int
    """Thousandths."""
    price: Money
    amount: Money
    """What it cost, its discount taken off."""
    discount: Money = NOTHING
    """What was taken off."""
    unit: str = ""
    list_price: Money | None = None
    """What one costs on the shelf, if it was sold for something else."""
    note: str = ""
    tax: str = ""
    """Its tax category."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tender:
    """One way in which was paid, or money was given back."""

    name: str
    amount: Money
    """What was handed over: cash before change."""
    reference: str = ""
    """The number under which the platform knows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One paid sale."""

    number: str
    moment: str
    """When, as a person reads it in the shop's zone."""
    cashier: str
    lines: tuple[ReceiptLine, ...]
    total: Money
    tenders: tuple[Tender, ...]
    change: Money = NOTHING
    note: str = ""
    copy: bool = False
    """Whether it was printed before."""
    demo: bool = False
    """Whether the money is not real."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundReceipt:
    """One refund of one sale."""

    number: str
    """The refund's own."""
    sale_number: str
    moment: str
    cashier: str
    lines: tuple[ReceiptLine, ...]
    """The goods that came back; none if only an amount was given back."""
    amount: Money
    tenders: tuple[Tender, ...]
    taxes: tuple[TaxPart, ...] = ()
    """What was given back at each rate, and the tax in that."""
    reason: str = ""
    copy: bool = False
    demo: bool = False


def receipt(sale: Receipt, design: Design) -> Document:
    """Return the receipt of a sale."""
    return Document(
        (
            *_head(design),
            *_title(_RECEIPT, copy=sale.copy, demo=sale.demo),
            _about(_NUMBER, sale.number),
            *_when(sale.moment, sale.cashier, design),
            *_goods(sale.lines, design),
            Rule(),
            *_totals(sale, design),
            *_taxes(breakdown((line.tax, line.amount) for line in sale.lines), design),
            *((_about(_NOTE, sale.note),) if sale.note else ()),
            *_tail(sale.number, design, demo=sale.demo),
        )
    )


def refund_receipt(refund: RefundReceipt, design: Design) -> Document:
    """Return the receipt of a refund."""
    reason = (_about(_REASON, refund.reason),) if refund.reason else ()
    return Document(
        (
            *_head(design),
            *_title(_REFUND, copy=refund.copy, demo=refund.demo),
            _about(_NUMBER, refund.number),
            _about(_OF_SALE, refund.sale_number),
            *_when(refund.moment, refund.cashier, design),
            *_goods(refund.lines, design),
            Rule(),
            _sum(_REFUNDED, refund.amount),
            *_tenders(refund.tenders, design),
            *_taxes(refund.taxes, design),
            *reason,
            *_tail(refund.sale_number, design, demo=refund.demo),
        )
    )


def _head(design: Design) -> Iterator[Block]:
    if design.logo is not None:
        yield design.logo.picture()
    if design.shop:
        yield Words(text=design.shop, align=Align.CENTER, size=Size.LARGE, bold=True)
    yield from (Words(text=line, align=Align.CENTER) for line in design.header)


def _title(title: Text, *, copy: bool, demo: bool) -> Iterator[Block]:
    yield Words(text=said(title), align=Align.CENTER, bold=True)
    if copy:
        yield Words(text=said(_COPY), align=Align.CENTER)
    if demo:
        yield _mark()
    yield Rule()


def _mark() -> Block:
    return Words(text=f"*** {said(_DEMO)} ***", align=Align.CENTER, bold=True)


def _when(moment: str, cashier: str, design: Design) -> Iterator[Block]:
    yield _about(_TIME, moment)
    if design.shows_cashier and cashier:
        yield _about(_CASHIER, cashier)


def _goods(lines: tuple[ReceiptLine, ...], design: Design) -> Iterator[Block]:
    if not lines:
        return
    yield Rule()
    heading = (said(_QUANTITY), said(_PRICE), said(_AMOUNT))
    yield _row(said(_ITEM), heading)
    yield Rule()
    for line in lines:
        full = line.amount + line.discount if design.shows_discounts else line.amount
        quantity = f"{quantity_text(line.quantity)}{line.unit}"
        yield _row(line.name, (quantity, figures(line.price), figures(full)))
        if design.shows_discounts:
            yield from _changes(line)
        if line.note:
            yield Words(text=f"* {line.note}")


def _changes(line: ReceiptLine) -> Iterator[Block]:
    """Say what made a line cheaper or dearer than the shelf says."""
    if line.list_price is not None and line.list_price != line.price:
        yield Pair(left=said(_LIST_PRICE), right=figures(line.list_price))
    if line.discount:
        yield Pair(left=said(_DISCOUNT), right=figures(-line.discount))


def _row(name: str, texts: tuple[str, str, str]) -> Row:
    quantity, price, amount = texts
    return Row(name=name, quantity=quantity, price=price, amount=amount)


def _totals(sale: Receipt, design: Design) -> Iterator[Block]:
    off = sum((line.discount for line in sale.lines), Money(0, sale.total.currency))
    if design.shows_discounts and off:
        yield Pair(left=said(_DISCOUNTS), right=figures(-off))
    yield _sum(_TOTAL, sale.total)
    yield from _tenders(sale.tenders, design)
    if sale.change:
        yield Pair(left=said(_CHANGE), right=figures(sale.change))


def _taxes(parts: tuple[TaxPart, ...], design: Design) -> Iterator[Block]:
    """Say of each rate what was paid or given back, and how much of that is tax."""
    if not design.shows_tax:
        return
    for part in parts:
        if part.rate is not None:
            rate, amount = rate_text(part.rate), figures(part.gross)
            said_of = said(_TAX).format(rate=rate, amount=amount)
            yield Pair(left=said_of, right=figures(part.tax))


def _sum(name: Text, amount: Money) -> Block:
    money = f"{currency_sign(amount.currency)}{figures(amount)}"
    return Pair(left=said(name), right=money, size=Size.LARGE, bold=True)


def _tenders(tenders: tuple[Tender, ...], design: Design) -> Iterator[Block]:
    for tender in tenders:
        yield Pair(left=tender.name, right=figures(tender.amount))
        if design.shows_references and tender.reference:
            yield Words(text=tender.reference, align=Align.RIGHT)


def _tail(number: str, design: Design, *, demo: bool) -> Iterator[Block]:
    yield Rule()
    yield from (Words(text=line, align=Align.CENTER) for line in design.footer)
    if design.shows_barcode and _fits_a_barcode(number):
        yield Space()
        yield Barcode(number)
    if design.link:
        yield Qr(design.link)
    if demo:
        yield _mark()
    yield Cut()


def _fits_a_barcode(text: str) -> bool:
    try:
        Barcode(text)
    except ValueError:
        return False
    return True


def _about(name: Text, text: str) -> Block:
    return Words(text=f"{said(name)}: {text}")


def quantity_text(thousandths: int) -> str:
    """Write a quantity with the decimals it has: ``2``, ``0.842``."""
    exact = Decimal(thousandths) / 1000
    return f"{exact.normalize():f}"
