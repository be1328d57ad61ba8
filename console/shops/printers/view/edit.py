"""One printer to be set up."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from console.desk.fonts import BODY, NOTE
from console.desk.phrases import Text
from console.paper.device import Dialect, Mode
from console.paper.places import Way
from console.paper.trial import Writing
from console.shops.printers.form import NAME_MOST, Flaws, Form, Part
from console.shops.printers.view.columns import NOT_SAVED
from console.shops.printers.view.words import FLAWS, HINTS, MODES, WAYS
from console.widgets.button import Button, Kind
from console.widgets.card import Rule
from console.widgets.choice import Choice, Switch
from console.widgets.field import Field
from console.widgets.label import Label
from console.widgets.measures import SMALL
from console.widgets.panel import Leaf
from console.widgets.tag import Tag

_WIDE: Final = "wide"
_NARROW: Final = "narrow"
_NONE: Final = "none"
_PLACE_MOST: Final = 260


class PrinterEdit(Leaf):
    """One field for each thing that is known of a printer; the model decides what is right."""

    edited = Signal(object)
    saved = Signal(object)
    tried = Signal(object)
    """Each carries the form; ``edited`` after every change of it by hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._shows = False  # while it is True the fields are filled, and not by hand
        self.line = QLineEdit()
        self.line.setMaxLength(NAME_MOST)
        self.address = QLineEdit()
        self.address.setMaxLength(_PLACE_MOST)
        self.name = Field(lambda: self.tr("Name"), self.line)
        self.place = Field(lambda: self.tr("Place"), self.address)
        self.about = Label(size=NOTE, tone="ink2", wrap=True)
        self.way = Choice(WAYS, name=lambda: self.tr("Connection"))
        self.paper = Choice({_NARROW: "58 mm", _WIDE: "80 mm"}, name=lambda: self.tr("Paper"))
        self.mode = Choice(MODES, name=lambda: self.tr("How Chinese is sent"))
        makes: dict[str, Text] = {Dialect.CHINA: lambda: self.tr("Common"), Dialect.EPSON: "Epson"}
        self.dialect = Choice(makes, name=lambda: self.tr("Commands"))
        pins: dict[str, Text] = {_NONE: lambda: self.tr("None"), "2": "2", "5": "5"}
        self.drawer = Choice(pins, name=lambda: self.tr("Drawer pin"))
        self.cuts = Switch(name=lambda: self.tr("Cuts the paper"))
        self.draws_codes = Switch(name=lambda: self.tr("Own barcodes"))
        self.receipts = Switch(name=lambda: self.tr("Receipts"))
        self.labels = Switch(name=lambda: self.tr("Labels"))
        self.save = Button(lambda: self.tr("Save"), Kind.PRIMARY, key="Ctrl+Return")
        self.test = Button(lambda: self.tr("Test page"), key="F9", icon="print")
        self.remove = Button(lambda: self.tr("Remove"), Kind.DANGER, key="F8")
        self.back = Button(lambda: self.tr("Discard"), key="Esc")
        self.mark = Tag(NOT_SAVED, "warn")
        self._build()

    def begin(self, form: Form, *, new: bool) -> None:
        """Show a printer, or empty fields for a new one."""
        self.say((lambda: self.tr("New printer")) if new else form.name)
        self._show(form)
        self.show_flaws({})
        self.remove.setVisible(not new)
        (self.line if new else self.address).setFocus()

    def show_draft(self, *, is_draft: bool) -> None:
        """Say whether what stands here is kept."""
        self.mark.setVisible(is_draft)

    def show_writing(self, form: Form) -> None:
        """Show another way of writing, and leave the rest as it is typed."""
        self.mode.choose(form.writing.mode)
        self.dialect.choose(form.writing.dialect)
        self._tell()

    def form(self) -> Form:
        """Return what stands in the fields."""
        pin = self.drawer.key
        return Form(
            name=self.line.text(),
            way=Way(self.way.key),
            place=self.address.text(),
            wide=self.paper.key == _WIDE,
            writing=Writing(Mode(self.mode.key), Dialect(self.dialect.key)),
            cuts=self.cuts.isChecked(),
            draws_codes=self.draws_codes.isChecked(),
            drawer="" if pin == _NONE else pin,
            receipts=self.receipts.isChecked(),
            labels=self.labels.isChecked(),
        )

    def show_flaws(self, flaws: Flaws) -> None:
        """Say beneath each field what is wrong with it; the first has the focus."""
        fields = {Part.NAME: self.name, Part.PLACE: self.place}
        for part, field in fields.items():
            field.show_fault(FLAWS[flaws[part]] if part in flaws else "")
        first = next((fields[part] for part in fields if part in flaws), None)
        if first is not None:
            first.edit.setFocus()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._speak()

    def _show(self, form: Form) -> None:
        self._shows = True
        self.line.setText(form.name)
        self.way.choose(form.way)
        self.address.setText(form.place)
        self.paper.choose(_WIDE if form.wide else _NARROW)
        self.drawer.choose(form.drawer or _NONE)
        self.show_writing(form)
        self.cuts.setChecked(form.cuts)
        self.draws_codes.setChecked(form.draws_codes)
        self.receipts.setChecked(form.receipts)
        self.labels.setChecked(form.labels)
        self._show_hint(form.way)
        self._shows = False

    def _tell(self) -> None:
        if not self._shows:
            self.edited.emit(self.form())

    def _show_hint(self, way: str) -> None:
        example, hint = HINTS[way]
        self.address.setPlaceholderText(example)
        self.about.say(hint)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SMALL)
        head.addWidget(self.title, 1)
        head.addWidget(self.mark)
        self._head.insertLayout(0, head)
        self.body.setSpacing(SMALL)
        for widget in (
            self.name,
            self.way,
            self.place,
            self.about,
            Rule(),
            Field(lambda: self.tr("Paper"), self.paper),
            Label(lambda: self.tr("How Chinese is sent"), size=NOTE, tone="ink2"),
            self.mode,
            Field(lambda: self.tr("Commands"), self.dialect),
            Field(lambda: self.tr("Drawer pin"), self.drawer),
        ):
            self.body.addWidget(widget)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SMALL)
        grid.setVerticalSpacing(0)
        for place, (switch, text) in enumerate(self._switches()):
            row, side = divmod(place, 2)
            grid.addWidget(switch, row, side * 2)
            grid.addWidget(Label(text, size=BODY - 1, wrap=True), row, side * 2 + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self.body.addWidget(Rule())
        self.body.addLayout(grid)
        self.body.addStretch(1)
        self.act(self.test, self.remove)
        self.act(self.back, self.save)
        self._connect()
        self._speak()

    def _connect(self) -> None:
        self.way.chosen.connect(self._show_hint)
        for choice in (self.way, self.paper, self.mode, self.dialect, self.drawer):
            choice.chosen.connect(self._tell)
        for line in (self.line, self.address):
            line.textChanged.connect(self._tell)
        for switch, _ in self._switches():
            switch.toggled.connect(self._tell)
        self.save.clicked.connect(lambda: self.saved.emit(self.form()))
        self.test.clicked.connect(lambda: self.tried.emit(self.form()))

    def _switches(self) -> tuple[tuple[Switch, Text], ...]:
        return (
            (self.receipts, lambda: self.tr("Receipts")),
            (self.labels, lambda: self.tr("Labels")),
            (self.cuts, lambda: self.tr("Cuts the paper")),
            (self.draws_codes, lambda: self.tr("Own barcodes")),
        )

    def _speak(self) -> None:
        self.line.setAccessibleName(self.tr("Name"))
        self.address.setAccessibleName(self.tr("Place"))
