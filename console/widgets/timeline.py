"""What happened, in order: the evidence of a payment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.desk import icons
from console.desk.fonts import BODY, NOTE, face
from console.desk.phrases import QT_TRANSLATE_NOOP, Phrase, Text, said
from console.desk.theme import color
from console.widgets.painting import painter_on

_ROW: Final = 32
_NOTE_ROW: Final = 20
_TIME: Final = 66
_MARK: Final = 16


class Mark(Enum):
    """How a step ended: icon, ink, and its word for those who listen."""

    DONE = ("check", "accent", QT_TRANSLATE_NOOP("Timeline", "done"))
    WAITS = ("dots", "ink2", QT_TRANSLATE_NOOP("Timeline", "waits"))
    FAILED = ("cross", "bad", QT_TRANSLATE_NOOP("Timeline", "failed"))
    LOOK = ("alert", "warn", QT_TRANSLATE_NOOP("Timeline", "look here"))

    def __init__(self, icon: str, ink: str, word: Phrase) -> None:
        self.icon = icon
        self.ink = ink
        self.word = word


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that happened. ``note`` is a fainter second line."""

    time: str
    text: Text
    mark: Mark = Mark.DONE
    note: Text = ""


class Timeline(QWidget):
    """Steps from the oldest down, joined by a line; grows with them, so put it in a scroll area."""

    def __init__(self, *, name: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._steps: Sequence[Step] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_steps(())

    @property
    def steps(self) -> Sequence[Step]:
        return self._steps

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps."""
        self._steps = tuple(steps)
        self.setAccessibleName(said(self._name))
        self.setAccessibleDescription(self.words())
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """Return the steps as plain lines, to read out or to copy."""
        line = QCoreApplication.translate("Timeline", "{time} {text} ({mark})")
        return "\n".join(
            line.format(time=step.time, text=said(step.text), mark=step.mark.word())
            for step in self._steps
        )

    @property
    def cut(self) -> bool:
        """Whether the words of a step do not fit; notes may be as long as they like."""
        metrics, room = QFontMetrics(face(BODY)), self.width() - _TIME - _MARK - 12
        return any(metrics.horizontalAdvance(said(step.text)) > room for step in self._steps)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(280, sum(_height(step) for step in self._steps))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = painter_on(self)
        top = 0
        for step in self._steps:
            height = _height(step)
            if event.rect().intersects(self.rect().adjusted(0, top, 0, 0)):
                self._paint_step(painter, step, top, last=step is self._steps[-1])
            top += height

    def _paint_step(self, painter: QPainter, step: Step, top: int, *, last: bool) -> None:
        middle = top + _ROW / 2
        painter.setFont(face(NOTE))
        painter.setPen(color("ink2"))
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(0, top, _TIME, _ROW), left, step.time)
        rail = _TIME + _MARK / 2
        if not last:
            painter.setPen(QPen(color("line_strong"), 1))
            bottom = top + _height(step) + _ROW / 2 - _MARK / 2 - 3
            painter.drawLine(
                QPointF(rail + 0.5, middle + _MARK / 2 + 3), QPointF(rail + 0.5, bottom)
            )
        mark = QRectF(rail - _MARK / 2, middle - _MARK / 2, _MARK, _MARK)
        icons.paint(painter, step.mark.icon, mark, color(step.mark.ink))
        words = QRectF(_TIME + _MARK + 12, top, self.width() - _TIME - _MARK - 12, _ROW)
        _paint_words(painter, said(step.text), words, BODY, "ink")
        if note := said(step.note):
            below = QRectF(words.x(), top + _ROW - 5, words.width(), _NOTE_ROW)
            _paint_words(painter, note, below, NOTE, "ink2")


def _height(step: Step) -> int:
    return _ROW + (_NOTE_ROW if said(step.note) else 0)


def _paint_words(painter: QPainter, text: str, where: QRectF, size: int, ink: str) -> None:
    font = face(size)
    painter.setFont(font)
    painter.setPen(color(ink))
    fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(where.width()))
    flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    painter.drawText(where, flags, fitting)
