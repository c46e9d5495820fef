"""The keys that an OpenID Connect provider publishes, fetched beside everything else."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
import time
from math import inf
from typing import TYPE_CHECKING, Final

import jwt
from jwt.exceptions import PyJWTError

from graph.errors import Unauthenticated, Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable

    from jwt import PyJWK

log = logging.getLogger("rapport.api")

KEYS_KEPT: Final = 600
"""Seconds after which the keys are fetched anew, while those that are there are used."""
KEYS_USED: Final = 3600
"""Seconds after which keys are not used any more, if none could be fetched since."""
BETWEEN_FETCHES: Final = 30
"""Seconds between two fetches because of a key that is not known: nobody makes us ask for each made-up one."""
AFTER_FAILURE: Final = 2
"""Seconds until keys that could not be fetched are asked for again."""
FETCHING: Final = 5
"""Seconds that the provider has to answer."""
MOST_HANGING: Final = 4
"""Fetches that were given up and have not ended: a provider may answer a byte at a time."""


class ProviderKeys:
    def __init__(self, address: str, between_fetches: float = BETWEEN_FETCHES) -> None:
        self._client = jwt.PyJWKClient(address, cache_jwk_set=False, timeout=FETCHING)
        self._between = between_fetches
        self._keys: dict[str, PyJWK] = {}
        self._fetched = -inf
        self._tried = -inf
        self._failed = False
        self._fetching: asyncio.Task[None] | None = None
        self._hanging = 0

    async def key(self, name: str | None) -> PyJWK:
        """Waits for nobody where the key is known. Raises Unauthenticated, and Unavailable where it cannot be known now."""
        if (known := self._usable(name)) is not None:
            if time.monotonic() - self._fetched > KEYS_KEPT:
                self._fetch()
            return known
        if (fetching := self._fetch()) is not None:
            await asyncio.shield(fetching)
        if (known := self._usable(name)) is not None:
            return known
        if self._failed:
            raise Unavailable("The identity provider's keys cannot be fetched now; ask again in a moment.")
        raise Unauthenticated("The token is not good: no published key of the provider has signed it.")

    def _usable(self, name: str | None) -> PyJWK | None:
        return self._keys.get(name or "") if time.monotonic() - self._fetched < KEYS_USED else None

    def _fetch(self) -> asyncio.Task[None] | None:
        """The one fetch that runs, for all who wait for it; None where the last one was a moment ago."""
        if self._fetching is None or self._fetching.done():
            since = time.monotonic() - self._tried
            if since < (AFTER_FAILURE if self._failed else self._between) or self._hanging >= MOST_HANGING:
                return None
            self._fetching = asyncio.create_task(self._fetch_once())
        return self._fetching

    async def _fetch_once(self) -> None:
        try:
            async with asyncio.timeout(FETCHING):
                await self._taken_over()
        except (PyJWTError, OSError, ValueError, RuntimeError) as fault:  # no answer, or one that holds no keys
            self._failed = True
            log.warning(
                "the identity provider's keys could not be fetched: %s", str(fault) or "it did not answer in time"
            )
        else:
            self._failed = False
            self._fetched = time.monotonic()
        finally:
            self._tried = time.monotonic()

    async def _taken_over(self) -> None:
        """Fetches the keys in a thread of its own, which keeps neither others nor the end of this process waiting."""
        loop = asyncio.get_running_loop()
        ended: asyncio.Future[None] = loop.create_future()

        def fetch() -> None:
            try:
                keys = {key.key_id: key for key in self._client.get_signing_keys() if key.key_id is not None}
            except Exception as fault:  # noqa: BLE001  # raised where it is waited for
                _tell(loop, lambda fault=fault: self._end(ended, fault))
            else:
                _tell(loop, lambda: self._end(ended, keys))

        self._hanging += 1
        threading.Thread(target=fetch, name="provider keys", daemon=True).start()
        await ended

    def _end(self, ended: asyncio.Future[None], came: dict[str, PyJWK] | Exception) -> None:
        """Hands on what came, also when nobody waits for it any more."""
        self._hanging -= 1
        if ended.done():
            return
        if isinstance(came, Exception):
            ended.set_exception(came)
        else:
            self._keys = came
            ended.set_result(None)


def _tell(loop: asyncio.AbstractEventLoop, what: Callable[[], None]) -> None:
    with contextlib.suppress(RuntimeError):  # the loop was closed meanwhile
        loop.call_soon_threadsafe(what)
