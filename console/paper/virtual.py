"""
A printer that is not there: it reads ESC/POS as a printer would, and keeps what it printed.

It shares nothing with the side that writes the bytes, and refuses every command it does not
know, so that it can bear witness.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from console.desk.document import Picture


class NotUnderstood(Exception):
    """There are bytes no printer of this kind would understand."""

    def __init__(self, at: int, data: bytes) -> None:
        super().__init__(f"byte {at}: {data[at : at + 8].hex(' ')}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One printed line of letters."""

    text: str
    align: str = "left"
    across: int = 1
    down: int = 1
    bold: bool = False


@dataclass(frozen=True, slots=True)
class PrintedQr:
    text: str


@dataclass(frozen=True, slots=True)
class PrintedBars:
    text: str


@dataclass(frozen=True, slots=True)
class Kicked:
    """A pulse on a pin of the drawer's socket."""

    pin: int


@dataclass(frozen=True, slots=True)
class Fed:
    lines: int


@dataclass(frozen=True, slots=True)
class WasCut:
    """The paper was cut here."""


Event = Printed | PrintedQr | PrintedBars | Picture | Kicked | Fed | WasCut

_ALIGNS: Final = ("left", "center", "right")
_LF: Final = 0x0A
_SPACE: Final = 0x20


def read(data: bytes) -> tuple[Event, ...]:
    """
    Return what a printer does with these bytes.

    Strips of dots that follow each other are one picture.

    :raises NotUnderstood: at the first byte that is neither text nor a known command.
    """
    return _Reader(data).read()


def texts(events: tuple[Event, ...]) -> list[str]:
    """Return the printed lines of letters."""
    return [event.text for event in events if isinstance(event, Printed)]


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0
        self._codec = "ascii"
        self._style = Printed(text="")
        self._line = ""
        self._qr = b""
        self._events: list[Event] = []
        self._commands: dict[bytes, Callable[[], None]] = {
            b"\x1b@": self._reset,
            b"\x1b9": self._choose_in_china,
            b"\x1ba": self._align,
            b"\x1bE": self._bold,
            b"\x1bd": self._feed,
            b"\x1bp": self._kick,
            b"\x1c&": self._chinese,
            b"\x1c(": self._choose,
            b"\x1d!": self._size,
            b"\x1d(": self._code,
            b"\x1dH": self._ignore_one,
            b"\x1dV": self._cut,
            b"\x1df": self._ignore_one,
            b"\x1dh": self._ignore_one,
            b"\x1dk": self._bars,
            b"\x1dv": self._dots,
            b"\x1dw": self._ignore_one,
        }

    def read(self) -> tuple[Event, ...]:
        while self._at < len(self._data):
            self._step()
        if self._line:
            self._end_line()
        return tuple(self._events)

    def _step(self) -> None:
        begin = self._at
        byte = self._data[begin]
        if byte == _LF:
            self._at += 1
            self._end_line()
        elif byte >= _SPACE:
            self._letters()
        else:
            command = self._commands.get(self._data[begin : begin + 2])
            if command is None:
                raise NotUnderstood(begin, self._data)
            self._at += 2
            command()

    def _take(self, count: int) -> bytes:
        taken = self._data[self._at : self._at + count]
        if len(taken) < count:
            raise NotUnderstood(self._at, self._data)
        self._at += count
        return taken

    def _one_of(self, *allowed: int) -> int:
        value = self._take(1)[0]
        if value not in allowed:
            raise NotUnderstood(self._at - 1, self._data)
        return value

    def _letters(self) -> None:
        end = self._at
        while end < len(self._data) and self._data[end] >= _SPACE:
            end += 1
        run = self._data[self._at : end]
        try:
            self._line += run.decode(self._codec)
        except UnicodeDecodeError as error:
            raise NotUnderstood(self._at + error.start, self._data) from error
        if "\x7f" in self._line:
            raise NotUnderstood(self._at, self._data)
        self._at = end

    def _end_line(self) -> None:
        self._events.append(replace(self._style, text=self._line))
        self._line = ""

    def _reset(self) -> None:
        self._codec, self._style, self._line = "ascii", Printed(text=""), ""

    def _chinese(self) -> None:
        self._codec = "gb18030"

    def _choose_in_china(self) -> None:
        self._codec = ("gb18030", "utf-8")[self._one_of(0, 1)]

    def _choose(self) -> None:
        """FS ( C: function 48 chooses an encoding, 60 puts a font first."""
        self._one_of(ord("C"))
        match self._sized():
            case b"\x30\x02" | b"\x302":
                self._codec = "utf-8"
            case b"\x30\x01" | b"\x301":
                self._codec = "ascii"
            case b"\x3c\x00\x14":
                pass
            case _:
                raise NotUnderstood(self._at, self._data)

    def _align(self) -> None:
        self._style = replace(self._style, align=_ALIGNS[self._one_of(0, 1, 2)])

    def _bold(self) -> None:
        self._style = replace(self._style, bold=bool(self._one_of(0, 1)))

    def _size(self) -> None:
        across, down = divmod(self._take(1)[0], 16)
        if max(across, down) > 7:  # noqa: PLR2004 - eight times is the most
            raise NotUnderstood(self._at - 1, self._data)
        self._style = replace(self._style, across=across + 1, down=down + 1)

    def _feed(self) -> None:
        self._events.append(Fed(self._take(1)[0]))

    def _ignore_one(self) -> None:
        self._take(1)

    def _kick(self) -> None:
        pin = {0: 2, 1: 5}[self._one_of(0, 1)]
        self._take(2)
        self._events.append(Kicked(pin))

    def _cut(self) -> None:
        self._one_of(0, 1)
        self._events.append(WasCut())

    def _sized(self) -> bytes:
        return self._take(int.from_bytes(self._take(2), "little"))

    def _code(self) -> None:
        """GS ( k, for QR codes: choose, store, print."""
        self._one_of(ord("k"))
        block = self._sized()
        match block[:2]:
            case b"1A" | b"1C" | b"1E":
                pass
            case b"1P":
                self._qr = block[3:]
            case b"1Q":
                self._events.append(PrintedQr(self._qr.decode()))
            case _:
                raise NotUnderstood(self._at, self._data)

    def _bars(self) -> None:
        """GS k 73: a Code 128 symbol in code set B, where a doubled brace is one."""
        self._one_of(73)
        text = self._take(self._take(1)[0]).decode("ascii")
        if not text.startswith("{B") or "{" in text[2:].replace("{{", ""):
            raise NotUnderstood(self._at, self._data)
        self._events.append(PrintedBars(text[2:].replace("{{", "{")))

    def _dots(self) -> None:
        """GS v 0: a strip of dots."""
        self._one_of(ord("0"))
        self._one_of(0)
        stride, height = (int.from_bytes(self._take(2), "little") for _ in range(2))
        ink = self._take(stride * height)
        last = self._events[-1] if self._events else None
        if isinstance(last, Picture) and last.stride == stride:
            self._events[-1] = Picture(last.width, last.height + height, last.ink + ink)
        else:
            self._events.append(Picture(stride * 8, height, ink))
