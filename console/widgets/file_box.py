"""Name a file: type its path, or choose it in the system's own window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from console.desk.phrases import Text, said
from console.widgets.button import Button
from console.widgets.measures import SMALL, TARGET
from console.widgets.speaking import Speaking


class FileBox(Speaking, QWidget):
    """
    ``chosen`` carries a path: of Enter, or of the system's window, which never stops the counter.

    ``saves`` is for a file that is to be written; ``kinds`` are patterns such as ``*.csv``.
    """

    chosen = Signal(object)

    def __init__(
        self,
        *,
        name: Text,
        kinds: tuple[str, ...],
        saves: bool = False,
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._kinds = kinds
        self._saves = saves
        self.edit = QLineEdit()
        self.edit.setMinimumHeight(TARGET)
        self.edit.returnPressed.connect(self._tell)
        self.browse = Button(lambda: self.tr("Choose"), key=key, name=name)
        self.browse.clicked.connect(self._browse)
        self.setFocusProxy(self.edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.edit, 1)
        row.addWidget(self.browse)
        self._speak()

    @property
    def path(self) -> Path | None:
        """What is typed, or None."""
        text = self.edit.text().strip().strip('"')
        return Path(text).expanduser() if text else None

    def show_path(self, path: Path | None) -> None:
        """Show a path."""
        self.edit.setText("" if path is None else str(path))

    def _browse(self) -> None:
        there = self.path
        dialog = QFileDialog(self.window(), said(self._name), str(there.parent) if there else "")
        saving, opening = QFileDialog.AcceptMode.AcceptSave, QFileDialog.AcceptMode.AcceptOpen
        dialog.setAcceptMode(saving if self._saves else opening)
        if not self._saves:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(f"{self.tr('Files')} ({' '.join(self._kinds)})")
        if there is not None:
            dialog.selectFile(there.name)
        dialog.fileSelected.connect(self._take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take(self, path: str) -> None:
        self.edit.setText(path)
        self._tell()

    def _tell(self) -> None:
        if self.path is not None:
            self.chosen.emit(self.path)

    def _speak(self) -> None:
        self.edit.setAccessibleName(said(self._name))
        self.edit.setPlaceholderText(self.tr("Path of the file"))
