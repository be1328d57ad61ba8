"""The customer's window: the goods, the total, a code to scan, thanks. Nothing of the cashier's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from backend.protocol.money import Money
from console.desk.customer import (
    Cart,
    Checking,
    Confirm,
    Customer,
    Line,
    NotPaid,
    ScanMe,
    Thanks,
    Welcome,
)
from console.desk.fonts import BIG, BOLD, HUGE, SEMIBOLD, STRONG, TITLE
from console.desk.phrases import Text
from console.desk.theme import color
from console.desk.words import Words
from console.shell.side_bar import BRAND
from console.widgets.card import Card, Rule
from console.widgets.empty import Drawing
from console.widgets.label import Label
from console.widgets.measures import EDGE, GAP, SMALL, TIGHT
from console.widgets.money_label import MoneyLabel
from console.widgets.painting import painter_on
from console.widgets.qr_code import QrCode
from console.widgets.tag import Tag

_MOST_LINES: Final = 16
_LINE: Final = 54
_BILL_HEAD: Final = 150
_DRAWING: Final = 96
_SIDE: Final = (440, 680)
_SIDE_SHARE: Final = 0.36
_QR_LEAST: Final = 340


class CustomerWindow(QWidget):
    """A second window that follows ``desk.customer``."""

    def __init__(
        self, customer: Customer, words: Words, *, demo: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)  # keys stay at the counter
        self._customer = customer
        self._words = words
        self.bill = _Bill(words)
        self.aside = _Aside()
        self.message = _Message()
        self._sides = QWidget()
        sides = QHBoxLayout(self._sides)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(EDGE)
        sides.addWidget(self.bill, 1)
        sides.addWidget(self.aside)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.message)
        self._stack.addWidget(self._sides)
        self.demo = Tag(lambda: self.tr("Demo, no real money"), small=True)
        self.demo.setVisible(demo)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(GAP)
        column.addLayout(self._stack, 1)
        column.addWidget(self.demo, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setMinimumSize(800, 560)
        self.resize(1024, 640)
        customer.changed.connect(self._show)
        self._speak()
        self._show()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._speak()
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        side = round(self.width() * _SIDE_SHARE)
        self.aside.set_side(max(_SIDE[0], min(_SIDE[1], side)), self.height())
        self.bill.set_room((self.height() - _BILL_HEAD) // _LINE)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter_on(self).fillRect(event.rect(), color("bg"))

    def _show(self) -> None:
        scene = self._customer.scene
        if isinstance(scene, Cart | ScanMe | Confirm | Checking):
            self._show_sides(scene)
        else:
            self._show_message(scene)

    def _show_sides(self, scene: Cart | ScanMe | Confirm | Checking) -> None:
        self._stack.setCurrentWidget(self._sides)
        self.bill.show_lines(scene.lines)
        match scene:
            case Cart():
                self.aside.show_total(scene.total, scene.savings)
            case ScanMe():
                self.aside.show_qr(scene.qr, scene.total)
            case Confirm():
                self.aside.show_confirm(scene.total)
            case Checking():
                self.aside.show_checking(scene.total)

    def _show_message(self, scene: Welcome | Thanks | NotPaid) -> None:
        self._stack.setCurrentWidget(self.message)
        match scene:
            case Welcome():
                self.message.show_words("", scene.shop or BRAND, lambda: self.tr("Welcome"), None)
            case Thanks():
                change = self._words.money(scene.change)
                self.message.show_words(
                    "check",
                    lambda: self.tr("Paid, thank you"),
                    (lambda: self.tr("Change: {amount}").format(amount=change))
                    if scene.change
                    else (lambda: self.tr("See you soon")),
                    scene.total,
                )
            case NotPaid(returned=True):
                self.message.show_words(
                    "refund",
                    lambda: self.tr("Your money goes back to you"),
                    lambda: self.tr("The cashier will tell you how to go on"),
                    None,
                )
            case NotPaid():
                self.message.show_words(
                    "info",
                    (lambda: self.tr("This part was not charged"))
                    if scene.taken
                    else (lambda: self.tr("Nothing was charged")),
                    lambda: self.tr("The cashier will tell you how to go on"),
                    None,
                )

    def _speak(self) -> None:
        self.setWindowTitle(self.tr("Customer window"))


class _Bill(Card):
    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._earlier = Label(size=STRONG, tone="ink2")
        self._rows = [_BillRow() for _ in range(_MOST_LINES)]
        self._lines: Sequence[Line] = ()
        self._room = _MOST_LINES
        self.body.setSpacing(0)
        self.body.addWidget(Label(lambda: self.tr("Your goods"), size=STRONG, tone="ink2"))
        self.body.addSpacing(GAP)
        self.body.addWidget(self._earlier)
        for row in self._rows:
            self.body.addWidget(row)
        self.body.addStretch()

    def set_room(self, room: int) -> None:
        """Show no more lines than there is room for."""
        self._room = max(2, min(_MOST_LINES, room))
        self.show_lines(self._lines)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show the last lines, and how many came before them."""
        self._lines = lines
        room = self._room if len(lines) <= self._room else self._room - 1
        shown = lines[-room:]
        earlier = len(lines) - len(shown)
        self._earlier.setVisible(bool(earlier))
        self._earlier.say(lambda: self.tr("and %n earlier", "", earlier))
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(shown))
            if place < len(shown):
                row.show_line(shown[place], self._words)


