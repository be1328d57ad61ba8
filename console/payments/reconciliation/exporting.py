"""What came of a day written to a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from backend.protocol.formulas import harmless
from backend.protocol.money import Money
from console.desk.exporting import FileExport
from console.desk.page import Desk
from console.files.writing import write_table
from console.payments.reconciliation.model import Entry, ReconciliationModel
from console.payments.reconciliation.words import WORDING, kind_of, state_of


class ReconciliationExport(FileExport):
    """Writes the mismatches of the day that is looked at, and what was said of them."""

    def __init__(
        self, model: ReconciliationModel, desk: Desk, parent: QObject | None = None
    ) -> None:
        super().__init__(desk, parent)
        self._model = model

    def name(self, ending: str) -> str:
        return f"{self.tr('reconciliation')}-{self._model.day.key}.{ending}"

    def _work(self, path: Path) -> Callable[[], int] | None:
        lines = list(self._lines())
        return partial(write_table, path, lines) if self._model.run is not None else None

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


def _figure(amount: Money | None) -> str:
    return "" if amount is None else amount.to_text()
