"""One thing to be done by a printer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from console.desk.document import Document
from console.desk.paper import Role
from console.desk.phrases import Text, said
from console.paper.pdf import Sheet, to_pdf
from console.paper.press import Setup, open_drawer, print_on
from console.till.papers import Printed

_NARROW_DOTS = 384
_STEM_MOST = 60
"""Letters of a file's name: in Chinese three bytes each, of the 255 a system allows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A paper to print, or, without a document, the drawer to open."""

    what: Text
    """What it is, where it is told that it was not printed."""
    document: Document | None = None
    on: Role = Role.RECEIPTS
    note: Printed | None = None
    """What to write down once it is printed."""


def do(job: Job, setup: Setup) -> None:
    """
    Do it; blocking.

    :raises PrinterError: as ``print_on`` does.
    """
    if job.document is None:
        open_drawer(setup)
    else:
        print_on(setup, job.document)


def joined(documents: Iterable[Document]) -> Document:
    """Return several papers as one, to be printed in one go."""
    return Document(tuple(block for document in documents for block in document.blocks))


def save_pdf(job: Job, folder: Path, dots: int) -> Path:
    """
    Write a paper as PDF into a folder, under a name no file there has yet; blocking.

    :raises OSError: if it cannot be written.
    """
    title = said(job.what)
    sheet = Sheet.ROLL_58 if dots <= _NARROW_DOTS else Sheet.ROLL_80
    return write_new(folder, title, to_pdf(job.document or Document(()), sheet, title=title))


def write_new(folder: Path, title: str, data: bytes) -> Path:
    """
    Write a PDF into a folder, under a name made of its title that no file there has yet; blocking.

    Of the title only what every system allows in a name is left: nothing of it leads elsewhere.

    :raises OSError: if it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stem = "".join(sign if sign.isalnum() or sign in " -_." else "_" for sign in title)
    stem = stem[:_STEM_MOST].strip(" .")
    for number in range(1, 1000):
        path = folder / (f"{stem}.pdf" if number == 1 else f"{stem} ({number}).pdf")
        try:
            path.touch(exist_ok=False)
        except FileExistsError:
            continue
        _fill(path, data)
        return path
    raise FileExistsError(str(folder / stem))


def _fill(path: Path, data: bytes) -> None:
    """Write a whole paper, or leave none behind."""
    try:
        path.write_bytes(data)
    except OSError:
        path.unlink(missing_ok=True)
        raise
