"""The key that prints the last receipt, whatever the counter is about."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from console.payments.checkout.papers import CounterPapers
from console.payments.checkout.view.page import CheckoutView


class LastReceipt(QObject):
    """
    F12 is a button where there is room for one, and else it is the page that hears it.

    While both could, Qt gives each stroke to one of them and calls it ambiguous: it is the same.
    """

    def __init__(self, view: CheckoutView, papers: CounterPapers) -> None:
        super().__init__(view)
        self.key = QShortcut(QKeySequence("F12"), view)
        self.key.setContext(Qt.ShortcutContext.WindowShortcut)
        buttons = (view.panel.paid.print, view.panel.total.last.print)
        for pressed in (
            *(button.clicked for button in buttons),
            self.key.activated,
            self.key.activatedAmbiguously,
        ):
            pressed.connect(papers.print_last)
