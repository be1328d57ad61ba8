"""What a buyer's phone and a receipt show, told from everything else that can be scanned."""

from __future__ import annotations

import re
from typing import Final

PAYMENT_CODE: Final = re.compile(r"(?:25|26|27|28|29|30)[0-9]{14,22}", re.ASCII)
"""16 to 24 digits beginning 25 to 30; goods have fewer digits."""

RECEIPT_NUMBER: Final = re.compile(r"(?:[0-9A-Z]{1,8}-)?[0-9]{6}-[0-9]{4,8}", re.ASCII)
"""The number of a sale, as its receipt shows it; goods have no dash."""
