"""What a buyer's phone shows, told from everything else that can be scanned."""

from __future__ import annotations

import re
from typing import Final

PAYMENT_CODE: Final = re.compile(r"(?:25|26|27|28|29|30)[0-9]{14,22}", re.ASCII)
"""16 to 24 digits beginning 25 to 30; goods have fewer digits."""
