"""What must hold of the shop's records."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from backend.kernel import outbox
from backend.kernel.audit import Check, Finding
from backend.kernel.unit import Unit
from backend.retail.events import sale_subject
from backend.retail.rules.reports import digest
from backend.retail.service.reserving import overdrawn
from backend.retail.store import activity, reservations, shifts, stock, sums


def _sales(unit: Unit) -> Finding:
    """Every sale is the sum of its lines and of its payments."""
    breaches = [
        f"sale {found.number} is {found.kept} fen, its parts sum to {found.summed}"
        for found in sums.uneven_sales(unit)
    ]
    return Finding(sums.count_sales(unit), tuple(breaches))


def _refunds(unit: Unit) -> Finding:
    """Every sale, line and way of payment has given back what the refunds of it say."""
    breaches = [
        f"{found.number} says {found.kept} was given back, the refunds say {found.summed}"
        for found in sums.uneven_refunds(unit)
    ]
    return Finding(sums.count_refunds(unit), tuple(breaches))


def _facts(unit: Unit) -> Finding:
    """Each change of a sale told exactly one fact."""
    sales = sums.sale_versions(unit)
    breaches: list[str] = []
    for sale in sales:
        told = outbox.facts_of(unit, sale.merchant_id, sale_subject(sale.sale_id))
        if [fact.version for fact in told] != list(range(1, sale.version + 1)):
            breaches.append(f"sale {sale.sale_id} changed {sale.version} times, told {len(told)}")
    return Finding(len(sales), tuple(breaches))


def _shifts(unit: Unit) -> Finding:
    """Each closed shift of a till hangs on the one before it, if that has come."""
    every = shifts.every(unit)
    breaches = [
        f"shift {late.report.shift_id} does not hang on the one before it"
        for early, late in pairwise(every)
        if (early.merchant_id, early.report.till_id, early.report.number + 1)
        == (late.merchant_id, late.report.till_id, late.report.number)
        and early.report.hash != late.report.previous_hash
    ]
    return Finding(len(every), tuple(breaches))


def _activity(unit: Unit) -> Finding:
    """Every entry of the activity log still says what was reported."""
    breaches: list[str] = []
    count = 0
    for kept, report in activity.reports_of_all(unit):
        count += 1
        if digest(report) != kept:
            breaches.append(f"activity {report.activity_id} was changed after it was reported")
    return Finding(count, tuple(breaches))


def _reservations(unit: Unit) -> Finding:
    """No two tills were promised the same."""
    held = reservations.every_held(unit)
    sales = sorted({(one.merchant_id, one.sale_id) for one in held})
    breaches = [
        f"more of sale {sale_id} is set aside than is left of it"
        for merchant_id, sale_id in sales
        if overdrawn(unit, merchant_id, sale_id)
    ]
    return Finding(len(held), tuple(breaches))


def _stock(unit: Unit) -> Finding:
    """All stock is the sum of its moves, and a sale moved what its lines say."""
    breaches = [
        f"stock of {found.number} is {found.kept}, its moves sum to {found.summed}"
        for found in stock.uneven_stock(unit)
    ]
    breaches += [
        f"sale {found.number} sold {found.kept} and took {found.summed} from stock"
        for found in stock.half_moved_sales(unit)
    ]
    return Finding(stock.count_stock(unit), tuple(breaches))


CHECKS: Final = (
    Check("retail: sales are the sums of their lines and payments", _sales),
    Check("retail: what was given back is the sum of its refunds", _refunds),
    Check("retail: one fact for every change of a sale", _facts),
    Check("retail: what is set aside to be given back is there", _reservations),
    Check("retail: stock is the sum of its moves", _stock),
    Check("retail: closed shifts hang on one another", _shifts),
    Check("retail: the activity log says what was reported", _activity),
)
