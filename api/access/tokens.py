"""Tokens of an OpenID Connect provider, checked against its published keys."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import jwt
from jwt.exceptions import PyJWKClientConnectionError, PyJWKClientError, PyJWKSetError, PyJWTError

from graph.errors import Unauthenticated, Unavailable
from graph.model.scalars import written

if TYPE_CHECKING:
    from api.settings import OidcSettings

ALGORITHMS: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Asymmetric ones alone: whoever can check a token cannot make one."""
LEEWAY: Final = 30
"""Seconds that clocks may differ."""
KEYS_KEPT: Final = 600
"""Seconds after which the provider's keys are fetched anew."""
BETWEEN_FETCHES: Final = 30
"""Seconds between two fetches because of a key that is not known: nobody makes us ask for each made-up one."""
FETCHING: Final = 5
"""Seconds that the provider has to answer."""


@dataclass(frozen=True, slots=True)
class Token:
    """What a good token says. `expires_at`: an instant as text."""

    subject: str
    expires_at: str


class Tokens:
    def __init__(self, settings: OidcSettings, between_fetches: float = BETWEEN_FETCHES) -> None:
        self._settings = settings
        self._keys = jwt.PyJWKClient(
            settings.jwks, lifespan=KEYS_KEPT, timeout=FETCHING, cooldown_duration=between_fetches
        )

    async def token(self, text: str) -> Token:
        """Raises Unauthenticated, and Unavailable while the provider's keys cannot be had."""
        try:
            claims = await asyncio.to_thread(self._claims, text)
        except PyJWKClientConnectionError:
            raise Unavailable("The identity provider's keys cannot be fetched now; ask again in a moment.") from None
        except (PyJWKClientError, PyJWKSetError):
            raise Unauthenticated("The token is not good: no published key of the provider has signed it.") from None
        except PyJWTError as fault:
            raise Unauthenticated(f"The token is not good: {fault}.") from None
        return Token(claims["sub"], written(datetime.fromtimestamp(claims["exp"], UTC)))

    def _claims(self, text: str) -> dict[str, Any]:
        key = self._keys.get_signing_key_from_jwt(text)
        return jwt.decode(
            text,
            key,
            algorithms=ALGORITHMS,
            audience=self._settings.audience,
            issuer=self._settings.issuer,
            leeway=LEEWAY,
            options={"require": ["exp", "iss", "aud", "sub"]},
        )
