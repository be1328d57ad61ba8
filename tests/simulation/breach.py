"""What is raised when something that must hold does not."""

from __future__ import annotations


class Breach(AssertionError):
    """An invariant is broken; ``rule`` is its number."""

    def __init__(self, rule: str, what: str) -> None:
        self.rule = rule
        self.what = what
        super().__init__(f"{rule}: {what}")
