"""How the printers of this till do, by what they were last asked; looking disturbs none of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from console.care.findings import Finding, State
from console.desk.failures import code_of
from console.desk.page import Desk
from console.desk.paper import Standing
from console.desk.phrases import QT_TRANSLATE_NOOP

_KEY: Final = "printers"
_TITLE: Final = QT_TRANSLATE_NOOP("Health", "Printers")
_GO: Final = "shops.printers"
_MANY: Final = 2


def printers_found(desk: Desk, printers: Sequence[Standing]) -> Finding:
    """Return how they do together; of one that does not print, its name, why and what to do."""
    broken = [one for one in printers if one.why is not None]
    if not printers:
        word = QT_TRANSLATE_NOOP("Health", "None set up")
        return Finding(_KEY, _TITLE, State.GOOD, word, go=_GO)
    if broken:
        return _broken(broken)
    waiting = sum(one.waiting for one in printers)
    if waiting >= _MANY:
        word = QT_TRANSLATE_NOOP("Health", "Printing")
        facts = QT_TRANSLATE_NOOP("Health", "{count} waiting")().format(count=waiting)
        return Finding(_KEY, _TITLE, State.GOOD, word, facts, go=_GO)
    last = max((one.printed_at for one in printers if one.printed_at is not None), default=None)
    if last is None:
        word, facts = QT_TRANSLATE_NOOP("Health", "Nothing printed yet"), _names(printers)
        return Finding(_KEY, _TITLE, State.GOOD, word, facts, go=_GO)
    facts = f"{_names(printers)} · {desk.words.moment(last)}"
    return Finding(_KEY, _TITLE, State.GOOD, QT_TRANSLATE_NOOP("Health", "Print"), facts, go=_GO)


def _broken(broken: Sequence[Standing]) -> Finding:
    codes = dict.fromkeys(code_of(one.why) for one in broken if one.why is not None)
    return Finding(
        _KEY,
        _TITLE,
        State.LOOK,
        QT_TRANSLATE_NOOP("Health", "One does not print")
        if len(broken) < _MANY
        else QT_TRANSLATE_NOOP("Health", "Several do not print"),
        " · ".join((_names(broken), *codes)),
        QT_TRANSLATE_NOOP("Health", "Look for paper, cable and power, then print a test page."),
        _GO,
    )


def _names(printers: Sequence[Standing]) -> str:
    return ", ".join(one.name for one in printers if one.name)
