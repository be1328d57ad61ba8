"""Where a day is written to, and as what."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths

from console.desk.page import Desk
from console.payments.reconciliation.exporting import ReconciliationExport
from console.widgets.button import Button, Kind
from console.widgets.choice import Choice
from console.widgets.file_box import FileBox
from console.widgets.notice import Notice
from console.widgets.panel import Leaf

_XLSX: Final = "xlsx"
_CSV: Final = "csv"


class DayExportLeaf(Leaf):
    """One file of everything that differs, and what was said of it."""

    def __init__(self, model: ReconciliationExport, desk: Desk) -> None:
        super().__init__(
            lambda: self.tr("Export the day"),
            lambda: self.tr("Every difference with both sides and its explanation"),
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
        for widget in (self.kind, self.box, self.trouble):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.act(self.write)
        self.act(self.back)
        self.kind.chosen.connect(self._show_name)
        self.write.clicked.connect(self._write)
        model.exported.connect(self._tell)
        model.failed.connect(self._show_failure)

    def begin(self) -> None:
        """Offer a file of the day among the documents."""
        self.kind.choose(_XLSX)
        self.trouble.hide()
        self._show_name(_XLSX)
        self.write.setEnabled(not self._model.is_busy)
        self.kind.setFocus()

    def _show_name(self, kind: str) -> None:
        there = self.box.path
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = there.parent if there is not None else Path(place)
        self.box.show_path(folder / self._model.name(kind))

    def _write(self) -> None:
        path = self.box.path
        if path is not None:
            self.trouble.hide()
            self.write.setEnabled(False)
            self._model.write(path)

    def _tell(self, path: Path) -> None:
        self.write.setEnabled(True)
        said = str(path)
        text = lambda: self.tr("The day is written to {path}").format(path=said)  # noqa: E731 - said later
        self._desk.toasts.say(text, "good")

    def _show_failure(self, error: Exception) -> None:
        self.write.setEnabled(True)
        failure = self._desk.failures.describe(error, lambda: self.tr("Not exported"))
        self.trouble.say(failure.what, failure.why)
        self.trouble.show()
