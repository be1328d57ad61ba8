"""Where a page's file is written to, and as what; a leaf of any panel."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths

from console.desk.exporting import FileExport
from console.desk.page import Desk
from console.desk.phrases import Text
from console.widgets.button import Button, Kind
from console.widgets.choice import Choice
from console.widgets.file_box import FileBox
from console.widgets.notice import Notice
from console.widgets.panel import Leaf

_XLSX: Final = "xlsx"
_CSV: Final = "csv"


class ExportLeaf(Leaf):
    """``told`` says a file is written, from how many lines it has and where it is."""

    def __init__(
        self,
        export: FileExport,
        desk: Desk,
        *,
        title: Text,
        hint: Text,
        told: Callable[[str, str], str],
    ) -> None:
        super().__init__(title, hint)
        self._export = export
        self._desk = desk
        self._told = told
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
        export.exported.connect(self._tell)
        export.failed.connect(self._show_failure)

    def begin(self) -> None:
        """Offer a file among the documents."""
        self.kind.choose(_XLSX)
        self.trouble.hide()
        self._show_name(_XLSX)
        self._show_busy()
        self.kind.setFocus()

    def _show_name(self, kind: str) -> None:
        there = self.box.path
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = there.parent if there is not None else Path(place)
        self.box.show_path(folder / self._export.name(kind))

    def _write(self) -> None:
        path = self.box.path
        if path is not None:
            self.trouble.hide()
            self._export.write(path)
            self._show_busy()

    def _show_busy(self) -> None:
        busy = self._export.is_busy
        self.write.setEnabled(not busy)
        self.write.say((lambda: self.tr("Writing")) if busy else (lambda: self.tr("Export")))

    def _tell(self, path: Path, count: int) -> None:
        self._show_busy()
        figure, said = self._desk.words.number(count), str(path)
        self._desk.toasts.say(lambda: self._told(figure, said), "good")

    def _show_failure(self, error: Exception) -> None:
        self._show_busy()
        failure = self._desk.failures.describe(error, lambda: self.tr("Not exported"))
        self.trouble.say(failure.what, failure.why)
        self.trouble.show()
