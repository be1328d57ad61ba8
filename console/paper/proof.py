"""What a paper looks like that a virtual printer printed, dot by dot."""

from __future__ import annotations

from console.desk.document import Align, Picture, Size
from console.paper.codes import bar_picture, qr_picture
from console.paper.device import Device
from console.paper.layout import Line
from console.paper.raster import line_picture
from console.paper.virtual import Event, Fed, Kicked, Printed, PrintedBars, PrintedQr, WasCut


def paper(events: tuple[Event, ...], device: Device) -> Picture:
    """Return everything a device printed as one picture, as wide as its paper."""
    pictures = [_seen(event, device) for event in events]
    rows = [_across(picture, device.dots) for picture in pictures if picture is not None]
    ink = b"".join(rows) or bytes(device.dots // 8)
    return Picture(device.dots, len(ink) * 8 // device.dots, ink)


def _seen(event: Event, device: Device) -> Picture | None:
    match event:
        case Printed():
            return line_picture(_line(event), device.dots, device.columns)
        case Picture():
            return event
        case PrintedQr(text=text):
            return qr_picture(text, device.dots)
        case PrintedBars(text=text):
            return bar_picture(text, device.dots)
        case Fed(lines=lines):
            return Picture(8, 30 * lines, bytes(30 * lines)) if lines else None
        case Kicked() | WasCut():
            return None


def _line(printed: Printed) -> Line:
    size = next(
        (size for size in Size if (size.across, size.down) == (printed.across, printed.down)),
        Size.NORMAL,
    )
    align = Align(printed.align)
    return Line(text=printed.text, align=align, size=size, bold=printed.bold)


def _across(picture: Picture, dots: int) -> bytes:
    """Return the ink of a picture in the middle of a paper, in whole bytes of dots."""
    spare = max(0, dots // 8 - picture.stride)
    left, right = bytes(spare // 2), bytes(spare - spare // 2)
    rows = range(0, len(picture.ink), picture.stride)
    return b"".join(
        left + picture.ink[at : at + min(picture.stride, dots // 8)] + right for at in rows
    )
