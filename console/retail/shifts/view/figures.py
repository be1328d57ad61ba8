"""An X or a Z in the right-hand panel: read, printed, saved."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from backend.protocol.money import Money
from backend.retail.contract.sales import Tender
from backend.retail.contract.shifts import MoveKind, ShiftFigures, ShiftReportRequest, ShiftTender
from console.desk.fonts import BODY, SEMIBOLD
from console.desk.page import Desk
from console.desk.phrases import Text
from console.retail.shifts.model import ShiftsModel
from console.retail.shifts.view.columns import TONES, sign_of
from console.retail.shifts.words import MOVES, TENDERS, difference_word, signed
from console.widgets.button import Button, Kind
from console.widgets.card import Rule
from console.widgets.label import Label
from console.widgets.measures import SMALL
from console.widgets.panel import Leaf, Line

_SEAL = 8


class FiguresLeaf(Leaf):
    """The figures of one shift, from what was sold down to what lay in the drawer."""

    def __init__(self, model: ShiftsModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._model = model
        self._words = desk.words
        self.shown: ShiftFigures | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SMALL)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)
        self.print = Button(lambda: self.tr("Print"), Kind.PRIMARY, key="F9", icon="print")
        self.save = Button(lambda: self.tr("Save as PDF"), key="F8")
        self.back = Button(lambda: self.tr("Back"), key="Esc")
        self.act(self.print)
        self.act(self.save, self.back)

    def show_figures(self, said: ShiftFigures) -> None:
        """Show an X or a Z."""
        self.shown = said
        number, words = said.number, self._words
        if isinstance(said, ShiftReportRequest):
            closed, by = words.minute(said.closed_at), self._model.name(said.closed_by)
            self.say(
                f"Z {number}",
                lambda: self.tr("Closed {time} by {name}").format(time=closed, name=by),
            )
        else:
            self.say(
                lambda: self.tr("X report, shift {number}").format(number=number),
                lambda: self.tr("The shift goes on; these figures still change."),
            )
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for line in self._content(said):
            self._lines.addWidget(line)

    def _content(self, said: ShiftFigures) -> Iterator[QWidget]:
        if isinstance(said, ShiftReportRequest):
            yield from self._closing(said)
        yield from self._trade(said)
        yield Rule()
        for tender in said.tenders:
            yield from self._tender(tender)
        yield Rule()
        yield from self._drawer(said)
        if isinstance(said, ShiftReportRequest):
            seal = said.hash[: 2 * _SEAL].upper()
            yield Rule()
            yield Line(lambda: self.tr("Seal"), f"{seal[:_SEAL]} {seal[_SEAL:]}")

    def _trade(self, said: ShiftFigures) -> Iterator[QWidget]:
        amount = self._words.amount
        sales, returns, voids = said.sales_count, said.returns_count, said.voids_count
        yield Line(lambda: self.tr("%n sale(s)", "", sales), amount(said.sales_total))
        if returns:
            yield Line(lambda: self.tr("%n return(s)", "", returns), amount(-said.returns_total))
        if said.discounts_count:
            yield Line(lambda: self.tr("Discounts given"), amount(said.discounts_total))
        if voids:
            yield Line(lambda: self.tr("%n given up", "", voids), amount(said.voids_total))
        if said.no_sales:
            opened = self._words.number(said.no_sales)
            yield Line(lambda: self.tr("Drawer opened without a sale"), opened)

    def _tender(self, tender: ShiftTender) -> Iterator[QWidget]:
        words, taken, back = self._words, tender.taken_count, tender.given_back_count
        yield _strong(TENDERS[tender.tender], words.amount(tender.net))
        if not back:
            return
        yield Line(lambda: self.tr("%n taken", "", taken), words.amount(tender.taken))
        given = words.amount(-tender.given_back)
        yield Line(lambda: self.tr("%n given back", "", back), given)

    def _drawer(self, said: ShiftFigures) -> Iterator[QWidget]:
        words, float_ = self._words, said.float_counted
        none = lambda: self.tr("not counted")  # noqa: E731 - said again in another language
        yield Line(lambda: self.tr("Float"), none if float_ is None else words.amount(float_))
        kept = sum((one.net for one in said.tenders if one.tender is Tender.CASH), Money(0))
        yield Line(lambda: self.tr("Cash of sales"), signed(words, kept))
        for kind, sign in ((MoveKind.IN, 1), (MoveKind.OUT, -1)):
            moved = said.moved(kind)
            if moved:
                yield Line(MOVES[kind], signed(words, moved * sign))
        yield _strong(lambda: self.tr("Expected in the drawer"), words.amount(said.expected))

    def _closing(self, z: ShiftReportRequest) -> Iterator[QWidget]:
        words = self._words
        yield Line(lambda: self.tr("Expected in the drawer"), words.amount(z.expected))
        yield Line(lambda: self.tr("Counted"), words.amount(z.counted))
        yield _strong(
            difference_word(z.difference), signed(words, z.difference), TONES[sign_of(z.difference)]
        )
        if z.counts > 1:
            yield Line(lambda: self.tr("Counted several times"), words.number(z.counts))
        if z.reason:
            yield Label(z.reason, size=BODY, wrap=True)
        if z.approved_by:
            yield Line(lambda: self.tr("Approved by"), self._model.name(z.approved_by))
        yield Rule()


def _strong(fact: Text, figure: str, tone: str = "ink") -> Line:
    line = Line("", "", tone=tone)
    line.fact = _replaced(line, Label(fact, size=BODY, weight=SEMIBOLD))
    line.figure.say(figure)
    return line


def _replaced(line: Line, label: Label) -> Label:
    layout = line.layout()
    if layout is not None:
        layout.replaceWidget(line.fact, label)
        line.fact.hide()
        line.fact.deleteLater()
    return label
