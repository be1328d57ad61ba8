"""Where all goods are written to, and as what."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from console.desk.page import Desk
from console.retail.goods.exporting import GoodsExport
from console.widgets.button import Button, Kind
from console.widgets.choice import Choice
from console.widgets.file_box import FileBox
from console.widgets.notice import Notice
from console.widgets.panel import Leaf

_XLSX: Final = "xlsx"
_CSV: Final = "csv"


class ExportLeaf(Leaf):
    """One file of every kind of goods, withdrawn ones too."""

    def __init__(self, model: GoodsExport, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            lambda: self.tr("Export goods"),
            lambda: self.tr("Every kind of goods, also what is withdrawn"),
            parent=parent,
        )
        self._model = model
        self._desk = desk
        self.kind = Choice(
            {_XLSX: lambda: self.tr("XLSX"), _CSV: lambda: self.tr("CSV")},
            name=lambda: self.tr("Kind of file"),
        )
        self.box = FileBox(
            name=lambda: self.tr("Write to"), kinds=("*.xlsx", "*.csv"), saves=True, key="Ctrl+O"
        )
        self.trouble = Notice(tone="bad")
        self.write = Button(lambda: self.tr("Export"), Kind.PRIMARY, key="Ctrl+Return")
        self.back = Button(lambda: self.tr("Back"), key="Esc")
        self._build()

    def begin(self) -> None:
        """Offer a file of today among the documents."""
        self.kind.choose(_XLSX)
        self.trouble.hide()
        self._show_name(_XLSX)
        self._show_busy()
        self.kind.setFocus()

    def _build(self) -> None:
        self.body.addWidget(self.kind)
        self.body.addWidget(self.box)
        self.body.addWidget(self.trouble)
        self.body.addStretch(1)
        self.act(self.write)
        self.act(self.back)
        self.kind.chosen.connect(self._show_name)
        self.write.clicked.connect(self._write)
        self._model.exported.connect(self._tell)
        self._model.failed.connect(self._show_failure)

    def _show_name(self, kind: str) -> None:
        there = self.box.path
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = there.parent if there is not None else Path(place)
        self.box.show_path(folder / self._model.name(kind))

    def _write(self) -> None:
        path = self.box.path
        if path is not None:
            self.trouble.hide()
            self._model.write(path)
            self._show_busy()

    def _show_busy(self) -> None:
        busy = self._model.is_busy
        self.write.setEnabled(not busy)
        self.write.say((lambda: self.tr("Writing")) if busy else (lambda: self.tr("Export")))

    def _tell(self, path: Path, count: int) -> None:
        self._show_busy()
        figure, said = self._desk.words.number(count), str(path)
        text = lambda: self.tr("{count} kinds of goods: {path}").format(  # noqa: E731 - said later
            count=figure, path=said
        )
        self._desk.toasts.say(text, "good")

    def _show_failure(self, error: Exception) -> None:
        self._show_busy()
        failure = self._desk.failures.describe(error, lambda: self.tr("Not exported"))
        self.trouble.say(failure.what, failure.why)
        self.trouble.show()
