"""A shop in which everything a page may have to show has happened, names and amounts at length."""

from __future__ import annotations

import json

from backend.kernel.call import Call, Caller
from backend.protocol.activation import Activation
from backend.protocol.money import Money
from backend.retail.contract.shifts import MoveKind
from backend.shops.contract.devices import DEVICE_INVITE, DeviceInviteRequest
from backend.shops.contract.network import Network
from backend.shops.service import network as shops
from console.care.backups.model import BackupsModel
from console.paper.places import Way
from console.retail.goods_sync import sync_goods
from console.shops.hello import say_hello
from console.shops.printers.form import Form
from console.shops.printers.model import PrintersModel
from console.till.refund import Approval
from console.till.shift import Pieces
from tests.console.payments import day
from tests.console.payments.shop import APPLE, CASHIER, COLA, MANAGER, MERCHANT, OWNER, WATER, Shop
from tests.console.retail.people.conftest import done, report
from tests.console.retail.shifts import till as shifts
from tests.console.till.shop import lost_after
from tests.helpers.keys import key

LONG = "农夫山泉 饮用天然水 家庭装 (12 升 × 2 桶) NONGFU Spring Natural Water, Family Pack"
_MOMENT = 5
_DOOR = Network(wanted=True, address="192.168.1.20", port=8781, fingerprint="ab" * 32)


def live_through(shop: Shop) -> None:
    """Let two days pass, the second of which is still going on; the owner is at the counter."""
    shop.sign_in(OWNER)
    say_hello(shop.till, shop.client, shop.clock.now())
    _let_a_till_in(shop)
    _set_printers_up(shop)
    _sell_for_a_day(shop)
    day.tomorrow(shop)
    BackupsModel(shop.desk).make()
    _sell_this_morning(shop)


def _let_a_till_in(shop: Shop) -> None:
    def opens(call: Call) -> None:
        shops.want(call, wanted=True, by=OWNER[0])
        shops.stands(call, _DOOR)

    shop.platform.do(opens, Caller(merchant_id=MERCHANT))
    name = "2 号收银台 (二楼 母婴与玩具区, 扶梯旁)"
    wanted = DeviceInviteRequest(name=name, staff_id=OWNER[0], pin=OWNER[1])
    told = shop.client.call(DEVICE_INVITE, wanted)
    code = Activation.from_text(told.activation).code
    body = {"code": code, "public_key": key("till").public.bare()}
    shop.platform.enter(json.dumps(body).encode(), "192.168.1.31")


def _set_printers_up(shop: Shop) -> None:
    model = PrintersModel(shop.desk)
    for name, place in (("前台", "front.bin"), ("后仓 标签机 (靠窗, 请勿断电)", "labels.bin")):
        model.begin()
        where = str(shop.folder / place)
        model.save(Form(name=name, way=Way.FILE, place=where, labels="标签" in name))


def _sell_for_a_day(shop: Shop) -> None:
    now = shop.clock.now()
    shop.till.shifts.count_float(Money(50_000), (Pieces(Money(10_000), 5),), by=CASHIER[0], now=now)
    payment = day.paid(shop, WATER)
    day.paid(shop, COLA)
    day.refunded(shop, payment, "0.60")
    day.charged_past_the_till(shop)
    day.refunded_past_the_till(shop, payment, "0.40")
    shifts.sell(shop, 123_456_700)
    _do_things(shop)
    shifts.closed(shop, 100_000_000)
    report(shop)


def _do_things(shop: Shop) -> None:
    done(shop, action="CHANGE_PRICE", amount=Money(29_900), reason="包装破损" * 12, subject=LONG)
    done(shop, action="VOID_SALE", approval=Approval("A1", MANAGER[0]), sale_id="S_elsewhere")
    done(shop)


def _sell_this_morning(shop: Shop) -> None:
    till, now, by = shop.till, shop.clock.now(), CASHIER[0]
    sync_goods(till, shop.client)
    till.shifts.count_float(Money(50_000), (), by=by, now=now)
    till.shifts.move(MoveKind.IN, Money(10_000), "找零 " * 20, by=by, now=now)
    till.carts.add(shop.goods(APPLE), 1250, now=now)
    till.carts.hold(note="回来取, 穿红色外套的那位先生, 在门口等", by=by, now=now)
    shifts.sell(shop, 250)
    shop.clock.advance(180)
    shop.line.faults.append(lost_after)
    day.paid(shop, COLA)
    go_on(shop)


def go_on(shop: Shop) -> None:
    """Let a moment pass, and the next customer come if nobody stands there."""
    shop.clock.advance(_MOMENT)
    till, now = shop.till, shop.clock.now()
    if not till.carts.current(now).lines:
        till.carts.add_amount(LONG, Money(123_456_700), now=now)
        till.carts.add(shop.goods(WATER), 3000, now=now)
        till.carts.write_note("请装两个袋子", now=now)
