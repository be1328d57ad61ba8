"""Two tills in earnest, for a while; and bugs that must not go unnoticed."""

from __future__ import annotations

import json

import pytest

from tests.tills.__main__ import main


def test_two_tills_killed_at_random_agree_with_their_platform(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--sales", "25", "--kills", "3"]) == 0

    figures = json.loads(capsys.readouterr().out)
    assert sum(figures["kills"].values()) == 3
    assert figures["sales"] >= 25


@pytest.mark.parametrize(
    ("planted", "rule", "sales"),
    [
        ("report-twice", "T1", "30"),
        ("cart-copied", "T3", "40"),
        ("report-forgotten", "I11", "30"),
        ("refund-unasked", "T7", "250"),
    ],
)
def test_a_planted_bug_is_found(
    planted: str, rule: str, sales: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--sales", sales, "--kills", "0", "--planted", planted]) == 1

    assert f"Breach: {rule}" in json.loads(capsys.readouterr().out)["problem"]
