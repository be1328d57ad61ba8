"""Who works in the shop and what they may do, as the wire sees it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from backend.protocol.errors import BusinessError
from backend.protocol.method import Method, Request, Response, Shape
from backend.protocol.moment import Moment
from backend.retail.contract.fields import Name, Pin, SaleId, StaffId, TillId, Word


class Role(StrEnum):
    """What someone is in the shop."""

    CASHIER = "CASHIER"
    MANAGER = "MANAGER"
    OWNER = "OWNER"


class Action(StrEnum):
    """What can be done at a till and needs leave."""

    SELL = "SELL"
    REFUND = "REFUND"
    CHANGE_PRICE = "CHANGE_PRICE"
    GIVE_DISCOUNT = "GIVE_DISCOUNT"
    EDIT_GOODS = "EDIT_GOODS"
    SEE_COST = "SEE_COST"
    VOID_SALE = "VOID_SALE"
    OPEN_DRAWER = "OPEN_DRAWER"
    MOVE_CASH = "MOVE_CASH"
    CLOSE_SHIFT = "CLOSE_SHIFT"
    SEE_EXPECTED = "SEE_EXPECTED"
    SEE_ACTIVITY = "SEE_ACTIVITY"
    RECONCILE = "RECONCILE"
    EDIT_SHOP = "EDIT_SHOP"
    EDIT_STAFF = "EDIT_STAFF"
    PAIR_TILL = "PAIR_TILL"


class Permit(StrEnum):
    """Whether an action is free to do, needs another's PIN at the till, or is not to be done."""

    ALLOWED = "ALLOWED"
    NEEDS_APPROVAL = "NEEDS_APPROVAL"
    DENIED = "DENIED"


class StaffUnknown(BusinessError):
    """Nobody of this number works here."""

    sub_code = "RETAIL.STAFF_NOT_EXIST"
    template = "没有这位店员: {staff_id}"


class StaffPinWrong(BusinessError):
    """A wrong PIN; the try is counted although the call is refused."""

    sub_code = "RETAIL.PIN_WRONG"
    template = "密码不对,还可以试 {tries_left} 次"
    keeps = True


class StaffPinLocked(BusinessError):
    """
    Too many wrong PINs; even the right one is not looked at until the time is over.

    ``locked_until`` is a wire moment.
    """

    sub_code = "RETAIL.PIN_LOCKED"
    template = "密码输错次数过多,请 {minutes} 分钟后再试({locked_until})"
    keeps = True


class MayNotApprove(BusinessError):
    """Only who may do it without asking can approve it for another."""

    sub_code = "RETAIL.MAY_NOT_APPROVE"
    template = "{name}没有权限批准这项操作"


class ApprovalDiffers(BusinessError):
    """Another approval has this number; the first stands."""

    sub_code = "RETAIL.APPROVAL_DIFFERS"
    template = "批准编号 {approval_id} 已用于另一项操作"


class StaffTaken(BusinessError):
    """Somebody else has this number."""

    sub_code = "RETAIL.STAFF_TAKEN"
    template = "店员编号 {staff_id} 已有人使用"


class StaffPinNeeded(BusinessError):
    """Nobody begins to work here without a PIN."""

    sub_code = "RETAIL.PIN_NEEDED"
    template = "新店员需要设置密码"


class StaffFull(BusinessError):
    """No more people can be kept."""

    sub_code = "RETAIL.STAFF_FULL"
    template = "店员最多 {most} 人"


class LastOwner(BusinessError):
    """Somebody must be able to do everything: the shop's last owner stays its owner."""

    sub_code = "RETAIL.LAST_OWNER"
    template = "店里至少要有一位老板"


class MayNotEditStaff(BusinessError):
    """Only who may edit the staff can do so."""

    sub_code = "RETAIL.MAY_NOT_EDIT_STAFF"
    template = "{name}没有权限管理店员"


class StaffMember(Shape):
    """One person who works in the shop."""

    staff_id: StaffId
    """The shop's own number of them."""
    name: Name
    """What they are called."""
    role: Role
    """What they are: ``CASHIER``, ``MANAGER`` or ``OWNER``."""
    pin_mark: Annotated[str, StringConstraints(max_length=16)] = ""
    """Differs as soon as the PIN is another, and tells nothing of it."""
    works: bool = True
    """Whether they still work here; who does not can neither sign in nor approve."""


