"""Words that are said later, in the language then in force."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source text and its context; call it to hear it in the language in force."""

    context: str
    source: str

    def __call__(self) -> str:
        return QCoreApplication.translate(self.context, self.source)


Text = str | Callable[[], str]
"""What a widget may be told to say: remote or fixed text, or something to ask again when the
language changes, such as ``lambda: self.tr("Total")`` or a Phrase."""


def QT_TRANSLATE_NOOP(context: str, source: str) -> Phrase:  # noqa: N802 - lupdate looks for this name
    """Declare a phrase outside any widget, so that the translators' tools find it."""
    return Phrase(context, source)


def said(text: Text) -> str:
    """Return the text in the language in force."""
    return text if isinstance(text, str) else text()
