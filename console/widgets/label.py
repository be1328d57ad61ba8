"""Plain words on the screen: never rich text, never a cut-off word without a way to read it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from console.desk.fonts import BODY, REGULAR, face
from console.desk.phrases import Text, said
from console.desk.theme import color
from console.widgets.painting import painter_on, tip
from console.widgets.speaking import Speaking

_ELIDED_LEAST = 48


class Label(Speaking, QLabel):
    """
    A line or, with ``wrap``, a paragraph of plain text.

    Too long a line ends in an ellipsis and shows itself whole in a tool tip. ``tone`` is a token
    of the theme: ``ink``, ``ink2``, ``accent_ink``, ``bad_ink`` …
    """

    def __init__(
        self,
        text: Text = "",
        *,
        size: int = BODY,
        weight: int = REGULAR,
        tone: str = "ink",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(face(size, weight))
        self.setWordWrap(wrap)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)
        self._speak()

    def say(self, text: Text) -> None:
        """Show another text."""
        self._text = text
        self._speak()

    def set_tone(self, tone: str) -> None:
        """Show the text in another ink."""
        self._tone = tone
        self.update()

    @property
    def is_ours(self) -> bool:
        """Whether it says words of the console, not a name, a number or remote text."""
        return not isinstance(self._text, str)

    @property
    def cut(self) -> bool:
        """Whether words of ours do not fit; names and numbers may be as long as they like."""
        if not self.is_ours:
            return False
        if self.wordWrap():
            return self.heightForWidth(self.width()) > self.height()
        return self._fitting() != self.text()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._explain()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        least = super().minimumSizeHint()
        if self.wordWrap():
            return least
        return QSize(min(least.width(), _ELIDED_LEAST), least.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = painter_on(self)
        painter.setPen(color(self._tone if self.isEnabled() else "ink3"))
        where = self.contentsRect()
        if self.wordWrap():
            flags = self.alignment() | Qt.TextFlag.TextWordWrap
            painter.drawText(where, int(flags), self.text())
        else:
            painter.drawText(where, int(self.alignment()), self._fitting())

    def _fitting(self) -> str:
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def _speak(self) -> None:
        self.setText(said(self._text))
        self._explain()

    def _explain(self) -> None:
        cut = not self.wordWrap() and self._fitting() != self.text()
        self.setToolTip(tip(self.text()) if cut else "")
