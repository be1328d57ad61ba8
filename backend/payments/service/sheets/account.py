"""The account bill: every movement of the merchant's balance, and what each kind comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from backend.kernel.call import Call
from backend.ledger import accounts, book
from backend.ledger.book import Movement
from backend.payments.service import trades
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

_DETAIL: Final = (
    *("账务流水号", "业务流水号", "商户订单号", "商品名称", "发生时间", "对方账号"),
    *("收入金额（+元）", "支出金额（-元）", "账户余额（元）", "交易渠道", "业务类型", "备注"),
)
_SUMMARY: Final = (
    *("类型", "收入笔数", "收入金额（+元）", "支出笔数", "支出金额（-元）", "总金额（元）"),
)
_KINDS: Final = {
    ("trade.pay", True): "在线支付",
    ("trade.pay", False): "收费",
    ("trade.refund", True): "退费",
    ("trade.refund", False): "交易退款",
}
"""What a movement is, by the entry's kind and by whether money came."""
_OTHER: Final = "其它"
_CHANNEL: Final = "支付宝"
_NOTHING: Final = Money(0)


@dataclass(slots=True)
class _Sums:
    """What some movements come to; what left is below zero."""

    in_count: int = 0
    came: Money = _NOTHING
    out_count: int = 0
    left: Money = _NOTHING

    def add(self, amount: Money) -> None:
        if amount > _NOTHING:
            self.in_count += 1
            self.came += amount
        else:
            self.out_count += 1
            self.left += amount

    def row(self, kind: str) -> str:
        came = (str(self.in_count), yuan(self.came))
        return row((kind, *came, str(self.out_count), yuan(self.left), yuan(self.came + self.left)))


Told = tuple[Movement, Booking | None]
"""A movement, and the payment it belongs to."""


@dataclass
class AccountSheets:
    """The two files; the second is written from what the first one added up."""

    bill: Bill
    ask: Ask
    at: datetime
    _whole: _Sums = field(default_factory=_Sums)
    _kinds: dict[str, _Sums] = field(default_factory=dict[str, _Sums])
    _balance: Money = _NOTHING

    def files(self) -> Iterator[File]:
        yield lines.file(self.bill, "账务明细", self._detail())
        yield lines.file(self.bill, "账务汇总", self._summary())

    def _detail(self) -> Iterator[str]:
        yield lines.head(self.bill, "账务明细", "账务明细") + row(_DETAIL)
        account, begin = accounts.merchant(self.bill.merchant_id), self.bill.span.begin
        self._balance = self.ask(lambda call: book.balance_before(call, account, begin))
        for page in paged(self._movements):
            yield "".join(self._row(*told) for told in page)
        whole = self._whole
        totals = (
            f"#支出合计：{whole.out_count}笔，共{yuan(whole.left)}元",
            f"#收入合计：{whole.in_count}笔，共{yuan(whole.came)}元",
        )
        yield lines.foot(totals, self.at, f"#{'-' * 41}账务明细列表结束{'-' * 36}")

    def _summary(self) -> Iterator[str]:
        yield lines.head(self.bill, "账务汇总", "账务汇总") + row(_SUMMARY)
        for kind, sums in sorted(self._kinds.items()):
            yield sums.row(kind)
        yield self._whole.row("合计")
        yield lines.foot((), self.at, f"#{'-' * 40}账务汇总列表结束{'-' * 37}")

    def _movements(self, last: Told | None) -> Sequence[Told]:
        span = self.bill.span
        period = book.Period(span.begin, span.end)
        account = accounts.merchant(span.merchant_id)
        after = last[0][:3] if last else None

        def read(call: Call) -> Sequence[Told]:
            found = book.movements(call, account, period, most=PAGE, after=after)
            named = [trades.version_in(movement.key) for movement in found]
            wanted = [of[0] for of in named if of]
            paid = store.named(call.unit, span.merchant_id, wanted)
            pairs = zip(found, named, strict=True)
            return [(movement, paid.get(of[0]) if of else None) for movement, of in pairs]

        return self.ask(read)

    def _row(self, movement: Movement, paid: Booking | None) -> str:
        amount = Money(movement.fen)
        came = amount > _NOTHING
        kind = _KINDS.get((movement.kind, came), _OTHER)
        self._balance += amount
        self._whole.add(amount)
        self._kinds.setdefault(kind, _Sums()).add(amount)
        trade_no, version = trades.version_in(movement.key) or (movement.key, 0)
        return row(
            (
                numbered(f"{trade_no}{version:03d}{movement.line}"),
                numbered(paid.trade_no if paid else ""),
                numbered(paid.out_trade_no if paid else ""),
                *(plain(paid.subject if paid else ""), to_wire(movement.at)),
                tabbed(paid.buyer_logon if paid else ""),
                *(yuan(amount if came else _NOTHING), yuan(_NOTHING if came else amount)),
                *(yuan(self._balance), _CHANNEL, kind, ""),
            )
        )
