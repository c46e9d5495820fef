"""The token of a link by which a message is acknowledged. It is made when the message is sent, and kept nowhere: the graph
holds the random number alone.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

PURPOSE: Final = "acknowledge"
SIGNED: Final = 16
"""Bytes of the signature."""
FORM: Final = 3
"""Parts of a token: the random number, its last day, the signature."""
LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Tokens:
    """`secret`: what they are made with (RAPPORT_SECRET)."""

    secret: str

    def token(self, nonce: str, ends_on: date) -> str:
        end = ends_on.strftime("%Y%m%d")
        return f"{nonce}.{end}.{self._signature(nonce, end)}"

    def nonce(self, token: str) -> str | None:
        """The random number of the message; None for a token that is not ours, or has ended."""
        parts = token.split(".") if len(token) <= LONGEST and token.isascii() else []
        if len(parts) != FORM or not hmac.compare_digest(self._signature(parts[0], parts[1]), parts[2]):
            return None
        today = datetime.now(UTC).date().strftime("%Y%m%d")
        return parts[0] if today <= parts[1] else None

    def _signature(self, nonce: str, end: str) -> str:
        key = hashlib.sha256(self.secret.encode()).digest()
        signed = hmac.new(key, f"{PURPOSE}\0{nonce}\0{end}".encode(), hashlib.sha256).digest()
        return base64.urlsafe_b64encode(signed[:SIGNED]).decode().rstrip("=")
