"""One mismatch: both sides beside each other, what happened, and why it is as it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from backend.protocol.money import Money
from console.desk.fonts import BODY, NOTE, SEMIBOLD, STRONG
from console.desk.page import Desk
from console.desk.phrases import Text
from console.desk.words import DASH
from console.payments.evidence import Narrator
from console.payments.reconciliation.model import Entry, ReconciliationModel
from console.payments.reconciliation.view.columns import number_of
from console.payments.reconciliation.words import WORDING, kind_of, state_of
from console.till.store.reconciliations import Note
from console.till.tally import Mismatch
from console.widgets.button import Button, Kind
from console.widgets.card import Card, Rule
from console.widgets.copy_line import CopyLine
from console.widgets.label import Label
from console.widgets.measures import CONTROL, GAP, SMALL, TIGHT
from console.widgets.panel import Leaf
from console.widgets.speaking import Speaking
from console.widgets.timeline import Timeline

_NOTE_MOST = 120


class MismatchLeaf(Speaking, Leaf):
    """A mismatch to read and to explain."""

    def __init__(self, model: ReconciliationModel, desk: Desk) -> None:
        super().__init__()
        self._model = model
        self._words = desk.words
        self._narrator = Narrator(desk.words, desk.till.staff)
        self.now = Label(size=BODY, wrap=True)
        self.there = _Side(lambda: self.tr("Platform"))
        self.here = _Side(lambda: self.tr("This till"))
        self.order_no = CopyLine(name=lambda: self.tr("the order number"))
        self.request_no = CopyLine(name=lambda: self.tr("the refund number"))
        self.timeline = Timeline(name=lambda: self.tr("What happened"))
        self.happened = Label(lambda: self.tr("What happened"), size=NOTE + 1, tone="ink2")
        self._rule = Rule()
        self._notes = QVBoxLayout()
        self._notes.setSpacing(SMALL)
        self.why = QLineEdit()
        self.why.setMinimumHeight(CONTROL)
        self.why.setMaxLength(_NOTE_MOST)
        self.explain = Button(lambda: self.tr("Explain"), Kind.PRIMARY, key="Ctrl+Return")
        self.order = Button(lambda: self.tr("To the sale"), key="F8")
        self.back = Button(lambda: self.tr("Back"), key="Esc")
        self._build()
        self._connect()
        self._speak()

    def show_entry(self, entry: Entry) -> None:
        """Show a mismatch."""
        one = entry.mismatch
        wording = WORDING[one.difference]
        self.say(wording.name, wording.means)
        self.now.say(wording.now)
        self.there.show_side(self._there(one))
        self.here.show_side(self._here(one))
        self.order_no.say(one.key.out_trade_no)
        self.request_no.say(one.key.request_no)
        steps = self._narrator.steps(self._model.evidence)
        self.timeline.show_steps(steps)
        for widget in (self.timeline, self.happened, self._rule):
            widget.setVisible(bool(steps))
        self._show_notes(entry.notes)
        self.order.setEnabled(bool(one.sale_id))
        self.order.say(
            (lambda: self.tr("Sale {number}").format(number=number_of(entry)))
            if one.sale_id
            else (lambda: self.tr("To the sale"))
        )
        self.why.setVisible(self._model.may_explain)
        self.explain.setVisible(self._model.may_explain)
        self._show_ready()

    def begin(self) -> None:
        """Begin with nothing said."""
        self.why.clear()

    def _speak(self) -> None:
        self.why.setPlaceholderText(self.tr("Why it is so"))
        self.why.setAccessibleName(self.tr("Why it is so"))

    def _build(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(GAP)
        sides.addWidget(self.there, 1)
        sides.addWidget(self.here, 1)
        self.body.addLayout(sides)
        self.body.addWidget(self.now)
        self.body.addLayout(self._notes)
        self.body.addWidget(self._rule)
        self.body.addWidget(self.happened)
        self.body.addWidget(self.timeline)
        self.body.addWidget(self.order_no)
        self.body.addWidget(self.request_no)
        self.body.addStretch(1)
        self.foot.addWidget(self.why)
        self.act(self.explain)
        self.act(self.back, self.order)

    def _connect(self) -> None:
        self.why.textChanged.connect(self._show_ready)
        self.why.returnPressed.connect(self._explain)
        self.explain.clicked.connect(self._explain)
        self.order.clicked.connect(self._model.open_order)

    def _explain(self) -> None:
        self._model.explain(self.why.text())

    def _show_ready(self) -> None:
        self.explain.setEnabled(self._model.may_explain and bool(self.why.text().strip()))

    def _there(self, one: Mismatch) -> _Told:
        nothing = self.tr("Not in the bill")
        state = kind_of(one.key) if one.there is not None else nothing
        return _Told(self._figure(one.there), self._when(one.there_at), state)

    def _here(self, one: Mismatch) -> _Told:
        nothing = self.tr("Not known here")
        state = state_of(one.here_state) if one.here is not None else nothing
        return _Told(self._figure(one.here), self._when(one.here_at), state)

    def _figure(self, amount: Money | None) -> str:
        return DASH if amount is None else self._words.money(amount)

    def _when(self, at: datetime | None) -> str:
        return "" if at is None else self._words.moment(at)

    def _show_notes(self, notes: Sequence[Note]) -> None:
        while (item := self._notes.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for note in notes:
            who = f"{self._narrator.name(note.by)} · {self._words.minute(note.at)}"
            self._notes.addWidget(Label(who, size=NOTE, tone="ink2"))
            self._notes.addWidget(Label(note.note, size=BODY, wrap=True))


class _Told:
    """What one side says."""

    def __init__(self, amount: str, when: str, state: str) -> None:
        self.amount = amount
        self.when = when
        self.state = state


class _Side(Card):
    """One side: its amount, its state, its time."""

    def __init__(self, name: Text, parent: QWidget | None = None) -> None:
        super().__init__(margin=GAP, parent=parent)
        self.amount = Label(size=STRONG, weight=SEMIBOLD)
        self.state = Label(size=NOTE + 1)
        self.when = Label(size=NOTE, tone="ink2", wrap=True)
        self.body.setSpacing(TIGHT)
        self.body.addWidget(Label(name, size=NOTE, tone="ink2"))
        for label in (self.amount, self.state, self.when):
            self.body.addWidget(label)
        self.body.addStretch(1)

    def show_side(self, told: _Told) -> None:
        self.amount.say(told.amount)
        self.state.say(told.state)
        self.when.say(told.when)
