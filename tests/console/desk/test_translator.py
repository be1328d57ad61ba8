"""Translations read straight from the files the translators edit."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from console.desk.phrases import QT_TRANSLATE_NOOP, said
from console.desk.translator import Translator, read_catalogue
from console.desk.words import Words


def test_a_phrase_is_heard_in_the_language_in_force(words: Words) -> None:
    phrase = QT_TRANSLATE_NOOP("Roles", "Cashier")

    assert said(phrase) == "Cashier"
    words.speak("zh_CN")
    assert said(phrase) == "收银员"


def test_qt_speaks_the_language_too(words: Words) -> None:
    words.speak("zh_CN")

    assert "复制" in QCoreApplication.translate("QWidgetTextControl", "&Copy")


def test_english_tells_one_from_several(words: Words) -> None:
    def tries(count: int) -> str:
        return QCoreApplication.translate("PinPad", "Wrong PIN. %n tries left.", None, count)

    assert tries(1) == "Wrong PIN. One try left."
    assert tries(3) == "Wrong PIN. 3 tries left."
    words.speak("zh_CN")
    assert tries(1) == "密码不对，还能试 1 次。"


def test_what_nobody_translated_is_said_as_it_stands(words: Words) -> None:
    words.speak("zh_CN")

    assert QObject().tr("Never translated") == "Never translated"


def test_an_unfinished_message_is_left_out() -> None:
    for language in ("zh_CN", "en"):
        assert all(all(forms) for forms in read_catalogue(language).values())
        assert not Translator(language).isEmpty()
