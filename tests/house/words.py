"""
Which words the console says, and whether both languages say them.

``python -m tests.house.words`` lists what is amiss; ``--update`` adds what is missing to
``resources/translations/*.ts``, ``--prune`` takes away what nobody says any more. English is filled
in from the source, except plurals; Chinese waits as unfinished for somebody who can write it:
``--fill LANGUAGE FILE`` reads lines ``context TAB source TAB words``, plurals parted by " | ".
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

ROOT: Final = Path(__file__).parents[2]
CATALOGUES: Final = ROOT / "resources" / "translations"
PLURAL_FORMS: Final[Mapping[str, int]] = {"zh_CN": 1, "en": 2}
_HOLES: Final = re.compile(r"\{\w*\}|%n|%\d")
_HANZI: Final = re.compile(r"[\u3400-\u9fff]")
_HALF: Final = re.compile(r"[\u3400-\u9fff”）][,;:?!]")
"""A mark of half the width after a Chinese character."""


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What identifies a message in a catalogue."""

    context: str
    source: str
    comment: str = ""


@dataclass(slots=True)
class Entry:
    """A message in one language; empty forms are unfinished."""

    forms: list[str] = field(default_factory=list[str])
    plural: bool = False


@dataclass(slots=True)
class Found:
    """What the sources say, and calls whose words cannot be found without running them."""

    said: dict[Key, bool] = field(default_factory=dict[Key, bool])
    """Key → whether it counts something."""
    hidden: list[str] = field(default_factory=list[str])


def extract(paths: Sequence[Path]) -> Found:
    """Read every ``tr``, ``translate`` and ``QT_TRANSLATE_NOOP`` of some files."""
    found = Found()
    for path in paths:
        _Reader(path, found).visit(ast.parse(path.read_text("utf-8")))
    return found


def console_sources() -> list[Path]:
    """Return the files whose words are shown."""
    return sorted((ROOT / "console").rglob("*.py"))


class _Reader(ast.NodeVisitor):
    def __init__(self, path: Path, found: Found) -> None:
        self._path = path
        self._found = found
        self._classes: list[str] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        match _called(node):
            case "tr":
                context = self._classes[-1] if self._classes else ""
                self._take(node, context, node.args, counts=len(node.args) > 2)
            case "QT_TRANSLATE_NOOP" | "translate" if len(node.args) > 1:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    counts = len(node.args) > 3
                    self._take(node, first.value, node.args[1:], counts=counts)
            case _:
                pass

    def _take(
        self, node: ast.Call, context: str, args: Sequence[ast.expr], *, counts: bool
    ) -> None:
        texts = [
            arg.value if isinstance(arg, ast.Constant) and isinstance(arg.value, str) else None
            for arg in args[:2]
        ]
        if not texts or texts[0] is None:
            place = f"{self._path.relative_to(ROOT)}:{node.lineno}"
            self._found.hidden.append(f"{place}: the text is not written out")
            return
        comment = texts[1] if len(texts) > 1 else ""
        self._found.said[Key(context, texts[0], comment or "")] = counts


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def read(path: Path) -> dict[Key, Entry]:
    """Read a catalogue."""
    entries: dict[Key, Entry] = {}
    if not path.exists():
        return entries
    for context in ET.fromstring(path.read_text("utf-8")).iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name", "")
        for message in context.iter("message"):
            key = Key(name, message.findtext("source", ""), message.findtext("comment", ""))
            entries[key] = _entry(message)
    return entries


def _entry(message: ET.Element) -> Entry:
    plural = message.get("numerus") == "yes"
    translation = message.find("translation")
    if translation is None or translation.get("type"):
        return Entry(plural=plural)
    texts = [form.text or "" for form in translation.iter("numerusform")]
    return Entry(texts if plural else [translation.text or ""], plural)


