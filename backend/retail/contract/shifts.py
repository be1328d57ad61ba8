"""Shifts of a till: what each holds, and the numbered report that closes it (Z)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final, Self

from pydantic import Field, StringConstraints, model_validator

from backend.protocol.counts import Whole
from backend.protocol.errors import BusinessError
from backend.protocol.method import Method, Request, Response, Shape
from backend.protocol.moment import Moment
from backend.protocol.money import Money, Payable, Yuan
from backend.retail.contract.fields import Amount, Note, SaleId, StaffId, TillId
from backend.retail.contract.sales import Tender

MOVES_MAX: Final = 500
STAFF_MAX: Final = 200
PIECES_MAX: Final = 30
PAGE_MAX: Final = 100

_Count = Annotated[Whole, Field(ge=0)]
_Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class ShiftDiffers(BusinessError):
    """Another report has this number at this till, with other contents; the first stands."""

    sub_code = "RETAIL.SHIFT_DIFFERS"
    template = "收银台 {till_id} 的第 {number} 号日结已经上报过,且内容不同"


class ShiftUnknown(BusinessError):
    """No such shift was reported."""

    sub_code = "RETAIL.SHIFT_NOT_EXIST"
    template = "没有这份日结: {shift_id}"


class MoveKind(StrEnum):
    """Which way cash moved that was no sale and no refund."""

    IN = "IN"
    OUT = "OUT"


class CashMove(Shape):
    """Cash put into the drawer or taken out of it, beside sales and refunds."""

    move_id: SaleId
    """The till's number of it."""
    kind: MoveKind
    """``IN`` or ``OUT``."""
    amount: Payable
    """How much, in yuan."""
    reason: Note
    """Why."""
    staff_id: StaffId
    """Who did it."""
    approval_id: SaleId | None = None
    """The approval it was done by; absent if nobody had to."""
    approved_by: StaffId | None = None
    """Whose PIN approved it; absent if nobody had to."""
    moved_at: Moment
    """When, by the till's clock."""


class CashPieces(Shape):
    """Notes or coins of one face that were counted."""

    face: Payable
    """What one is worth, in yuan."""
    count: Annotated[Whole, Field(ge=1, le=99_999)]
    """How many there were."""


class ShiftTender(Shape):
    """What came in and went back in one way of paying."""

    tender: Tender
    """``PAYMENT_CODE``, ``QR`` or ``CASH``."""
    taken_count: _Count
    """How many payments."""
    taken: Yuan
    """What they brought, in yuan, with what came too late and went back."""
    given_back_count: _Count
    """How many refunds."""
    given_back: Yuan
    """What they gave back, in yuan."""

    @property
    def net(self) -> Money:
        """Return what was kept."""
        return self.taken - self.given_back


class ShiftStaff(Shape):
    """Somebody who worked in a shift."""

    staff_id: StaffId
    """Who."""
    sales_count: _Count
    """How many sales they made."""
    sales_total: Yuan
    """What these came to, in yuan."""


class ShiftFigures(Request):
    """
    What the records of one till say of one shift: an X report while it is open.

    A shift holds everything since the one before it was closed, so nothing falls between two.
    """

    till_id: TillId
    """Which till."""
    shift_id: SaleId
    """The till's own number of the shift, never used again."""
    number: Annotated[Whole, Field(ge=1)]
    """The shift's place at its till: 1, 2, 3 without a gap."""
    opened_at: Moment
    """When it was begun: by counting the float, or by the first sale, refund or cash move."""
    opened_by: StaffId
    """By whom."""
    float_counted: Amount | None = None
    """The change that lay in the drawer at the start, in yuan; absent if nobody counted it."""
    sales_count: _Count
    """How many sales were paid."""
    sales_total: Yuan
    """What they came to, in yuan."""
    returns_count: _Count
    """How many returns, not counting late money that went back by itself."""
    returns_total: Yuan
    """What they gave back, in yuan."""
    voids_count: _Count
    """How many sales were given up before they were paid."""
    voids_total: Yuan
    """What they would have come to, in yuan."""
    discounts_count: _Count = 0
    """How many of the sales had something taken off."""
    discounts_total: Yuan = Money(0)
    """How much was taken off, in yuan."""
    no_sales: _Count = 0
    """How often the drawer was opened without a sale."""
    tenders: Annotated[tuple[ShiftTender, ...], Field(max_length=len(Tender))]
    """Each way money came or went, once."""
    moves: Annotated[tuple[CashMove, ...], Field(max_length=MOVES_MAX)] = ()
    """Cash put in and taken out, in order; at most 500."""
    staff: Annotated[tuple[ShiftStaff, ...], Field(max_length=STAFF_MAX)] = ()
    """Who worked in it, by their numbers."""
    expected: Yuan
    """What must lie in the drawer, in yuan: float, cash taken less given back, in less out."""

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if len({one.tender for one in self.tenders}) != len(self.tenders):
            raise ValueError("a tender can stand once among the tenders")
        if self.expected != self.cash_expected():
            raise ValueError("expected must be the float, the cash and the moves together")
        return self

    def moved(self, kind: MoveKind) -> Money:
        """Return all that was put in, or taken out."""
        return sum((one.amount for one in self.moves if one.kind is kind), Money(0))

    def cash_expected(self) -> Money:
        """Return what must lie in the drawer by the other figures; a float not counted is none."""
        kept = sum((one.net for one in self.tenders if one.tender is Tender.CASH), Money(0))
        moved = self.moved(MoveKind.IN) - self.moved(MoveKind.OUT)
        return (self.float_counted or Money(0)) + kept + moved


