"""Bugs of the platform, each small, each once made by somebody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import count
from typing import Any, Final

from sqlalchemy import bindparam, update

from backend.gateway import admission
from backend.kernel import outbox
from backend.kernel.database import Database
from backend.kernel.outbox import Relay
from backend.kernel.unit import Unit
from backend.ledger import book
from backend.payments import rules
from backend.payments.events import TradeClosed
from backend.payments.rules import Closing, Split, State
from backend.payments.service import refunding, trades, undoing
from backend.payments.service.undoing import Cancelled
from backend.payments.store import refunds as refund_rows
from backend.payments.store import trades as trade_rows
from backend.payments.tables import TRADE
from backend.protocol.money import Money
from backend.protocol.rehearsal import reach
from backend.wallet import store as wallet_store
from backend.wallet.tables import PAYMENT_CODE
from tests.simulation.planted.plant import Plant, swap, without_checks

Real = Callable[..., Any]
_GATHERED: Final = 8


# Commits


def _answers_first(real: Real) -> Real:
    """Answer at once, and commit when eight groups have come together."""
    del real

    def commit(self: Any, works: Sequence[Callable[[Unit], Any]]) -> Any:
        waiting = self.__dict__.setdefault("_waiting", [])
        if len(waiting) >= _GATHERED:
            reach("database.commit.before")
            waiting.pop(0).commit()
            waiting.clear()
            reach("database.commit.after")
        waiting.append(waiting[0] if waiting else self._connection.begin())
        staged: dict[Any, list[Any]] = {}
        outcomes = [self._step(work, staged) for work in works]
        closing = Unit(self._prepared)
        for stage, items in staged.items():
            stage.write(closing, items)
        return outcomes

    return commit


class _Aside:
    """Facts that are written in a transaction of their own, after the change they tell of."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Any, Any]] = []
        self._record: Real = outbox.record

    def record(self, real: Real) -> Real:
        self._record = real
        return lambda call, fact: self.waiting.append((call, fact))

    def group(self, real: Real) -> Real:
        def group(database: Database, works: Sequence[Callable[[Unit], Any]]) -> Any:
            self.waiting.clear()
            outcomes = real(database, works)
            facts, self.waiting = self.waiting, []
            for call, fact in facts:
                real(database, [partial(self._tell, call, fact)])
            return outcomes

        return group

    def _tell(self, call: Any, fact: Any, unit: Unit) -> None:
        self._record(call._replace(unit=unit), fact)


def _moves_on_first(real: Real) -> Real:
    """Note that facts were told, and tell them afterwards."""

    def turn(self: Any) -> int:
        rows = self._database.do(outbox._next_page)  # noqa: SLF001
        if rows:
            last = rows[-1].seq
            self._database.do(lambda unit: unit.change(outbox._MOVE, {"to": last}))  # noqa: SLF001
        for row in rows:
            if row.name in self._wanted:
                self._database.group([partial(self._tell, row)])
        return len(rows) and real is not None

    return turn


# Charges


def _no_tombstone(real: Real) -> Real:
    del real
    return lambda call, out_trade_no: None


_REUSED: Final = (
    update(PAYMENT_CODE)
    .where(
        PAYMENT_CODE.c.auth_code == bindparam("code"),
        PAYMENT_CODE.c.expires_at > bindparam("now", type_=PAYMENT_CODE.c.expires_at.type),
    )
    .values(used_trade_no=bindparam("trade"))
    .returning(*wallet_store._CLAIM._returning)  # noqa: SLF001
)


def _expires_whatever(real: Real) -> Real:
    """Close what its time is over, paid or not, and forget the payment."""

    def expire(call: Any, trade_no: str) -> None:
        trade = trade_rows.by_trade_no(call.unit, call.merchant_id, trade_no)
        if trade is None or trade.state is not State.PAID:
            real(call, trade_no)
            return
        nothing = Money(0)
        unpaid = trade._replace(paid=nothing, refunded=nothing, fee=nothing, paid_at=None)
        after = unpaid._replace(state=State.CLOSED, closed_at=call.now, closing=Closing.EXPIRE)
        trades.move(call, trade, after, TradeClosed, reason=Closing.EXPIRE)

    return expire


def _keeps_the_money(real: Real) -> Real:
    """Say of a paid order that it was undone, and leave it."""

    def cancel(call: Any, request: Any) -> Cancelled:
        trade = trades.find(call, request)
        if trade is not None and trade.state is State.PAID:
            return Cancelled(trade, "refund")
        cancelled: Cancelled = real(call, request)
        return cancelled

    return cancel


# Refunds


