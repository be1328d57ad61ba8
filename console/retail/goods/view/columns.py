"""How goods read in a list."""

from __future__ import annotations

from typing import Final

from console.desk.phrases import QT_TRANSLATE_NOOP, Phrase
from console.desk.words import DASH, Words
from console.retail.goods.entries import Entry
from console.retail.goods.model import Listed
from console.widgets.rows import Column

_CODE, _FIGURE, _STOCK, _STATE, _LINE, _ROW = 164, 96, 88, 112, 72, 248
_WITHDRAWN: Final[Phrase] = QT_TRANSLATE_NOOP("GoodsList", "Withdrawn")
_LOW: Final[Phrase] = QT_TRANSLATE_NOOP("GoodsList", "Low")


def _state(one: Listed) -> str:
    if not one.goods.on_sale:
        return _WITHDRAWN()
    return _LOW() if one.is_low else ""


def _stock_tone(one: Listed) -> str:
    return "bad_ink" if one.stock is not None and one.stock.level < 0 else "ink"


def columns(words: Words, *, cost: bool) -> tuple[Column[Listed], ...]:
    """Return the columns of the shelf; ``cost`` for those who may see it."""
    costs = Column[Listed](
        title=QT_TRANSLATE_NOOP("GoodsList", "Cost"),
        text=lambda one: DASH if one.cost is None else words.amount(one.cost),
        width=_FIGURE,
        figure=True,
    )
    return (
        Column(
            title=QT_TRANSLATE_NOOP("GoodsList", "Goods"),
            text=lambda one: one.goods.name,
            note=lambda one: " · ".join(filter(None, (one.goods.spec, one.goods.unit))),
            strong=True,
        ),
        Column(
            title=QT_TRANSLATE_NOOP("GoodsList", "Barcode, category"),
            text=lambda one: one.goods.barcode or one.goods.goods_id,
            note=lambda one: one.goods.category,
            width=_CODE,
        ),
        Column(
            title=QT_TRANSLATE_NOOP("GoodsList", "Price"),
            text=lambda one: words.amount(one.goods.price),
            width=_FIGURE,
            figure=True,
        ),
        *((costs,) if cost else ()),
        *_stock_columns(words),
    )


def _stock_columns(words: Words) -> tuple[Column[Listed], ...]:
    return (
        Column(
            title=QT_TRANSLATE_NOOP("GoodsList", "Stock"),
            text=lambda one: DASH if one.stock is None else words.number(one.stock.level),
            tone=_stock_tone,
            width=_STOCK,
            figure=True,
        ),
        Column(
            title=QT_TRANSLATE_NOOP("GoodsList", "State"),
            text=_state,
            tag=lambda one: "warn" if one.is_low and one.goods.on_sale else "plain",
            width=_STATE,
        ),
    )


def entry_columns() -> tuple[Column[Entry], ...]:
    """Return the columns of a file that is looked at."""
    return (
        Column(
            title=QT_TRANSLATE_NOOP("GoodsList", "Row"),
            text=lambda entry: str(entry.line),
            width=_LINE,
        ),
        Column(
            title=QT_TRANSLATE_NOOP("GoodsList", "What"),
            text=lambda entry: entry.title,
            note=lambda entry: entry.note,
            width=_ROW,
            strong=True,
        ),
        Column(title="", text=lambda entry: entry.what),
    )
