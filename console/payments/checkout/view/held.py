"""The right-hand panel while a cart that was put aside is looked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from console.desk.words import Words
from console.till.sale import Cart
from console.till.sharing import SharedCart
from console.widgets.button import Button, Kind
from console.widgets.data_table import DataTable
from console.widgets.empty import Empty
from console.widgets.panel import Leaf
from console.widgets.rows import Column, Rows

_FIGURE = 110
AnyCart = Cart | SharedCart


class HeldLeaf(Leaf):
    """Carts on hold, the oldest first: those of this till, then those of the shop."""

    chosen = Signal(object)
    """The number of a cart of this till, or the shop's of one that any till may take."""

    def __init__(
        self, words: Words, name: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        """``name`` reads the staff number of who put a cart aside."""
        super().__init__(
            lambda: self.tr("Carts on hold"),
            lambda: self.tr("It changes places with the cart at the counter"),
            parent=parent,
        )
        self._name = name
        self._rows = Rows[AnyCart](self._columns(words), self)
        empty = Empty(lambda: self.tr("Nothing is on hold"), icon="hold")
        self.table = DataTable(self._rows, name=lambda: self.tr("Carts on hold"), empty=empty)
        self.table.opened.connect(self._choose)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.table)
        self.take = Button(lambda: self.tr("Bring back"), Kind.PRIMARY, key="Return")
        self.back = Button(lambda: self.tr("Back to the goods"), key="Esc")
        self.take.clicked.connect(lambda: self._choose(self.table.selected()))
        self.act(self.take)
        self.act(self.back)

    def show_carts(self, carts: Sequence[AnyCart]) -> None:
        """Offer these; the oldest is chosen."""
        self._rows.show_rows(carts)
        self.table.select(0 if carts else -1)

    def _columns(self, words: Words) -> tuple[Column[AnyCart], ...]:
        return (
            Column(
                title=lambda: self.tr("Goods"),
                text=self._goods,
                note=lambda cart: self._when(cart, words),
            ),
            Column(
                title=lambda: self.tr("Amount"),
                text=lambda cart: words.amount(cart.total),
                width=_FIGURE,
                figure=True,
            ),
        )

    def _goods(self, cart: AnyCart) -> str:
        if isinstance(cart, SharedCart):
            return cart.note or self.tr("%n line(s)", "", cart.line_count)
        return cart.note or _names(cart)

    def _when(self, cart: AnyCart, words: Words) -> str:
        """Say when it was put aside, by whom or where, and what is in it."""
        if isinstance(cart, SharedCart):
            at = words.time(cart.held_at)
            when = at if cart.here else self.tr("{time} · another till").format(time=at)
            return f"{when} · {self._name(cart.held_by)}"
        by = self._name(cart.held_by) if cart.held_by else ""
        parts = (words.time(cart.saved_at), by, _names(cart) if cart.note else "")
        return " · ".join(part for part in parts if part)

    def _choose(self, cart: AnyCart | None) -> None:
        if cart is not None:
            self.chosen.emit(cart.number if isinstance(cart, SharedCart) else cart.cart_id)


def _names(cart: Cart) -> str:
    return " · ".join(line.name for line in cart.lines)
