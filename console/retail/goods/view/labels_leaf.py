"""Labels of one kind of goods or of all that are listed: how they look, and out with them."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from console.desk.fonts import BODY, NOTE, SEMIBOLD
from console.desk.page import Desk
from console.desk.phrases import QT_TRANSLATE_NOOP, Text
from console.desk.ports import Toast
from console.retail.goods.coding import GoodsCoding
from console.retail.goods.labels import LABELS_MOST, GoodsLabels, Look, Part
from console.retail.goods.model import GoodsModel
from console.retail.goods.view.label_choices import LabelChoices
from console.retail.goods.view.label_picture import LabelPicture
from console.widgets.button import Button, Kind
from console.widgets.choice import Choice
from console.widgets.label import Label
from console.widgets.measures import SMALL
from console.widgets.notice import Notice
from console.widgets.panel import Leaf

_NO_LABELS: Final = QT_TRANSLATE_NOOP("LabelsLeaf", "No labels written")
_NO_CODES: Final = QT_TRANSLATE_NOOP("LabelsLeaf", "No codes given")


class Scope(StrEnum):
    """Whose labels they are."""

    ONE = "one"
    LIST = "list"


class LabelsLeaf(Leaf):
    """What would be printed in sight, and every choice about it below."""

    def __init__(
        self,
        goods: GoodsModel,
        coding: GoodsCoding,
        desk: Desk,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(lambda: self.tr("Labels"), parent=parent)
        self._goods = goods
        self.model = GoodsLabels(desk, self)
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
        self.choices = LabelChoices()
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
        self.choices.setFocus()

    def _build(self) -> None:
        self.pinned.addWidget(self.picture)
        self.body.setSpacing(SMALL)
        self.body.addWidget(self.scope)
        self.body.addWidget(self.choices)
        self.body.addStretch(1)
        for news in (self.trouble, self.misfits, self.code):
            self.foot.addWidget(news)
            news.hide()
        self.foot.addWidget(self.sum)
        self.act(self.back, self.save)

    def _connect(self) -> None:
        self.scope.chosen.connect(self._find)
        self.choices.changed.connect(self._choose)
        self.save.clicked.connect(self._save)
        self.code.clicked.connect(self._assign)
        self.model.looked.connect(self.show_look)
        self.model.saved.connect(self._tell)
        self.model.failed.connect(partial(self._complain, _NO_LABELS))
        self._coding.coded.connect(self._find)
        self._coding.failed.connect(partial(self._complain, _NO_CODES))

    def _find(self, _: object = None) -> None:
        """Look at other goods."""
        if self.isVisible():
            chosen = self.scope.key == Scope.ONE
            self.model.begin(self._goods.finder(LABELS_MOST + 1, chosen=chosen))

    def _choose(self) -> None:
        """Look at the same goods on other labels."""
        self.model.choose(self.choices.wanted())

    def show_look(self) -> None:
        """Show what would be printed."""
        look = self.model.look
        if look is not None:
            self.picture.show_images(look.label, look.page)
            self._show_sum(look)
            self._show_notices(look)
        self._show_busy()

    def _show_sum(self, look: Look) -> None:
        most, roll = self._desk.words.number(LABELS_MOST), self.model.choice.paper.is_roll

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
        coded = Part.CODE in self.model.choice.parts
        misfits, self._bare = look.misfits, len(look.bare)
        self.misfits.say(
            lambda: self.tr("%n barcodes do not fit: printed without bars", "", misfits)
        )
        self.code.say(lambda: self.tr("In-store codes for %n without a barcode", "", self._bare))
        self.code.setVisible(coded and bool(look.bare) and self._coding.may_code)
        self.misfits.setVisible(coded and bool(misfits))

    def _show_busy(self) -> None:
        look, busy = self.model.look, self.model.is_writing
        ready = look is not None and look.labels > 0 and not look.is_too_many
        self.save.setEnabled(ready and not busy)
        self.save.say((lambda: self.tr("Writing")) if busy else (lambda: self.tr("Save as PDF")))

    def _save(self) -> None:
        self.trouble.hide()
        self.model.save()
        self._show_busy()

    def _assign(self) -> None:
        if self.model.look is not None:
            self.trouble.hide()
            self._coding.assign(self.model.look.bare)

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

    def _complain(self, what: Text, error: Exception) -> None:
        self._show_busy()
        failure = self._desk.failures.describe(error, what)
        self.trouble.say(failure.what, failure.why)
        self.trouble.show()


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
