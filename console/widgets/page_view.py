"""What the window expects of a page's widget; a page derives from this."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget


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

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
