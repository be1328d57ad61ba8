"""How receipts look, and beside it what is on them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.desk.fonts import BOLD, TITLE
from console.desk.page import Desk
from console.desk.phrases import said
from console.shops.receipts.model import ReceiptsModel
from console.shops.receipts.view.edit import ReceiptEdit
from console.shops.receipts.view.sheet import Sheet, SheetArea
from console.widgets.button import Button
from console.widgets.choice import Choice
from console.widgets.label import Label
from console.widgets.measures import GAP
from console.widgets.page_view import PageView
from console.widgets.panel import Panel

_NARROW, _WIDE = "narrow", "wide"


class ReceiptsView(PageView):
    """The receipt designer."""

    def __init__(self, model: ReceiptsModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._desk = desk
        self.width_choice = Choice(
            {_NARROW: "58 mm", _WIDE: "80 mm"}, name=lambda: self.tr("Width of the paper")
        )
        self.width_choice.choose(_NARROW)
        self.print = Button(lambda: self.tr("Print the example"), key="F9", icon="print")
        self.sheet = Sheet(name=lambda: self.tr("The receipt as it is printed"))
        self.panel = Panel(name=lambda: self.tr("What stands on receipts"))
        self.edit = ReceiptEdit()
        self.panel.add("edit", self.edit)
        self._lay_out()
        self._connect()
        self._show()

    def home_widget(self) -> QWidget:
        return self.edit.shop

    def arrive(self, about: str) -> None:
        del about
        self.model.load()

    def retranslate(self) -> None:
        self.model.prove()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(Label(lambda: self.tr("Receipt design"), size=TITLE, weight=BOLD), 1)
        head.addWidget(self.width_choice)
        head.addWidget(self.print)
        self.lay_beside(head, SheetArea(self.sheet), panel=self.panel, gap=GAP)

    def _connect(self) -> None:
        model, edit = self.model, self.edit
        self.width_choice.chosen.connect(self._show_width)
        self.print.clicked.connect(model.print_it)
        edit.typed.connect(self._write)
        edit.part_shown.connect(self._show_part)
        edit.logo.chosen.connect(model.take_logo)
        edit.drop_logo.clicked.connect(model.drop_logo)
        edit.save.clicked.connect(model.save)
        edit.back.clicked.connect(model.discard)
        model.changed.connect(self._show)
        model.touched.connect(self._show_state)
        model.proved.connect(self.sheet.show_proof)
        model.unproved.connect(self._tell_failure)
        model.failed.connect(self._tell_failure)
        model.logo_refused.connect(self._refuse_logo)
        model.saved.connect(self._tell_saved)

    def _show_width(self, key: str) -> None:
        self.model.show_width(wide=key == _WIDE)

    def _show_part(self, name: str, on: bool) -> None:
        self.model.show_part(name, on=on)

    def _write(self) -> None:
        edit = self.edit
        self.model.write(
            shop=edit.shop.text(),
            header=edit.header.toPlainText(),
            footer=edit.footer.toPlainText(),
            link=edit.link.text(),
        )

    def _show(self) -> None:
        self.edit.show_design(self.model.design)
        self._show_state()

    def _show_state(self) -> None:
        model = self.model
        self.edit.show_state(model.design, model.flaws, is_changed=model.is_changed)
        self.edit.show_logo_fault("")

    def _refuse_logo(self, error: Exception) -> None:
        failure = self._desk.failures.describe(error, "")
        self.edit.show_logo_fault(f"{said(failure.why)} {said(failure.now)}")

    def _tell_saved(self) -> None:
        self._desk.toasts.say(lambda: self.tr("Receipts look like this from now on"), "good")

    def _tell_failure(self, error: Exception) -> None:
        failure = self._desk.failures.describe(error, lambda: self.tr("Not saved."))
        self._desk.toasts.say(failure.line, "bad")
