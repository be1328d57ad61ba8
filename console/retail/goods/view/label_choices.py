"""How labels are to look: paper, how many, where they begin, what they say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from console.desk.fonts import BODY, NOTE
from console.desk.phrases import Text
from console.paper.label_paper import LabelPaper
from console.retail.goods.labels import Part, Wanted
from console.widgets.choice import Choice, Switch
from console.widgets.label import Label
from console.widgets.measures import GAP, SMALL, TIGHT
from console.widgets.number_step import NumberStep

_COPIES_MOST: Final = 99


class LabelChoices(QWidget):
    """``changed`` says that ``wanted`` is another."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = Choice(
            {
                LabelPaper.SHEET_24.key: lambda: self.tr("A4/24"),
                LabelPaper.SHEET_65.key: lambda: self.tr("A4/65"),
                LabelPaper.ROLL_40.key: lambda: self.tr("40×30"),
                LabelPaper.ROLL_60.key: lambda: self.tr("60×40"),
            },
            name=lambda: self.tr("Paper"),
        )
        self.about = Label(size=NOTE, tone="ink2", wrap=True)
        self.copies = NumberStep(
            least=1, most=_COPIES_MOST, name=lambda: self.tr("Labels of each kind")
        )
        self.first = NumberStep(least=1, most=1, name=lambda: self.tr("First free place"))
        self.begun = _below(lambda: self.tr("First free place"), self.first)
        self._names: Mapping[Part, Text] = {
            Part.NAME: lambda: self.tr("Name"),
            Part.SPEC: lambda: self.tr("Size"),
            Part.PRICE: lambda: self.tr("Price"),
            Part.UNIT: lambda: self.tr("Unit"),
            Part.CODE: lambda: self.tr("Code"),
        }
        self.parts = {part: Switch(name=name) for part, name in self._names.items()}
        self.setFocusProxy(self.paper)
        self._build()
        self.paper.choose(LabelPaper.SHEET_24.key)
        self._show_paper()

    def wanted(self) -> Wanted:
        """Return what is chosen."""
        parts = frozenset(part for part, one in self.parts.items() if one.isChecked())
        return Wanted(self._paper, self.copies.number(), self.first.number() - 1, parts)

    @property
    def _paper(self) -> LabelPaper:
        return next(each for each in LabelPaper if each.key == self.paper.key)

    def _build(self) -> None:
        counts = QHBoxLayout()
        counts.setSpacing(GAP)
        counts.addWidget(_below(lambda: self.tr("Labels of each kind"), self.copies))
        counts.addWidget(self.begun)
        counts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.paper)
        column.addWidget(self.about)
        column.addLayout(counts)
        column.addLayout(self._switches())
        self.paper.chosen.connect(self._show_paper)
        self.paper.chosen.connect(self.changed)
        self.copies.changed.connect(self.changed)
        self.first.changed.connect(self.changed)

    def _switches(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SMALL)
        grid.setVerticalSpacing(TIGHT)
        for place, (part, switch) in enumerate(self.parts.items()):
            row, side = divmod(place, 3)
            switch.setChecked(True)
            grid.addWidget(switch, row, side * 2)
            grid.addWidget(Label(self._names[part], size=BODY - 1), row, side * 2 + 1)
            switch.toggled.connect(self.changed)
        for side in range(3):
            grid.setColumnStretch(side * 2 + 1, 1)
        return grid

    def _show_paper(self) -> None:
        paper = self._paper
        wide, tall = paper.size
        size = f"{wide:g} × {tall:g} mm"
        self.about.say(
            (lambda: self.tr("A roll of labels, {size}").format(size=size))
            if paper.is_roll
            else (lambda: self.tr("A sheet of labels, each {size}").format(size=size))
        )
        self.first.set_most(paper.places)
        self.begun.setVisible(not paper.is_roll)


def _below(name: Text, step: NumberStep) -> QWidget:
    """Return a step with what it counts above it."""
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(TIGHT)
    column.addWidget(Label(name, size=NOTE, tone="ink2"))
    column.addWidget(step)
    return held
