"""Put carts on hold for the whole shop, and let each be taken over once."""

from __future__ import annotations

from backend.kernel.call import Call
from backend.retail.contract.held_carts import (
    CartClaimRequest,
    CartClaimResponse,
    CartDiffers,
    CartGone,
    CartHoldRequest,
    CartHoldResponse,
    HeldCart,
)
from backend.retail.store import held_carts as store


def hold(call: Call, request: CartHoldRequest) -> CartHoldResponse:
    """
    Put a cart on hold; the same again changes nothing, also once it was taken over.

    :raises CartDiffers: if its number stands for another cart.
    """
    if not store.add(call.unit, call.merchant_id, request):
        kept = store.get(call.unit, call.merchant_id, request.cart_id)
        if kept is None or (kept.cart, kept.content) != (_head(request), request.content):
            raise CartDiffers(number=request.cart_id)
    return CartHoldResponse(cart_id=request.cart_id)


def list_held(call: Call) -> tuple[HeldCart, ...]:
    """Return the carts on hold, the longest first."""
    return store.held(call.unit, call.merchant_id)


def claim(call: Call, request: CartClaimRequest) -> CartClaimResponse:
    """
    Take a cart over; whoever lost the answer asks again and is told the same.

    :raises CartGone: if another has it, or it never was on hold.
    :raises CartDiffers: if the claim's number took another cart.
    """
    before = store.claimed(call.unit, call.merchant_id, request.claim_id)
    if before is not None and before != request.cart_id:
        raise CartDiffers(number=request.claim_id)
    if before is None and not store.claim(call.unit, call.merchant_id, request, call.now):
        raise CartGone
    kept = store.get(call.unit, call.merchant_id, request.cart_id)
    if kept is None:
        raise CartGone
    return CartClaimResponse(cart=kept.cart, content=kept.content)


def _head(request: CartHoldRequest) -> HeldCart:
    return HeldCart.model_validate(request.model_dump(exclude={"content"}))
