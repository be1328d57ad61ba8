"""A shift's figures as a paper: X while it is open, Z once it is closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from backend.protocol.money import Money
from backend.retail.contract.sales import Tender
from backend.retail.contract.shifts import MoveKind, ShiftFigures, ShiftReportRequest
from console.desk.document import Align, Block, Cut, Document, Pair, Rule, Size, Space, Words
from console.desk.phrases import QT_TRANSLATE_NOOP, Phrase
from console.desk.words import Words as Reading
from console.retail.shifts.words import MOVES, TENDERS, difference_word, signed

_Z: Final = QT_TRANSLATE_NOOP("ShiftPaper", "Shift report Z {number}")
_X: Final = QT_TRANSLATE_NOOP("ShiftPaper", "X report, shift {number}")
_NOT_CLOSED: Final = QT_TRANSLATE_NOOP("ShiftPaper", "Not closed: these figures still change")
_TILL: Final = QT_TRANSLATE_NOOP("ShiftPaper", "Till")
_FROM: Final = QT_TRANSLATE_NOOP("ShiftPaper", "From")
_TO: Final = QT_TRANSLATE_NOOP("ShiftPaper", "To")
_CLOSED_BY: Final = QT_TRANSLATE_NOOP("ShiftPaper", "Closed by")
_SALES: Final = QT_TRANSLATE_NOOP("ShiftPaper", "Sales ({count})")
_RETURNS: Final = QT_TRANSLATE_NOOP("ShiftPaper", "Returns ({count})")
_NET: Final = QT_TRANSLATE_NOOP("ShiftPaper", "Net")
_DISCOUNTS: Final = QT_TRANSLATE_NOOP("ShiftPaper", "Discounts given ({count})")
_VOIDS: Final = QT_TRANSLATE_NOOP("ShiftPaper", "Given up before payment ({count})")
_NO_SALES: Final = QT_TRANSLATE_NOOP("ShiftPaper", "Drawer opened without a sale")
_BY_TENDER: Final = QT_TRANSLATE_NOOP("ShiftPaper", "By way of paying")
_TAKEN: Final = QT_TRANSLATE_NOOP("ShiftPaper", "taken ({count})")
_BACK: Final = QT_TRANSLATE_NOOP("ShiftPaper", "given back ({count})")
_DRAWER: Final = QT_TRANSLATE_NOOP("ShiftPaper", "Cash in the drawer")
_FLOAT: Final = QT_TRANSLATE_NOOP("ShiftPaper", "Float")
_NOT_COUNTED: Final = QT_TRANSLATE_NOOP("ShiftPaper", "not counted")
_CASH_KEPT: Final = QT_TRANSLATE_NOOP("ShiftPaper", "Cash of sales")
_EXPECTED: Final = QT_TRANSLATE_NOOP("ShiftPaper", "Expected")
_COUNTED: Final = QT_TRANSLATE_NOOP("ShiftPaper", "Counted")
_COUNTS: Final = QT_TRANSLATE_NOOP("ShiftPaper", "Counted {count} times")
_REASON: Final = QT_TRANSLATE_NOOP("ShiftPaper", "Reason")
_APPROVED: Final = QT_TRANSLATE_NOOP("ShiftPaper", "Approved by")
_STAFF: Final = QT_TRANSLATE_NOOP("ShiftPaper", "Who worked")
_SEAL: Final = QT_TRANSLATE_NOOP("ShiftPaper", "Seal")
_SIGNATURE: Final = QT_TRANSLATE_NOOP("ShiftPaper", "Signature")
_SEAL_PART: Final = 8
_INDENT: Final = "- "


def title_of(said: ShiftFigures) -> str:
    """Return what the paper is called."""
    return (_Z if isinstance(said, ShiftReportRequest) else _X)().format(number=said.number)


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the paper in the language in force; ``name`` says what a staff number is called."""

    words: Reading
    name: Callable[[str], str]
    shop: str

    def document(self, said: ShiftFigures) -> Document:
        """Return the whole paper."""
        closed = said if isinstance(said, ShiftReportRequest) else None
        return Document(
            (
                *self._head(said, closed),
                *self._trade(said),
                *self._tenders(said),
                *self._drawer(said, closed),
                *self._staff(said),
                *(self._tail(closed) if closed is not None else ()),
                Cut(),
            )
        )

    def _head(self, said: ShiftFigures, closed: ShiftReportRequest | None) -> Iterator[Block]:
        if self.shop:
            yield Words(text=self.shop, align=Align.CENTER, size=Size.LARGE, bold=True)
        yield Words(text=title_of(said), align=Align.CENTER, size=Size.TALL, bold=True)
        if closed is None:
            yield Words(text=_NOT_CLOSED(), align=Align.CENTER)
        yield Rule()
        yield Pair(left=_TILL(), right=said.till_id)
        yield Pair(left=_FROM(), right=self.words.minute(said.opened_at))
        if closed is not None:
            yield Pair(left=_TO(), right=self.words.minute(closed.closed_at))
            yield Pair(left=_CLOSED_BY(), right=self.name(closed.closed_by))

    def _trade(self, said: ShiftFigures) -> Iterator[Block]:
        yield Rule()
        yield self._counted(_SALES, said.sales_count, said.sales_total)
        yield self._counted(_RETURNS, said.returns_count, -said.returns_total)
        net = said.sales_total - said.returns_total
        yield Pair(left=_NET(), right=self.words.amount(net), size=Size.TALL, bold=True)
        if said.discounts_count:
            yield self._counted(_DISCOUNTS, said.discounts_count, said.discounts_total)
        if said.voids_count:
            yield self._counted(_VOIDS, said.voids_count, said.voids_total)
        if said.no_sales:
            yield Pair(left=_NO_SALES(), right=self.words.number(said.no_sales))

    def _tenders(self, said: ShiftFigures) -> Iterator[Block]:
        yield Rule()
        yield Words(text=_BY_TENDER(), bold=True)
        for one in said.tenders:
            net = self.words.amount(one.net)
            if not one.given_back_count:
                count = self.words.number(one.taken_count)
                yield Pair(left=f"{TENDERS[one.tender]()} ({count})", right=net)
                continue
            yield Pair(left=TENDERS[one.tender](), right=net)
            yield self._counted(_TAKEN, one.taken_count, one.taken, _INDENT)
            yield self._counted(_BACK, one.given_back_count, -one.given_back, _INDENT)

    def _drawer(self, said: ShiftFigures, closed: ShiftReportRequest | None) -> Iterator[Block]:
        amount = self.words.amount
        yield Rule()
        yield Words(text=_DRAWER(), bold=True)
        float_ = said.float_counted
        yield Pair(left=_FLOAT(), right=_NOT_COUNTED() if float_ is None else amount(float_))
        kept = sum((one.net for one in said.tenders if one.tender is Tender.CASH), Money(0))
        yield Pair(left=_CASH_KEPT(), right=signed(self.words, kept))
        for move in said.moves:
            worth = move.amount if move.kind is MoveKind.IN else -move.amount
            about = f"{MOVES[move.kind]()}: {move.reason}"
            yield Pair(left=about, right=signed(self.words, worth))
        yield Pair(left=_EXPECTED(), right=amount(said.expected), bold=True)
        if closed is None:
            return
        yield Pair(left=_COUNTED(), right=amount(closed.counted), bold=True)
        yield Pair(
            left=difference_word(closed.difference)(),
            right=signed(self.words, closed.difference),
            size=Size.TALL,
            bold=True,
        )
        yield from self._explained(closed)

    def _explained(self, closed: ShiftReportRequest) -> Iterator[Block]:
        for piece in closed.pieces:
            face = self.words.amount(piece.face)
            left = f"{_INDENT}{face} × {self.words.number(piece.count)}"
            yield Pair(left=left, right=self.words.amount(piece.face * piece.count))
        if closed.counts > 1:
            yield Words(text=_COUNTS().format(count=closed.counts))
        if closed.reason:
            yield Words(text=f"{_REASON()}: {closed.reason}")
        if closed.approved_by:
            yield Pair(left=_APPROVED(), right=self.name(closed.approved_by))

    def _staff(self, said: ShiftFigures) -> Iterator[Block]:
        if not said.staff:
            return
        yield Rule()
        yield Words(text=_STAFF(), bold=True)
        for one in said.staff:
            left = f"{self.name(one.staff_id)} ({self.words.number(one.sales_count)})"
            yield Pair(left=left, right=self.words.amount(one.sales_total))

    def _tail(self, closed: ShiftReportRequest) -> Iterator[Block]:
        seal = closed.hash[: 2 * _SEAL_PART].upper()
        yield Rule()
        yield Pair(left=_SEAL(), right=f"{seal[:_SEAL_PART]} {seal[_SEAL_PART:]}")
        yield Space(2)
        yield Pair(left=_SIGNATURE(), right="_" * 16)
        yield Space()

    def _counted(self, phrase: Phrase, count: int, amount: Money, indent: str = "") -> Block:
        left = indent + phrase().format(count=self.words.number(count))
        return Pair(left=left, right=self.words.amount(amount))
