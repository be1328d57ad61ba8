"""Open a home once: keys, the database, and a demonstration shop with its app and buyers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from sqlalchemy.exc import SQLAlchemyError

import backend
from backend.app import Edges, Platform
from backend.commands.home import Home, HomeUnusable, gateway_base, promised_port
from backend.ecosystem import service as ecosystem
from backend.ecosystem.service import Registration
from backend.kernel.call import Call, Caller, Setting
from backend.kernel.condition import Checked
from backend.kernel.database import Database, DatabaseLost
from backend.migrations.upgrade import SchemaUnknown, head, upgrade
from backend.payments.service import undoing as payments
from backend.protocol.money import Money
from backend.protocol.signing import KeyUnreadable, PrivateKey, PublicKey
from backend.retail.service import shop as retail
from backend.wallet import service as wallet
from backend.wallet.contract import LogonTaken
from backend.wallet.service import Opening

# Demonstration buyers: logon, name, PIN, yuan, password-free yuan. Nobody real has these numbers:
# no mobile number begins 100, and example.com belongs to no one.
_BUYERS: Final = (
    ("10000000001", "林小满", "246810", "8000.00", "200.00"),
    ("10000000002", "周子航", "135791", "1500.00", "200.00"),
    ("10000000003", "陈桂兰", "886622", "600.00", "50.00"),
    ("10000000004", "许静", "310527", "99999.00", "1000.00"),
    ("mei@example.com", "吴梅", "427190", "3.20", "200.00"),
    ("bo@example.com", "赵波", "958473", "300.00", "0.00"),
)


def open_home(
    home: Home, *, database: str | None = None, setting: Setting | None = None
) -> Platform:
    """
    Return the platform of a home that is held; whatever is missing of it is made.

    Without a ``setting`` its QR codes say where it will be served.

    :raises HomeUnusable: if what stands there does not fit together.
    """
    if database is not None and database != home.database_url():
        home.remember(database=database)
    key = _platform_key(home)
    plan = home.plan() or _new_plan(home)
    if setting is None:
        setting = Setting(base_url=gateway_base(promised_port(home)))
    platform = Platform(_database(home), key, Edges.real(), setting)
    checked = home.checked()
    platform.setting.condition.remember(
        schema=head(), last=Checked(*checked) if checked else None, keep=home.keep_checked
    )
    _open_shop(home, platform, plan)
    platform.do(lambda call: payments.plan_finishing(call, call.now))
    if not home.settings().get("opened"):
        home.remember(opened=True)
    return platform


def _database(home: Home) -> Database:
    try:
        opened = Database.open(home.database_url())
        opened.alter(upgrade)
    except (DatabaseLost, SQLAlchemyError, SchemaUnknown) as error:
        raise HomeUnusable(f"the database cannot be opened: {error}") from error
    return opened


def demo_files() -> tuple[str, str]:
    """
    Return goods and shop of the demonstration, from checkout or wheel.

    :raises HomeUnusable: if neither has them.
    """
    root = Path(backend.__file__).parents[1]
    for folder in (root / "resources" / "demo", root / "console" / "resources" / "demo"):
        if folder.is_dir():
            goods = (folder / "goods.csv").read_text("utf-8")
            return goods, (folder / "shop.toml").read_text("utf-8")
    raise HomeUnusable("resources/demo was not installed")


def _platform_key(home: Home) -> PrivateKey:
    key = _own_key(home, "platform")
    _own_key(home, "app")
    return key


def _own_key(home: Home, name: str) -> PrivateKey:
    """Return a key pair of this home, made if it is not there yet."""
    kept = home.key_text(f"{name}_private")
    try:
        key = PrivateKey.generate() if kept is None else PrivateKey.load(kept, own=True)
    except KeyUnreadable as error:
        raise HomeUnusable(f"{home.key_path(f'{name}_private')} is not a private key") from error
    if kept is None:
        home.keep_key(f"{name}_private", key.pem())
    if home.key_text(f"{name}_public") != key.public.pem():
        home.keep_key(f"{name}_public", key.public.pem())
    return key


def _new_plan(home: Home) -> dict[str, Any]:
    """Choose the demonstration's numbers and keep them before anything is opened with them."""
    ids = Edges.real().ids
    plan: dict[str, Any] = {
        "merchant_id": ids.user_id(),
        "app_id": "2021" + ids.digits(12),
        "buyers": [
            {
                "user_id": ids.user_id(),
                "logon_id": logon,
                "name": name,
                "pin": pin,
                "balance": balance,
                "free_limit": free_limit,
            }
            for logon, name, pin, balance, free_limit in _BUYERS
        ],
    }
    home.keep_plan(plan)
    return plan


def _open_shop(home: Home, platform: Platform, plan: Mapping[str, Any]) -> None:
    """Open merchant, app, buyers and shop in one transaction, unless it was done before."""
    merchant_id = str(plan["merchant_id"])
    goods, front = demo_files()
    public_key = PublicKey.load(home.key_text("app_public") or "").pem()
    app = Registration(str(plan["app_id"]), merchant_id, "掌柜收银台", public_key)

    def verb(call: Call) -> None:
        if ecosystem.merchant(call, merchant_id) is not None:
            ecosystem.replace_key(call, app.app_id, public_key)  # the folder's key is the one
            return
        retail.seed(call, goods_csv=goods, shop_toml=front)
        ecosystem.open_merchant(call, merchant_id, retail.shop(call).name)
        ecosystem.register_app(call, app)
        for buyer in plan["buyers"]:
            wallet.open_buyer(call, _opening(buyer))

    try:
        platform.do(verb, Caller(merchant_id=merchant_id))
    except (LogonTaken, ecosystem.NumberTaken) as error:
        raise HomeUnusable("the database belongs to another home") from error


def _opening(buyer: Mapping[str, str]) -> Opening:
    return Opening(
        buyer_id=buyer["user_id"],
        logon_id=buyer["logon_id"],
        name=buyer["name"],
        pin=buyer["pin"],
        balance=Money.from_text(buyer["balance"]),
        free_limit=Money.from_text(buyer["free_limit"]),
    )
