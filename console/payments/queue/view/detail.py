"""The right-hand panel: one thing that waits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.desk.fonts import BIG, NOTE
from console.desk.page import Desk
from console.payments.evidence import Narrator
from console.payments.queue.words import next_of, state_of, tries_of, what_of, why_of
from console.till.journal import Evidence
from console.till.matters import Matter, MatterKind
from console.widgets.button import Button, Kind
from console.widgets.card import Rule
from console.widgets.copy_line import CopyLine
from console.widgets.label import Label
from console.widgets.money_label import MoneyLabel
from console.widgets.notice import Notice
from console.widgets.panel import Leaf, Line
from console.widgets.tag import Tag
from console.widgets.timeline import Timeline


class WaitingLeaf(Leaf):
    """What it is, why it waits, and everything that happened to its sale."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._narrator = Narrator(desk.words, desk.till.staff)
        self.amount = MoneyLabel(None, name=lambda: self.tr("Amount"), size=BIG)
        self.state = Tag("", "plain")
        self.refused = Notice(tone="bad")
        self.why = Line(lambda: self.tr("Why"), "")
        self.since = Line(lambda: self.tr("Since"), "")
        self.next = Line(lambda: self.tr("Next try"), "")
        self.timeline = Timeline(name=lambda: self.tr("What happened"))
        self.no = CopyLine(name=lambda: self.tr("the number"))
        self.code = CopyLine(name=lambda: self.tr("the code"))
        head = QHBoxLayout()
        head.addWidget(self.amount, 1)
        head.addWidget(self.state)
        self.body.addLayout(head)
        facts: tuple[QWidget, ...] = (self.refused, self.why, self.since, self.next, Rule())
        for widget in facts:
            self.body.addWidget(widget)
        self.body.addWidget(Label(lambda: self.tr("What happened"), size=NOTE + 1, tone="ink2"))
        for part in (self.timeline, Rule(), self.no, self.code):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.send = Button(lambda: self.tr("Send now"), Kind.PRIMARY, key="F5")
        self.again = Button(lambda: self.tr("Send once more"), Kind.PRIMARY, key="F6")
        self.open = Button(lambda: self.tr("Open the sale"), key="F4")
        self.back = Button(lambda: self.tr("Back"), key="Esc")
        self.act(self.send)
        self.act(self.again)
        self.act(self.open, self.back)

    def show_matter(self, one: Matter, evidence: Sequence[Evidence]) -> None:
        """Show one thing that waits."""
        words, now = self._desk.words, self._desk.clock.now()
        refused = one.kind is MatterKind.REFUSED
        self.say(lambda: " ".join(part for part in (what_of(one), one.sale_number) if part))
        self.amount.show_amount(one.amount)
        text, tone = state_of(one)
        self.state.say(text, tone)
        self.refused.setVisible(refused)
        self.refused.say(
            lambda: why_of(one),
            lambda: self.tr(
                "The money is settled; only the record is not. Call whoever keeps the platform,"
                " then send it once more."
            ),
        )
        self.why.setVisible(not refused)
        self.why.figure.say(lambda: why_of(one))
        self.since.figure.say(lambda: words.moment(one.since))
        self.next.setVisible(not refused)
        self.next.figure.say(
            lambda: " · ".join(part for part in (next_of(one, now, words), tries_of(one)) if part)
        )
        self.timeline.show_steps(self._narrator.steps(evidence))
        self.no.say(one.no)
        self.code.say(one.reason)
        self.send.setVisible(not refused and one.kind is not MatterKind.PARTLY)
        self.again.setVisible(refused)
        self.open.setEnabled(bool(one.sale_id))
