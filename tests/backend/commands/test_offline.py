"""Commands on a home that nobody serves."""

from __future__ import annotations

import json
from pathlib import Path

import pysqlite3
import pytest

from backend.commands import sandbox as opening
from backend.commands import wallet as phone
from backend.commands.home import Home
from backend.commands.opening import open_home
from backend.kernel.clock import SystemClock
from backend.payments.contract.trade import TRADE_PRECREATE, TradePrecreateRequest
from backend.protocol.envelope import read_answer, write_request
from backend.protocol.money import Money
from backend.protocol.signing import PrivateKey
from tests.backend.commands.conftest import Run

LOGON = "10000000001"


def shown_qr(home: Path, amount: Money) -> str:
    """Let the till show a QR code and return what it says."""
    folder = Home(home)
    with folder.held():
        platform = open_home(folder)
        key = PrivateKey.load(folder.key_text("app_private") or "", own=True)
        plan = folder.plan() or {}
        form = write_request(
            TRADE_PRECREATE,
            TradePrecreateRequest(out_trade_no="A1", total_amount=amount, subject="可乐"),
            app_id=plan["app_id"],
            key=key,
            at=SystemClock().now(),
        )
        answer = read_answer(platform.answer(b"", form), TRADE_PRECREATE, platform.key.public)
        platform.close()
    return answer.qr_code


def test_a_buyer_scans_confirms_and_is_poorer(run: Run, home: Path) -> None:
    run("sandbox", "--home", home)
    before = Money.from_text(
        run("wallet", "--home", home, "balance", "--buyer", LOGON).json["balance"]
    )
    qr = shown_qr(home, Money(300_00))

    scanned = run("wallet", "--home", home, "scan", "--buyer", LOGON, "--qr", qr).json
    assert scanned["trade_status"] == "WAIT_BUYER_PAY"
    assert scanned["total_amount"] == "300.00"
    confirmed = run(
        "wallet", "--home", home, "confirm", "--buyer", LOGON, "--trade", scanned["trade_no"]
    )

    assert (confirmed.code, confirmed.json["trade_status"]) == (0, "TRADE_SUCCESS")
    after = run("wallet", "--home", home, "balance", "--buyer", LOGON).json["balance"]
    assert Money.from_text(after) == before - Money(300_00)
    assert run("verify", "--home", home).code == 0


def test_a_buyer_refuses_what_was_scanned(run: Run, home: Path) -> None:
    run("sandbox", "--home", home)
    qr = shown_qr(home, Money(1))
    trade = run("wallet", "--home", home, "scan", "--buyer", LOGON, "--qr", qr).json["trade_no"]

    refused = run("wallet", "--home", home, "refuse", "--buyer", LOGON, "--trade", trade)
    late = run("wallet", "--home", home, "confirm", "--buyer", LOGON, "--trade", trade)

    assert refused.json["trade_status"] == "TRADE_CLOSED"
    assert (late.code, late.json["sub_code"]) == (1, "ACQ.TRADE_HAS_CLOSE")


def test_a_code_that_always_asks_is_shown(run: Run, home: Path) -> None:
    code = run("wallet", "--home", home, "code", "--buyer", LOGON, "--always-confirm")

    assert code.code == 0
    assert code.json["auth_code"].isdigit()


def test_a_buyer_nobody_knows_is_told(run: Run, home: Path) -> None:
    done = run("wallet", "--home", home, "confirm", "--buyer", "19999999999", "--trade", "2" * 28)

    assert (done.code, done.json["sub_code"]) == (1, "WALLET.BUYER_UNKNOWN")


def test_whoever_holds_a_home_and_never_answers_is_not_waited_for(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("sandbox", "--home", home)
    monkeypatch.setattr(phone, "_WAIT_SECONDS", 0.0)
    monkeypatch.setattr(opening, "WAIT_SECONDS", 0.0)
    with Home(home).held():
        wallet = run("wallet", "--home", home, "balance", "--buyer", LOGON)
        (home / "home.json").unlink()
        sandbox = run("sandbox", "--home", home)

    assert (wallet.code, sandbox.code) == (2, 2)
    assert "does not answer" in wallet.err
    assert "already served" in sandbox.err


def test_verify_says_what_it_looked_at(run: Run, home: Path) -> None:
    run("sandbox", "--home", home)

    done = run("verify", "--home", home)

    *checks, summary = done.out.splitlines()
    assert done.code == 0
    assert len(checks) > 10
    assert all(line.startswith("ok ") and line.endswith("checked)") for line in checks)
    assert summary.endswith(": 0 breaches")


def test_verify_finds_what_somebody_changed(run: Run, home: Path) -> None:
    run("sandbox", "--home", home)
    connection = pysqlite3.connect(str(home / "platform.db"))
    connection.execute("UPDATE ecosystem_app SET public_key = 'spoilt'")
    connection.commit()
    connection.close()

    done = run("verify", "--home", home)

    assert done.code == 1
    assert "BREACH ecosystem" in done.out
    assert "has a key that cannot be read" in done.out


@pytest.mark.parametrize("made", [False, True])
def test_verify_of_what_is_no_home_is_told(run: Run, home: Path, made: bool) -> None:
    if made:
        home.mkdir()

    done = run("verify", "--home", home)

    assert done.code == 2
    assert "not a home" in done.err
    assert home.exists() == made


def test_the_handbook_is_written(run: Run, tmp_path: Path) -> None:
    done = run("handbook", "--out", tmp_path / "api.json")

    described = json.loads((tmp_path / "api.json").read_text("utf-8"))
    assert done.code == 0
    assert described["openapi"].startswith("3.1")
    assert "/alipay.trade.pay" in described["paths"]
