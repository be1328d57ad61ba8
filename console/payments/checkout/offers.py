"""What a typed text may mean, looked for while the cashier types on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from console.desk.background import OneAtATime
from console.desk.guarded import guarded
from console.desk.page import Desk
from console.till.sale import Goods

OFFERS_MAX: Final = 8


class Offers(QObject):
    """Looks up the latest text only: what was typed meanwhile comes next, the rest never."""

    found = Signal(object)
    """A sequence of ``Goods``, likeliest first, for the text that was typed last."""
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._text = ""
        self._searching = OneAtATime(desk.background, self)

    def look_up(self, text: str) -> None:
        """Look for goods in the background; nothing is found for no text, at once."""
        self._text = text
        if not text:
            self.found.emit(())
        else:
            self._search(text)

    def answer(self) -> None:
        """Look here and now if the answer is still to come: the cashier goes on with it."""
        text = self._text
        if not text or not self._searching.is_busy:
            return
        goods = self._desk.till.goods
        found = guarded(self.failed, lambda: goods.search(text, limit=OFFERS_MAX))
        if found is not None:
            self.found.emit(found)

    def _search(self, text: str) -> None:
        goods = self._desk.till.goods
        self._searching.run(
            lambda: goods.search(text, limit=OFFERS_MAX),
            done=lambda found: self._hear(text, found),
            failed=lambda error: self._fail(text, error),
        )

    def _hear(self, text: str, found: Sequence[Goods]) -> None:
        if text == self._text:
            self.found.emit(found)
        elif self._text:
            self._search(self._text)

    def _fail(self, text: str, error: Exception) -> None:
        self.failed.emit(error)
        if self._text not in {"", text}:
            self._search(self._text)
