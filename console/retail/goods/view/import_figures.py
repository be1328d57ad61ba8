"""How many goods of a file are new, change, stay or are wrong."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from backend.retail.contract.goods_import import GoodsImportCommitResponse
from console.desk.words import Words
from console.retail.files.preview import Preview
from console.retail.goods.entries import Part
from console.widgets.measures import GAP
from console.widgets.panel import Line


class ImportFigures(QWidget):
    """A line for each."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.lines = {
            Part.NEW: Line(lambda: self.tr("New")),
            Part.CHANGED: Line(lambda: self.tr("Changed")),
            Part.BAD: Line(lambda: self.tr("Rows with faults"), tone="bad_ink"),
        }
        self.same = Line(lambda: self.tr("As they are already"))
        self.ignored = Line("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for line in (*self.lines.values(), self.same, self.ignored):
            column.addWidget(line)

    def show_preview(self, shown: Preview) -> str:
        """Show what would become of a file; return the part to look at first, if any."""
        counts = {
            Part.NEW: len(shown.new),
            Part.CHANGED: len(shown.changed),
            Part.BAD: len(shown.bad),
        }
        self._show(counts, shown.unchanged)
        names = ", ".join(shown.ignored)
        self.ignored.fact.say(lambda: self.tr("Columns left out: {names}").format(names=names))
        self.ignored.setVisible(bool(names))
        return next((part for part in (Part.BAD, Part.CHANGED, Part.NEW) if counts[part]), "")

    def show_end(self, answer: GoodsImportCommitResponse) -> None:
        """Show what became of it."""
        counts = {Part.NEW: answer.added, Part.CHANGED: answer.changed, Part.BAD: 0}
        self._show(counts, answer.unchanged)
        self.ignored.hide()

    def _show(self, counts: dict[Part, int], same: int) -> None:
        for part, count in counts.items():
            self.lines[part].figure.say(self._words.number(count))
            self.lines[part].setVisible(part is not Part.BAD or count > 0)
        self.same.figure.say(self._words.number(same))
