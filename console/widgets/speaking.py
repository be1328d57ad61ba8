"""Widgets that say their words anew when the language changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Widget
else:
    _Widget = object  # it stands beside a widget's own class, and no class can be two of Qt's


class Speaking(_Widget):
    """Name it before the widget's own class, and write ``_speak``; call that once at the start."""

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._speak()

    def _speak(self) -> None:
        raise NotImplementedError
