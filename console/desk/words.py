"""How money, counts, dates and durations read, and which language is spoken."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

import shiboken6
from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator, Signal

from backend.protocol.money import Currency, Money
from console.desk.translator import LANGUAGES, Translator, qt_translator

GAP: Final = "\u2009"
MINUS: Final = "\u2212"
DASH: Final = "—"
_SIGNS: Final = {Currency.CNY: "¥", Currency.JPY: "JP¥", Currency.KWD: "KWD"}
SHOP_ZONE: Final[tzinfo] = ZoneInfo("Asia/Shanghai")


class Words(QObject):
    """The language in force and the readings that follow from it."""

    changed = Signal()

    def __init__(
        self,
        language: str = "zh_CN",
        *,
        zone: tzinfo = SHOP_ZONE,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._zone = zone
        self._language = ""
        self._translators: list[QTranslator] = []
        self.speak(language)

    @property
    def language(self) -> str:
        """``zh_CN`` or ``en``."""
        return self._language

    def speak(self, choice: str) -> None:
        """Change to ``zh_CN``, ``en`` or what the ``system`` speaks; every window follows."""
        language = choice if choice in LANGUAGES else _system_language()
        if language == self._language:
            return
        self.fall_silent()
        self._language = language
        QLocale.setDefault(QLocale(language))
        self._translators = [qt_translator(language, self), Translator(language, self)]
        for translator in self._translators:
            QCoreApplication.installTranslator(translator)
        self.changed.emit()

    def fall_silent(self) -> None:
        """
        Take our words away from the application again.

        They end here. Left to the collector of cycles they might end while a text is looked up: Qt
        locks its translators for that, and one that ends waits for that lock, on the same thread.
        """
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
            shiboken6.delete(translator)
        self._translators = []
        self._language = ""

    def money(self, amount: Money) -> str:
        """Read an amount with its sign of currency: ``¥ 1,280.00``, ``−¥ 3.00``."""
        minus = MINUS if amount.minor < 0 else ""
        return f"{minus}{_SIGNS[amount.currency]}{GAP}{figures(amount).lstrip(MINUS)}"

    def amount(self, amount: Money) -> str:
        """Read an amount where the currency is plain from its place: ``1,280.00``, ``−3.00``."""
        return figures(amount)

    def number(self, value: int | Decimal) -> str:
        """Read a count or a quantity: ``1,280``, ``0.842``, ``−3``."""
        return f"{value:,}".replace("-", MINUS)

    def percent(self, value: Decimal) -> str:
        """Read a share of one: ``Decimal("0.006")`` is ``0.6%``."""
        whole = (value * 100).normalize()
        return f"{whole:f}%".replace("-", MINUS)

    def day(self, value: date | datetime) -> str:
        """Read a day: ``11月22日 周日``, ``Sun 22 Nov``; with the year if it is not this one's."""
        day = self._local(value).date() if isinstance(value, datetime) else value
        form = "M月d日 ddd" if self._language == "zh_CN" else "ddd d MMM"
        return QLocale(self._language).toString(day, form)  # type: ignore[call-overload, no-any-return]

    def date(self, moment: datetime) -> str:
        """Read a date that sorts: ``2026-11-22``, in the shop's zone."""
        return f"{self._local(moment):%Y-%m-%d}"

    def minute(self, moment: datetime) -> str:
        """Read date and time to the minute: ``2026-11-22 15:42``, in the shop's zone."""
        return f"{self._local(moment):%Y-%m-%d %H:%M}"

    def moment(self, moment: datetime) -> str:
        """Read date and time to the second: ``2026-11-22 15:42:03``, in the shop's zone."""
        return f"{self._local(moment):%Y-%m-%d %H:%M:%S}"

    def time(self, moment: datetime) -> str:
        """Read the time of day: ``15:42:03``, in the shop's zone."""
        return f"{self._local(moment):%H:%M:%S}"

    def duration(self, length: timedelta) -> str:
        """Read how long: ``1 分 52 秒``, ``1 min 52 s``; never negative, whole seconds."""
        minutes, seconds = divmod(max(0, int(length.total_seconds())), 60)
        hours, minutes = divmod(minutes, 60)
        if hours:
            return self.tr("{h} h {m} min").format(h=hours, m=minutes)
        if minutes:
            return self.tr("{m} min {s} s").format(m=minutes, s=seconds)
        return self.tr("{s} s").format(s=seconds)

    def _local(self, moment: datetime) -> datetime:
        if moment.tzinfo is None:
            raise ValueError("a moment to be read must know its zone")
        return moment.astimezone(UTC).astimezone(self._zone)


def figures(amount: Money) -> str:
    """Write the figures of an amount, grouped by thousands, with a real minus sign."""
    text = amount.to_text()
    whole, point, fraction = text.lstrip("-").partition(".")
    minus = MINUS if text.startswith("-") else ""
    return f"{minus}{int(whole):,}{point}{fraction}"


def currency_sign(currency: Currency) -> str:
    """Return the sign written before an amount."""
    return _SIGNS[currency]


def _system_language() -> str:
    chinese = QLocale.system().language() is QLocale.Language.Chinese
    return "zh_CN" if chinese else "en"
