"""What stands on a receipt, to be changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from console.desk.fonts import BODY, NOTE
from console.desk.phrases import Text, said
from console.paper.design import LINES_MOST, Design
from console.shops.receipts.model import Flaw
from console.widgets.button import Button, Kind
from console.widgets.card import Rule
from console.widgets.choice import Switch
from console.widgets.field import Field
from console.widgets.file_box import FileBox
from console.widgets.label import Label
from console.widgets.measures import SMALL, TIGHT
from console.widgets.panel import Leaf
from console.widgets.speaking import Speaking

_LINES = 92
_COUNT = str(LINES_MOST)


class ReceiptEdit(Speaking, Leaf):
    """One field for each part of a design; every change is told at once."""

    typed = Signal()
    part_shown = Signal(str, bool)
    """A part of the design, and whether it stands on receipts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(lambda: self.tr("Receipt design"), parent=parent)
        self.shop, self.link = QLineEdit(), QLineEdit()
        self.header, self.footer = QPlainTextEdit(), QPlainTextEdit()
        self.logo = FileBox(name=lambda: self.tr("Logo"), kinds=("*.png", "*.jpg", "*.jpeg"))
        self.drop_logo = Button(lambda: self.tr("No logo"), Kind.SMALL)
        self.logo_fault = Label("", size=NOTE, tone="bad_ink", wrap=True)
        self._names: Mapping[QWidget, Text] = {
            self.shop: lambda: self.tr("Shop"),
            self.header: lambda: self.tr("Header"),
            self.footer: lambda: self.tr("Footer"),
            self.link: lambda: self.tr("QR code"),
        }
        self.fields = {
            flaw: Field(self._names[edit], edit)
            for flaw, edit in zip(
                (Flaw.SHOP, Flaw.HEADER, Flaw.FOOTER, Flaw.LINK), self._names, strict=True
            )
        }
        self.parts = {
            "shows_cashier": Switch(name=lambda: self.tr("Cashier")),
            "shows_discounts": Switch(name=lambda: self.tr("Discounts")),
            "shows_references": Switch(name=lambda: self.tr("References")),
            "shows_tax": Switch(name=lambda: self.tr("Tax included")),
            "shows_barcode": Switch(name=lambda: self.tr("Barcode")),
        }
        self._labels: Mapping[str, Text] = {
            "shows_cashier": lambda: self.tr("Cashier"),
            "shows_discounts": lambda: self.tr("Discounts"),
            "shows_references": lambda: self.tr("References"),
            "shows_tax": lambda: self.tr("Tax included"),
            "shows_barcode": lambda: self.tr("Barcode"),
        }
        self.save = Button(lambda: self.tr("Save"), Kind.PRIMARY, key="Ctrl+Return")
        self.back = Button(lambda: self.tr("Discard"), key="Esc")
        self._build()

    def show_design(self, design: Design) -> None:
        """Show a design, silently."""
        blockers = [QSignalBlocker(edit) for edit in (*self._names, *self.parts.values())]
        self.shop.setText(design.shop)
        self.link.setText(design.link)
        self.header.setPlainText("\n".join(design.header))
        self.footer.setPlainText("\n".join(design.footer))
        for name, switch in self.parts.items():
            switch.setChecked(bool(getattr(design, name)))
        self.logo.show_path(None)
        del blockers

    def show_state(self, design: Design, flaws: Sequence[Flaw], *, is_changed: bool) -> None:
        """Say what does not fit, and whether there is anything to keep."""
        faults: Mapping[Flaw, Text] = {
            Flaw.SHOP: lambda: self.tr("Too long"),
            Flaw.HEADER: lambda: self.tr("Too much: {count} lines at most").format(count=_COUNT),
            Flaw.FOOTER: lambda: self.tr("Too much: {count} lines at most").format(count=_COUNT),
            Flaw.LINK: lambda: self.tr("Too long"),
        }
        for flaw, field in self.fields.items():
            field.show_fault(faults[flaw] if flaw in flaws else "")
        self.drop_logo.setVisible(design.logo is not None)
        self.save.setEnabled(is_changed and not flaws)
        self.back.setEnabled(is_changed)

    def show_logo_fault(self, text: Text) -> None:
        """Say why a picture was not taken, or nothing."""
        self.logo_fault.say(text)
        self.logo_fault.setVisible(bool(said(text)))

    def _build(self) -> None:
        self.body.setSpacing(SMALL)
        for edit in (self.header, self.footer):
            edit.setFixedHeight(_LINES)
            edit.setTabChangesFocus(True)
            edit.textChanged.connect(self.typed)
        for line in (self.shop, self.link):
            line.textChanged.connect(self.typed)
        self.link.setPlaceholderText("https://")
        hint = Label(
            lambda: self.tr(
                "PNG or JPEG, at most 4 MB; at most 48 mm wide and 30 mm high on paper"
            ),
            size=NOTE,
            tone="ink2",
            wrap=True,
        )
        for widget in (
            self.fields[Flaw.SHOP],
            self.fields[Flaw.HEADER],
            self.fields[Flaw.FOOTER],
            self.fields[Flaw.LINK],
            Rule(),
            Field(lambda: self.tr("Logo"), self.logo),
            hint,
            self.logo_fault,
            self.drop_logo,
            Rule(),
        ):
            self.body.addWidget(widget)
        self.body.addLayout(self._switches())
        self.body.addStretch(1)
        self.show_logo_fault("")
        self.act(self.back, self.save)
        self._speak()

    def _switches(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SMALL)
        grid.setVerticalSpacing(TIGHT)
        for place, (name, switch) in enumerate(self.parts.items()):
            row, side = divmod(place, 2)
            grid.addWidget(switch, row, side * 2)
            label: QLabel = Label(self._labels[name], size=BODY - 1, wrap=True)
            grid.addWidget(label, row, side * 2 + 1)
            switch.toggled.connect(partial(self.part_shown.emit, name))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        return grid

    def _speak(self) -> None:
        for edit, name in self._names.items():
            edit.setAccessibleName(said(name))
