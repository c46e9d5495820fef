"""API keys: `rapport_ID_SECRET`. The graph keeps the id and a hash of the secret; the secret is shown once.

A secret is random and long, so a plain hash of it tells nothing, and cannot be searched for.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Final, NamedTuple

PREFIX: Final = "rapport_"
ALPHABET: Final = "abcdefghijkmnpqrstuvwxyz23456789"
"""Letters and digits of ids, without what looks alike: ids are read aloud and typed."""


class Key(NamedTuple):
    id: str
    secret: str

    @property
    def text(self) -> str:
        return f"{PREFIX}{self.id}_{self.secret}"

    @property
    def token(self) -> str:
        """The key as it stands in the address of a calendar, where no other form of it is taken."""
        return f"{self.id}_{self.secret}"

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.secret.encode()).hexdigest()


def new_key() -> Key:
    return Key("".join(secrets.choice(ALPHABET) for _ in range(10)), secrets.token_urlsafe(32))


def key_of(text: str) -> Key | None:
    """The key that a text is; None for what is written otherwise."""
    return key_of_token(text.removeprefix(PREFIX)) if text.startswith(PREFIX) else None


def key_of_token(token: str) -> Key | None:
    """The key that stands in the address of a calendar; None for what is written otherwise."""
    id_, _, secret = token.partition("_")
    return Key(id_, secret) if id_ and secret else None
