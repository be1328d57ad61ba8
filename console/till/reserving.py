"""
Begin refunds in a shop of several tills: set aside at the platform first, then given back.

Without the platform nothing is given back there, not even cash of this till's own sales: another
till may be giving back the same line at this moment, and two drawers cannot be asked at once. A
shop of one till needs nobody's word and gives cash back as before.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from backend.protocol.errors import CallLimited, PlatformError, SystemError_
from backend.protocol.rehearsal import reach
from backend.retail.contract.reserving import (
    REFUND_RELEASE,
    REFUND_RESERVE,
    RefundReserveRequest,
)
from backend.retail.contract.sales import SaleDiffers, SaleUnknown
from console.client.client import Caller
from console.client.failures import ClientError, Unreachable
from console.till.custodian import Custodian
from console.till.looking import Looker
from console.till.refund import Approval, Refund, RefundAmount, RefundLines
from console.till.till import Till


class Reserver:
    """Blocking, for a background task."""

    def __init__(self, till: Till, caller: Caller, *, clock: Callable[[], datetime]) -> None:
        self._till = till
        self._caller = caller
        self._clock = clock

    @property
    def needed(self) -> bool:
        """Whether the platform must be asked before anything is given back."""
        return self._till.reservations.needed

    def begin(
        self,
        sale_id: str,
        what: RefundLines | RefundAmount,
        *,
        asked_by: str,
        approval: Approval | None = None,
        refund_reason: str = "",
    ) -> tuple[Refund, ...]:
        """
        Mean to give money back, as ``Refunds.begin``, once no other till can give back the same.

        :raises RefundTooLarge: of the platform, if another till gave it back, or is about to.
        :raises ClientError, PlatformError: if it could not be set aside; nothing is given back.
        :raises RuleBroken: as ``Refunds.begin``.
        """
        number = self._set_aside(sale_id, what, asked_by) if self.needed else ""
        try:
            return self._till.refunds.begin(
                sale_id,
                what,
                asked_by=asked_by,
                approval=approval,
                refund_reason=refund_reason,
                now=self._clock(),
            )
        except BaseException:
            if number:
                self._till.reservations.leave(number)
            raise

    def turn(self) -> None:
        """
        Let the platform let go of what nothing was handed over for.

        :raises ClientError, PlatformError: if it does not answer; it is told again.
        """
        for request in self._till.reservations.leaving():
            reach("tills.release.before")
            with suppress(SaleDiffers):  # it was reported after all: nothing is held any more
                self._caller.call(REFUND_RELEASE, request)
            reach("tills.release.answered")
            self._till.reservations.over(request.refund_id)

    def _set_aside(self, sale_id: str, what: RefundLines | RefundAmount, by: str) -> str:
        Looker(self._till, self._caller, clock=self._clock).refresh(sale_id)
        request = self._till.reservations.ask(sale_id, what, by=by, now=self._clock())
        reach("tills.reserve.before")
        try:
            self._reserve(request)
        except (SystemError_, CallLimited):
            self._till.reservations.leave(request.refund_id)
            raise
        except (PlatformError, Unreachable):  # certainly nothing is set aside
            self._till.reservations.over(request.refund_id)
            raise
        except ClientError:
            self._till.reservations.leave(request.refund_id)
            raise
        reach("tills.reserve.answered")
        self._till.reservations.held(request.refund_id)
        return request.refund_id

    def _reserve(self, request: RefundReserveRequest) -> None:
        """Set it aside; a sale just made is reported first."""
        try:
            self._caller.call(REFUND_RESERVE, request)
        except SaleUnknown:
            Custodian(self._till, self._caller, clock=self._clock).turn()
            self._caller.call(REFUND_RESERVE, request)
