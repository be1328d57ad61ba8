"""The colours: the same names in both themes, legible, and every hole of the sheet filled."""

from __future__ import annotations

import re

import pytest

from console.desk.assets import asset
from console.desk.tokens import THEMES, style_sheet, tokens

INKS_ON_PAPER = (
    "ink",
    "ink2",
    "accent",
    "bad",
    "info",
    "warn_ink",
    "bad_ink",
    "info_ink",
    "accent_ink",
)
PAIRS = (
    *((ink, ground) for ink in INKS_ON_PAPER for ground in ("bg", "surface")),
    *((ink, ground) for ink in ("ink", "ink2") for ground in ("surface_hover", "surface_press")),
    *((ink, "accent_soft") for ink in ("ink", "ink2", "accent_ink", "bad_ink")),
    ("warn_ink", "warn_soft"),
    ("bad_ink", "bad_soft"),
    ("ink", "bad_soft"),
    ("ink2", "bad_soft"),
    ("info_ink", "info_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_press"),
    ("on_accent", "on_accent_cap"),
    ("ink2", "cap"),
    ("nav_ink", "nav"),
    ("nav_ink", "nav_hover"),
    ("nav_ink", "nav_on"),
    ("nav_on_ink", "nav"),
    ("nav_on_ink", "nav_on"),
    ("float_ink", "float_bg"),
    ("float_ink2", "float_bg"),
    ("float_accent", "float_bg"),
    ("print", "paper"),
)
DRAWN = {
    "light": {"bg": "#F4F5F3", "surface": "#FFFFFF", "ink": "#16201C", "accent": "#0E7C5A"},
    "dark": {"bg": "#111614", "surface": "#181F1C", "ink": "#EAF0ED", "accent": "#35B98A"},
}


def _light_of(colour: str) -> float:
    channels = [int(colour.lstrip("#")[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(ink: str, ground: str) -> float:
    lights = sorted((_light_of(ink), _light_of(ground)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def test_both_themes_have_the_same_tokens() -> None:
    assert set(tokens("light")) == set(tokens("dark"))


@pytest.mark.parametrize("theme", THEMES)
def test_the_sheet_is_filled_without_a_hole(theme: str) -> None:
    sheet = style_sheet(tokens(theme))

    assert "{{" not in sheet
    assert tokens(theme)["accent"] in sheet


def test_a_missing_token_is_named() -> None:
    colours = {name: colour for name, colour in tokens("light").items() if name != "accent"}

    with pytest.raises(KeyError, match="accent"):
        style_sheet(colours)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_can_be_read_on_their_ground(theme: str, ink: str, ground: str) -> None:
    colours = tokens(theme)

    assert _contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("mark", ["warn", "bad", "accent", "info"])
def test_marks_can_be_told_from_the_paper(theme: str, mark: str) -> None:
    colours = tokens(theme)

    assert _contrast(colours[mark], colours["surface"]) >= 3.0


@pytest.mark.parametrize("theme", THEMES)
def test_the_drawn_colours_are_kept(theme: str) -> None:
    assert DRAWN[theme].items() <= tokens(theme).items()


@pytest.mark.parametrize("theme", THEMES)
def test_every_token_is_a_colour(theme: str) -> None:
    for colour in tokens(theme).values():
        assert re.fullmatch(r"#(?:[0-9A-F]{2})?[0-9A-F]{6}", colour)


def test_what_is_not_shipped_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="sepia"):
        asset("themes/sepia.toml")
