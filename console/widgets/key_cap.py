"""The cap of the key that does it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from console.desk.phrases import QT_TRANSLATE_NOOP, Phrase
from console.widgets.painting import cap_height, cap_width, paint_cap, painter_on
from console.widgets.speaking import Speaking

_NAMED: Final[dict[str, Phrase]] = {
    "Space": QT_TRANSLATE_NOOP("Keys", "Space"),
    "Return": QT_TRANSLATE_NOOP("Keys", "Enter"),
    "Enter": QT_TRANSLATE_NOOP("Keys", "Enter"),
    "Esc": QT_TRANSLATE_NOOP("Keys", "Esc"),
    "Del": QT_TRANSLATE_NOOP("Keys", "Del"),
    "Up": QT_TRANSLATE_NOOP("Keys", "Up"),
    "Down": QT_TRANSLATE_NOOP("Keys", "Down"),
    "PgUp": QT_TRANSLATE_NOOP("Keys", "Page up"),
    "PgDown": QT_TRANSLATE_NOOP("Keys", "Page down"),
}

_SIGNS: Final = {"-": "−", "": "+"}


def key_words(key: str) -> str:
    """Return what is printed on a key, ``Space`` or ``Ctrl+K``, in the language in force."""
    portable = QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
    *held, last = portable.removesuffix("+").split("+")  # the last + is the key of that name
    named = _NAMED.get(last)
    plain = _SIGNS.get(last, last)
    return " ".join([*held, named() if named is not None else plain])


class KeyCap(Speaking, QLabel):
    """A small drawn key. It only shows; the shortcut belongs to the action."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._speak()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(round(cap_width(self.text())), round(cap_height()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        paint_cap(painter_on(self), QPointF(0, 0), self.text())

    def _speak(self) -> None:
        self.setText(key_words(self._key))
        self.setAccessibleName(
            QCoreApplication.translate("Keys", "Key {key}").format(key=self.text())
        )
        self.updateGeometry()
