"""Every word of the console is said in both languages, and says the same in both."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.house.words import (
    CATALOGUES,
    PLURAL_FORMS,
    Entry,
    Key,
    complaints,
    console_sources,
    extract,
    fill,
    read,
    update,
    write,
)

PAY = Key("View", "To pay")
TRIES = Key("View", "%n tries left in {place}")
SAID = {PAY: False, TRIES: True}


@pytest.mark.parametrize("language", PLURAL_FORMS)
def test_both_languages_are_complete(language: str) -> None:
    found = extract(console_sources())
    entries = read(CATALOGUES / f"console_{language}.ts")

    assert complaints(found.said, entries, language) == []


def test_every_word_is_written_out_where_it_is_said() -> None:
    assert extract(console_sources()).hidden == []


@pytest.mark.parametrize(
    ("entries", "flaw"),
    [
        ({}, "missing"),
        ({PAY: Entry([])}, "unfinished"),
        ({PAY: Entry([""])}, "unfinished"),
        ({PAY: Entry(["应付"]), Key("View", "Gone"): Entry(["走了"])}, "nobody says"),
        ({PAY: Entry(["应付 {amount}"])}, "other holes"),
        ({PAY: Entry(["应付 ¥5"])}, "money or markup"),
        ({PAY: Entry(["<b>应付</b>"])}, "money or markup"),
        ({PAY: Entry(["Payable now"])}, "no Chinese"),
        ({PAY: Entry(["请付款,谢谢"])}, "Latin marks"),
    ],
)
def test_a_flaw_is_found(entries: dict[Key, Entry], flaw: str) -> None:
    assert any(flaw in complaint for complaint in complaints({PAY: False}, entries, "zh_CN"))


@pytest.mark.parametrize(
    ("forms", "flaw"),
    [
        (["%n tries left in {place}"], "wrong number of forms"),
        (["one try left in {place}", "%n tries left in {spot}"], "other holes"),
        (["一次 {place}", "%n tries left in {place}"], "Chinese in English"),
    ],
)
def test_a_flawed_plural_is_found(forms: list[str], flaw: str) -> None:
    found = complaints({TRIES: True}, {TRIES: Entry(forms, plural=True)}, "en")

    assert any(flaw in complaint for complaint in found)


def test_one_may_be_written_out_in_english() -> None:
    forms = ["one try left in {place}", "%n tries left in {place}"]

    assert complaints({TRIES: True}, {TRIES: Entry(forms, plural=True)}, "en") == []


def test_words_are_found_in_every_way_they_are_said(tmp_path: Path) -> None:
    source = tmp_path / "view.py"
    source.write_text(
        "class View(QWidget):\n"
        "    def say(self):\n"
        "        Label(lambda: self.tr('To pay'))\n"
        "        self.tr('%n tries left in {place}', '', 3)\n"
        "        self.tr('Open', 'a door')\n"
        "TITLE = QT_TRANSLATE_NOOP('Pages', 'Checkout')\n"
        "QCoreApplication.translate('Keys', 'Space')\n"
        "'x'.translate(table)\n"
    )

    found = extract([source])

    assert found.hidden == []
    assert found.said == {
        PAY: False,
        TRIES: True,
        Key("View", "Open", "a door"): False,
        Key("Pages", "Checkout"): False,
        Key("Keys", "Space"): False,
    }


def test_words_that_are_not_written_out_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.house.words.ROOT", tmp_path)
    source = tmp_path / "view.py"
    source.write_text("class View:\n    def say(self, text):\n        self.tr(f'{text} left')\n")

    assert extract([source]).hidden == ["view.py:3: the text is not written out"]


@pytest.mark.parametrize("language", PLURAL_FORMS)
def test_a_catalogue_survives_being_written_and_read(tmp_path: Path, language: str) -> None:
    path = tmp_path / "console.ts"
    entries = {
        PAY: Entry(["a & b < c"]),
        TRIES: Entry(["x"] * PLURAL_FORMS[language], plural=True),
        Key("View", "Open", "a door"): Entry([]),
    }

    write(path, language, entries)

    assert read(path) == entries


def test_updating_adds_and_keeps_and_fills_in_english() -> None:
    old = {PAY: Entry(["应付"]), Key("View", "Gone"): Entry(["走了"])}

    chinese, english = update(SAID, old, "zh_CN"), update(SAID, {}, "en")

    assert chinese[PAY] == Entry(["应付"])
    assert chinese[TRIES] == Entry([], plural=True)
    assert Key("View", "Gone") in chinese
    assert english[PAY] == Entry(["To pay"])
    assert english[TRIES] == Entry([], plural=True)


def test_words_are_filled_in_from_a_table() -> None:
    entries = update(SAID, {}, "en")
    lines = ["View\t%n tries left in {place}\tone | many", "", "View\tTo pay\tPayable"]

    filled = fill(lines, entries)

    assert filled[TRIES].forms == ["one", "many"]
    assert filled[PAY].forms == ["Payable"]
    with pytest.raises(KeyError):
        fill(["View\tNobody\tx"], entries)
