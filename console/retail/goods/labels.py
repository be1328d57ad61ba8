"""Labels of goods: which, how many, on what paper; looked at, then written as PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QImage

from console.desk.page import Desk
from console.desk.words import Words, currency_sign
from console.paper.job import write_new
from console.paper.label_design import Label, module_of
from console.paper.label_paper import LabelPaper
from console.paper.labels import label_image, page_image, to_pdf
from console.paper.symbols import symbol
from console.retail.goods.coding import wants_code
from console.till.sale import Goods

LABELS_MOST: Final = 5000
"""Of one PDF: a shop prints so many in an evening, not in one go."""
_PICTURE: Final = 480
"""Pixels across the label in the preview."""
_THUMB: Final = 260


class Part(StrEnum):
    """What a label may say of goods."""

    NAME = "name"
    SPEC = "spec"
    PRICE = "price"
    UNIT = "unit"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Wanted:
    """How labels are to look, and where they begin."""

    paper: LabelPaper = LabelPaper.SHEET_24
    copies: int = 1
    first: int = 0
    """The first free place of a sheet that was begun, from 0."""
    parts: frozenset[Part] = frozenset(Part)


@dataclass(frozen=True, slots=True)
class Look:
    """What would be printed."""

    goods: Sequence[Goods]
    labels: int
    pages: int
    bare: Sequence[Goods]
    """Those without a barcode that could have a code of the shop's own."""
    misfits: int
    """How many kinds have a code whose bars do not fit the label."""
    label: QImage | None
    """The first label; None if there is none."""
    page: QImage | None
    """The first page; None on a roll."""

    @property
    def is_too_many(self) -> bool:
        """Whether there are more labels than one PDF holds."""
        return self.labels > LABELS_MOST


class GoodsLabels(QObject):
    """Looks at labels and writes them; both in the background, the latest wish counts."""

    looked = Signal()
    """``look`` is there."""
    saved = Signal(object, int)
    """Where the PDF is, and how many labels it holds."""
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._find: Callable[[], Sequence[Goods]] = tuple
        self._wish = 0
        self._is_writing = False
        self.choice = Wanted()
        self.look: Look | None = None
        """What was looked at last; None while nothing was."""

    @property
    def is_writing(self) -> bool:
        """Whether a PDF is being written."""
        return self._is_writing

    def begin(self, find: Callable[[], Sequence[Goods]]) -> None:
        """Look at the labels of the goods that ``find`` returns; it is called in the background."""
        self._find, self.look = find, None
        self._look(None)

    def choose(self, choice: Wanted) -> None:
        """Look at the same goods on other labels."""
        begun = choice.first if choice.first < choice.paper.places else 0
        self.choice = replace(choice, first=begun)
        self._look(self.look.goods if self.look is not None else None)

    def save(self) -> None:
        """Write what was looked at among the person's documents."""
        look, choice, words = self.look, self.choice, self._desk.words
        count = len(look.goods) * choice.copies if look is not None else 0
        if look is None or not 0 < count <= LABELS_MOST or self._is_writing:
            return  # what is chosen may be newer than what was looked at
        title, folder = self._title(look.goods), _papers()

        def write() -> Path:
            made = (_label(goods, choice, words) for goods in look.goods)
            labels = [label for label in made for _ in range(choice.copies)]
            data = to_pdf(labels, choice.paper, title=title, first=choice.first)
            return write_new(folder, title, data)

        self._is_writing = True
        self._desk.background.run(
            self, write, done=lambda path: self._hear_saved(path, count), failed=self._fail
        )

    def _look(self, known: Sequence[Goods] | None) -> None:
        self._wish += 1
        wish, find, choice, words = self._wish, self._find, self.choice, self._desk.words

        def look() -> Look:
            return _look(find() if known is None else known, choice, words)

        self._desk.background.run(
            self, look, done=lambda found: self._hear(wish, found), failed=self.failed.emit
        )

    def _hear(self, wish: int, found: Look) -> None:
        if wish == self._wish:
            self.look = found
            self.looked.emit()

    def _hear_saved(self, path: Path, count: int) -> None:
        self._is_writing = False
        self.saved.emit(path, count)

    def _fail(self, error: Exception) -> None:
        self._is_writing = False
        self.failed.emit(error)

    def _title(self, goods: Sequence[Goods]) -> str:
        """Return what the file is called: the goods if they are alone, and the day."""
        words = self._desk.words
        what = "标签" if words.language == "zh_CN" else "Labels"
        name = f" {goods[0].name}"[:40] if len(goods) == 1 else ""
        return f"{what}{name} {words.date(self._desk.clock.now())}"


def _look(goods: Sequence[Goods], choice: Wanted, words: Words) -> Look:
    first = choice.first
    labels = len(goods) * choice.copies
    made = [_label(one, choice, words) for one in goods[: choice.paper.places]]
    page = [label for label in made for _ in range(choice.copies)][: choice.paper.places]
    paper = choice.paper
    return Look(
        goods=goods,
        labels=labels,
        pages=paper.pages(labels, first),
        bare=[one for one in goods if wants_code(one)],
        misfits=sum(1 for one in goods if one.barcode and not _fits(one.barcode, paper)),
        label=label_image(made[0], paper, _PICTURE) if made else None,
        page=None if paper.is_roll else page_image(page, paper, first=first, width=_THUMB),
    )


def _fits(barcode: str, paper: LabelPaper) -> bool:
    return module_of(symbol(barcode), paper) is not None


def _label(goods: Goods, choice: Wanted, words: Words) -> Label:
    parts = choice.parts
    code = (goods.barcode or "") if Part.CODE in parts else ""
    priced = Part.PRICE in parts
    return Label(
        name=goods.name if Part.NAME in parts else "",
        spec=goods.spec if Part.SPEC in parts else "",
        sign=currency_sign(goods.price.currency) if priced else "",
        price=words.amount(goods.price) if priced else "",
        unit=goods.unit if priced and Part.UNIT in parts else "",
        code=code,
        symbol=symbol(code) if code else None,
    )


def _papers() -> Path:
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(documents)) / "Zhanggui"
