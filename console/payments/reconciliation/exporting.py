"""What came of a day written to a file, in the background."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from backend.protocol.money import Money
from console.desk.page import Desk
from console.files.formulas import harmless
from console.files.writing import write_csv, write_workbook
from console.payments.reconciliation.model import Entry, ReconciliationModel
from console.payments.reconciliation.words import WORDING, kind_of, state_of


class ReconciliationExport(QObject):
    """Writes the mismatches of the day that is looked at, and what was said of them."""

    exported = Signal(object)
    """Where it is."""
    failed = Signal(object)

    def __init__(
        self, model: ReconciliationModel, desk: Desk, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._desk = desk
        self._is_busy = False

    @property
    def is_busy(self) -> bool:
        """Whether a file is being written."""
        return self._is_busy

    def name(self, ending: str) -> str:
        """Return what the file of the day is called; ``ending`` is ``csv`` or ``xlsx``."""
        return f"{self.tr('reconciliation')}-{self._model.day.key}.{ending}"

    def write(self, path: Path) -> None:
        """Write the day, as a workbook if the name ends so, else as CSV."""
        if self._is_busy or self._model.run is None:
            return
        self._is_busy = True
        write = write_workbook if path.suffix.lower() == ".xlsx" else write_csv
        lines = list(self._lines())
        self._desk.background.run(
            self,
            lambda: write(path, lines),
            done=lambda count: self._hear(path, count),
            failed=self._fail,
        )

    def _lines(self) -> Iterator[Sequence[str]]:
        yield (
            *(self.tr("Day"), self.tr("Difference"), self.tr("What"), self.tr("Sale")),
            *(self.tr("Order number"), self.tr("Refund number")),
            *(self.tr("Platform"), self.tr("Platform, when")),
            *(self.tr("This till"), self.tr("This till, when"), self.tr("This till, state")),
            *(self.tr("Effect on the day"), self.tr("Explanation")),
        )
        for entry in self._model.entries:
            yield self._line(entry)

    def _line(self, entry: Entry) -> Sequence[str]:
        one, words = entry.mismatch, self._desk.words
        notes = "; ".join(f"{self._name(note.by)}: {note.note}" for note in entry.notes)
        return (
            *(self._model.day.key, WORDING[one.difference].name(), kind_of(one.key)),
            *(entry.sale_number, harmless(one.key.out_trade_no), harmless(one.key.request_no)),
            *(_figure(one.there), words.moment(one.there_at) if one.there_at else ""),
            *(_figure(one.here), words.moment(one.here_at) if one.here_at else ""),
            *(state_of(one.here_state) if one.here_state else "", one.effect.to_text()),
            harmless(notes),
        )

    def _name(self, staff_id: str) -> str:
        member = self._desk.till.staff.get(staff_id)
        return member.name if member is not None else staff_id

    def _hear(self, path: Path, count: int) -> None:
        del count
        self._is_busy = False
        self.exported.emit(path)

    def _fail(self, error: Exception) -> None:
        self._is_busy = False
        self.failed.emit(error)


def _figure(amount: Money | None) -> str:
    return "" if amount is None else amount.to_text()
