"""Tokens of an OpenID Connect provider, checked against its published keys."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import jwt
from jwt.exceptions import PyJWTError

from api.access.provider import BETWEEN_FETCHES, ProviderKeys
from graph.errors import Unauthenticated
from graph.model.scalars import written

if TYPE_CHECKING:
    from api.settings import OidcSettings

ALGORITHMS: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Asymmetric ones alone: whoever can check a token cannot make one."""
LEEWAY: Final = 30
"""Seconds that clocks may differ."""
UNREADABLE: Final = (ArithmeticError, LookupError, OSError, RuntimeError, TypeError, ValueError)
"""What a claim that is nonsense makes of the code that reads it."""


@dataclass(frozen=True, slots=True)
class Token:
    """What a good token says. `expires_at`: an instant as text."""

    subject: str
    expires_at: str


class Tokens:
    def __init__(self, settings: OidcSettings, between_fetches: float = BETWEEN_FETCHES) -> None:
        self._settings = settings
        self._keys = ProviderKeys(settings.jwks, between_fetches)

    async def token(self, text: str) -> Token:
        """Raises Unauthenticated, and Unavailable while the provider's keys cannot be had."""
        try:
            key = await self._keys.key(jwt.get_unverified_header(text).get("kid"))
            claims = self._claims(text, key)
            instants = {name: instant(name, claims[name]) for name in ("exp", "nbf", "iat") if name in claims}
            claims["sub"].encode()  # a text may hold halves of characters, which nothing takes
        except PyJWTError as fault:
            raise Unauthenticated(f"The token is not good: {shown(fault)}.") from None
        except UNREADABLE:
            raise Unauthenticated("The token is not good: one of its claims makes no sense.") from None
        return Token(claims["sub"], instants["exp"])

    def _claims(self, text: str, key: jwt.PyJWK) -> dict[str, Any]:
        return jwt.decode(
            text,
            key,
            algorithms=ALGORITHMS,
            audience=self._settings.audience,
            issuer=self._settings.issuer,
            leeway=LEEWAY,
            options={"require": ["exp", "iss", "aud", "sub"]},
        )


def instant(claim: str, seconds: object) -> str:
    """Seconds since 1970 as an instant in text. Raises Unauthenticated for what is no time of a calendar."""
    with contextlib.suppress(*UNREADABLE):
        if isinstance(seconds, int | float) and not isinstance(seconds, bool):
            return written(datetime.fromtimestamp(seconds, UTC))
    raise Unauthenticated(f"The token is not good: its claim '{claim}' is no time.")


def shown(fault: PyJWTError) -> str:
    """What PyJWT says, as printable text: it may quote the token, which may hold halves of characters."""
    return str(fault).encode(errors="replace").decode()
