"""Read a Linguist ``.ts`` file at start: the console needs no compiled catalogue and no build."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from xml.etree import ElementTree as ET

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator

from console.desk.assets import asset

Catalogue = Mapping[tuple[str, str, str], Sequence[str]]
"""(context, source, comment) → its forms: one, or one per plural form of the language."""

LANGUAGES: Final = ("zh_CN", "en")


def read_catalogue(language: str) -> Catalogue:
    """Return every finished message of ``zh_CN`` or ``en``."""
    text = asset(f"translations/console_{language}.ts").read_text("utf-8")
    found: dict[tuple[str, str, str], Sequence[str]] = {}
    for context in ET.fromstring(text).iter("context"):  # noqa: S314 - our own shipped file
        name = context.findtext("name", "")
        for message in context.iter("message"):
            if forms := _forms(message.find("translation")):
                key = (name, message.findtext("source", ""), message.findtext("comment", ""))
                found[key] = forms
    return found


def _forms(translation: ET.Element | None) -> Sequence[str]:
    if translation is None or translation.get("type"):
        return ()
    plural = [form.text or "" for form in translation.iter("numerusform")]
    forms = plural or [translation.text or ""]
    return forms if all(forms) else ()


class Translator(QTranslator):
    """One language of the console."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = read_catalogue(language)
        self._singular_apart = language == "en"

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return not self._catalogue

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's name
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        forms = self._catalogue.get((context, sourceText, disambiguation or ""))
        if forms is None:
            return None
        several = self._singular_apart and n != 1 and len(forms) > 1
        return forms[1 if several else 0]


def qt_translator(language: str, parent: QObject | None = None) -> QTranslator:
    """Return Qt's own words (Copy, Paste …) in a language; an empty translator if not shipped."""
    translator = QTranslator(parent)
    translator.load(
        f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    )
    return translator
