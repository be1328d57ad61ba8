"""
Carts on hold that the whole shop may take over.

A cart lies in exactly one place. It is handed over on disk before it is sent; from then on it is
the platform's, and also the till that held it must claim it. Only what certainly was never sent
comes back. A claim is on disk before it is asked, and asked until it is answered: a lost answer
does not lose the cart.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from backend.retail.contract.held_carts import (
    CartClaimRequest,
    CartClaimResponse,
    CartHoldRequest,
)
from console.till import numbers
from console.till.database import Database
from console.till.failures import CartHere
from console.till.numbers import Identity, Source
from console.till.sale import Cart
from console.till.store import carts as cart_store
from console.till.store import shared as store
from console.till.store.shared import Claim, Offer

NOBODY = "till"
"""Who held a cart of which nobody wrote down who did."""


class SharedCarts:
    """What an open till hands over and takes over. No verb talks to the platform."""

    def __init__(self, database: Database, identity: Identity, source: Source) -> None:
        self._database = database
        self._identity = identity
        self._source = source

    def offer_next(self, now: datetime) -> CartHoldRequest | None:
        """Hand the cart that is on hold for longest over; return what to tell the platform."""
        return self._database.do(lambda db: self._offer_next(db, now))

    def offered(self) -> tuple[CartHoldRequest, ...]:
        """Return what was handed over, and the platform has not said yet that it has."""
        found = self._database.look(store.offered)
        return tuple(CartHoldRequest.model_validate_json(one.payload) for one in found)

    def shared(self, number: str) -> None:
        """Write down that the platform has a cart."""
        self._database.do(lambda db: store.shared(db, number))

    def withdraw(self, number: str, now: datetime) -> None:
        """Put a cart on hold here again that certainly was never sent."""

        def work(db: Connection) -> None:
            content = store.withdraw(db, number)
            if content is not None:
                store.unpack(db, content, now)

        self._database.do(work)

    def claim(self, number: str, *, by: str, now: datetime) -> tuple[CartClaimRequest, bool]:
        """
        Mean to take a cart over; return the claim, and whether it may have been sent before.

        :raises CartHere: if the cart is here already, and may have been sold.
        """

        def work(db: Connection) -> tuple[CartClaimRequest, bool]:
            known = store.claim_of(db, number)
            if known is not None and known.state != "asked":
                raise CartHere
            if known is not None:
                return self._request(known), True
            fresh = Claim(numbers.make(db, self._source, "C", now), number, by, "asked")
            store.claim(db, fresh, now)
            return self._request(fresh), False

        return self._database.do(work)

    def claims(self) -> tuple[CartClaimRequest, ...]:
        """Return the claims that were not answered."""
        return tuple(self._request(one) for one in self._database.look(store.claims))

    def had(self, claim_id: str, told: CartClaimResponse, now: datetime) -> int | None:
        """Keep a cart that was taken over, on hold; None if it was kept before."""

        def work(db: Connection) -> int | None:
            if not store.end_claim(db, claim_id, "had"):
                return None
            return store.unpack(db, told.content, now).cart_id

        return self._database.do(work)

    def gone(self, claim_id: str) -> None:
        """Write down that another till was first."""
        self._database.do(lambda db: store.end_claim(db, claim_id, "gone"))

    def unasked(self, claim_id: str) -> None:
        """Forget a claim that certainly was never sent."""
        self._database.do(lambda db: store.drop_claim(db, claim_id))

    def _offer_next(self, db: Connection, now: datetime) -> CartHoldRequest | None:
        held = cart_store.held(db)
        if not held:
            return None
        request = self._described(db, held[0], now)
        offered = Offer(request.cart_id, request.model_dump_json())
        store.offer(db, offered, request.content, now)
        cart_store.drop(db, held[0].cart_id)
        return request

    def _described(self, db: Connection, cart: Cart, now: datetime) -> CartHoldRequest:
        return CartHoldRequest(
            cart_id=numbers.make(db, self._source, "H", now),
            till_id=self._identity.till_id,
            staff_id=cart.held_by or NOBODY,
            held_at=cart.saved_at,
            note=cart.note,
            line_count=len(cart.lines),
            total=cart.total,
            content=store.pack(db, cart),
        )

    def _request(self, claim: Claim) -> CartClaimRequest:
        return CartClaimRequest(
            cart_id=claim.number,
            claim_id=claim.claim_id,
            till_id=self._identity.till_id,
            staff_id=claim.by,
        )
