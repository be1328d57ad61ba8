"""Light, dark, or what the system prefers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.desk.theme import Theme, color
from console.desk.tokens import tokens


@pytest.fixture(autouse=True)
def _light_afterwards(qapp: QApplication) -> Iterator[None]:
    """Leave the application as the other tests expect it."""
    yield
    Theme(qapp).choose("light")


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp)


def test_choosing_a_theme_changes_colours_palette_and_sheet(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    theme.choose("light")

    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")

    assert theme.name == "dark"
    assert color("bg") == QColor(tokens("dark")["bg"])
    assert qapp.palette().window().color() == color("bg")
    assert tokens("dark")["accent"] in qapp.styleSheet()


def test_choosing_the_same_theme_again_changes_nothing(qtbot: QtBot, theme: Theme) -> None:
    theme.choose("dark")

    with qtbot.assertNotEmitted(theme.changed):
        theme.choose("dark")


def test_the_system_is_followed_while_it_is_asked_for(qapp: QApplication) -> None:
    dark: list[bool] = []
    theme = Theme(qapp, prefers_dark=lambda: bool(dark))
    hints = QGuiApplication.styleHints()
    theme.choose("system")
    assert theme.name == "light"

    dark.append(True)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.name == "dark"

    theme.choose("light")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.name == "light"


def test_an_unknown_token_is_an_error() -> None:
    with pytest.raises(KeyError):
        color("mauve")