class Permission(Shape):
    """Whether someone may do one thing."""

    action: Action
    """What is to be done."""
    permit: Permit
    """``ALLOWED``, ``NEEDS_APPROVAL`` or ``DENIED``."""


class RolePermits(Shape):
    """What one role may do."""

    role: Role
    """``CASHIER``, ``MANAGER`` or ``OWNER``."""
    permissions: tuple[Permission, ...]
    """One for each action there is."""


class StaffListRequest(Request):
    """Ask who can sign in."""

    everybody: bool = False
    """Those who no longer work here too."""


class StaffListResponse(Response):
    """Who works in the shop, in the order of their numbers; at most 500."""

    staff: tuple[StaffMember, ...]
    """Nothing of their PINs."""
    roles: tuple[RolePermits, ...] = ()
    """What each role may do, lowest first."""


class StaffSignInRequest(Request):
    """Sign in at a till."""

    staff_id: StaffId
    """Who."""
    pin: Pin = Field(repr=False)
    """Their PIN; five wrong ones in a row lock it for half an hour."""
    till_id: TillId
    """Where."""


class StaffSignInResponse(Response):
    """They are who they say."""

    staff: StaffMember
    """Who signed in."""
    permissions: tuple[Permission, ...]
    """What they may do; one for each action there is."""


class StaffSaveRequest(Request):
    """Add somebody who works in the shop, or change them; the whole of them is said each time."""

    staff_id: StaffId
    """The shop's own number of them."""
    is_new: bool
    """Whether they are to be added; else they must be there."""
    name: Name
    """What they are called."""
    role: Role
    """``CASHIER``, ``MANAGER`` or ``OWNER``."""
    works: bool = True
    """False stops them from working here; what they did stays on record."""
    pin: Pin | None = Field(default=None, repr=False)
    """Their new PIN, which opens a closed lock; absent to leave it as it is."""
    by: StaffId
    """Who changes it: somebody who may edit the staff."""
    by_pin: Pin = Field(repr=False)
    """Their PIN; wrong ones count as at sign-in."""
    till_id: TillId
    """Where."""


class StaffSaveResponse(Response):
    """They are as was said."""

    staff: StaffMember
    """Who."""


class StaffApproveRequest(Request):
    """Approve at the till, with one's own PIN, what a colleague may not do alone."""

    approval_id: SaleId
    """The till's number of this approval; the same again answers the same."""
    staff_id: StaffId
    """Who approves."""
    pin: Pin = Field(repr=False)
    """Their PIN; wrong ones count as at sign-in."""
    action: Action
    """What is approved."""
    subject: SaleId
    """What it is done to, e.g. the sale to be refunded."""
    asked_by: StaffId
    """Who will do it."""
    till_id: TillId
    """Where."""
    reason: Word = ""
    """Why; may be empty."""


class StaffApproveResponse(Response):
    """It is approved, and written down whose PIN it was."""

    approval_id: SaleId
    """The till's number of this approval."""
    approved_by: StaffMember
    """Whose PIN it was."""
    approved_at: Moment
    """When the platform heard of it."""


_PIN_REFUSALS = (StaffUnknown, StaffPinWrong, StaffPinLocked)

STAFF_LIST = Method("zhanggui.retail.staff.list", StaffListRequest, StaffListResponse)
STAFF_SIGN_IN = Method(
    "zhanggui.retail.staff.sign_in",
    StaffSignInRequest,
    StaffSignInResponse,
    refuses=_PIN_REFUSALS,
)
STAFF_APPROVE = Method(
    "zhanggui.retail.staff.approve",
    StaffApproveRequest,
    StaffApproveResponse,
    refuses=(*_PIN_REFUSALS, MayNotApprove, ApprovalDiffers),
)
STAFF_SAVE = Method(
    "zhanggui.retail.staff.save",
    StaffSaveRequest,
    StaffSaveResponse,
    refuses=(
        *_PIN_REFUSALS,
        MayNotEditStaff,
        StaffTaken,
        StaffPinNeeded,
        StaffFull,
        LastOwner,
    ),
)
