"""Labels of one kind of goods or of all that are listed: how they look, and out with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from console.desk.fonts import BODY, NOTE, SEMIBOLD
from console.desk.page import Desk
from console.desk.phrases import Text
from console.desk.ports import Toast
from console.paper.label_paper import LabelPaper
from console.retail.goods.coding import GoodsCoding
from console.retail.goods.labels import LABELS_MOST, GoodsLabels, Look, Part
from console.retail.goods.model import GoodsModel
from console.retail.goods.view.label_picture import LabelPicture
from console.widgets.button import Button, Kind
from console.widgets.choice import Choice, Switch
from console.widgets.label import Label
from console.widgets.measures import GAP, SMALL, TIGHT
from console.widgets.notice import Notice
from console.widgets.number_step import NumberStep
from console.widgets.panel import Leaf

_COPIES_MOST: Final = 99


class Scope(StrEnum):
    """Whose labels they are."""

    ONE = "one"
    LIST = "list"


class LabelsLeaf(Leaf):
    """What would be printed in sight, and every choice about it below."""

    def __init__(
        self,
        goods: GoodsModel,
        model: GoodsLabels,
        coding: GoodsCoding,
        desk: Desk,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(lambda: self.tr("Labels"), parent=parent)
        self._goods = goods
        self._model = model
        self._coding = coding
        self._desk = desk
        self.picture = LabelPicture(name=lambda: self.tr("How the labels look"))
        self.scope = Choice(
            {
                Scope.ONE: lambda: self.tr("These goods"),
                Scope.LIST: lambda: self.tr("All in the list"),
            },
            name=lambda: self.tr("Labels of"),
        )
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
        self.misfits = Label(size=NOTE, tone="warn_ink", wrap=True)
        self.trouble = Notice(tone="bad")
        self._bare = 0
        self.code = Button(
            lambda: self.tr("In-store codes for %n without a barcode", "", self._bare),
            Kind.SMALL,
            key="F10",
        )
        self.sum = Label(size=BODY, weight=SEMIBOLD)
        self.save = Button(lambda: self.tr("Save as PDF"), Kind.PRIMARY, key="Ctrl+Return")
        self.back = Button(lambda: self.tr("Back"), key="Esc")
        self._build()
        self._connect()

    def begin(self) -> None:
        """Look at the labels of the goods that are looked at, or else of all in the list."""
        chosen = self._goods.goods is not None
        self.scope.segment(Scope.ONE).setEnabled(chosen)
        self.scope.choose(Scope.ONE if chosen else Scope.LIST)
        self.trouble.hide()
        self._find()
        self.paper.setFocus()

    def retranslate(self) -> None:
        """Say again what was said of data."""
        self._show()

    def _build(self) -> None:
        self.pinned.addWidget(self.picture)
        self.body.setSpacing(SMALL)
        for widget in (self.scope, self.paper, self.about):
            self.body.addWidget(widget)
        counts = QHBoxLayout()
        counts.setSpacing(GAP)
        counts.addWidget(_below(lambda: self.tr("Labels of each kind"), self.copies))
        counts.addWidget(self.begun)
        counts.addStretch(1)
        self.body.addLayout(counts)
        self.body.addLayout(self._switches())
        self.body.addStretch(1)
        for news in (self.trouble, self.misfits, self.code):
            self.foot.addWidget(news)
            news.hide()
        self.foot.addWidget(self.sum)
        self.act(self.back, self.save)

    def _switches(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SMALL)
        grid.setVerticalSpacing(TIGHT)
        for place, (part, switch) in enumerate(self.parts.items()):
            row, side = divmod(place, 3)
            switch.setChecked(True)
            grid.addWidget(switch, row, side * 2)
            grid.addWidget(Label(self._names[part], size=BODY - 1), row, side * 2 + 1)
            switch.toggled.connect(self._choose)
        for side in range(3):
            grid.setColumnStretch(side * 2 + 1, 1)
        return grid

    def _connect(self) -> None:
        self.scope.chosen.connect(self._find)
        self.paper.chosen.connect(self._choose)
        self.copies.changed.connect(self._choose)
        self.first.changed.connect(self._choose)
        self.save.clicked.connect(self._save)
        self.code.clicked.connect(self._assign)
        self._model.looked.connect(self._show)
        self._model.saved.connect(self._tell)
        self._model.failed.connect(self._show_failure)
        self._coding.coded.connect(self._find)
        self._coding.failed.connect(self._show_uncoded)
        self.paper.choose(self._model.choice.paper.key)

    def _find(self, _: object = None) -> None:
        """Look at other goods."""
        if self.isVisible():
            chosen = self.scope.key == Scope.ONE
            self._model.begin(self._goods.finder(LABELS_MOST + 1, chosen=chosen))

    def _choose(self, _: object = None) -> None:
        """Look at the same goods on other labels."""
        paper = next(each for each in LabelPaper if each.key == self.paper.key)
        self.first.set_most(paper.places)
        self._model.choose(
            replace(
                self._model.choice,
                paper=paper,
                copies=self.copies.number(),
                first=self.first.number() - 1,
                parts=frozenset(part for part, one in self.parts.items() if one.isChecked()),
            )
        )

    def _show(self) -> None:
        choice, look = self._model.choice, self._model.look
        paper = choice.paper
        wide, tall = paper.size
        size = f"{wide:g} × {tall:g} mm"
        self.about.say(
            (lambda: self.tr("A roll of labels, {size}").format(size=size))
            if paper.is_roll
            else (lambda: self.tr("A sheet of labels, each {size}").format(size=size))
        )
        self.first.set_most(paper.places)
        self.begun.setVisible(not paper.is_roll)
        if look is not None:
            self.picture.show_images(look.label, look.page)
            self._show_sum(look)
            self._show_notices(look)
        self._show_busy()

    def _show_sum(self, look: Look) -> None:
        most, roll = self._desk.words.number(LABELS_MOST), self._model.choice.paper.is_roll

        def total() -> str:
            parts = [self.tr("%n labels", "", look.labels)]
            if len(look.goods) != 1:
                parts.append(self.tr("%n kinds", "", len(look.goods)))
            if not roll:
                parts.append(self.tr("%n sheets", "", look.pages))
            return " · ".join(parts)

        if look.is_too_many:
            self.sum.say(
                lambda: self.tr("More than {most} labels: narrow the list").format(most=most)
            )
        elif look.labels:
            self.sum.say(total)
        else:
            self.sum.say(lambda: self.tr("No goods in the list"))

    def _show_notices(self, look: Look) -> None:
        coded = Part.CODE in self._model.choice.parts
        misfits, self._bare = look.misfits, len(look.bare)
        self.misfits.say(
            lambda: self.tr("%n barcodes do not fit: printed without bars", "", misfits)
        )
        self.code.say(lambda: self.tr("In-store codes for %n without a barcode", "", self._bare))
        self.code.setVisible(coded and bool(look.bare) and self._coding.may_code)
        self.misfits.setVisible(coded and bool(misfits))

    def _show_busy(self) -> None:
        look, busy = self._model.look, self._model.is_writing
        ready = look is not None and look.labels > 0 and not look.is_too_many
        self.save.setEnabled(ready and not busy)
        self.save.say((lambda: self.tr("Writing")) if busy else (lambda: self.tr("Save as PDF")))

    def _save(self) -> None:
        self.trouble.hide()
        self._model.save()
        self._show_busy()

    def _assign(self) -> None:
        if self._model.look is not None:
            self.trouble.hide()
            self._coding.assign(self._model.look.bare)

    def _tell(self, path: Path, count: int) -> None:
        self._show_busy()
        where = str(path)
        self._desk.toasts.show(
            Toast(
                text=lambda: self.tr("%n labels saved: {path}", "", count).format(path=where),
                tone="good",
                action=lambda: self.tr("Open to print"),
                on_action=lambda: _open(path),
                ms=12_000,
            )
        )

    def _show_failure(self, error: Exception) -> None:
        self._show_busy()
        self._complain(error, lambda: self.tr("No labels written"))

    def _show_uncoded(self, error: Exception) -> None:
        self._complain(error, lambda: self.tr("No codes given"))

    def _complain(self, error: Exception, what: Text) -> None:
        failure = self._desk.failures.describe(error, what)
        self.trouble.say(failure.what, failure.why)
        self.trouble.show()


def _below(name: Text, step: NumberStep) -> QWidget:
    """Return a step with what it counts above it."""
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(TIGHT)
    column.addWidget(Label(name, size=NOTE, tone="ink2"))
    column.addWidget(step)
    return held


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
