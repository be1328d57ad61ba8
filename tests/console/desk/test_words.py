"""How amounts, days and durations read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

from backend.protocol.money import Currency, Money
from console.desk.words import GAP, MINUS, Words, figures

MOMENT = datetime(2026, 11, 22, 7, 42, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("minor", "read"),
    [
        (4789, f"¥{GAP}47.89"),
        (0, f"¥{GAP}0.00"),
        (-300, f"{MINUS}¥{GAP}3.00"),
        (128000, f"¥{GAP}1,280.00"),
        (123456789012, f"¥{GAP}1,234,567,890.12"),
    ],
)
def test_money_reads_with_sign_gap_and_groups(words: Words, minor: int, read: str) -> None:
    assert words.money(Money(minor)) == read


def test_a_currency_without_decimals_reads_without_a_point(words: Words) -> None:
    assert words.money(Money(1280, Currency.JPY)) == f"JP¥{GAP}1,280"


@given(minor=st.integers(-(10**15), 10**15))
def test_the_figures_of_an_amount_lose_nothing(minor: int) -> None:
    read = figures(Money(minor))

    back = read.replace(",", "").replace(MINUS, "-")
    assert Money.from_text(back) == Money(minor) if abs(minor) < 10**14 else True
    assert back == Money(minor).to_text()


def test_the_same_amount_reads_alike_in_both_languages(words: Words) -> None:
    english = words.money(Money(-123456))
    words.speak("zh_CN")

    assert words.money(Money(-123456)) == english


@pytest.mark.parametrize(
    ("value", "read"),
    [(1280, "1,280"), (-3, f"{MINUS}3"), (Decimal("0.842"), "0.842"), (Decimal(-1), f"{MINUS}1")],
)
def test_counts_and_quantities_read_with_a_real_minus(
    words: Words, value: int | Decimal, read: str
) -> None:
    assert words.number(value) == read


@pytest.mark.parametrize(
    ("share", "read"), [("0.006", "0.6%"), ("1", "100%"), ("-0.5", f"{MINUS}50%"), ("0", "0%")]
)
def test_a_share_reads_as_percent(words: Words, share: str, read: str) -> None:
    assert words.percent(Decimal(share)) == read


def test_moments_read_in_the_zone_of_the_shop(words: Words) -> None:
    assert words.minute(MOMENT) == "2026-11-22 15:42"
    assert words.moment(MOMENT) == "2026-11-22 15:42:03"
    assert words.time(MOMENT) == "15:42:03"
    assert words.date(datetime(2026, 11, 22, 16, tzinfo=UTC)) == "2026-11-23"


def test_a_moment_without_a_zone_is_refused(words: Words) -> None:
    with pytest.raises(ValueError, match="zone"):
        words.minute(MOMENT.replace(tzinfo=None))


def test_a_day_reads_in_the_language_in_force(words: Words) -> None:
    assert words.day(date(2026, 11, 22)) == "Sun 22 Nov"
    words.speak("zh_CN")
    assert words.day(MOMENT) == "11月22日 周日"


@pytest.mark.parametrize(
    ("seconds", "english", "chinese"),
    [
        (112, "1 min 52 s", "1 分 52 秒"),
        (8, "8 s", "8 秒"),
        (-5, "0 s", "0 秒"),
        (3723, "1 h 2 min", "1 小时 2 分"),
    ],
)
def test_a_duration_reads_in_two_units(
    words: Words, seconds: int, english: str, chinese: str
) -> None:
    length = timedelta(seconds=seconds)

    assert words.duration(length) == english
    words.speak("zh_CN")
    assert words.duration(length) == chinese


def test_speaking_another_language_tells_once(qtbot: QtBot, words: Words) -> None:
    with qtbot.waitSignal(words.changed):
        words.speak("zh_CN")
    with qtbot.assertNotEmitted(words.changed):
        words.speak("zh_CN")


def test_the_system_speaks_one_of_our_languages(words: Words) -> None:
    words.speak("system")

    assert words.language in {"zh_CN", "en"}


def test_a_silent_desk_leaves_no_words_behind(words: Words) -> None:
    words.speak("zh_CN")
    words.fall_silent()

    assert QCoreApplication.translate("Roles", "Cashier") == "Cashier"
    assert words.findChildren(QTranslator) == [], "one that ends in a look-up waits for ever"
