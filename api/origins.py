"""Origins as browsers write them."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

ORIGIN: Final = re.compile(r"https?://[a-z0-9.\-]+(:\d{1,5})?|https?://\[[0-9a-f:]+\](:\d{1,5})?")


def is_origin(text: str) -> bool:
    """Whether it is written as a browser writes an origin: scheme, host and port in lower case, no path."""
    port = urlsplit(text).port if ORIGIN.fullmatch(text) else None
    return ORIGIN.fullmatch(text) is not None and port not in (0, 80 if text.startswith("http:") else 443)
