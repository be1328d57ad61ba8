"""Payments in the navigation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from backend.payments.contract.bill import BILL_QUERY, BILL_URL
from backend.payments.contract.refund import REFUND_QUERY, TRADE_REFUND
from backend.payments.contract.trade import TRADE_CANCEL, TRADE_PAY, TRADE_PRECREATE, TRADE_QUERY
from backend.retail.contract.staff import STAFF_APPROVE
from console.desk.page import Desk, Page, Place, built
from console.desk.phrases import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _checkout(desk: Desk) -> QWidget:
    from console.payments.checkout.drawer import DrawerModel
    from console.payments.checkout.model import CheckoutModel
    from console.payments.checkout.papers import CounterPapers
    from console.payments.checkout.view.drawer import DrawerLeaves
    from console.payments.checkout.view.page import CheckoutView
    from console.payments.checkout.view.printing import LastReceipt

    model = CheckoutModel(desk)
    view = CheckoutView(model, desk)
    model.setParent(view)
    LastReceipt(view, CounterPapers(model, desk, view))
    DrawerLeaves(view, DrawerModel(desk, view), desk)
    return view


def _orders(desk: Desk) -> QWidget:
    from console.payments.orders.model import OrdersModel
    from console.payments.orders.papers import OrderPapers
    from console.payments.orders.view.page import OrdersView

    model = OrdersModel(desk)
    view = OrdersView(model, desk)
    model.setParent(view)
    OrderPapers(model, desk, view)
    return view


def _queue(desk: Desk) -> QWidget:
    from console.payments.queue.model import QueueModel
    from console.payments.queue.view.page import QueueView

    return built(desk, QueueModel, QueueView)


def _reconciliation(desk: Desk) -> QWidget:
    from console.payments.reconciliation.model import ReconciliationModel
    from console.payments.reconciliation.view.page import ReconciliationView

    return built(desk, ReconciliationModel, ReconciliationView)


PAGES: Final = (
    Page(
        key="payments.checkout",
        title=QT_TRANSLATE_NOOP("Pages", "Checkout"),
        icon="checkout",
        calls=(TRADE_PAY, TRADE_PRECREATE, TRADE_QUERY, TRADE_CANCEL),
        build=_checkout,
    ),
    Page(
        key="payments.orders",
        title=QT_TRANSLATE_NOOP("Pages", "Orders"),
        icon="orders",
        calls=(TRADE_REFUND, REFUND_QUERY, TRADE_QUERY, TRADE_CANCEL, STAFF_APPROVE),
        build=_orders,
    ),
    Page(
        key="payments.reconciliation",
        title=QT_TRANSLATE_NOOP("Pages", "Reconciliation"),
        icon="balance",
        calls=(BILL_URL, BILL_QUERY, TRADE_QUERY, REFUND_QUERY),
        build=_reconciliation,
        role="manager",
        place=Place.MORE,
        topic=QT_TRANSLATE_NOOP("Topics", "Money"),
        about=QT_TRANSLATE_NOOP("Topics", "Platform and till, day by day"),
    ),
    Page(
        key="payments.queue",
        title=QT_TRANSLATE_NOOP("Pages", "Queue"),
        icon="clock",
        calls=(),
        build=_queue,
        place=Place.MORE,
        topic=QT_TRANSLATE_NOOP("Topics", "This till"),
        about=QT_TRANSLATE_NOOP(
            "Topics", "What waits for the platform, since when, and when it is sent."
        ),
    ),
)
