"""What is not needed every day, by topic: one tile for each page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from console.desk.fonts import BOLD, NOTE, SEMIBOLD, TITLE
from console.desk.page import Desk, Page
from console.desk.phrases import said
from console.widgets.label import Label
from console.widgets.measures import GAP, WIDE
from console.widgets.page_view import PageView
from console.widgets.tile import Tile

_IN_A_ROW: Final = 3
_WIDEST: Final = 1280
_TILE: Final = 280
_STEPS: Final = {
    int(Qt.Key.Key_Left): -1,
    int(Qt.Key.Key_Right): 1,
    int(Qt.Key.Key_Up): -_IN_A_ROW,
    int(Qt.Key.Key_Down): _IN_A_ROW,
}


class MoreView(PageView):
    """The pages whoever is signed in may see. Arrow keys move between the tiles."""

    def __init__(self, desk: Desk, pages: Sequence[Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pages = pages
        self.tiles: dict[str, Tile] = {}
        self._inside = QWidget()
        self._inside.setMaximumWidth(_WIDEST)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        self._column.setSpacing(GAP)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(self._inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def arrive(self, about: str) -> None:
        del about
        self._show()

    def home_widget(self) -> QWidget | None:
        return next(iter(self.tiles.values()), None)

    def retranslate(self) -> None:
        self._show()

    def _step(self, at: Tile, key: int) -> None:
        tiles = list(self.tiles.values())
        there = min(max(tiles.index(at) + _STEPS[key], 0), len(tiles) - 1)
        tiles[there].setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self) -> None:
        """Lay the tiles out anew: for whoever came, in the language now in force."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.tiles.clear()
        self._column.addWidget(Label(lambda: self.tr("More"), size=TITLE, weight=BOLD))
        person = self._desk.session.person
        pages = [page for page in self._pages if person is not None and page.is_for(person.role)]
        for topic in dict.fromkeys(said(page.topic) for page in pages):
            self._column.addWidget(Label(topic, size=NOTE + 1, weight=SEMIBOLD, tone="ink2"))
            self._column.addWidget(self._grid([p for p in pages if said(p.topic) == topic]))
        self._column.addStretch()

    def _grid(self, pages: Sequence[Page]) -> QWidget:
        held = QWidget()
        grid = QGridLayout(held)
        grid.setContentsMargins(0, 0, 0, GAP)
        grid.setSpacing(GAP)
        for place, page in enumerate(pages):
            tile = Tile(page.title, page.icon, page.about)
            tile.clicked.connect(lambda _=False, key=page.key: self._desk.navigation.go(key))
            tile.stepped.connect(partial(self._step, tile))
            self.tiles[page.key] = tile
            grid.addWidget(tile, place // _IN_A_ROW, place % _IN_A_ROW)
        for column in range(_IN_A_ROW):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, _TILE)  # an empty one too, so that all are as wide
        return held
