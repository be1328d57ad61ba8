"""The panel of the reconciliation page: the day, one mismatch, the export."""

from __future__ import annotations

from PySide6.QtCore import Signal

from console.desk.page import Desk
from console.payments.reconciliation.exporting import ReconciliationExport
from console.payments.reconciliation.model import ReconciliationModel
from console.payments.reconciliation.view.day_leaf import DayLeaf
from console.payments.reconciliation.view.mismatch_leaf import MismatchLeaf
from console.widgets.export_leaf import ExportLeaf
from console.widgets.panel import Panel


class ReconciliationPanel(Panel):
    """One leaf for each thing that can be done."""

    left = Signal()
    """A mismatch is no longer looked at."""

    def __init__(self, model: ReconciliationModel, desk: Desk) -> None:
        super().__init__(name=lambda: self.tr("The day"))
        self._model = model
        self.exporting = ReconciliationExport(model, desk, self)
        self.day = DayLeaf(model, desk)
        self.mismatch = MismatchLeaf(model, desk)
        self.export = ExportLeaf(
            self.exporting,
            desk,
            title=lambda: self.tr("Export the day"),
            hint=lambda: self.tr("Every difference with both sides and its explanation"),
            told=lambda _, path: self.tr("The day is written to {path}").format(path=path),
        )
        self.add("day", self.day)
        self.add("mismatch", self.mismatch)
        self.add("export", self.export)
        model.chosen.connect(self.show_chosen)
        model.stage_changed.connect(self.day.show_stage)
        model.explained.connect(self._leave)
        model.closed.connect(self._leave)
        self.mismatch.back.clicked.connect(self._leave)
        self.day.write.clicked.connect(self._begin_export)
        self.export.back.clicked.connect(lambda: self.turn_to("day"))
        self.exporting.exported.connect(self._end_export)

    def show_day(self) -> None:
        """Show the day again, and what is looked at of it."""
        self.day.show_day()
        self.show_chosen()

    def show_chosen(self) -> None:
        """Show the mismatch the model looks at, or the day."""
        entry = self._model.entry
        if entry is None:
            if self.key == "mismatch":
                self.turn_to("day")
            return
        if self.key != "mismatch":
            self.mismatch.begin()
        self.mismatch.show_entry(entry)
        self.turn_to("mismatch")

    def begin_note(self, _: object = None) -> None:
        """Let the explanation of the mismatch be typed at once."""
        if self.key == "mismatch":
            self.mismatch.why.setFocus()

    def _leave(self) -> None:
        self.mismatch.begin()
        self.turn_to("day")
        self.left.emit()

    def _begin_export(self) -> None:
        self.turn_to("export")
        self.export.begin()

    def _end_export(self, _: object) -> None:
        self.turn_to("day")
