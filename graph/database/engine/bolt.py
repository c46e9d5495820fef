"""The official driver, set up alike for both engines."""

from __future__ import annotations

import contextlib
import logging
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import urlsplit

from neo4j import AsyncDriver, AsyncGraphDatabase, NotificationMinimumSeverity
from neo4j.exceptions import ConfigurationError, DriverError, Neo4jError

from graph.database.engine.refusals import STUCK
from graph.database.engine.settings import Engine, EngineSettings
from graph.errors import Unavailable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractAsyncContextManager

    from neo4j.api import AsyncBookmarkManager

    from graph.database.engine.rewriting import Progress, Renewal, Sought

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what it would print comes as an error of ours

CONNECTING = 5.0  # seconds to reach a server; below the time-out of a read, so that its error says more
SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


class Source(Protocol):
    """Gives the drivers of a database, and says what its engine is and can do now."""

    @property
    def engine(self) -> Engine: ...
    @property
    def address(self) -> str: ...
    @property
    def lost(self) -> str:
        """What to say where it does not answer."""
        ...

    @property
    def database(self) -> str | None: ...
    @property
    def bookmarks(self) -> AsyncBookmarkManager | None: ...
    @property
    def outlives_connections(self) -> bool: ...
    @property
    def starting(self) -> bool: ...

    async def driver(self) -> AsyncDriver: ...
    def require_writable(self) -> None:
        """Asks nobody. Raises Unavailable while the engine is known not to be able to write."""

    async def trouble(self, error: Neo4jError, *, writes: bool) -> str | None:
        """What keeps the engine from working, in one sentence; None where the error comes from something else."""
        ...

    def at_work(self) -> AbstractAsyncContextManager[None]: ...
    def writing(self) -> AbstractAsyncContextManager[None]: ...
    @property
    def writers_wait(self) -> bool:
        """Whether somebody of this process waits to write because another one lets nobody."""
        ...

    def without_writers(self) -> AbstractAsyncContextManager[None]: ...
    async def rewritten(self, sought: Sought, renewals: Sequence[Renewal], progress: Progress) -> list[str]: ...
    async def record_counts(self) -> dict[str, int] | None: ...
    async def self_check(self) -> list[str] | None: ...
    def abandon(self) -> None: ...
    async def close(self) -> None: ...


def bolt_driver(address: str, auth: tuple[str, str]) -> AsyncDriver:
    return AsyncGraphDatabase.driver(  # pyright: ignore[reportUnknownMemberType]  # the driver's **config has no types
        address,
        auth=auth,
        connection_timeout=CONNECTING,
        notifications_min_severity=NotificationMinimumSeverity.OFF,
        telemetry_disabled=True,
        user_agent="rapport",
    )


def check(address: str) -> None:
    """The driver alone would take HTTP, which has no transactions of several statements, and any text for a port."""
    parts = urlsplit(address)
    if parts.scheme not in SCHEMES or not parts.hostname or parts.port == 0:
        raise ValueError(f"it must begin with one of {', '.join(SCHEMES)}")


MESSAGES: Final = "SHOW DATABASES YIELD name, statusMessage"


class Neo4jServer:
    engine = Engine.NEO4J
    starting = False
    writers_wait = False
    outlives_connections = True  # a pooled connection may be older than the server's last start

    def __init__(self, address: str, settings: EngineSettings) -> None:
        self.address = address
        self.lost = f"{address} cannot be reached. Check that it runs, its address and port, and whether it asks for encryption."
        self.database = settings.database
        self.bookmarks: AsyncBookmarkManager | None = None
        try:
            check(address)
            self._driver = bolt_driver(address, (settings.username, settings.password or ""))
        except (ConfigurationError, ValueError) as error:
            raise Unavailable(f"{address} is no address of a Neo4j, like bolt://host:7687: {error}.") from error
        if address.startswith("neo4j"):  # a cluster, whose followers lag
            self.bookmarks = AsyncGraphDatabase.bookmark_manager()

    async def driver(self) -> AsyncDriver:
        if self.database is None:
            self.database = await self._home_database()
        return self._driver

    async def _home_database(self) -> str | None:
        async with self._driver.session() as session:  # pyright: ignore[reportUnknownMemberType]  # **config, as above
            return (await (await session.run("RETURN 1")).consume()).database

    def require_writable(self) -> None:
        """Neo4j says so itself when it is written to."""

    async def trouble(self, error: Neo4jError, *, writes: bool) -> str | None:  # noqa: ARG002  # it stops reading, too
        """Says so where Neo4j could not put a write on its disk: it answers nothing then until it is started again."""
        if not (error.code or "").startswith(STUCK):
            return None
        said = await self._message() or f"it says why in its logs ({error.code})"
        return f"The database at {self.address} cannot go on: {said}. Mend that there, and start it again."

    async def _message(self) -> str | None:
        try:
            answer = await self._driver.execute_query(MESSAGES, database_="system")
        except (Neo4jError, DriverError):
            return None
        messages: dict[str, str] = {record["name"]: record["statusMessage"] for record in answer.records}
        return messages.get(self.database or "")

    def at_work(self) -> AbstractAsyncContextManager[None]:
        return contextlib.nullcontext()

    def writing(self) -> AbstractAsyncContextManager[None]:
        return contextlib.nullcontext()

    def without_writers(self) -> AbstractAsyncContextManager[None]:
        """Writers wait for a lock in the database itself."""
        return contextlib.nullcontext()

    async def rewritten(self, sought: Sought, renewals: Sequence[Renewal], progress: Progress) -> list[str]:  # noqa: ARG002  # as the other one
        """Rewrites nothing: Neo4j's files are its own; the documentation says how long they keep what was deleted."""
        return []

    async def record_counts(self) -> None:
        """None: Neo4j's counts are what Cypher says."""

    async def self_check(self) -> None:
        """Neo4j checks its files only where its server is stopped."""

    def abandon(self) -> None:
        """Neo4j notices by itself that nobody waits any more."""

    async def close(self) -> None:
        await self._driver.close()
