"""A document as the bytes of ESC/POS."""

from __future__ import annotations

from typing import Any, Final

from PIL import Image

from console.desk.document import Align, Barcode, Cut, Document, Picture, Qr
from console.paper.codes import bar_picture, bars, qr_picture
from console.paper.device import Device, Mode, choosing, knows
from console.paper.driver import new_tape
from console.paper.layout import Laid, Line, lay_out
from console.paper.letters import clean
from console.paper.raster import line_picture

_STRIP: Final = 240
"""Rows of dots sent at once: cheap printers hold no more."""
_MODULE: Final = 6
"""Dots of one module of a QR code."""
_CODECS: Final = {Mode.GB18030: "gb18030", Mode.UTF8: "utf-8"}


def encode(document: Document, device: Device, *, opens_drawer: bool = False) -> bytes:
    """
    Return the bytes that print a document, and open the drawer first if wanted.

    A line with letters the printer does not know is sent as dots. What a text may do to the
    printer is nothing: it is cleaned before it is laid out.
    """
    pen = _Pen(device)
    if opens_drawer:
        pen.kick()
    for laid in lay_out(document, device.columns):
        pen.put(laid)
    return pen.finish()


def drawer_kick(device: Device) -> bytes:
    """Return the bytes that open the drawer and print nothing."""
    pen = _Pen(device)
    pen.kick()
    return pen.finish()


class _Pen:
    """Writes what is laid out, and keeps lines of dots until they can go as one picture."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self._tape: Any = new_tape(device.dots)
        self._dots: list[Picture] = []
        self._style: object = None
        self._tape.hw("INIT")
        self._send(choosing(device))

    def put(self, laid: Laid) -> None:
        """Write one thing."""
        if isinstance(laid, Line) and not self._can_write(laid.text):
            self._dots.append(line_picture(laid, self._device.dots, self._device.columns))
            return
        self._put_dots()
        match laid:
            case Line():
                self._line(laid)
            case Barcode():
                self._barcode(laid.text)
            case Qr():
                self._qr(laid.text)
            case Picture():
                self._picture(laid)
            case Cut():
                self._cut()

    def kick(self) -> None:
        """Open the drawer."""
        self._tape.cashdraw(self._device.drawer_pin)

    def finish(self) -> bytes:
        """Return everything that was written."""
        self._put_dots()
        written: bytes = self._tape.output
        return written

    def _can_write(self, text: str) -> bool:
        return knows(text, self._device.mode) and (bool(text) or not self._dots)

    def _line(self, line: Line) -> None:
        style = (line.align, line.size, line.bold)
        if style != self._style:
            self._style = style
            self._tape.set(
                align=line.align.value,
                bold=line.bold,
                custom_size=True,
                width=line.size.across,
                height=line.size.down,
            )
        self._send(line.text.encode(_CODECS.get(self._device.mode, "ascii")) + b"\n")

    def _barcode(self, text: str) -> None:
        modules = len(bars(text)) + 20
        if self._device.draws_codes and modules * 2 <= self._device.dots:
            # In code set B a brace begins a command, and a doubled one is a brace.
            self._style = None
            code = "{B" + text.replace("{", "{{")
            # Its public name for this prints a remark on standard output.
            draw = self._tape._hw_barcode  # noqa: SLF001
            draw(code, "CODE128", width=2, pos="OFF", function_type="B")
        else:
            picture = bar_picture(text, self._device.dots) or qr_picture(text, self._device.dots)
            self._picture(picture)
        self.put(Line(text=clean(text), align=Align.CENTER))

    def _qr(self, text: str) -> None:
        if not self._device.draws_codes:
            self._picture(qr_picture(text, self._device.dots))
            return
        self._style = None
        self._tape.set(align="center")
        side = qr_picture(text, 0).width
        self._tape.qr(text, native=True, ec=1, size=max(2, min(_MODULE, self._device.dots // side)))

    def _picture(self, picture: Picture) -> None:
        """Send dots; a picture wider than the paper keeps its left part."""
        self._style = None
        self._tape.set(align="left")
        self._tape.image(_image(picture, self._device.dots), fragment_height=_STRIP, center=True)

    def _put_dots(self) -> None:
        if self._dots:
            width = self._dots[0].width
            ink = b"".join(each.ink for each in self._dots)
            height = sum(each.height for each in self._dots)
            self._dots = []
            self._picture(Picture(width, height, ink))

    def _cut(self) -> None:
        if self._device.cuts:
            self._tape.cut(mode="PART")
        else:
            self._tape.print_and_feed(4)

    def _send(self, data: bytes) -> None:
        self._tape._raw(data)  # noqa: SLF001 - its own door for what it has no words for


def _image(picture: Picture, most: int) -> Image.Image:
    """Return a picture as the library takes it: ink is 0, paper 1."""
    paper = bytes(each ^ 0xFF for each in picture.ink)
    whole = Image.frombytes("1", (picture.width, picture.height), paper)
    return whole if picture.width <= most else whole.crop((0, 0, most, picture.height))