def _unchecked_split(real: Real) -> Real:
    """Compare each refund with what was paid, not with what is left."""

    def split(*, paid: Money, refunded: Money, amount: Money, basis_points: int) -> Split | None:
        found: Split | None = real(
            paid=paid, refunded=Money(0), amount=amount, basis_points=basis_points
        )
        if found is None or refunded + amount <= paid:
            return real(paid=paid, refunded=refunded, amount=amount, basis_points=basis_points)  # type: ignore[no-any-return]
        return Split(amount, Money(0), whole=True)

    return split


_COPIES: Final[defaultdict[str, Any]] = defaultdict(count)


def _never_seen(real: Real) -> Real:
    """See no earlier refund: two askers that look before either has written."""
    del real
    return lambda unit, trade, out_request_no: None


def _added_again(real: Real) -> Real:
    """Insert, as if no key forbade a second one."""

    def add(unit: Unit, refund: refund_rows.Refund) -> bool:
        number = refund.out_request_no
        while not real(unit, replace(refund, out_request_no=number)):
            number = f"{refund.out_request_no}~{next(_COPIES[refund.trade_no])}"
        return True

    return add


def _gives_nothing_back(real: Real) -> Real:
    del real
    return lambda call, trade, split: None


def _posts_without_fee(real: Real) -> Real:
    """Move the price, and forget the fee."""

    def post(call: Any, *, postings: Any, **said: Any) -> Any:
        kept = [p for p in postings if "platform" not in {p.debit.owner_id, p.credit.owner_id}]
        return real(call, postings=kept or postings, **said)

    return post


# The door


def _believes_anybody(real: Real) -> Real:
    def verified(visit: Any, params: Any, key: Any) -> Any:
        try:
            return real(visit, params, key)
        except Exception:  # noqa: BLE001 - that is the bug
            return {name: value for name, value in params.values.items() if value}

    return verified


def _knows_every_merchant(real: Real) -> Real:
    """Find a trade by its number, whoever asks."""

    def by_trade_no(unit: Unit, merchant_id: str, trade_no: str) -> Any:
        mine = real(unit, merchant_id, trade_no)
        return mine or next(
            (t for t in trade_rows.every_trade(unit) if t.trade_no == trade_no), None
        )

    return by_trade_no


_ASIDE: Final = _Aside()

PLATFORM_BUGS: Final = (
    Plant(
        "ack-before-commit",
        "calls are answered before their commit",
        (swap(Database, "_commit", _answers_first),),
    ),
    Plant(
        "outbox-outside",
        "facts are written after the transaction of their change",
        (swap(outbox, "record", _ASIDE.record), swap(Database, "group", _ASIDE.group)),
    ),
    Plant(
        "cursor-first",
        "facts count as told before notifications are planned",
        (swap(Relay, "turn", _moves_on_first),),
    ),
    Plant(
        "no-tombstone",
        "cancelling an unseen order leaves no mark",
        (swap(undoing, "_bury", _no_tombstone),),
    ),
    Plant(
        "code-reusable",
        "a payment code can be used again",
        (swap(wallet_store, "_CLAIM", lambda _: _REUSED),),
    ),
    Plant(
        "expiry-unpays",
        "an order that was paid is closed when its time is over",
        (
            swap(trades, "no_longer_expires", lambda _: lambda call, trade: None),
            swap(undoing, "expire", _expires_whatever),
        ),
    ),
    Plant(
        "cancel-keeps-money",
        "cancelling a paid order gives nothing back",
        (swap(undoing, "cancel", _keeps_the_money),),
    ),
    Plant(
        "refund-unchecked",
        "refunds are not added up against what was paid",
        (swap(rules, "split_refund", _unchecked_split),),
        (
            without_checks(
                TRADE,
                "refunded_within_paid",
                "fee_within_kept",
                "paid_has_rest",
                "closed_keeps_nothing",
                "amounts_not_negative",
            ),
        ),
    ),
    Plant(
        "refund-check-then-insert",
        "a repeated refund number is looked for, then inserted, without a key",
        (swap(refund_rows, "refund", _never_seen), swap(refund_rows, "add_refund", _added_again)),
    ),
    Plant(
        "refund-unposted",
        "a refund moves no money in the book",
        (swap(refunding, "give_back", _gives_nothing_back),),
    ),
    Plant("fee-unposted", "the fee is not booked", (swap(book, "post", _posts_without_fee),)),
    Plant(
        "unsigned-request",
        "a request whose signature does not fit is believed",
        (swap(admission, "_verified", _believes_anybody),),
    ),
    Plant(
        "foreign-trade",
        "a merchant reaches another merchant's trade by its number",
        (swap(trade_rows, "by_trade_no", _knows_every_merchant),),
    ),
)
