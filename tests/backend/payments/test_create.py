"""Orders that ask a buyer whom the merchant knows."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from backend.kernel.call import Caller
from backend.payments.contract.fields import TradeStatus
from backend.payments.contract.refusals import (
    BuyerIsSeller,
    BuyerNotExist,
    BuyerNotMatch,
    BuyerStatusForbids,
    ContextInconsistent,
    TradeHasClose,
    TradeHasSuccess,
)
from backend.payments.contract.trade import TRADE_PAY
from backend.protocol.errors import BusinessError
from backend.wallet import service as wallet
from tests.backend.payments.shop import APP, BO, MEI, SELLER, Shop


def test_a_created_order_waits_for_its_buyer(shop: Shop) -> None:
    created = shop.create(out_trade_no="A1", product_code="JSAPI_PAY")

    found = shop.query("A1")

    assert found.trade_no == created.trade_no
    assert (found.trade_status, found.buyer_user_id) == (TradeStatus.WAIT_BUYER_PAY, MEI)


def test_the_same_order_again_is_the_same_trade(shop: Shop) -> None:
    first = shop.create(out_trade_no="A1")
    before = shop.everything()

    assert shop.create(out_trade_no="A1") == first
    assert shop.everything() == before


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        ({"buyer_id": "2088999999999999"}, BuyerNotExist),
        ({"buyer_id": SELLER}, BuyerIsSeller),
        ({"buyer_id": None, "buyer_logon_id": "13900000000"}, BuyerNotExist),
        ({"buyer_id": None, "buyer_logon_id": "<script>"}, BuyerNotExist),
        ({"out_trade_no": "A1", "buyer_id": BO}, BuyerNotMatch),
        ({"out_trade_no": "A1", "total_amount": "1"}, ContextInconsistent),
        ({"out_trade_no": "A2"}, TradeHasSuccess),
        ({"out_trade_no": "A3"}, TradeHasClose),
    ],
)
def test_an_order_that_cannot_be_asked_changes_nothing(
    shop: Shop, asked: dict[str, str], refusal: type[BusinessError]
) -> None:
    shop.create(out_trade_no="A1")
    shop.pay(out_trade_no="A2")
    shop.cancel("A3")
    before = shop.everything()

    with pytest.raises(refusal):
        shop.create(**asked)

    assert shop.everything() == before


def test_a_merchant_that_is_also_a_buyer_is_not_asked_by_itself(shop: Shop) -> None:
    code = shop.code()
    asked = {"out_trade_no": "A1", "subject": "x", "total_amount": "1", "auth_code": code}

    outcome = shop.group([shop.work(TRADE_PAY, Caller(MEI, APP), **asked)])[0]

    assert isinstance(outcome.error, BuyerIsSeller)


def test_somebody_must_be_asked(shop: Shop) -> None:
    with pytest.raises(ValidationError, match="buyer_id and buyer_logon_id"):
        shop.create(buyer_id=None)


def test_a_closed_wallet_is_asked_nothing_new(shop: Shop) -> None:
    first = shop.create(out_trade_no="A1")
    shop.database.do(lambda unit: wallet.close_buyer(shop.call(Caller(), unit), MEI))

    with pytest.raises(BuyerStatusForbids):
        shop.create(out_trade_no="A2")
    assert shop.create(out_trade_no="A1") == first


def test_a_created_order_is_paid_by_the_code_its_buyer_shows(shop: Shop) -> None:
    created = shop.create(out_trade_no="A1")
    with pytest.raises(BuyerNotMatch):
        shop.pay(out_trade_no="A1", auth_code=shop.code(BO))

    assert shop.pay(out_trade_no="A1").trade_no == created.trade_no


def test_a_precreated_order_may_ask_a_buyer_who_turns_out_to_be_known(shop: Shop) -> None:
    code = shop.precreate(out_trade_no="A1").qr_code

    created = shop.create(out_trade_no="A1")

    assert shop.scan(code).trade_no == created.trade_no
