"""Narrow the list to one category; each says how many kinds of goods it holds."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from console.desk.phrases import Text
from console.desk.words import Words
from console.retail.goods.model import GoodsModel, Shelves
from console.widgets.picker import Picker

_LONGEST: Final = 10


class ShelfPicker(Picker):
    """Filled anew whenever goods came, went or moved."""

    def __init__(self, model: GoodsModel, words: Words, parent: QWidget | None = None) -> None:
        self._model = model
        self._words = words
        super().__init__(
            {"": lambda: self.tr("All categories")},
            name=lambda: self.tr("Category"),
            parent=parent,
        )
        model.shelves_known.connect(self._show)
        self.chosen.connect(model.show_category)

    def _show(self, shelves: Shelves) -> None:
        before, options = self.choice, {"": self._options[""]}
        options.update({name: self._said(name, count) for name, count in shelves if name})
        self.offer(options)
        if self.choice != before:  # its last goods went elsewhere
            self._model.show_category(self.choice)

    def _said(self, name: str, count: int) -> Text:
        short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
        return f"{short} ({self._words.number(count)})"
