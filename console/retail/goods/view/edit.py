"""Goods to be changed, or new ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from console.desk.phrases import Text, said
from console.retail.files.columns import Column
from console.retail.files.row_of_goods import Fault
from console.retail.files.words import why
from console.retail.goods.form import Texts
from console.retail.goods.taxes import offers
from console.retail.goods.view.offer_edit import OfferEdit
from console.widgets.button import Button, Kind
from console.widgets.choice import Switch
from console.widgets.field import Field
from console.widgets.label import Label
from console.widgets.measures import SMALL
from console.widgets.money_edit import MoneyEdit
from console.widgets.panel import Leaf
from console.widgets.speaking import Speaking

_ORDER: Final = (
    *(Column.BARCODE, Column.NAME, Column.SPEC, Column.PRICE, Column.COST, Column.CATEGORY),
    *(Column.UNIT, Column.GOODS_ID, Column.INITIALS, Column.TAX, Column.WEIGHED, Column.ON_SALE),
)
_MOST: Final = {Column.NAME: 128, Column.GOODS_ID: 32, Column.BARCODE: 32}


class GoodsEdit(Speaking, Leaf):
    """One field for each thing that is known of goods; the model decides what is right."""

    asked = Signal(object)
    """``Texts`` to be saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.is_new = False
        self._shown: Texts = {}
        self._names: Mapping[Column, Text] = {
            Column.BARCODE: lambda: self.tr("Barcode"),
            Column.NAME: lambda: self.tr("Name"),
            Column.SPEC: lambda: self.tr("Size"),
            Column.PRICE: lambda: self.tr("Price"),
            Column.COST: lambda: self.tr("Cost"),
            Column.CATEGORY: lambda: self.tr("Category"),
            Column.UNIT: lambda: self.tr("Unit"),
            Column.GOODS_ID: lambda: self.tr("Number"),
            Column.INITIALS: lambda: self.tr("Found by"),
            Column.TAX: lambda: self.tr("Tax category"),
            Column.WEIGHED: lambda: self.tr("By weight"),
            Column.ON_SALE: lambda: self.tr("On sale"),
        }
        self.fields: Mapping[Column, Field] = {
            column: Field(self._names[column], self._edit(column)) for column in _ORDER
        }
        self.trouble = Label(tone="bad_ink", wrap=True)
        self.save = Button(lambda: self.tr("Save"), Kind.PRIMARY, key="Ctrl+Return")
        self.back = Button(lambda: self.tr("Discard"), key="Esc")
        self._build()

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return self.texts() != self._shown

    def begin(self, texts: Texts, *, new: bool, cost: bool) -> None:
        """Show goods to be changed, or empty fields for new ones."""
        self.is_new = new
        self.say(
            (lambda: self.tr("New goods")) if new else (lambda: self.tr("Change goods")),
            (lambda: self.tr("Without a number the barcode is taken for it")) if new else "",
        )
        filled = {Column.WEIGHED: "0", Column.ON_SALE: "1", **texts}
        for column, field in self.fields.items():
            _put(field.edit, filled.get(column, ""))
        self.fields[Column.COST].setVisible(cost)
        self.fields[Column.GOODS_ID].edit.setEnabled(new)
        self.show_faults(())
        self._shown = self.texts()
        first = Column.NAME if texts.get(Column.BARCODE) or not new else Column.BARCODE
        self.fields[first].edit.setFocus()

    def offer_taxes(self, used: Iterable[str]) -> None:
        """Offer the rates by law and the shop's own tax categories."""
        edit = self.fields[Column.TAX].edit
        if isinstance(edit, OfferEdit):
            edit.offer(offers(used))

    def texts(self) -> dict[Column, str]:
        """Return what stands in the fields."""
        return {column: _taken(field.edit) for column, field in self.fields.items()}

    def take_barcode(self, barcode: str) -> None:
        """Put a scanned barcode where it belongs."""
        _put(self.fields[Column.BARCODE].edit, barcode)
        self.fields[Column.NAME].edit.setFocus()

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Say beneath each field what is wrong with it; the first has the focus."""
        wrong = {fault.column: fault for fault in reversed(faults)}
        for column, field in self.fields.items():
            field.show_fault(why(wrong[column]) if column in wrong else "")
        self.show_trouble("")
        first = next((column for column in _ORDER if column in wrong), None)
        if first is not None:
            self.fields[first].edit.setFocus()

    def show_trouble(self, text: Text) -> None:
        """Say why it was not saved."""
        self.trouble.say(text)
        self.trouble.setVisible(bool(said(text)))

    def _edit(self, column: Column) -> QWidget:
        name = self._names[column]
        if column in {Column.WEIGHED, Column.ON_SALE}:
            return Switch(name=name)
        if column in {Column.PRICE, Column.COST}:
            return MoneyEdit(name=name)
        edit = OfferEdit() if column is Column.TAX else QLineEdit()
        edit.setMaxLength(_MOST.get(column, 64))
        return edit

    def _speak(self) -> None:
        for column, field in self.fields.items():
            field.edit.setAccessibleName(said(self._names[column]))

    def _build(self) -> None:
        self.body.setSpacing(SMALL)
        for column in _ORDER:
            self.body.addWidget(self.fields[column])
        self.body.addStretch(1)
        self.foot.addWidget(self.trouble)
        self.act(self.back, self.save)
        self.save.clicked.connect(lambda: self.asked.emit(self.texts()))
        self._speak()


def _put(edit: QWidget, text: str) -> None:
    if isinstance(edit, Switch):
        edit.setChecked(text == "1")
    elif isinstance(edit, QLineEdit):
        edit.setText(text)
        edit.setCursorPosition(0)


def _taken(edit: QWidget) -> str:
    if isinstance(edit, Switch):
        return str(int(edit.isChecked()))
    return edit.text() if isinstance(edit, QLineEdit) else ""
