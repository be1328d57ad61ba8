"""
Hand carts on hold to the shop and take them over: the exchanges of ``SharedCarts``.

Blocking; ``turn`` is for one background task that comes back every few seconds, ``take`` for the
page where a cashier wants a cart.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from backend.protocol.money import Money
from backend.protocol.rehearsal import reach
from backend.retail.contract.held_carts import (
    CART_CLAIM,
    CART_HOLD,
    CART_LIST,
    CartClaimRequest,
    CartGone,
    CartHoldRequest,
    CartListRequest,
    HeldCart,
)
from console.client.client import Caller
from console.client.failures import Unreachable
from console.till.sale import Cart
from console.till.till import Till


@dataclass(frozen=True, slots=True)
class SharedCart:
    """A cart on hold in the shop, as a list shows it."""

    number: str
    note: str
    line_count: int
    total: Money
    held_at: datetime
    held_by: str
    """Staff number of who put it on hold."""
    here: bool
    """Whether it was put on hold at this till."""


class Sharer:
    """One till's share in the carts of the shop."""

    def __init__(self, till: Till, caller: Caller, *, clock: Callable[[], datetime]) -> None:
        self._till = till
        self._caller = caller
        self._clock = clock

    def turn(self) -> tuple[SharedCart, ...]:
        """
        Send what is to be sent, ask what was not answered, and return the carts of the shop.

        :raises ClientError, PlatformError: if the platform does not answer; what is here stays.
        """
        shared = self._till.shared_carts
        for waiting in shared.offered():
            self._hand_over(waiting, again=True)
        for claim in shared.claims():
            self._ask(claim)
        while (request := shared.offer_next(self._clock())) is not None:
            self._hand_over(request, again=False)
        return tuple(map(self._listed, self._caller.call(CART_LIST, CartListRequest()).carts))

    def take(self, number: str, *, by: str) -> Cart:
        """
        Take a cart of the shop over and bring it to the counter.

        :raises CartGone: if another till was first.
        :raises CartHere: if it was taken over here before.
        :raises ClientError: if nobody answers; if it was asked for, it comes on hold here later.
        """
        shared = self._till.shared_carts
        claim, again = shared.claim(number, by=by, now=self._clock())
        try:
            cart_id = self._ask(claim)
        except Unreachable:
            if not again:
                shared.unasked(claim.claim_id)
            raise
        if cart_id is None:
            raise CartGone
        return self._till.carts.resume(cart_id, by=by, now=self._clock())

    def _listed(self, cart: HeldCart) -> SharedCart:
        return SharedCart(
            number=cart.cart_id,
            note=cart.note,
            line_count=cart.line_count,
            total=cart.total,
            held_at=cart.held_at,
            held_by=cart.staff_id,
            here=cart.till_id == self._till.identity.till_id,
        )

    def _hand_over(self, request: CartHoldRequest, *, again: bool) -> None:
        reach("tills.share.before")
        try:
            self._caller.call(CART_HOLD, request)
        except Unreachable:
            if not again:  # nobody has ever heard of it
                self._till.shared_carts.withdraw(request.cart_id, self._clock())
            raise
        reach("tills.share.answered")
        self._till.shared_carts.shared(request.cart_id)

    def _ask(self, claim: CartClaimRequest) -> int | None:
        """Ask for a cart; return it as it lies on hold here, None if it lay here before."""
        shared = self._till.shared_carts
        reach("tills.claim.before")
        try:
            told = self._caller.call(CART_CLAIM, claim)
        except CartGone:
            shared.gone(claim.claim_id)
            raise
        reach("tills.claim.answered")
        return shared.had(claim.claim_id, told, self._clock())
