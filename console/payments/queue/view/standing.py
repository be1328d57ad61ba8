"""The right-hand panel: how much waits, against how much may."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from PySide6.QtWidgets import QWidget

from console.desk.fonts import BIG
from console.desk.page import Desk
from console.till.unsent import Cap, Level, Standing
from console.widgets.button import Button, Kind
from console.widgets.measures import SMALL
from console.widgets.meter import Meter
from console.widgets.money_label import MoneyLabel
from console.widgets.notice import Notice
from console.widgets.panel import Leaf

_NEAR: Final = 80
_FULL: Final = 100


class StandingLeaf(Leaf):
    """The worth of what waits, three bars, and what can be done."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(lambda: self.tr("Waiting for the platform"), parent=parent)
        self._desk = desk
        self.amount = MoneyLabel(None, name=lambda: self.tr("Sales that wait"), size=BIG)
        self.away = Notice(tone="warn")
        self.full = Notice(
            lambda: self.tr("No more sales without a network"),
            lambda: self.tr("Bring the network back, or let a manager allow more, once."),
            tone="bad",
        )
        self.raised = Notice(
            "", lambda: self.tr("A manager has allowed more until all of it is sent."), tone="info"
        )
        self.meters = {
            Cap.AMOUNT: Meter(lambda: self.tr("Worth")),
            Cap.COUNT: Meter(lambda: self.tr("Sales")),
            Cap.AGE: Meter(lambda: self.tr("Oldest")),
        }
        self.body.addWidget(self.amount)
        self.body.addSpacing(SMALL)
        for meter in self.meters.values():
            self.body.addWidget(meter)
        self.body.addSpacing(SMALL)
        for notice in (self.full, self.raised, self.away):
            self.body.addWidget(notice)
        self.body.addStretch(1)
        self.send = Button(lambda: self.tr("Send now"), Kind.PRIMARY, key="F5")
        self.export = Button(lambda: self.tr("Save to a file"), key="F7")
        self.extend = Button(lambda: self.tr("Allow more"), key="F8")
        self.act(self.send)
        self.bring = Button(lambda: self.tr("Bring in a file of unsent sales"), key="F9")
        self.act(self.export, self.extend)
        self.act(self.bring)

    def show_standing(self, standing: Standing, waiting: int) -> None:
        """Show how it stands."""
        words, caps = self._desk.words, standing.caps
        self.amount.show_amount(standing.amount)
        self.amount.set_tone("ink" if standing.count else "ink2")
        figures = {
            Cap.AMOUNT: (words.amount(standing.amount), words.amount(caps.amount)),
            Cap.COUNT: (words.number(standing.count), words.number(caps.count)),
            Cap.AGE: (words.duration(standing.age), self._hours(caps.age)),
        }
        for cap, meter in self.meters.items():
            percent = standing.percent(cap)
            tone = "bad" if percent >= _FULL else "warn" if percent >= _NEAR else "good"
            figure, most = figures[cap]
            meter.show_share(percent, figure, self._most(most), tone)
        self.full.setVisible(standing.level is Level.FULL)
        self.raised.setVisible(standing.extended)
        self._show_away()
        self.send.setEnabled(waiting > 0)
        self.export.setEnabled(waiting > 0)

    def _hours(self, length: timedelta) -> str:
        return self.tr("{hours} h").format(hours=length // timedelta(hours=1))

    def _most(self, most: str) -> str:
        return self.tr("of {most}").format(most=most)

    def _show_away(self) -> None:
        since = self._desk.link.seen.missed_at
        shown = self._desk.link.away and since is not None
        self.away.setVisible(shown)
        if since is not None:
            at = self._desk.words.time(since)
            self.away.say(
                lambda: self.tr("No network since {time}").format(time=at),
                lambda: self.tr("Cash sales go on; everything here is sent by itself later."),
            )
