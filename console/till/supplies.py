"""What the till's settings call what it knows of the shop."""

from __future__ import annotations

from typing import Final

SHOP_NAME: Final = "shop.name"
