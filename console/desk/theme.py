"""Light or dark, the system's choice or the shop's, switched while the console runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from console.desk import fonts
from console.desk.tokens import style_sheet, tokens

_Role = QPalette.ColorRole
_ROLES: Final[Mapping[QPalette.ColorRole, str]] = {
    _Role.Window: "bg",
    _Role.WindowText: "ink",
    _Role.Base: "surface",
    _Role.AlternateBase: "surface_hover",
    _Role.Text: "ink",
    _Role.PlaceholderText: "ink2",
    _Role.Button: "surface",
    _Role.ButtonText: "ink",
    _Role.BrightText: "on_accent",
    _Role.Highlight: "accent",
    _Role.HighlightedText: "on_accent",
    _Role.Accent: "accent",
    _Role.ToolTipBase: "float_bg",
    _Role.ToolTipText: "float_ink",
    _Role.Link: "accent_ink",
    _Role.LinkVisited: "accent_ink",
    _Role.Light: "line",
    _Role.Midlight: "line",
    _Role.Mid: "line_strong",
    _Role.Dark: "line_strong",
    _Role.Shadow: "line_strong",
}

_shown: dict[str, QColor] = {}


def color(token: str) -> QColor:
    """
    Return a colour of the theme in force, for painting; ask again at every paint.

    :raises KeyError: if the theme has no such token.
    """
    if not _shown:
        _show("light")
    return _shown[token]


def _show(name: str) -> Mapping[str, str]:
    colours = tokens(name)
    _shown.clear()
    _shown.update({token: QColor(text) for token, text in colours.items()})
    return colours


def _palette() -> QPalette:
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, color(token))
    faint = color("ink3")
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return palette


def system_prefers_dark() -> bool:
    """Whether the system is set to dark."""
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


class Theme(QObject):
    """Which theme is in force; applies it to the whole application."""

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        parent: QObject | None = None,
        *,
        prefers_dark: Callable[[], bool] = system_prefers_dark,
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._prefers_dark = prefers_dark
        self._choice = "light"
        self._name = ""
        application.setStyle(QStyleFactory.create("Fusion"))
        application.setFont(fonts.face(fonts.BODY))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def name(self) -> str:
        """What is shown: ``light`` or ``dark``."""
        return self._name

    def choose(self, choice: str) -> None:
        """Show ``light``, ``dark`` or what the ``system`` prefers."""
        self._choice = choice
        self._follow()

    def _follow(self) -> None:
        preferred = "dark" if self._prefers_dark() else "light"
        name = preferred if self._choice == "system" else self._choice
        if name == self._name:
            return
        self._name = name
        sheet = style_sheet(_show(name))
        self._application.setPalette(_palette())
        self._application.setStyleSheet(sheet)
        self.changed.emit()
