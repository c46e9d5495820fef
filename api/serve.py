"""Serving: listen, open the database, answer until told to stop, let requests in flight end, close the database."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import gc
import logging
import signal
import socket
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Final

import typer
import uvicorn

from api.connection import Bounds, guarded, sweep
from api.connection.bounds import connections_within_reach
from api.http.app import application
from api.logs import log_to_standard_error
from api.settings import is_loopback
from graph.database.engine import open_database
from graph.errors import RapportError

if TYPE_CHECKING:
    from collections.abc import Generator

    from strawberry import Schema

    from api.http.app import Estate
    from api.settings import Settings
    from graph.database.engine import Database

log = logging.getLogger("rapport.api")

GRACE: Final = 8
"""Seconds that requests in flight have to end; `docker stop` waits for 10."""
BACKLOG: Final = 2048
YOUNG: Final = 50_000
"""Lists and dictionaries made before cycles are looked for among them: a large answer has thousands, and no cycle."""


class CannotListen(RapportError):
    """The address to listen on is taken or not ours."""

    code = "UNAVAILABLE"


Built = Callable[[], "Schema"]
"""Waits for the schema; called in a thread of its own, while the estate is being loaded already."""
Answering = Callable[["Database"], AbstractAsyncContextManager["Estate"]]
"""From an open database to what is served of it."""


def serve(settings: Settings, schema: Built, answering: Answering) -> int:
    """Serve until interrupted; what keeps it from serving is one sentence on standard error and exit status 1."""
    log_to_standard_error(settings.log_level, settings.log)
    try:
        listener = listening(settings.host, settings.port)
        with listener, asyncio.Runner(loop_factory=uvicorn.Config("", log_config=None).get_loop_factory()) as runner:
            runner.run(_served(settings, schema, answering, listener))
    except RapportError as fault:
        typer.echo(str(fault), err=True)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def collect_seldom() -> None:
    """To be called before the estate is loaded and the schema built: much is made there that stays."""
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])


def listening(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 is any free one. Raises `CannotListen`."""
    name = host.strip("[]")
    family = socket.AF_INET6 if ":" in name else socket.AF_INET
    try:
        return socket.create_server((name, port), family=family, backlog=BACKLOG)
    except OSError as fault:
        raise CannotListen(_reason(fault, host, port)) from None


def _reason(fault: OSError, host: str, port: int) -> str:
    if fault.errno == errno.EADDRINUSE:
        return (
            f"Port {port} on {host} is in use, perhaps by another Rapport: stop that, "
            "or set RAPPORT_PORT to another port (0 takes any free one)."
        )
    if fault.errno == errno.EACCES:
        return f"This user may not listen on port {port}: set RAPPORT_PORT to 1024 or more."
    return f"RAPPORT_HOST is {host}, which is no address of this machine ({fault.strerror})."


async def _served(settings: Settings, schema: Built, answering: Answering, listener: socket.socket) -> None:
    bounds = Bounds(connections_within_reach(settings.connections))
    if bounds.connections < settings.connections:
        log.warning(
            "RAPPORT_CONNECTIONS is %d, but the system allows this process files for only %d.",
            settings.connections,
            bounds.connections,
        )
    async with open_database(settings.engine) as database, answering(database) as estate:
        config = uvicorn.Config(
            application(await asyncio.to_thread(schema), estate, settings),
            http=guarded(bounds),
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=GRACE,
        )
        server = Server(config, address_of(listener), bounds, local=is_loopback(settings.host))
        await server.serve([listener])


class Server(uvicorn.Server):
    """Says where it listens, and after a signal returns instead of raising it again: the database is still open."""

    def __init__(self, config: uvicorn.Config, address: str, bounds: Bounds, *, local: bool) -> None:
        super().__init__(config)
        self.address = address
        self.bounds = bounds
        self.local = local

    async def serve(self, sockets: list[socket.socket] | None = None) -> None:
        sweeping = asyncio.create_task(sweep(self.server_state.connections, self.bounds.every))
        try:
            await super().serve(sockets)
        finally:
            sweeping.cancel()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        whom = "for this machine" if self.local else "for everyone with a key"
        typer.echo(f"Rapport listens on {self.address} {whom}; GraphQL is at {self.address}/graphql. Ctrl-C ends it.")

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None]:
        before = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def address_of(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
