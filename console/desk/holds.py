"""Carts on hold at the other tills of the shop, and how one is brought here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from console.desk.background import Background
from console.till.sale import Cart
from console.till.sharing import SharedCart


class Taking(Protocol):
    """Takes a cart over. Blocking; called from a background task."""

    def take(self, number: str, *, by: str) -> Cart:
        """Return the cart, brought to the counter."""
        ...


class Holds(QObject):
    """What the shop has on hold, as it was heard last; nothing in a shop of one till."""

    changed = Signal()

    def __init__(
        self,
        background: Background | None = None,
        taking: Taking | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._taking = taking
        self._carts: Sequence[SharedCart] = ()

    @property
    def carts(self) -> Sequence[SharedCart]:
        """Carts that any till of the shop may take, the longest on hold first."""
        return self._carts

    def show(self, carts: Sequence[SharedCart]) -> None:
        """Hear what the shop has on hold."""
        if tuple(carts) != tuple(self._carts):
            self._carts = tuple(carts)
            self.changed.emit()

    def take(
        self,
        owner: QObject,
        number: str,
        by: str,
        *,
        done: Callable[[Cart], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Bring a cart here; it may take as long as the platform does."""
        if self._background is None or self._taking is None:
            return
        taking = self._taking

        def over(cart: Cart) -> None:
            self.show([one for one in self._carts if one.number != number])
            done(cart)

        self._background.run(owner, lambda: taking.take(number, by=by), done=over, failed=failed)
