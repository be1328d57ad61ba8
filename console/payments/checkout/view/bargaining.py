"""The leaves that change more of a cart than quantities: prices, discounts, notes, halves."""

from __future__ import annotations

from PySide6.QtCore import QObject

from console.desk.page import Desk
from console.payments.checkout.bargain import Favour
from console.payments.checkout.basket import Basket
from console.payments.checkout.view.discount import DiscountLeaf
from console.payments.checkout.view.notes import NotesLeaf
from console.payments.checkout.view.split import SplitLeaf
from console.till.sale import CartLine
from console.widgets.approve import ApproveLeaf
from console.widgets.panel import Panel


class Bargaining(QObject):
    """Turns the panel to one of them for a moment; whatever changes the cart ends it."""

    def __init__(self, panel: Panel, basket: Basket, desk: Desk) -> None:
        super().__init__(panel)
        self._panel = panel
        self._basket = basket
        self._desk = desk
        self.price = DiscountLeaf(desk.words, of_cart=False)
        self.discount = DiscountLeaf(desk.words, of_cart=True)
        self.notes = NotesLeaf()
        self.split = SplitLeaf(basket, desk.words)
        self.approve = ApproveLeaf(desk, back=lambda: self.tr("Leave as it is"))
        self.backs = tuple(
            leaf.back for leaf in (self.price, self.discount, self.notes, self.split, self.approve)
        )
        for leaf in ("price", "discount", "notes", "split", "approve"):
            panel.add(leaf, getattr(self, leaf))
        self._connect()

    def show_price(self, line: CartLine) -> None:
        """Type a price or a discount for a line; asked for again, the next of the two."""
        if self._panel.key == "price":
            self.price.next_way()
        else:
            self._panel.turn_to("price")
            self.price.show_line(line)

    def show_discount(self) -> None:
        """Type a discount for the whole cart."""
        if self._panel.key == "discount":
            self.discount.next_way()
        else:
            self._panel.turn_to("discount")
            self.discount.show_cart(self._basket.cart)

    def show_notes(self, line: CartLine) -> None:
        """Write notes on the cart and on a line."""
        self._panel.turn_to("notes")
        self.notes.show_notes(self._basket.cart, line)

    def show_split(self) -> None:
        """Choose what goes into a second cart."""
        self._panel.turn_to("split")
        self.split.show_cart()

    def _connect(self) -> None:
        bargain = self._basket.bargain
        self.price.price_given.connect(bargain.set_price)
        self.price.line_off_given.connect(bargain.discount_line)
        self.discount.cart_off_given.connect(bargain.discount)
        self.notes.given.connect(self._basket.write_notes)
        self.split.given.connect(self._basket.split)
        bargain.approval_needed.connect(self._ask_approval)
        bargain.approval_refused.connect(self.approve.show_refusal)
        self.approve.entered.connect(bargain.asking.approve)
        self.approve.back.clicked.connect(bargain.asking.withdraw)

    def _ask_approval(self, favour: Favour) -> None:
        line = favour.line
        name = line.name if line is not None else ""
        self._panel.turn_to("approve")
        self.approve.begin(
            favour.action,
            (lambda: self._about_line(favour, name))
            if line is not None
            else (lambda: self.tr("Discount on everything")),
            lambda: self._desk.words.money(favour.worth),
        )

    def _about_line(self, favour: Favour, name: str) -> str:
        if favour.action == "CHANGE_PRICE":
            return self.tr("Price of {name}").format(name=name)
        return self.tr("Discount on {name}").format(name=name)
