"""What the customer's window shows. Nothing of the cashier's passes through here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from backend.protocol.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of goods as the customer sees it."""

    name: str
    quantity: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Welcome:
    """Nobody is being served."""

    shop: str = ""
    """What stands over the door, once it is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cart:
    """The goods so far and what they come to."""

    lines: Sequence[Line]
    total: Money
    savings: Money = field(default_factory=lambda: Money(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanMe:
    """A QR code to scan with the phone."""

    qr: str
    total: Money
    lines: Sequence[Line] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm:
    """The phone asks the customer to confirm."""

    total: Money
    lines: Sequence[Line] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checking:
    """Nobody knows yet whether the payment came through: the customer must not pay again."""

    total: Money
    lines: Sequence[Line] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Thanks:
    """Paid."""

    total: Money
    change: Money = field(default_factory=lambda: Money(0))
    """What comes back of the cash."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotPaid:
    """Nothing was taken; the cashier will say how to go on. The amount is not shown."""

    total: Money
    returned: bool = False
    """Whether the customer had paid after all, and the money goes back."""
    taken: Money = field(default_factory=lambda: Money(0))
    """What another payment has brought of the sale: then only this one took nothing."""


Scene = Welcome | Cart | ScanMe | Confirm | Checking | Thanks | NotPaid


class Customer(QObject):
    """The scene in the customer's window."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scene: Scene = Welcome()

    @property
    def scene(self) -> Scene:
        return self._scene

    def show(self, scene: Scene) -> None:
        """Show a scene until the next."""
        if scene != self._scene:
            self._scene = scene
            self.changed.emit()
