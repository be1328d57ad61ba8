"""What is wrong with a file of goods, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from console.desk.phrases import QT_TRANSLATE_NOOP, Phrase, Text
from console.retail.files.problems import FileRefused, Problem
from console.retail.files.row_of_goods import Fault

WORDS: Final[Mapping[Problem, Phrase]] = {
    Problem.NOT_A_FILE: QT_TRANSLATE_NOOP("GoodsFile", "This is not a file."),
    Problem.TOO_LARGE: QT_TRANSLATE_NOOP("GoodsFile", "The file is too large. Split it."),
    Problem.TOO_MANY_ROWS: QT_TRANSLATE_NOOP(
        "GoodsFile", "The file has more than 100,000 rows. Split it."
    ),
    Problem.TOO_MANY_COLUMNS: QT_TRANSLATE_NOOP("GoodsFile", "The file has more than 64 columns."),
    Problem.ENCODING: QT_TRANSLATE_NOOP(
        "GoodsFile", "The file is neither UTF-8 nor GB18030 text. Save it as XLSX or CSV UTF-8."
    ),
    Problem.BROKEN: QT_TRANSLATE_NOOP(
        "GoodsFile", "The file is damaged, or it is no CSV or XLSX. Save it again and retry."
    ),
    Problem.EMPTY: QT_TRANSLATE_NOOP("GoodsFile", "The file is empty."),
    Problem.NO_HEADING: QT_TRANSLATE_NOOP("GoodsFile", "The first row lacks this heading:"),
    Problem.HEADING_TWICE: QT_TRANSLATE_NOOP(
        "GoodsFile", "The first row has two headings with this meaning:"
    ),
    Problem.MISSING: QT_TRANSLATE_NOOP("GoodsFile", "This must not be empty."),
    Problem.TOO_LONG: QT_TRANSLATE_NOOP("GoodsFile", "This text is too long."),
    Problem.NOT_ONE_LINE: QT_TRANSLATE_NOOP(
        "GoodsFile", "This text has a line break or characters that cannot be shown."
    ),
    Problem.FORMULA: QT_TRANSLATE_NOOP(
        "GoodsFile", "This is a formula. Paste its value, or put an apostrophe before it."
    ),
    Problem.DATE: QT_TRANSLATE_NOOP(
        "GoodsFile", "The spreadsheet made a date of this. Format the cell as text."
    ),
    Problem.GOODS_ID: QT_TRANSLATE_NOOP(
        "GoodsFile", "A goods ID has 1 to 32 letters, digits, hyphens or underscores."
    ),
    Problem.BARCODE: QT_TRANSLATE_NOOP(
        "GoodsFile", "A barcode has 1 to 32 letters, digits or hyphens."
    ),
    Problem.BARCODE_ROUNDED: QT_TRANSLATE_NOOP(
        "GoodsFile", "The spreadsheet rounded this barcode. Format the column as text."
    ),
    Problem.CHECK_DIGIT: QT_TRANSLATE_NOOP(
        "GoodsFile", "The last digit does not check the others. Scan the barcode again."
    ),
    Problem.WEIGHED_BARCODE: QT_TRANSLATE_NOOP(
        "GoodsFile", "Weighed goods need 13 digits: 2, a number of six, five zeros, check digit."
    ),
    Problem.AMOUNT: QT_TRANSLATE_NOOP("GoodsFile", "This is not an amount such as 12.50."),
    Problem.DECIMALS: QT_TRANSLATE_NOOP("GoodsFile", "An amount has at most two decimals."),
    Problem.NEGATIVE: QT_TRANSLATE_NOOP("GoodsFile", "An amount cannot be below zero."),
    Problem.AMOUNT_RANGE: QT_TRANSLATE_NOOP("GoodsFile", "This amount is too large."),
    Problem.TAX_RATE: QT_TRANSLATE_NOOP(
        "GoodsFile", "A rate is from 0% to 100%, with at most two decimals."
    ),
    Problem.YES_NO: QT_TRANSLATE_NOOP("GoodsFile", "Write yes or no here."),
    Problem.REPEATED_ID: QT_TRANSLATE_NOOP(
        "GoodsFile", "An earlier row has this goods ID. Line {line}."
    ),
    Problem.REPEATED_BARCODE: QT_TRANSLATE_NOOP(
        "GoodsFile", "An earlier row has this barcode. Line {line}."
    ),
}
"""Every problem there is."""

REPORT: Final = (
    QT_TRANSLATE_NOOP("GoodsFile", "Line"),
    QT_TRANSLATE_NOOP("GoodsFile", "Column"),
    QT_TRANSLATE_NOOP("GoodsFile", "Text"),
    QT_TRANSLATE_NOOP("GoodsFile", "Reason"),
)
"""The heading of a report of bad rows."""


_OUTDATED: Final = QT_TRANSLATE_NOOP(
    "GoodsFile",
    "Changed since you looked: {count}\n{names}\nRead the file again to see what it would change"
    " now.",
)
_ANSWERS: Final = (QT_TRANSLATE_NOOP("GoodsFile", "no"), QT_TRANSLATE_NOOP("GoodsFile", "yes"))


def yes_or_no(answer: bool) -> str:
    """Say yes or no, in the language in force."""
    return _ANSWERS[answer]()


def why(fault: Fault) -> str:
    """Say what is wrong with a cell, in the language in force."""
    return WORDS[fault.problem]().replace("{line}", str(fault.first))


def why_outdated(count: int, names: str) -> Text:
    """Return how to say that others changed goods since they were compared with a file."""
    return lambda: _OUTDATED().format(count=count, names=names)


def why_refused(refused: FileRefused) -> str:
    """Say why nothing of a file is taken, in the language in force."""
    return f"{WORDS[refused.problem]()} {refused.detail}".rstrip()
