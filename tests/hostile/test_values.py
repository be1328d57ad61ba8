"""A field of any method with a value of any kind: refused, or meant; never half done."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hostile.books import Books, changed
from tests.hostile.counter import Heard
from tests.hostile.orders import ORDERS, SERVED
from tests.hostile.values import NO_AMOUNT, NO_PAYABLE, STRANGE, fields_of, spoiled
from tests.hostile.world import World

HELD = settings(
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
WRONG_INPUT = {"isv.missing-parameter", "isv.invalid-parameter", "isv.illegal-json"}
PAYABLE = (
    ("alipay.trade.pay", "total_amount"),
    ("alipay.trade.precreate", "total_amount"),
    ("alipay.trade.create", "total_amount"),
    ("alipay.trade.refund", "refund_amount"),
)


def assert_refused(heard: Heard, method: str) -> None:
    assert heard.status == 200
    assert heard.node["code"] in {"40001", "40002"}, heard.body
    assert heard.sub_code in WRONG_INPUT, heard.body
    assert heard.sub_code in SERVED[method].refusals


def test_every_method_has_an_order_to_spoil() -> None:
    assert set(ORDERS) == set(SERVED)


@pytest.mark.parametrize("method", sorted(ORDERS))
def test_the_orders_are_well_formed_before_they_are_spoiled(world: World, method: str) -> None:
    heard = world.counter.call(method, ORDERS[method](world))

    assert heard.sub_code not in WRONG_INPUT, heard.body
    assert heard.node["code"] in {"10000", "40004"}
    assert not heard.sub_code or heard.sub_code in SERVED[method].refusals


@pytest.mark.parametrize(("method", "name"), PAYABLE)
def test_what_is_no_amount_moves_no_money(
    world: World, books: Books, method: str, name: str
) -> None:
    order = ORDERS[method](world)
    before = books.settle()

    for token in (*NO_AMOUNT, *NO_PAYABLE):
        assert_refused(world.counter.call_with(method, spoiled(order, (name,), token)), method)

    assert changed(before, books.fingerprint()) == []


@pytest.mark.parametrize("method", [name for name in sorted(ORDERS) if SERVED[name].has_fields])
@settings(HELD, max_examples=40)
@given(data=st.data())
def test_a_value_outside_the_published_schema_changes_nothing(
    world: World, books: Books, method: str, data: st.DataObject
) -> None:
    order = ORDERS[method](world)
    field = data.draw(st.sampled_from(list(fields_of(SERVED[method].schema, order))))
    bad = [token for token in STRANGE if field.refuses(token)]
    content = spoiled(order, field.place, data.draw(st.sampled_from(bad)))
    before = books.settle()

    heard = world.counter.call_with(method, content)

    assert_refused(heard, method)
    assert changed(before, books.fingerprint()) == []


@pytest.mark.parametrize("method", sorted(ORDERS))
def test_a_needed_field_left_out_changes_nothing(world: World, books: Books, method: str) -> None:
    order = ORDERS[method](world)
    before = books.settle()

    for needed in SERVED[method].schema.get("required", ()):
        less = {name: value for name, value in order.items() if name != needed}
        assert_refused(world.counter.call(method, less), method)

    assert changed(before, books.fingerprint()) == []
