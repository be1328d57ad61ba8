"""Carts on hold that any till of the shop may take over, one of them once."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field, StringConstraints

from backend.protocol.counts import Whole
from backend.protocol.errors import BusinessError
from backend.protocol.method import Method, Request, Response, Shape
from backend.protocol.moment import Moment
from backend.retail.contract.fields import Amount, Note, SaleId, StaffId, TillId
from backend.retail.contract.sales import LINES_MAX

CARTS_MAX: Final = 200
CONTENT_MAX: Final = 400_000

Content = Annotated[str, StringConstraints(min_length=2, max_length=CONTENT_MAX)]
"""A cart as tills write it down for each other; the platform does not look into it."""


class CartDiffers(BusinessError):
    """Another cart has this number, or another claim; the first stands."""

    sub_code = "RETAIL.CART_DIFFERS"
    template = "编号 {number} 已用于另一单"


class CartGone(BusinessError):
    """The cart is not on hold any more: another till has it, or it never was."""

    sub_code = "RETAIL.CART_GONE"
    template = "这张挂单已被其他收银台取走"


class HeldCart(Shape):
    """A cart on hold, as a list shows it."""

    cart_id: SaleId
    """The number the till gave it when it was put on hold."""
    till_id: TillId
    """Where it was put on hold."""
    staff_id: StaffId
    """Who put it on hold."""
    held_at: Moment
    """When, by the till's clock."""
    note: Note = ""
    """What the cashier wrote to it."""
    line_count: Annotated[Whole, Field(ge=1, le=LINES_MAX)]
    """How many lines it has."""
    total: Amount
    """What it came to, in yuan."""


class CartHoldRequest(HeldCart, Request):
    """Put a cart on hold for every till of the shop; the same again changes nothing."""

    content: Content = Field(repr=False)
    """The cart itself."""


class CartHoldResponse(Response):
    """The cart is on hold; from now on it must be claimed, also by the till that held it."""

    cart_id: SaleId
    """Its number."""


class CartListRequest(Request):
    """Ask which carts are on hold."""


class CartListResponse(Response):
    """The carts on hold, the longest first; at most 200."""

    carts: tuple[HeldCart, ...]
    """Nothing of what is in them."""


class CartClaimRequest(Request):
    """Take a cart over; the same claim again is answered the same."""

    cart_id: SaleId
    """Which."""
    claim_id: SaleId
    """The till's number of this claim, never used again."""
    till_id: TillId
    """Which till takes it."""
    staff_id: StaffId
    """Who takes it."""


class CartClaimResponse(Response):
    """The cart is this till's, and nobody else's."""

    cart: HeldCart
    """As it was put on hold."""
    content: Content = Field(repr=False)
    """The cart itself."""


CART_HOLD = Method(
    "zhanggui.retail.cart.hold", CartHoldRequest, CartHoldResponse, refuses=(CartDiffers,)
)
CART_LIST = Method("zhanggui.retail.cart.list", CartListRequest, CartListResponse)
CART_CLAIM = Method(
    "zhanggui.retail.cart.claim",
    CartClaimRequest,
    CartClaimResponse,
    refuses=(CartGone, CartDiffers),
)
