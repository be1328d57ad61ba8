"""Two small pages for the shell to show."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from console.desk.page import Desk, Page
from console.desk.phrases import QT_TRANSLATE_NOOP
from console.widgets.button import Button, Kind
from console.widgets.page_view import PageView
from console.widgets.scan_box import ScanBox


class TillPage(PageView):
    """A page with a scan box and one action."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.log: list[str] = []
        self.box = ScanBox("Scan", name="Scan")
        self.pay = Button("收款", Kind.PRIMARY, key="F9")
        self.pay.clicked.connect(lambda: self.log.append("pay"))
        column = QVBoxLayout(self)
        column.addWidget(self.box)
        column.addWidget(self.pay)
        column.addStretch()
        desk.scans.listen(self, self._hear)

    def home_widget(self) -> QWidget:
        return self.box

    def arrive(self, about: str) -> None:
        self.log.append(f"arrive {about}".strip())

    def leave(self) -> None:
        self.log.append("leave")

    def _hear(self, text: str) -> bool:
        if not self.isVisible():
            return False
        self.log.append(f"scan {text}")
        return True


TILL = Page(
    key="test.till",
    title=QT_TRANSLATE_NOOP("Roles", "Cashier"),
    icon="checkout",
    calls=(),
    build=TillPage,
)
BOOKS = Page(
    key="test.books",
    title=QT_TRANSLATE_NOOP("Roles", "Owner"),
    icon="orders",
    calls=(),
    build=lambda _: _plain("books"),
    role="manager",
)


def _plain(text: str) -> QWidget:
    page = QWidget()
    label = QLabel(text, page)
    label.setTextFormat(label.textFormat().PlainText)
    return page
