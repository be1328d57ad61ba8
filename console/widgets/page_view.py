"""What the window expects of a page's widget; a page derives from this."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from console.widgets.measures import GAP, WIDE


class PageView(QWidget):
    """A page. Every method may be left as it is."""

    def arrive(self, about: str) -> None:
        """Come to the front; ``about`` names what to open, e.g. an order number, or is empty."""

    def leave(self) -> None:
        """Go to the back."""

    def home_widget(self) -> QWidget | None:
        """Return what has the focus when nothing else should: the scan box."""
        return None

    def retranslate(self) -> None:
        """Say again, in the language now in force, what was said from data."""

    def lay_beside(self, *work: QWidget | QLayout, panel: QWidget, gap: int = GAP + 2) -> None:
        """Lay the work area out beside the panel; its last part takes what height is left."""
        left = QVBoxLayout()
        left.setSpacing(gap)
        for part in work:
            stretch = 1 if part is work[-1] else 0
            if isinstance(part, QLayout):
                left.addLayout(part, stretch)
            else:
                left.addWidget(part, stretch)
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        row.setSpacing(WIDE)
        row.addLayout(left, 1)
        row.addWidget(panel)

    def obey_arrows(self, step: Callable[[int], object]) -> None:
        """Step up and down a list by the arrow keys, wherever on the page the focus is."""
        for key, by in ((Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda by=by: step(by))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
