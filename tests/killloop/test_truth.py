"""The witness of the kill loop: it must notice what is gone, and what happened twice."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.killloop.receiver import Receiver
from tests.killloop.record import Record, lines_of
from tests.killloop.truth import PAY, REFUND, Doubled, Lost, Truth
from tests.simulation.mould import APP, MERCHANT, made


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Make a home in which nothing was ever sold."""
    with made() as mould:
        shutil.copyfile(mould.platform, tmp_path / "platform.db")
    credentials = {
        "gateway": "http://127.0.0.1:1/gateway.do",
        "platform_public_key": "none",
        "merchant_id": MERCHANT,
        "app_id": APP,
        "app_private_key": "none",
    }
    (tmp_path / "credentials.json").write_text(json.dumps(credentials), "utf-8")
    return tmp_path


@pytest.fixture
def record(home: Path) -> Record:
    return Record(home / "record")


def test_a_payment_that_was_said_and_is_not_there_is_lost(home: Path, record: Record) -> None:
    record.add(
        "said", method=PAY, code="10000", out_trade_no="P1", total_amount="12.80", how="code"
    )
    with pytest.raises(Lost, match="P1"):
        Truth(home, home / "record").check()


def test_a_payment_that_still_waits_was_promised_nothing(home: Path, record: Record) -> None:
    record.add(
        "said", method=PAY, code="10003", out_trade_no="P1", total_amount="12.80", how="code"
    )
    truth = Truth(home, home / "record")
    truth.check()
    assert truth.said == 1


def test_what_the_till_said_is_final_must_stand_in_the_books(home: Path, record: Record) -> None:
    record.add("final", no="P1", state="cancelled", amount="12.80", how="code")
    truth = Truth(home, home / "record")
    truth.check()
    record.add("final", no="P2", state="paid", amount="12.80", how="code")
    with pytest.raises(Lost, match="P2"):
        truth.check()


def test_a_refund_that_moved_money_twice_is_doubled(
    home: Path, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Truth, "_stands", lambda *_: None)
    said = {"method": REFUND, "code": "10000", "out_trade_no": "P1", "amount": "1.00"}
    truth = Truth(home, home / "record")
    record.add("said", **said, out_request_no="R1", fund_change="Y")
    record.add("said", **said, out_request_no="R1", fund_change="N")
    record.add("said", **said, out_request_no="R2", fund_change="Y")
    truth.check()
    record.add("said", **said, out_request_no="R1", fund_change="Y")
    with pytest.raises(Doubled, match="R1"):
        truth.check()


def test_the_line_a_killed_writer_left_half_written_says_nothing(
    record: Record, home: Path
) -> None:
    record.add("opened", pid="1")
    with (home / "record").open("a") as file:
        file.write('{"kind": "said", "out_tr')
    assert [line.kind for line in lines_of(home / "record")] == ["opened"]


def test_a_notification_of_what_never_happened_is_noticed(home: Path) -> None:
    heard = Receiver()
    heard.hear(b"notify_id=N1&out_trade_no=P1&trade_status=TRADE_SUCCESS")
    with pytest.raises(Lost, match="P1"):
        Truth(home, home / "record").notified(heard)


def test_one_change_told_under_two_numbers_is_doubled(home: Path) -> None:
    heard = Receiver()
    heard.hear(b"notify_id=N1&out_trade_no=P1&trade_status=TRADE_SUCCESS")
    heard.hear(b"notify_id=N2&out_trade_no=P1&trade_status=TRADE_SUCCESS")
    with pytest.raises(Doubled, match="P1"):
        Truth(home, home / "record").notified(heard)
