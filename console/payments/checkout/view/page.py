"""The counter: one scan box, the cart, and the panel that says what happens next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QApplication, QWidget

from console.desk.page import Desk
from console.desk.sounds import ATTENTION, PAID, REFUSED
from console.payments.checkout.model import CheckoutModel
from console.payments.checkout.stage import ENDS, UNSURE, Stage
from console.payments.checkout.view.cart import CartCard
from console.payments.checkout.view.panel import CheckoutPanel
from console.payments.checkout.view.scenes import scene_of
from console.payments.checkout.view.telling import Telling
from console.till.sale import Goods
from console.widgets.page_view import PageView
from console.widgets.scan_box import ScanBox
from console.widgets.suggestions import Suggestion, Suggestions

_SOUNDS: Final = {Stage.PAID: PAID, Stage.REFUSED: REFUSED, Stage.CANCELLED: REFUSED}


class CheckoutView(PageView):
    """The counter."""

    def __init__(self, model: CheckoutModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._desk = desk
        self._stage = model.stage
        self.scan_box = ScanBox(
            lambda: self.tr("Scan goods or a payment code, or type a name or pinyin initials"),
            name=lambda: self.tr("Scan or search"),
        )
        self.suggestions = Suggestions(self.scan_box, name=lambda: self.tr("Goods found"))
        self.cart = CartCard(desk.words)
        self.panel = CheckoutPanel(model, desk)
        self._telling = Telling(model, desk, self)
        self._found: dict[str, Goods] = {}
        self._lay_out()
        self._connect()
        self._show()

    def home_widget(self) -> QWidget:
        return self.scan_box

    def arrive(self, about: str) -> None:
        del about
        self.model.resume()
        self._show()

    def retranslate(self) -> None:
        self.cart.speak()
        self._show()

    def _lay_out(self) -> None:
        self.lay_beside(self.scan_box, self.cart, panel=self.panel)

    def _connect(self) -> None:
        model = self.model
        model.cart_changed.connect(self._show_cart)
        model.stage_changed.connect(self._show_stage)
        model.basket.weight_needed.connect(self.panel.weigh)
        model.cash_offered.connect(self.panel.show_cash)
        self.scan_box.submitted.connect(self._submit)
        self.scan_box.looked_up.connect(self._look_up)
        model.basket.offers.found.connect(self._offer)
        self.suggestions.chosen.connect(self._choose)
        self.cart.quantity_asked.connect(model.basket.set_quantity)
        self.cart.edit_asked.connect(self.panel.edit_line)
        self.cart.price_asked.connect(self.panel.bargaining.show_price)
        self.cart.discount.clicked.connect(self.panel.bargaining.show_discount)
        self.cart.notes_asked.connect(self.panel.bargaining.show_notes)
        self.cart.split.clicked.connect(self.panel.bargaining.show_split)
        self.cart.clear.clicked.connect(model.basket.clear)
        self.cart.hold.clicked.connect(model.basket.hold)
        self.cart.held.clicked.connect(self.panel.show_held)
        self.panel.left.connect(self.scan_box.setFocus)
        self._desk.scans.listen(self, self._hear_scan)

    def _show(self) -> None:
        model = self.model
        self.cart.show_lines(model.lines, is_open=model.is_open, held=len(model.basket.on_hold))
        self.panel.show_stage()
        self._desk.customer.show(scene_of(model, self._desk.words))

    def _show_cart(self) -> None:
        self._show()
        self._take_focus()

    def _show_stage(self) -> None:
        before, self._stage = self._stage, self.model.stage
        self._show()
        if before is self._stage:
            return
        self._take_focus()
        if self._stage in _SOUNDS:
            self._desk.sounds.play(_SOUNDS[self._stage])
        elif self._stage in UNSURE and before not in UNSURE:
            self._desk.sounds.play(ATTENTION)
        if self._stage in ENDS and not self.isVisible():
            self._telling.tell_end(self._stage)

    def _take_focus(self) -> None:
        """Let keys and scans come here again, unless somebody is busy elsewhere in the window."""
        focus = QApplication.focusWidget()
        if self.isVisible() and (focus is None or self.isAncestorOf(focus)):
            self.scan_box.setFocus()

    def _hear_scan(self, text: str) -> bool:
        if not self.isVisible():
            return False
        self._clear_search()
        self.model.submit(text)
        return True

    def _submit(self, text: str) -> None:
        self.model.basket.offers.answer()
        if self.suggestions.isVisible() and self.suggestions.list.choose_current():
            return
        if self.model.submit(text):
            self._clear_search()
        else:
            self.scan_box.selectAll()

    def _clear_search(self) -> None:
        self.scan_box.clear()
        self.model.basket.offers.look_up("")

    def _look_up(self, text: str) -> None:
        self.suggestions.let_go()  # they are of what was typed before
        self.model.basket.offers.look_up(text)

    def _offer(self, found: Sequence[Goods]) -> None:
        if not self.scan_box.hasFocus():
            found = ()  # they come late: whoever typed has gone elsewhere
        self._found = {goods.goods_id: goods for goods in found}
        words = self._desk.words
        self.suggestions.offer(
            [
                Suggestion(
                    key=goods.goods_id,
                    title=goods.name,
                    note=" · ".join(part for part in (goods.spec, goods.barcode) if part),
                    figure=words.amount(goods.price),
                )
                for goods in found
            ]
        )

    def _choose(self, key: str) -> None:
        goods = self._found.get(key)
        if goods is not None:
            self.scan_box.setFocus()
            self._clear_search()
            self.model.basket.add(goods)
