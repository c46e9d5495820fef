"""Who asks: by a token, by an API key, by the one key of a small set-up, or from this machine where all is open."""

from __future__ import annotations

import logging
import secrets
from typing import TYPE_CHECKING, Final, Protocol

from graph.access import ADMINISTRATOR, LOCAL, NoGrant, Viewer
from graph.access.keys import PREFIX, Key, key_of
from graph.errors import RapportError, Unauthenticated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from api.access.tokens import Tokens
    from api.settings import Settings

log = logging.getLogger("rapport.api")

MISSING: Final = "The key is missing or wrong: send 'Authorization: Bearer KEY'."
SPENT: Final = "The key opens nothing: it is unknown, wrong, withdrawn or expired."


class Granting(Protocol):
    """Looks up the viewer that a credential stands for, as `graph.access.Grants` does."""

    async def of_key(self, key: Key, /) -> Viewer | None: ...

    async def of_calendar(self, key: Key, /) -> Viewer | None: ...

    async def of_subject(self, subject: str, expires_at: str | None, /) -> Viewer: ...

    async def note_refusals(self, viewer: Viewer, places: Iterable[str], /) -> None: ...


class NothingGranted:
    """Neither keys, tokens nor calendars open anything."""

    async def of_key(self, _key: Key, /) -> Viewer | None:
        return None

    async def of_calendar(self, _key: Key, /) -> Viewer | None:
        return None

    async def of_subject(self, subject: str, _expires_at: str | None, /) -> Viewer:
        raise NoGrant(f"Nothing is granted here, to {subject!r} neither.")

    async def note_refusals(self, _viewer: Viewer, _places: Iterable[str], /) -> None:
        """Notes nothing: where nothing is granted, there is no event log either."""


NOTHING_GRANTED: Final = NothingGranted()


class Viewers:
    def __init__(self, settings: Settings, grants: Granting) -> None:
        self._needed = settings.access_is_configured
        self._key = settings.key
        self._grants = grants
        self._tokens: Tokens | None = None
        if settings.oidc is not None:
            from api.access.tokens import Tokens  # noqa: PLC0415  # cryptography takes a moment to import

            self._tokens = Tokens(settings.oidc)

    async def viewer(self, credential: str | None) -> Viewer:
        """`credential`: what stands after `Bearer`. Raises Unauthenticated, NoGrant, and Unavailable where the one who
        knows cannot be asked now.
        """
        if not credential:
            if self._needed:
                raise Unauthenticated(MISSING)
            return LOCAL
        if self._key is not None and secrets.compare_digest(credential.encode(), self._key.encode()):
            return ADMINISTRATOR
        if credential.startswith(PREFIX):
            return await self._of_key(credential)
        if self._tokens is not None and credential.count(".") == 2:
            token = await self._tokens.token(credential)
            return await self._grants.of_subject(token.subject, token.expires_at)
        raise Unauthenticated(MISSING)

    async def note_refusals(self, viewer: Viewer, places: Iterable[str]) -> None:
        """A trail that cannot be written now keeps nobody from the answer."""
        try:
            await self._grants.note_refusals(viewer, places)
        except RapportError as fault:
            log.warning("refused attempts of %s could not be written into the trail: %s", viewer.credential, fault)

    async def _of_key(self, text: str) -> Viewer:
        key = key_of(text)
        viewer = None if key is None else await self._grants.of_key(key)
        if viewer is None:
            raise Unauthenticated(SPENT)
        return viewer