class _BillRow(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._name = Label(size=TITLE - 2)
        self._quantity = Label(size=STRONG, tone="ink2")
        self._amount = Label(size=TITLE - 2, weight=SEMIBOLD)
        self._amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._amount.setMinimumWidth(96)
        row = QHBoxLayout()
        row.setContentsMargins(0, GAP, 0, GAP)
        row.setSpacing(GAP)
        row.addWidget(self._name, 1)
        row.addWidget(self._quantity)
        row.addWidget(self._amount)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(Rule())

    def show_line(self, line: Line, words: Words) -> None:
        self._name.say(line.name)
        self._quantity.say(f"× {line.quantity}")
        self._amount.say(words.amount(line.amount))


class _Aside(Card):
    def __init__(self) -> None:
        super().__init__()
        centre = Qt.AlignmentFlag.AlignHCenter
        self._title = Label(size=TITLE, weight=BOLD, wrap=True)
        self._title.setAlignment(centre)
        self.qr = QrCode(name=lambda: self.tr("QR code to pay with"), side=_QR_LEAST)
        self._drawing = Drawing("phone", size=_DRAWING, tone="accent", ground="accent_soft")
        self._due = Label(lambda: self.tr("To pay"), size=STRONG, tone="ink2")
        self.total = MoneyLabel(name=lambda: self.tr("To pay"), size=HUGE)
        self.total.setAlignment(centre)
        self._savings = Label(size=STRONG, tone="accent_ink", weight=SEMIBOLD)
        self.body.addStretch()
        for widget in (self._title, self.qr, self._drawing, self._due):
            self.body.addWidget(widget, 0, centre)
        self.body.addWidget(self.total)
        self.body.addWidget(self._savings, 0, centre)
        self.body.addStretch()

    def set_side(self, width: int, height: int) -> None:
        """Take what room there is; the code grows with it."""
        self.setFixedWidth(width)
        self.qr.set_side(max(_QR_LEAST, min(width - 2 * EDGE, height - 400)))

    def show_total(self, total: Money, savings: Money) -> None:
        """Show what the goods come to so far."""
        self._arrange("", total)
        self._due.show()
        self._savings.setVisible(savings.minor > 0)
        text = MoneyLabel(savings, name="").text()
        self._savings.say(lambda: self.tr("You save {amount}").format(amount=text))

    def show_qr(self, qr: str, total: Money) -> None:
        """Show a code to scan."""
        self._arrange(lambda: self.tr("Scan to pay"), total)
        self.qr.show_code(qr)
        self.qr.show()

    def show_confirm(self, total: Money) -> None:
        """Ask to look at the phone."""
        self._arrange(lambda: self.tr("Please confirm on your phone"), total)
        self._show_drawing("phone", "accent", "accent_soft")

    def show_checking(self, total: Money) -> None:
        """Ask not to pay twice while nobody knows."""
        self._arrange(lambda: self.tr("Checking your payment, please do not pay again"), total)
        self._show_drawing("clock", "warn", "warn_soft")

    def _show_drawing(self, icon: str, tone: str, ground: str) -> None:
        self._drawing.show_icon(icon, tone, ground)
        self._drawing.show()

    def _arrange(self, title: Text, total: Money) -> None:
        self._title.say(title)
        self._title.setVisible(bool(title))
        for widget in (self.qr, self._drawing, self._due, self._savings):
            widget.hide()
        self.total.show_amount(total)


class _Message(QWidget):
    def __init__(self) -> None:
        super().__init__()
        centre = Qt.AlignmentFlag.AlignHCenter
        self._drawing = Drawing("check", size=_DRAWING, tone="accent")
        self._title = Label(size=BIG, weight=BOLD)
        self._title.setAlignment(centre)
        self._hint = Label(size=TITLE, tone="ink2")
        self._hint.setAlignment(centre)
        self.amount = MoneyLabel(name=lambda: self.tr("Amount"), size=HUGE)
        self.amount.setAlignment(centre)
        self.amount.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setSpacing(SMALL)
        column.addStretch()
        column.addWidget(self._drawing, 0, centre)
        column.addSpacing(TIGHT)
        column.addWidget(self._title)
        column.addWidget(self.amount)
        column.addWidget(self._hint)
        column.addStretch()

    def show_words(self, icon: str, title: Text, hint: Text, amount: Money | None) -> None:
        self._drawing.setVisible(bool(icon))
        if icon:
            paid = icon == "check"
            ground = "accent_soft" if paid else "surface_press"
            self._drawing.show_icon(icon, "accent" if paid else "ink2", ground)
        self._title.say(title)
        self._hint.say(hint)
        self.amount.setVisible(amount is not None)
        self.amount.show_amount(amount)
