"""The trade bill: what was paid and given back, and what that comes to at each shop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from backend.payments.contract.bill import GIVEN_BACK, PAID, TRADE_COLUMNS
from backend.payments.service.billing import Bill
from backend.payments.service.sheets import lines
from backend.payments.service.sheets.lines import (
    PAGE,
    Ask,
    numbered,
    paged,
    plain,
    row,
    tabbed,
    yuan,
)
from backend.payments.store import bills as store
from backend.payments.store.bills import Booking
from backend.protocol.archive import File
from backend.protocol.moment import to_wire
from backend.protocol.money import Money

_SUMMARY: Final = (
    *("门店编号", "门店名称", "交易订单总笔数", "退款订单总笔数", "订单金额（元）"),
    *("商家实收（元）", "支付宝优惠（元）", "商家优惠（元）", "卡消费金额（元）", "服务费（元）"),
    *("分润（元）", "实收净额（元）"),
)
_NOTHING: Final = Money(0)
_NONE: Final = "0.00"


@dataclass(slots=True)
class _Sums:
    """What some rows come to; fees taken are below zero."""

    paid_count: int = 0
    paid: Money = _NOTHING
    back_count: int = 0
    back: Money = _NOTHING
    fee: Money = _NOTHING

    def add(self, booking: Booking) -> None:
        if booking.out_request_no is None:
            self.paid_count += 1
            self.paid += booking.amount
            self.fee -= booking.fee
        else:
            self.back_count += 1
            self.back += booking.amount
            self.fee += booking.fee

    def row(self, store_id: str, store_name: str) -> str:
        kept = self.paid - self.back
        return row(
            (
                *(tabbed(store_id), tabbed(store_name)),
                *(str(self.paid_count), str(self.back_count)),
                *(yuan(kept), yuan(kept), _NONE, _NONE, _NONE),
                *(yuan(self.fee), _NONE, yuan(kept + self.fee)),
            )
        )


@dataclass
class TradeSheets:
    """The two files; the second is written from what the first one added up."""

    bill: Bill
    ask: Ask
    merchant: str
    at: datetime
    _whole: _Sums = field(default_factory=_Sums)
    _stores: dict[str, _Sums] = field(default_factory=dict[str, _Sums])

    def files(self) -> Iterator[File]:
        yield lines.file(self.bill, "业务明细", self._detail())
        yield lines.file(self.bill, "业务明细(汇总)", self._summary())

    def _detail(self) -> Iterator[str]:
        yield lines.head(self.bill, "业务明细", "业务明细") + row(TRADE_COLUMNS)
        for page in self._pages():
            yield "".join(self._row(booking) for booking in page)
        whole = self._whole
        back = yuan(-whole.back)
        totals = (
            f"#交易合计：{whole.paid_count}笔，商家实收共{yuan(whole.paid)}元，商家优惠共0.00元",
            f"#退款合计：{whole.back_count}笔，商家实收退款共{back}元，商家优惠退款共0.00元",
        )
        yield lines.foot(totals, self.at, f"#{'-' * 41}业务明细列表结束{'-' * 36}")

    def _summary(self) -> Iterator[str]:
        yield lines.head(self.bill, "业务汇总", "业务汇总") + row(_SUMMARY)
        for store_id, sums in sorted(self._stores.items()):
            yield sums.row(store_id, self.merchant if store_id else "")
        yield self._whole.row("合计", "")
        yield lines.foot((), self.at, f"#{'-' * 40}业务汇总列表结束{'-' * 37}")

    def _pages(self) -> Iterator[Sequence[Booking]]:
        yield from paged(self._payments)
        yield from paged(self._refunds)

    def _payments(self, last: Booking | None) -> Sequence[Booking]:
        after = (last.created_at, last.trade_no) if last else None
        return self.ask(
            lambda call: store.payments(call.unit, self.bill.span, most=PAGE, after=after)
        )

    def _refunds(self, last: Booking | None) -> Sequence[Booking]:
        after = (last.booked_at, last.trade_no, last.out_request_no or "") if last else None
        return self.ask(
            lambda call: store.refunds(call.unit, self.bill.span, most=PAGE, after=after)
        )

    def _row(self, booking: Booking) -> str:
        self._whole.add(booking)
        self._stores.setdefault(booking.store_id or "", _Sums()).add(booking)
        is_payment = booking.out_request_no is None
        amount = yuan(booking.amount if is_payment else -booking.amount)
        return row(
            (
                *(numbered(booking.trade_no), numbered(booking.out_trade_no)),
                *(tabbed(PAID if is_payment else GIVEN_BACK), plain(booking.subject)),
                *(to_wire(booking.created_at), to_wire(booking.booked_at)),
                tabbed(booking.store_id),
                tabbed(self.merchant if booking.store_id else ""),
                *(tabbed(booking.operator_id), tabbed(booking.terminal_id)),
                *(tabbed(booking.buyer_logon), amount, amount),
                *(_NONE, _NONE, _NONE, _NONE, _NONE, "", numbered(_NONE), _NONE),
                numbered(booking.out_request_no),
                yuan(-booking.fee if is_payment else booking.fee),
                *(_NONE, plain(booking.note)),
            )
        )
