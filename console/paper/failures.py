"""
What can keep a paper from being printed, each with a code and words.

* PaperError
  + BadDesign, BadLogo              what was handed in is not a design, a logo
  + BadSetup, BadPlace              … not a printer, not where one can be
  + NoPrinter, NoDrawer             there is nothing to print on, nothing to open
  + PrinterError                    the printer did not do it
"""

from __future__ import annotations

from console.desk.failures import Because, Told
from console.desk.phrases import QT_TRANSLATE_NOOP


class PaperError(Told):
    """Nothing was printed, unless the class says otherwise."""


class BadDesign(PaperError):
    code = "PAPER-DESIGN"
    because = Because(
        QT_TRANSLATE_NOOP("Paper", "This is not the design of a receipt."),
        QT_TRANSLATE_NOOP("Paper", "Open the receipt designer and save it again."),
    )


class BadLogo(PaperError):
    code = "PAPER-LOGO"
    because = Because(
        QT_TRANSLATE_NOOP("Paper", "This file is not a picture that can be printed."),
        QT_TRANSLATE_NOOP("Paper", "Choose a PNG or JPEG picture of at most 4 MB."),
    )


class BadSetup(PaperError):
    code = "PAPER-SETUP"
    because = Because(
        QT_TRANSLATE_NOOP("Paper", "This is not how a printer can be set up."),
        QT_TRANSLATE_NOOP("Paper", "Open the printer's settings and save them again."),
    )


class BadPlace(PaperError):
    code = "PAPER-PLACE"
    because = Because(
        QT_TRANSLATE_NOOP("Paper", "No printer can be at this place."),
        QT_TRANSLATE_NOOP("Paper", "Look at how it is connected, and write its place again."),
    )


class NoPrinter(PaperError):
    code = "PAPER-NO-PRINTER"
    because = Because(
        QT_TRANSLATE_NOOP("Paper", "No printer is set up for this."),
        QT_TRANSLATE_NOOP("Paper", "Set one up under Printers."),
    )


class NoDrawer(PaperError):
    code = "PAPER-NO-DRAWER"
    because = Because(
        QT_TRANSLATE_NOOP("Paper", "No printer has a drawer on it."),
        QT_TRANSLATE_NOOP("Paper", "Open it by its key; say under Printers where it is connected."),
    )


class PrinterError(PaperError):
    """The printer did not do it; what the system said of it is the error's cause."""


class PrinterUnreachable(PrinterError):
    code = "PRINTER-UNREACHABLE"
    because = Because(
        QT_TRANSLATE_NOOP("Paper", "The printer does not answer."),
        QT_TRANSLATE_NOOP("Paper", "Check that it is on and connected, then print again."),
    )


class PrinterNotFound(PrinterError):
    code = "PRINTER-NOT-FOUND"
    because = Because(
        QT_TRANSLATE_NOOP("Paper", "No printer is connected at this place."),
        QT_TRANSLATE_NOOP("Paper", "Check the cable and the printer's settings."),
    )


class PrinterNotPermitted(PrinterError):
    code = "PRINTER-NOT-PERMITTED"
    because = Because(
        QT_TRANSLATE_NOOP("Paper", "This computer does not let the program use the printer."),
        QT_TRANSLATE_NOOP("Paper", "Allow it in the system's settings, then print again."),
    )


class DriverMissing(PrinterError):
    code = "PRINTER-DRIVER"
    because = Because(
        QT_TRANSLATE_NOOP("Paper", "What speaks to this kind of connection is not installed."),
        QT_TRANSLATE_NOOP("Paper", "Connect the printer by network, or have it installed."),
    )


class PaperOut(PrinterError):
    code = "PRINTER-PAPER"
    because = Because(
        QT_TRANSLATE_NOOP("Paper", "The printer has no paper."),
        QT_TRANSLATE_NOOP("Paper", "Put in a new roll, then print again."),
    )


class CoverOpen(PrinterError):
    code = "PRINTER-COVER"
    because = Because(
        QT_TRANSLATE_NOOP("Paper", "The printer's cover is open."),
        QT_TRANSLATE_NOOP("Paper", "Close it, then print again."),
    )


class PrintingBroken(PrinterError):
    """The connection ended under way: part of the paper may be printed."""

    code = "PRINTER-BROKEN"
    because = Because(
        QT_TRANSLATE_NOOP("Paper", "The printer stopped answering while it was printing."),
        QT_TRANSLATE_NOOP("Paper", "Look at the paper; print again if it is not complete."),
    )