def write(path: Path, language: str, entries: Mapping[Key, Entry]) -> None:
    """Write a catalogue the way Linguist does, contexts and sources in order."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language}" sourcelanguage="en">',
    ]
    for context in sorted({key.context for key in entries}):
        lines += ["<context>", f"    <name>{escape(context)}</name>"]
        for key in sorted(key for key in entries if key.context == context):
            lines += _message(key, entries[key], PLURAL_FORMS[language])
        lines.append("</context>")
    path.write_text("\n".join([*lines, "</TS>", ""]), "utf-8")


def _message(key: Key, entry: Entry, forms: int) -> Iterator[str]:
    yield '    <message numerus="yes">' if entry.plural else "    <message>"
    yield f"        <source>{escape(key.source)}</source>"
    if key.comment:
        yield f"        <comment>{escape(key.comment)}</comment>"
    mark = "" if entry.forms and all(entry.forms) else ' type="unfinished"'
    texts = [escape(text) for text in entry.forms]
    if entry.plural:
        yield f"        <translation{mark}>"
        for text in texts or [""] * forms:
            yield f"            <numerusform>{text}</numerusform>"
        yield "        </translation>"
    else:
        yield f"        <translation{mark}>{''.join(texts)}</translation>"
    yield "    </message>"


def update(
    said: Mapping[Key, bool], entries: Mapping[Key, Entry], language: str
) -> dict[Key, Entry]:
    """Return the catalogue with what is missing added."""
    updated = dict(entries)
    for key, counts in said.items():
        old = entries.get(key, Entry())
        if old.plural is not counts or not old.forms:
            old = Entry([] if counts or language != "en" else [key.source], counts)
        updated[key] = old
    return updated


def complaints(said: Mapping[Key, bool], entries: Mapping[Key, Entry], language: str) -> list[str]:
    """Return what is missing, orphaned, unfinished, or says another thing than its source."""
    found = [f"{language}: nobody says {key}" for key in sorted(set(entries) - set(said))]
    for key, counts in sorted(said.items()):
        entry = entries.get(key)
        if entry is None:
            found.append(f"{language}: missing {key}")
        elif not entry.forms or not all(entry.forms):
            found.append(f"{language}: unfinished {key}")
        elif len(entry.forms) != (PLURAL_FORMS[language] if counts else 1):
            found.append(f"{language}: wrong number of forms {key}")
        else:
            found += [f"{language}: {flaw} {key}" for flaw in _flaws(key, entry, language)]
    return found


def _flaws(key: Key, entry: Entry, language: str) -> Iterator[str]:
    wanted = sorted(_HOLES.findall(key.source))
    for form in entry.forms:
        holes = sorted(_HOLES.findall(form))
        spare = language == "en" and key.source.count("%n") and "%n" not in form
        if holes != wanted and not spare:
            yield "other holes"
        if re.search(r"[¥$€]|<\w", form):
            yield "money or markup"
        if language == "en" and _HANZI.search(form) and not _HANZI.search(key.source):
            yield "Chinese in English"
        if language == "zh_CN" and not _HANZI.search(form) and _is_sentence(key.source):
            yield "no Chinese"
        if _HALF.search(form):
            yield "Latin marks"


def _is_sentence(source: str) -> bool:
    return len(re.findall(r"[A-Za-z]{2,}", _HOLES.sub("", source))) > 1


def fill(lines: Sequence[str], entries: Mapping[Key, Entry]) -> dict[Key, Entry]:
    """
    Return the catalogue with these words written in.

    :raises KeyError: if nobody says a source; run ``--update`` first.
    """
    filled = dict(entries)
    for line in lines:
        if line.strip():
            context, source, words = line.split("\t")
            key = Key(context, source.replace("\\n", "\n"))
            plural = filled[key].plural
            filled[key] = Entry(words.split(" | ") if plural else [words], plural)
    return filled


def main() -> int:
    """Check, update, prune or fill the catalogues."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true", help="add what is missing")
    parser.add_argument("--prune", action="store_true", help="take away what nobody says")
    parser.add_argument("--fill", nargs=2, metavar=("LANGUAGE", "FILE"), default=("", ""))
    asked = parser.parse_args()
    found = extract(console_sources())
    problems = list(found.hidden)
    for language in PLURAL_FORMS:
        path = CATALOGUES / f"console_{language}.ts"
        before = read(path)
        entries = update(found.said, before, language) if asked.update else before
        if asked.prune:
            entries = {key: entry for key, entry in entries.items() if key in found.said}
        if asked.fill[0] == language:
            entries = fill(Path(asked.fill[1]).read_text("utf-8").splitlines(), entries)
        if entries != before:
            write(path, language, entries)
        problems += complaints(found.said, entries, language)
    print("\n".join(problems) or f"{len(found.said)} messages, two languages, complete")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
