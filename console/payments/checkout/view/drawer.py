"""The leaves that open the drawer without a sale: why, and a PIN where one is needed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from backend.retail.contract.staff import Action
from console.desk.page import Desk
from console.desk.phrases import QT_TRANSLATE_NOOP, Phrase
from console.payments.checkout.drawer import DrawerModel
from console.payments.checkout.view.page import CheckoutView
from console.widgets.approve import ApproveLeaf
from console.widgets.button import Button, Kind
from console.widgets.measures import CONTROL
from console.widgets.panel import Leaf

_REASONS: Final[tuple[Phrase, ...]] = (
    QT_TRANSLATE_NOOP("Drawer", "Change for a customer"),
    QT_TRANSLATE_NOOP("Drawer", "Check the money"),
    QT_TRANSLATE_NOOP("Drawer", "Coins from the bank"),
)
_MOST: Final = 60


class DrawerLeaf(Leaf):
    """Say why; ``given`` carries the reason."""

    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            lambda: self.tr("Open the drawer"),
            lambda: self.tr("Who opens it, when and why is put on record"),
            parent=parent,
        )
        self.reasons: list[Button] = []
        for number, phrase in enumerate(_REASONS, 1):
            button = Button(phrase, key=f"Alt+{number}")
            button.clicked.connect(lambda _=False, phrase=phrase: self.given.emit(phrase()))
            self.body.addWidget(button)
            self.reasons.append(button)
        self.other = QLineEdit()
        self.other.setMinimumHeight(CONTROL)
        self.other.setMaxLength(_MOST)
        self.other.returnPressed.connect(self._give)
        self.body.addWidget(self.other)
        self.body.addStretch(1)
        self.open = Button(lambda: self.tr("Open"), Kind.PRIMARY, key="Return")
        self.open.clicked.connect(self._give)
        self.back = Button(lambda: self.tr("Leave it shut"), key="Esc")
        self.other.textChanged.connect(self._allow)
        self.act(self.open)
        self.act(self.back)
        self._speak()

    def begin(self) -> None:
        """Ask anew."""
        self.other.clear()
        self._allow()
        self.other.setFocus()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._speak()

    def _allow(self) -> None:
        self.open.setEnabled(bool(self.other.text().strip()))

    def _give(self) -> None:
        if self.other.text().strip():
            self.given.emit(self.other.text())

    def _speak(self) -> None:
        self.other.setPlaceholderText(self.tr("Another reason"))
        self.other.setAccessibleName(self.tr("Another reason"))


class DrawerLeaves(QObject):
    """Puts them into the counter's panel and turns to them."""

    def __init__(self, view: CheckoutView, model: DrawerModel, desk: Desk) -> None:
        super().__init__(view)
        self._panel = view.panel
        self._desk = desk
        self._model = model
        self.why = DrawerLeaf()
        self.approve = ApproveLeaf(desk, back=lambda: self.tr("Back"))
        self._panel.add("drawer", self.why)
        self._panel.add("drawer_approve", self.approve)
        view.panel.total.drawer.clicked.connect(self._begin)
        self.why.given.connect(model.ask)
        self.why.back.clicked.connect(self._leave)
        self.approve.entered.connect(model.asking.approve)
        self.approve.back.clicked.connect(self._withdraw)
        model.approval_needed.connect(self._ask_pin)
        model.approval_refused.connect(self.approve.show_refusal)
        model.denied.connect(self._deny)
        model.opened.connect(self._leave)
        model.failed.connect(self._tell)

    def _begin(self) -> None:
        if self._model.may_ask():
            self._panel.turn_to("drawer")
            self.why.begin()

    def _ask_pin(self, reason: str) -> None:
        self._panel.turn_to("drawer_approve")
        self.approve.begin(Action.OPEN_DRAWER, reason)

    def _withdraw(self) -> None:
        self._model.asking.withdraw()
        self._leave()

    def _leave(self) -> None:
        self._panel.show_stage()
        self._panel.left.emit()

    def _deny(self) -> None:
        text = lambda: self.tr("Your role may not open the drawer")  # noqa: E731 - said later
        self._desk.toasts.say(text, "warn")

    def _tell(self, error: Exception) -> None:
        failure = self._desk.failures.describe(error, lambda: self.tr("The drawer stays shut."))
        self._desk.toasts.say(failure.line, "bad")