class ShiftReportRequest(ShiftFigures):
    """
    Report a closed shift (Z); the same again changes nothing, and nothing ever changes it.

    Each Z of a till is chained to the one before it: ``hash`` is the SHA-256, in hex, of
    ``previous_hash`` followed by the report as the till keeps it.
    """

    closed_at: Moment
    """When it was closed, by the till's clock."""
    closed_by: StaffId
    """By whom."""
    counted: Amount
    """What lay in the drawer, in yuan, by a count that did not see what was expected."""
    pieces: Annotated[tuple[CashPieces, ...], Field(max_length=PIECES_MAX)] = ()
    """The notes and coins of that count; none if only the sum was typed."""
    counts: Annotated[Whole, Field(ge=1)]
    """How often the drawer was counted before the shift was closed."""
    difference: Yuan
    """``counted`` less ``expected``, in yuan: what is too much, or missing if negative."""
    reason: Note = ""
    """What is said about a difference."""
    approval_id: SaleId | None = None
    """The approval it was closed by; absent if nobody had to."""
    approved_by: StaffId | None = None
    """Whose PIN approved it; absent if nobody had to."""
    previous_hash: _Hash
    """``hash`` of this till's report before; 64 zeros for the first."""
    hash: _Hash
    """What seals this report."""

    @model_validator(mode="after")
    def _closes(self) -> Self:
        if self.counted - self.expected != self.difference:
            raise ValueError("the difference must be counted less expected")
        worth = sum((one.face * one.count for one in self.pieces), Money(0))
        if self.pieces and worth != self.counted:
            raise ValueError("the pieces must sum to what was counted")
        return self


class ShiftReportResponse(Response):
    """The shift is on record."""

    shift_id: SaleId
    """The till's number of it."""
    recorded_at: Moment
    """When the platform first heard of it."""


class ShiftRecord(ShiftReportRequest):
    """A closed shift as it was reported."""

    recorded_at: Moment
    """When the platform first heard of it."""


class ShiftQueryRequest(Request):
    """List closed shifts of all tills, the latest first; every condition given must hold."""

    till_id: TillId | None = None
    """Of this till."""
    closed_from: Moment | None = None
    """Closed at this moment or later."""
    closed_before: Moment | None = None
    """Closed earlier than this moment."""
    after: SaleId | None = None
    """``next`` of the page before; absent for the first page."""
    page_size: Annotated[Whole, Field(ge=1, le=PAGE_MAX)] = 20
    """At most this many, up to 100."""


class ShiftQueryResponse(Response):
    """One page of closed shifts, the latest first."""

    shifts: tuple[ShiftRecord, ...]
    """What was found; may be empty."""
    next: SaleId | None = None
    """Where the next page begins; absent on the last."""


SHIFT_REPORT = Method(
    "zhanggui.retail.shift.report",
    ShiftReportRequest,
    ShiftReportResponse,
    refuses=(ShiftDiffers,),
)
SHIFT_QUERY = Method(
    "zhanggui.retail.shift.query",
    ShiftQueryRequest,
    ShiftQueryResponse,
    refuses=(ShiftUnknown,),
)
