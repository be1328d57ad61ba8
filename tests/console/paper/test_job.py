"""Papers that are written into a folder."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from console.paper.job import write_new

if sys.platform != "win32":
    import resource

    def test_a_disk_that_is_full_keeps_no_half_of_a_paper(tmp_path: Path) -> None:
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
        try:
            with pytest.raises(OSError, match="large"):
                write_new(tmp_path, "Z 1", bytes(5000))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)

        assert list(tmp_path.iterdir()) == []


def test_no_paper_takes_the_place_of_another(tmp_path: Path) -> None:
    first, second = (write_new(tmp_path, "Z 1", data) for data in (b"a", b"b"))

    assert (first.name, second.name) == ("Z 1.pdf", "Z 1 (2).pdf")
    assert (first.read_bytes(), second.read_bytes()) == (b"a", b"b")
