"""What a scan or a key could not do just now, in words."""

from __future__ import annotations

from typing import Final

from console.desk.phrases import QT_TRANSLATE_NOOP, Phrase
from console.desk.ports import Navigation, Toast
from console.payments.checkout.stage import Hint

_HINTS: Final[dict[str, Phrase]] = {
    Hint.STRANGE: QT_TRANSLATE_NOOP("Hints", "No goods with {code}"),
    Hint.NOTHING: QT_TRANSLATE_NOOP("Hints", "Nothing to pay for yet: scan goods first"),
    Hint.BUSY: QT_TRANSLATE_NOOP("Hints", "A payment is under way: wait for it, or stop it first"),
    Hint.PARTLY: QT_TRANSLATE_NOOP(
        "Hints", "A part of this sale is paid: take the rest, or give it back first"
    ),
    Hint.AWAY: QT_TRANSLATE_NOOP(
        "Hints", "No network: codes cannot be charged now, and nothing was. Take cash"
    ),
    Hint.FULL: QT_TRANSLATE_NOOP(
        "Hints",
        "Too much waits for the network: no new sale. A manager can let more wait once, in the"
        " queue",
    ),
    Hint.DENIED: QT_TRANSLATE_NOOP("Hints", "This is for a manager to do"),
    Hint.PAID: QT_TRANSLATE_NOOP("Hints", "This sale is paid. Do not charge again."),
}
_HINT_MS: Final = 3000
"""A hint is about this moment: it is gone before the next thing happens."""
_QUEUE: Final = QT_TRANSLATE_NOOP("Hints", "Queue")


def hint_toast(hint: str, code: str, navigation: Navigation) -> Toast:
    """Return the word for a hint; one about what waits leads to it and stays."""
    phrase = _HINTS[hint]
    if hint == Hint.FULL:
        return Toast(
            text=phrase,
            tone="bad",
            action=_QUEUE,
            on_action=lambda: navigation.go("payments.queue"),
            ms=0,
        )
    return Toast(text=lambda: phrase().format(code=code), tone="warn", ms=_HINT_MS)
