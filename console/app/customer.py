"""Where the customer's window is shown: on a second screen, always, or never."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QScreen

from console.desk.page import Desk
from console.desk.settings import CUSTOMER_WINDOW
from console.shell.customer_window import CustomerWindow

_SIZE: Final = (1024, 640)


class CustomerScreens(QObject):
    """Follows the choice in the settings, and screens that come and go."""

    def __init__(self, desk: Desk, *, demo: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.window = CustomerWindow(desk.customer, desk.words, demo=demo)
        desk.settings.changed.connect(self._follow)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._place)
            application.screenRemoved.connect(self._place)
        self._place()

    def close(self) -> None:
        """Take the window away."""
        self.window.close()
        self.window.deleteLater()

    def _follow(self, key: str) -> None:
        if key == CUSTOMER_WINDOW.key:
            self._place()

    def _place(self, _changed: QScreen | None = None) -> None:
        choice = self._desk.settings.get(CUSTOMER_WINDOW)
        second = next(iter(QGuiApplication.screens()[1:]), None)
        if choice == "never" or (choice == "second" and second is None):
            self.window.hide()
        elif second is not None:
            self.window.setGeometry(second.geometry())
            self.window.showFullScreen()
        else:
            self.window.resize(*_SIZE)
            self.window.show()
