"""What the till's books say of a sale or a return, as its receipt says it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from console.desk.phrases import QT_TRANSLATE_NOOP, Phrase
from console.desk.words import Words
from console.paper.receipt import Receipt, ReceiptLine, RefundReceipt, Tender
from console.till.attempt import Attempt, How
from console.till.refund import Refund, State
from console.till.sale import SaleDetail, SaleLine
from console.till.tax import GivenBack, TaxPart, given_back
from console.till.till import Till
from console.till.totals import total_of

_HOW: Final[dict[How, Phrase]] = {
    How.CODE: QT_TRANSLATE_NOOP("Receipt", "Payment code"),
    How.QR: QT_TRANSLATE_NOOP("Receipt", "QR code"),
    How.CASH: QT_TRANSLATE_NOOP("Receipt", "Cash"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What stands on a paper beside what it is about."""

    copy: bool = False
    demo: bool = False


def of_sale(till: Till, words: Words, sale_id: str, mark: Mark) -> Receipt:
    """
    Return the receipt of a sale.

    :raises NoSuchSale: if there is none.
    """
    detail = till.sales.detail(sale_id)
    sale = detail.sale
    paid = [one for one in detail.attempts if one.kept]
    return Receipt(
        number=sale.number,
        moment=words.moment(sale.closed_at or sale.opened_at),
        cashier=_name(till, sale.cashier),
        lines=tuple(map(_line, detail.lines)),
        total=sale.total,
        tenders=tuple(_tender(one) for one in paid if one.amount),
        change=total_of(one.change for one in paid),
        note=sale.note,
        copy=mark.copy,
        demo=mark.demo,
    )


def of_return(till: Till, words: Words, return_id: str, mark: Mark) -> RefundReceipt:
    """
    Return the slip of a return: every part of it that has come back.

    :raises NoSuchRefund: if there is none.
    """
    first = till.refunds.get(return_id)
    detail = till.sales.detail(first.sale_id)
    whole = [one for one in detail.refunds if one.return_id == return_id]
    parts = [one for one in whole if one.state is State.DONE]
    by_no = {one.out_trade_no: one for one in detail.attempts}
    return RefundReceipt(
        number=return_id,
        sale_number=detail.sale.number,
        moment=words.moment(first.settled_at or first.begun_at),
        cashier=_name(till, first.asked_by),
        lines=_returned(till, detail, return_id) if len(parts) == len(whole) else (),
        amount=total_of(one.amount for one in parts),
        tenders=tuple(_back(one, by_no.get(one.out_trade_no)) for one in parts if one.amount),
        taxes=_taxes(till, detail, return_id),
        reason=first.refund_reason,
        copy=mark.copy,
        demo=mark.demo,
    )


def _line(line: SaleLine) -> ReceiptLine:
    return ReceiptLine(
        name=line.name,
        quantity=line.quantity,
        price=line.price,
        amount=line.total,
        discount=line.discount,
        unit=line.unit,
        list_price=line.list_price,
        note=line.note,
        tax=line.tax,
    )


def _returned(till: Till, detail: SaleDetail, return_id: str) -> tuple[ReceiptLine, ...]:
    sold = {line.line_no: line for line in detail.lines}
    return tuple(
        ReceiptLine(
            name=sold[back.line_no].name,
            quantity=back.quantity,
            price=sold[back.line_no].price,
            amount=back.amount,
            unit=sold[back.line_no].unit,
        )
        for back in till.refunds.lines_of(return_id)
    )


def _taxes(till: Till, detail: SaleDetail, return_id: str) -> tuple[TaxPart, ...]:
    """Return the tax in what one return gave back, beside those of the sale settled before it."""
    returns: defaultdict[str, list[Refund]] = defaultdict(list)
    for part in detail.refunds:
        if not part.automatic:
            returns[part.return_id].append(part)
    over = [one for one, parts in returns.items() if all(part.settled for part in parts)]
    done = {
        line.subject: line.seq
        for line in till.journal.timeline(detail.sale.sale_id)
        if line.kind == "refund.moved" and line.fields.get("to") == State.DONE
    }
    order = sorted(over, key=lambda one: max(done.get(p.out_request_no, 0) for p in returns[one]))
    tax_of = {line.line_no: line.tax for line in detail.lines}
    told = [_given_back(till, returns[one], tax_of) for one in order]
    sold = [(line.tax, line.total) for line in detail.lines]
    return dict(zip(order, given_back(sold, told), strict=True)).get(return_id, ())


def _given_back(till: Till, parts: list[Refund], tax_of: dict[int, str]) -> GivenBack:
    """Say what a return came to; where a part was refused, what went back is money alone."""
    amount = total_of(part.amount for part in parts if part.state is State.DONE)
    if any(part.state is not State.DONE for part in parts):
        return GivenBack((), amount)
    lines = till.refunds.lines_of(parts[0].return_id)
    return GivenBack(tuple((tax_of[line.line_no], line.amount) for line in lines), amount)


def _tender(payment: Attempt) -> Tender:
    handed = payment.amount if payment.given is None else payment.given
    return Tender(name=_HOW[payment.how](), amount=handed, reference=payment.trade_no or "")


def _back(refund: Refund, payment: Attempt | None) -> Tender:
    reference = payment.trade_no if payment is not None else None
    return Tender(name=_HOW[refund.how](), amount=refund.amount, reference=reference or "")


def _name(till: Till, staff_id: str) -> str:
    member = till.staff.get(staff_id) if staff_id else None
    return member.name if member is not None else staff_id
