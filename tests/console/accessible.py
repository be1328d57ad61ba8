"""Find what a screen reader could not name, and text that Qt might read as HTML."""

from __future__ import annotations

from console.tour.eyes import guessing, is_interactive, nameless, path_of, small, tree_of

__all__ = ["guessing", "is_interactive", "nameless", "path_of", "small", "tree_of"]
