"""The owner lets tills in, sees them, and turns them away; on a whole platform in memory."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from backend.kernel.call import Call, Caller
from backend.protocol.activation import Activation
from backend.protocol.envelope import read_unsigned
from backend.shops.contract.devices import DEVICE_ACTIVATE, DeviceActivateResponse
from backend.shops.contract.network import Network
from backend.shops.service import network as shops
from console.shops.hello import say_hello
from console.shops.tills.model import LOOK_MS, TillsModel
from console.shops.tills.view.page import TillsView
from console.till.reservations import OTHERS
from tests.console.accessible import nameless
from tests.console.payments.shop import MERCHANT, OWNER, Shop
from tests.helpers.keys import key

OPEN = Network(wanted=True, address="192.168.1.20", port=8781, fingerprint="ab" * 32)


@pytest.fixture
def who() -> tuple[str, str]:
    return OWNER


@pytest.fixture
def shop(shop: Shop) -> Shop:
    say_hello(shop.till, shop.client, shop.clock.now())
    return shop


@pytest.fixture
def view(qtbot: QtBot, shop: Shop) -> TillsView:
    model = TillsModel(shop.desk)
    view = TillsView(model, shop.desk)
    model.setParent(view)
    qtbot.addWidget(view)
    view.resize(1280, 700)
    view.show()
    view.arrive("")
    return view


def served(shop: Shop) -> None:
    """Do what whoever serves the platform does about the door."""

    def verb(call: Call) -> None:
        wanted = shops.network(call).wanted
        shops.stands(call, OPEN if wanted else Network(wanted=False))

    shop.platform.do(verb, Caller(merchant_id=MERCHANT))
    shop.clock.advance(LOOK_MS / 1000)


def opened(shop: Shop, view: TillsView) -> None:
    view.door.open.click()
    view.model.enter(OWNER[1])
    served(shop)


def invited(view: TillsView, name: str = "2 号收银台") -> Activation:
    view.door.add.click()
    view.name.name.setText(name)
    view.name.go.click()
    view.model.enter(OWNER[1])
    invitation = view.model.invitation
    assert invitation is not None
    return invitation.activation


def came(shop: Shop, activation: Activation) -> DeviceActivateResponse:
    body = {"code": activation.code, "public_key": key("till").public.bare()}
    told = shop.platform.enter(json.dumps(body).encode(), "192.168.1.31")
    shop.clock.advance(LOOK_MS / 1000)
    return read_unsigned(told, DEVICE_ACTIVATE)


def test_the_network_is_shut_until_the_owner_opens_it_with_a_pin(
    shop: Shop, view: TillsView
) -> None:
    assert (view.panel.key, view.door.add.isVisible()) == ("door", False)

    view.door.open.click()
    assert view.panel.key == "pin"
    view.model.enter("0000")
    assert "4" in view.pin.pad.message()
    view.model.enter(OWNER[1])
    served(shop)

    assert view.panel.key == "door"
    assert view.door.add.isVisible()
    assert view.door.address.figure.text() == "192.168.1.20:8781"

    view.door.shut.click()
    view.model.enter(OWNER[1])
    served(shop)
    assert view.door.open.isVisible()


def test_a_till_is_let_in_by_what_is_shown_and_stands_there_at_once(
    shop: Shop, view: TillsView
) -> None:
    opened(shop, view)
    activation = invited(view)
    assert view.panel.key == "activation"
    assert view.activation.code.text == activation.compact()
    shown = " ".join(half.text() for half in view.activation.halves)
    assert Activation.from_text(shown) == activation

    came(shop, activation)

    assert [one.name for one in view.model.devices] == ["主收银台", "2 号收银台"]
    assert view.panel.key == "till"
    assert view.till.title.text() == "2 号收银台"
    say_hello(shop.till, shop.client, shop.clock.now())
    assert shop.till.settings.text(OTHERS) == "1"


def test_an_activation_says_for_how_long_it_is_good(shop: Shop, view: TillsView) -> None:
    opened(shop, view)
    invited(view)
    shop.clock.advance(60)
    assert "13:5" in view.activation.left.text() or "14:00" in view.activation.left.text()

    shop.clock.advance(15 * 60)
    over = view.activation.left.text()
    assert ":" not in over
    view.activation.back.click()
    assert view.panel.key == "door"


def test_a_till_is_turned_away_with_a_pin(shop: Shop, view: TillsView) -> None:
    opened(shop, view)
    told = came(shop, invited(view))
    view.till.revoke.click()
    assert view.panel.key == "pin"
    view.model.enter(OWNER[1])
    shop.clock.advance(LOOK_MS / 1000)

    gone = view.model.devices[-1]
    assert (gone.device_id, gone.revoked_at is not None) == (told.device_id, True)
    assert not view.till.revoke.isVisible()


def test_a_touch_shows_a_till(qtbot: QtBot, view: TillsView) -> None:
    table = view.table.view
    where = table.visualRect(view.rows.index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)

    assert view.panel.key == "till"


def test_the_first_till_cannot_be_turned_away(qtbot: QtBot, view: TillsView) -> None:
    view.table.select(0)
    assert view.panel.key == "door"  # the way there goes by the keys, too
    qtbot.keyClick(view.table.view, Qt.Key.Key_Return)

    assert view.panel.key == "till"
    assert not view.till.revoke.isVisible()
    view.till.back.click()
    assert view.panel.key == "door"


def test_a_name_is_needed_and_the_way_back_asks_for_nothing(shop: Shop, view: TillsView) -> None:
    opened(shop, view)
    view.door.add.click()
    view.name.name.setText("  ")
    view.name.go.click()
    assert view.panel.key == "name"
    assert view.name.field.fault.isVisible()
    view.name.back.click()
    assert (view.panel.key, view.model.deed) == ("door", None)


def test_everything_on_the_page_has_a_name(shop: Shop, view: TillsView) -> None:
    opened(shop, view)
    invited(view)

    assert nameless(view) == []
