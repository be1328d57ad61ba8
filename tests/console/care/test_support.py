"""The bundle for those who help holds nothing that is anybody's."""

from __future__ import annotations

import json
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from console.care.masking import Mask
from console.care.support import known_of, write_bundle
from console.till.store.shop import Member
from tests.console.till.shop import BUYER, NOON, opened
from tests.helpers.keys import key

SECRETS = {
    "key": key("app").pem(),
    "pin": "Pw7!x2468",
    "token": "tok_4f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c",
    "short token": "kq93jz",
    "phone": "13812345678",
    "spaced phone": "138 1234 5678",
    "foreign phone": "+86-13987654321",
    "payment code": "284512345678901234",
    "buyer": "2088000000000102",
    "name": "欧阳晓燕",
    "id card": "110101199003074578",
    "bank card": "6222021234567890123",
    "mail": "ouyang.xy@example.cn",
    "amount": "1,288.60",
    "cookie": "sid=Zm9vYmFy",
    "activation": "K7Q2-MX8F-3ZQW",
    "second cookie": "csrf93kqj",
    "bare bearer": "eyJh.bGci.OiJ9",
    "database password": "hunter2",
    "kept pin": "KioqKioqKioqKioqKioqKg==",
    "signature": "aGVsbG8gd29ybGQgdGhpcyBpcyBhIHNpZ25hdHVyZQ==",
}
LOG = """\
2026-11-22 15:42:03 WARNING console: NET-TIMEOUT no answer
2026-11-22 15:42:04 ERROR sign-in failed staff=101 pin={pin} token: {token}
{{"auth_code": "{payment code}", "buyer_id": "{buyer}", "pin": "{pin}", "secret":"{short token}"}}
buyer {name} ({phone}, {spaced phone}, {foreign phone}) paid ¥{amount}
Authorization: Bearer {token}
Cookie: {cookie}; csrf={second cookie}
curl -H "X: bearer {bare bearer}"
could not connect to postgresql+psycopg://zhanggui:{database password}@db:5432/zhanggui
[parameters: ('101', 'scrypt$12$8$1${kept pin}$short')]
activation_code={activation}&sign={signature}
card {bank card} id {id card} mail {mail}
{key}
Traceback: File "/srv/console/till/outbox.py", line 120, in _record
"""


@pytest.fixture
def bundle(home: Path, tmp_path: Path) -> dict[str, str]:
    """Plant every kind of secret wherever one may get to, and write a bundle."""
    log = LOG.format(**SECRETS)
    (home / "platform.log").write_text(log, "utf-8")
    (home / "console.log").write_text(log, "utf-8")
    service = {"pid": 1, "port": 1, "url": "http://127.0.0.1:1", "phone_token": SECRETS["token"]}
    (home / "service.json").write_text(json.dumps(service), "utf-8")
    settings = {"language": "en", "export.folder": f"/home/{SECRETS['name']}/导出"}
    (home / "console-settings.json").write_text(json.dumps(settings), "utf-8")
    health = [{"key": "platform", "word": f"code {SECRETS['payment code']}"}]
    known = [("name", SECRETS["name"])]
    target = tmp_path / "support.zip"
    write_bundle(home, target, now=NOON, health=health, known=known, salt=b"1" * 16)
    with zipfile.ZipFile(target) as packed:
        return {name: packed.read(name).decode("utf-8") for name in packed.namelist()}


def test_no_secret_of_any_kind_is_in_it(bundle: dict[str, str], home: Path) -> None:
    everything = "\n".join(bundle.values())
    lines = [line for line in SECRETS["key"].splitlines() if len(line) > 20]
    keys = [
        line
        for file in (home / "keys").glob("*")
        for line in file.read_text("utf-8").splitlines()
        if len(line) > 20
    ]
    for secret in (*SECRETS.values(), *lines, *keys):
        assert secret not in everything
    plan = json.loads((home / "sandbox.json").read_text("utf-8"))
    for value in _texts(plan):
        assert value not in everything


def test_what_helps_is_still_in_it(bundle: dict[str, str]) -> None:
    log = bundle["platform.log"]
    assert "2026-11-22 15:42:03 WARNING console: NET-TIMEOUT no answer" in log
    assert 'File "/srv/console/till/outbox.py", line 120, in _record' in log
    assert "CREATE TABLE" in bundle["till-schema.sql"]
    assert json.loads(bundle["till-counts.json"])["sales"] == 3
    assert json.loads(bundle["settings.json"])["language"] == "en"
    assert json.loads(bundle["versions.json"])["python"]


def test_marks_tell_same_from_other_but_not_what() -> None:
    mask = Mask(salt=b"a" * 16)
    one, again, other = (mask.text(text) for text in ("13812345678", "13812345678", "13812345679"))
    assert one == again != other
    assert Mask(salt=b"b" * 16).text("13812345678") != one


def test_the_till_knows_who_works_there_and_who_paid(home: Path) -> None:
    with opened(home.parent / "other" / "till") as shop:
        shop.till.staff.replace([Member(f"10{one}", f"店员{one}", "CASHIER") for one in range(4)])
        shop.pay(shop.charge(shop.sale()))
        shop.clock.at += timedelta(seconds=1)
    names = {name: what for what, name in known_of(home.parent / "other")}
    assert set(names.values()) == {"name"}
    assert len(names) >= 4
    assert BUYER not in names, "of a buyer only what the platform tells is kept"


def _texts(found: object) -> list[str]:
    if isinstance(found, dict):
        return [text for value in found.values() for text in _texts(value)]
    if isinstance(found, list):
        return [text for value in found for text in _texts(value)]
    return [found] if isinstance(found, str) and len(found) >= 6 and "http" not in found else []
