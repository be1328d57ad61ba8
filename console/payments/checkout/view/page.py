"""The counter: one scan box, the cart, and the panel that says what happens next."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.desk.page import Desk
from console.desk.phrases import said
from console.payments.checkout.model import CheckoutModel
from console.payments.checkout.stage import Stage
from console.payments.checkout.view.cart import CartCard
from console.payments.checkout.view.panel import CheckoutPanel
from console.payments.checkout.view.scenes import scene_of
from console.till.sale import Goods
from console.widgets.measures import GAP, WIDE
from console.widgets.page_view import PageView
from console.widgets.scan_box import ScanBox
from console.widgets.suggestions import Suggestion, Suggestions


class CheckoutView(PageView):
    """The counter."""

    def __init__(self, model: CheckoutModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._desk = desk
        self.scan_box = ScanBox(
            lambda: self.tr("Scan goods or a payment code, or type a name or pinyin initials"),
            name=lambda: self.tr("Scan or search"),
        )
        self.suggestions = Suggestions(self.scan_box, name=lambda: self.tr("Goods found"))
        self.cart = CartCard(desk.words)
        self.panel = CheckoutPanel(model, desk)
        self._found: dict[str, Goods] = {}
        self._lay_out()
        self._connect()
        self._show_cart()

    def home_widget(self) -> QWidget:
        return self.scan_box

    def retranslate(self) -> None:
        self.cart.speak()
        self.panel.show_stage()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(GAP + 2)
        left.addWidget(self.scan_box)
        left.addWidget(self.cart, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        row.setSpacing(WIDE)
        row.addLayout(left, 1)
        row.addWidget(self.panel)

    def _connect(self) -> None:
        model = self.model
        model.cart_changed.connect(self._show_cart)
        model.stage_changed.connect(self._show_stage)
        model.failed.connect(self._tell_failure)
        model.unknown_code.connect(self._tell_unknown)
        model.cart_needed.connect(self._tell_empty)
        self.scan_box.submitted.connect(self._submit)
        self.scan_box.looked_up.connect(self._look_up)
        self.suggestions.chosen.connect(self._choose)
        self.cart.quantity_asked.connect(model.set_quantity)
        self.cart.clear_asked.connect(model.clear)
        self.cart.edit_asked.connect(self.panel.edit_line)
        self.panel.left.connect(self.scan_box.setFocus)
        self._desk.scans.listen(self, self._hear_scan)

    def _show_cart(self) -> None:
        is_open = self.model.stage in {Stage.SELLING, Stage.ASKING}
        self.cart.show_lines(self.model.lines, is_open=is_open)
        self.panel.show_stage()
        self._desk.customer.show(scene_of(self.model, self._desk.words))

    def _show_stage(self) -> None:
        self._show_cart()

    def _hear_scan(self, text: str) -> bool:
        if not self.isVisible():
            return False
        self.scan_box.clear()
        self.suggestions.offer([])
        self.model.scan_unseen(text)
        return True

    def _submit(self, text: str) -> None:
        if self.model.submit(text):
            self.scan_box.clear()
            self.suggestions.offer([])
        else:
            self.scan_box.selectAll()
            self._tell_unknown(text)

    def _look_up(self, text: str) -> None:
        found = self.model.search(text)
        self._found = {goods.goods_id: goods for goods in found}
        words = self._desk.words
        self.suggestions.offer(
            [
                Suggestion(
                    key=goods.goods_id,
                    title=goods.name,
                    note=" · ".join(part for part in (goods.barcode, goods.spec) if part),
                    figure=words.amount(goods.price),
                )
                for goods in found
            ]
        )

    def _choose(self, key: str) -> None:
        goods = self._found.get(key)
        if goods is not None and self.model.add(goods):
            self.scan_box.clear()
        self.scan_box.setFocus()

    def _tell_failure(self, error: Exception) -> None:
        failure = self._desk.failures.describe(error, lambda: self.tr("That did not work"))
        self._desk.toasts.say(f"{said(failure.what)}: {said(failure.why)}", "bad")

    def _tell_unknown(self, code: str) -> None:
        text = self.tr("No goods with {code}").format(code=code)
        self._desk.toasts.say(text, "warn")

    def _tell_empty(self) -> None:
        self._desk.toasts.say(self.tr("Nothing to pay for yet: scan goods first"), "warn")
