"""`python -m backend`: serve, sandbox, wallet, verify, handbook."""

from __future__ import annotations

import sys

from backend.commands.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
