"""The right-hand panel of the shift page: what can be done now, and cash that was moved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backend.protocol.money import Money
from backend.retail.contract.sales import Tender
from backend.retail.contract.shifts import CashMove, MoveKind, ShiftFigures
from console.desk.fonts import BODY, NOTE, SEMIBOLD
from console.desk.page import Desk
from console.retail.shifts.model import ShiftsModel
from console.retail.shifts.words import MOVES, signed
from console.widgets.button import Button, Kind
from console.widgets.card import Rule
from console.widgets.label import Label
from console.widgets.measures import GAP, TIGHT
from console.widgets.notice import Notice
from console.widgets.panel import Leaf, Line


class NowLeaf(Leaf):
    """The open shift, and the one key for each thing."""

    def __init__(self, model: ShiftsModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(lambda: self.tr("This shift"), parent=parent)
        self._model = model
        self._words = desk.words
        self.uncounted = Notice(
            lambda: self.tr("The float is not counted"),
            lambda: self.tr("Selling goes on all the same. Count it as soon as there is time."),
            tone="warn",
        )
        self.staff = Line(lambda: self.tr("Who worked"), "")
        self.nothing = Label(
            lambda: self.tr("No cash was put in or taken out"), size=BODY, tone="ink2"
        )
        self._moves = QVBoxLayout()
        self._moves.setSpacing(GAP)
        self.float = Button(lambda: self.tr("Count the float"), Kind.PRIMARY, key="F6")
        self.recount = Button(lambda: self.tr("Count the float again"), key="F6")
        self.report = Button(lambda: self.tr("X report"), key="F9")
        self.put_in = Button(lambda: self.tr("Cash in"), key="F7")
        self.take_out = Button(lambda: self.tr("Cash out"), key="F8")
        self.close_shift = Button(lambda: self.tr("Close the shift"), Kind.PRIMARY, key="F10")
        self.close_early = Button(lambda: self.tr("Close the shift"), key="F10")
        self._lay_out()

    def show_shift(self) -> None:
        """Show how the open shift stands."""
        said = self._model.figures()
        counted = said is not None and said.float_counted is not None
        self.uncounted.setVisible(not counted)
        self.report.setVisible(self._model.may_see)
        self.report.setEnabled(said is not None)
        self.float.setVisible(not counted)
        self.recount.setVisible(counted and not _has_moved(said))
        self.close_shift.setVisible(counted)
        self.close_early.setVisible(said is not None and not counted)
        names = [self._model.name(one.staff_id) for one in said.staff] if said else []
        self.staff.figure.say(" · ".join(names))
        self.staff.setVisible(bool(names))
        self._hint(said)
        self._refill(said.moves if said is not None else ())

    def _hint(self, said: ShiftFigures | None) -> None:
        if said is None:
            self.say(
                lambda: self.tr("No shift is open"),
                lambda: self.tr("It begins with the first sale, or when the float is counted."),
            )
            return
        number, at = said.number, self._words.minute(said.opened_at)
        name = self._model.name(said.opened_by)
        self.say(
            lambda: self.tr("Shift {number}").format(number=number),
            lambda: self.tr("Since {time}, begun by {name}").format(time=at, name=name),
        )

    def _lay_out(self) -> None:
        self.body.addWidget(self.uncounted)
        self.body.addWidget(self.staff)
        self.body.addWidget(Rule())
        head = Label(lambda: self.tr("Cash in and out"), size=NOTE + 1, tone="ink2")
        self.body.addWidget(head)
        self.body.addWidget(self.nothing)
        self.body.addLayout(self._moves)
        self.body.addStretch(1)
        self.act(self.float, self.close_shift)
        self.act(self.put_in, self.take_out)
        self.act(self.close_early, self.recount, self.report)

    def _refill(self, moves: Sequence[CashMove]) -> None:
        while (item := self._moves.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.nothing.setVisible(not moves)
        for move in reversed(moves):
            self._moves.addWidget(self._entry(move))

    def _entry(self, move: CashMove) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        names = QVBoxLayout()
        names.setSpacing(TIGHT)
        names.addWidget(Label(move.reason, size=BODY, weight=SEMIBOLD))
        by = self._model.name(move.approved_by) if move.approved_by else ""
        approved = self.tr("approved by {name}").format(name=by) if by else ""
        at, who = self._words.time(move.moved_at)[:5], self._model.name(move.staff_id)
        told = " · ".join((MOVES[move.kind](), at, who))
        for line in filter(None, (told, approved)):
            names.addWidget(Label(line, size=NOTE, tone="ink2"))
        layout.addLayout(names, 1)
        worth: Money = move.amount if move.kind is MoveKind.IN else -move.amount
        layout.addWidget(Label(signed(self._words, worth), size=BODY))
        return row


def _has_moved(said: ShiftFigures | None) -> bool:
    """Whether cash has moved in a shift, so that its float stands."""
    if said is None:
        return False
    cash = (one for one in said.tenders if one.tender is Tender.CASH)
    return bool(said.moves) or any(one.taken_count or one.given_back_count for one in cash)
