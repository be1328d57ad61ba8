"""What can be wrong with a file of goods, or with one cell of it."""

from __future__ import annotations

from enum import Enum


class Problem(Enum):
    """Why a file or a cell cannot be taken; ``words`` says each to a person."""

    # Of the whole file.
    NOT_A_FILE = "NOT-A-FILE"
    TOO_LARGE = "TOO-LARGE"
    TOO_MANY_ROWS = "TOO-MANY-ROWS"
    TOO_MANY_COLUMNS = "TOO-MANY-COLUMNS"
    ENCODING = "ENCODING"
    BROKEN = "BROKEN"
    EMPTY = "EMPTY"
    NO_HEADING = "NO-HEADING"
    HEADING_TWICE = "HEADING-TWICE"

    # Of one cell.
    MISSING = "MISSING"
    TOO_LONG = "TOO-LONG"
    NOT_ONE_LINE = "NOT-ONE-LINE"
    FORMULA = "FORMULA"
    DATE = "DATE"
    GOODS_ID = "GOODS-ID"
    BARCODE = "BARCODE"
    BARCODE_ROUNDED = "BARCODE-ROUNDED"
    CHECK_DIGIT = "CHECK-DIGIT"
    WEIGHED_BARCODE = "WEIGHED-BARCODE"
    AMOUNT = "AMOUNT"
    DECIMALS = "DECIMALS"
    NEGATIVE = "NEGATIVE"
    AMOUNT_RANGE = "AMOUNT-RANGE"
    TAX_RATE = "TAX-RATE"
    YES_NO = "YES-NO"
    REPEATED_ID = "REPEATED-ID"
    REPEATED_BARCODE = "REPEATED-BARCODE"


class FileRefused(Exception):
    """A file cannot be read as goods; nothing of it is taken."""

    def __init__(self, problem: Problem, *, line: int = 0, detail: str = "") -> None:
        """``line`` is 0 for the file as a whole; ``detail`` names the heading at fault."""
        self.problem = problem
        self.line = line
        self.detail = detail
        super().__init__(f"{problem.value} line {line} {detail}".rstrip())
