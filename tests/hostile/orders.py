"""One honest request for every method, to be spoiled field by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from backend.gateway.catalog import SERVED as CATALOG
from backend.protocol.refusals import DOOR
from tests.hostile.world import World

Biz = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Described:
    """What a method publishes of itself: the schema of its request and all it may refuse with."""

    schema: Mapping[str, Any]
    refusals: frozenset[str]

    @property
    def has_fields(self) -> bool:
        return bool(self.schema.get("properties"))


SERVED: Final = {
    name: Described(
        served.method.request.model_json_schema(),
        frozenset(refusal.sub_code for refusal in (*DOOR, *served.method.refuses)),
    )
    for name, served in CATALOG.items()
}

GOODS: Final = [{"goods_id": "G1", "goods_name": "豆浆", "quantity": "1", "price": "12.80"}]


def _order(world: World) -> Biz:
    return {
        "out_trade_no": world.new_no(),
        "total_amount": "12.80",
        "subject": "豆浆 油条",
        "goods_detail": GOODS,
    }


def _pay(world: World) -> Biz:
    return {**_order(world), "auth_code": world.code(), "scene": "bar_code"}


def _known(world: World) -> Biz:
    return {"out_trade_no": world.known}


def _sale(world: World) -> Biz:
    line = {"name": "豆浆", "price": "3.00", "quantity": "2", "amount": "6.00", "total": "6.00"}
    line["tax"] = "13%"
    return {
        "sale_id": world.new_no(),
        "till_id": "T1",
        "staff_id": world.staff_id,
        "sold_at": "2026-01-02 03:04:05",
        "lines": [line],
        "total": "6.00",
        "payments": [{"tender": "CASH", "amount": "6.00"}],
    }


def _refund_of_sale(world: World) -> Biz:
    return {
        "refund_id": world.new_no(),
        "sale_id": "S-never-made",
        "till_id": "T1",
        "staff_id": world.staff_id,
        "refunded_at": "2026-01-02 03:04:05",
        "lines": [{"line_no": "1", "quantity": "1", "total": "3.00"}],
        "total": "3.00",
        "payments": [{"tender": "CASH", "amount": "3.00"}],
    }


def _shift(world: World) -> Biz:
    cash = {"tender": "CASH", "taken_count": "1", "taken": "6.00"}
    move = {"move_id": world.new_no(), "kind": "OUT", "amount": "2.00", "reason": "存银行"}
    return {
        "till_id": "T1",
        "shift_id": world.new_no(),
        "number": "1",
        "opened_at": "2026-01-02 03:04:05",
        "opened_by": world.staff_id,
        **{
            f"{what}_{part}": value
            for what in ("sales", "returns", "voids")
            for part, value in (("count", "0"), ("total", "0.00"))
        },
        "tenders": [{**cash, "given_back_count": "0", "given_back": "0.00"}],
        "moves": [{**move, "staff_id": world.staff_id, "moved_at": "2026-01-02 03:04:05"}],
        "staff": [{"staff_id": world.staff_id, "sales_count": "1", "sales_total": "6.00"}],
        "expected": "4.00",
        "closed_at": "2026-01-02 12:04:05",
        "closed_by": world.staff_id,
        "counted": "4.00",
        "counts": "1",
        "difference": "0.00",
        "previous_hash": "0" * 64,
        "hash": "1" * 64,
    }


def _goods_to_import(_: World) -> Biz:
    goods = {"goods_id": "X2", "name": "油条", "price": "2.00"}
    return {"import_id": "I-never-begun", "first": "0", "goods": [goods]}


def _approval(world: World) -> Biz:
    return {
        "approval_id": world.new_no(),
        "staff_id": "nobody",
        "pin": "000000",
        "action": "REFUND",
        "subject": "S1",
        "asked_by": world.staff_id,
        "till_id": "T1",
    }


def _activity(world: World) -> Biz:
    return {
        "activity_id": world.new_no(),
        "till_id": "T1",
        "seq": 1,
        "action": "NO_SALE",
        "by": world.staff_id,
        "subject": "261122-0001",
        "amount": "0.01",
        "reason": "换零钱",
        "done_at": "2026-11-22 12:00:00",
    }


def _at_till(world: World) -> Biz:
    return {"till_id": "T1", "staff_id": world.staff_id}


def _moved(world: World) -> Biz:
    return {**_at_till(world), "move_id": world.new_no(), "goods_id": "G-never-seen"}


def _held(world: World) -> Biz:
    return {
        **_at_till(world),
        "cart_id": world.new_no(),
        "held_at": "2026-01-02 03:04:05",
        "line_count": 1,
        "total": "6.00",
        "content": "{}",
    }


def _reserved(world: World) -> Biz:
    return {
        **_at_till(world),
        "refund_id": world.new_no(),
        "sale_id": "S-never-made",
        "total": "3.00",
        "payments": [{"tender": "CASH", "amount": "3.00"}],
    }


_BY_NOBODY: Final = {"staff_id": "nobody", "pin": "000000"}

ORDERS: Final[Mapping[str, Callable[[World], Biz]]] = {
    "alipay.trade.pay": _pay,
    "alipay.trade.precreate": _order,
    "alipay.trade.create": lambda world: {**_order(world), "buyer_id": world.buyer.user_id},
    "alipay.trade.query": _known,
    "alipay.trade.cancel": lambda world: {"trade_no": world.known_trade_no},
    "alipay.trade.close": _known,
    "alipay.trade.refund": lambda world: {
        **_known(world),
        "refund_amount": "0.01",
        "out_request_no": world.new_no(),
    },
    "alipay.trade.fastpay.refund.query": lambda world: {**_known(world), "out_request_no": "R"},
    "zhanggui.payments.trade.list": lambda _: {},
    "zhanggui.payments.trade.totals": lambda _: {},
    "zhanggui.payments.trade.detail": _known,
    "zhanggui.retail.goods.query": lambda _: {},
    "zhanggui.retail.goods.sync": lambda _: {"after_seq": 0},
    "zhanggui.retail.goods.costs": lambda _: {},
    "zhanggui.retail.goods.save": lambda _: {"goods_id": "X1", "name": "豆浆", "price": "3.00"},
    "zhanggui.retail.goods.code.assign": lambda _: {"goods_ids": ["X1"]},
    "zhanggui.retail.goods.import.begin": lambda _: {"import_id": "I1", "rows": "1"},
    "zhanggui.retail.goods.import.put": _goods_to_import,
    "zhanggui.retail.goods.import.commit": lambda _: {"import_id": "I-never-begun"},
    "zhanggui.retail.goods.import.drop": lambda _: {"import_id": "I-never-begun"},
    "zhanggui.retail.sale.report": _sale,
    "zhanggui.retail.refund.report": _refund_of_sale,
    "zhanggui.retail.sale.query": lambda _: {"sale_id": "S-never-made"},
    "zhanggui.retail.sale.list": lambda _: {},
    "zhanggui.retail.shift.report": _shift,
    "zhanggui.retail.shift.query": lambda _: {},
    "zhanggui.retail.shop.query": lambda _: {},
    "zhanggui.retail.staff.list": lambda _: {},
    "zhanggui.retail.staff.sign_in": lambda _: {
        "staff_id": "nobody",
        "pin": "000000",
        "till_id": "T1",
    },
    "zhanggui.retail.staff.approve": _approval,
    "zhanggui.retail.staff.save": lambda _: {
        "staff_id": "X1",
        "is_new": True,
        "name": "林",
        "role": "CASHIER",
        "pin": "000000",
        "by": "nobody",
        "by_pin": "000000",
        "till_id": "T1",
    },
    "zhanggui.retail.activity.report": _activity,
    "zhanggui.retail.activity.query": lambda _: {},
    "alipay.data.dataservice.bill.downloadurl.query": lambda _: {
        "bill_type": "trade",
        "bill_date": "2026-01-01",
    },
    "zhanggui.payments.bill.query": lambda _: {
        "begin": "2026-01-01 00:00:00",
        "end": "2026-01-02 00:00:00",
    },
    "zhanggui.retail.cart.hold": _held,
    "zhanggui.retail.cart.list": lambda _: {},
    "zhanggui.retail.cart.claim": lambda world: {
        **_at_till(world),
        "cart_id": "C-never-held",
        "claim_id": world.new_no(),
    },
    "zhanggui.retail.refund.reserve": _reserved,
    "zhanggui.retail.refund.release": lambda _: {
        "refund_id": "R-never-asked",
        "sale_id": "S-never-made",
        "till_id": "T1",
    },
    "zhanggui.retail.stock.count": lambda world: {**_moved(world), "counted": "3"},
    "zhanggui.retail.stock.move": lambda world: {
        **_moved(world),
        "kind": "DELIVERY",
        "quantity": "3",
    },
    "zhanggui.retail.stock.moves": lambda _: {"goods_id": "G-never-seen"},
    "zhanggui.retail.stock.query": lambda _: {},
    "zhanggui.retail.stock.watch": lambda _: {"goods_id": "G-never-seen"},
    "zhanggui.shops.device.hello": lambda _: {"till_id": "T1", "version": "1"},
    "zhanggui.shops.device.invite": lambda _: {**_BY_NOBODY, "name": "二号收银机"},
    "zhanggui.shops.device.list": lambda _: {},
    "zhanggui.shops.device.revoke": lambda _: {**_BY_NOBODY, "device_id": "0" * 16},
    "zhanggui.shops.network.query": lambda _: {},
    "zhanggui.shops.network.set": lambda _: {**_BY_NOBODY, "wanted": False},
    "zhanggui.shops.platform.check": lambda _: {},
    "zhanggui.shops.platform.query": lambda _: {},
}
