"""Serving: listen, open the database, answer until told to stop, let requests in flight end, close the database."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import gc
import logging
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

import typer
import uvicorn

from api.connection import MESSAGE, Bounds, Sockets, guarded, sweep
from api.connection.bounds import connections_within_reach
from api.http.app import application
from api.logs import log_to_standard_error
from api.settings import is_loopback
from graph.database.engine import open_database
from graph.errors import RapportError

if TYPE_CHECKING:
    from collections.abc import Generator

    from starlette.types import ASGIApp
    from strawberry import Schema

    from api.http.app import Estate
    from api.settings import Settings
    from graph.database.engine import Database

log = logging.getLogger("rapport.api")

GRACE: Final = 8
"""Seconds that requests in flight have to end; `docker stop` waits for 10."""
BACKLOG: Final = 2048
YOUNG: Final = 10_000
"""Lists and dictionaries made before cycles are looked for among them: a large answer has thousands, and no cycle."""


SWITCH: Final = 0.0005
"""Seconds after which a thread that computes lets another one on: what waits for the loop hops several times."""


class CannotListen(RapportError):
    """The address to listen on is taken or not ours."""

    code = "UNAVAILABLE"


Built = Callable[[], "Schema"]
"""Waits for the schema; called in a thread of its own, while the estate is being loaded already."""
Answering = Callable[["Database"], AbstractAsyncContextManager["Estate"]]
"""Makes of an open database what is served of it, in a context that ends with the serving."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one of several processes that serve together is given: the socket on which all of them listen, how many they
    are, and whom to tell that this one takes connections.
    """

    listener: socket.socket
    of: int
    told: Callable[[], None]


def serve(settings: Settings, schema: Built, answering: Answering, share: Share | None = None) -> int:
    """Serve until interrupted; what keeps it from serving is one sentence on standard error and exit status 1."""
    log_to_standard_error(settings.log_level, settings.log)
    sys.setswitchinterval(SWITCH)
    try:
        listener = share.listener if share else listening(settings.host, settings.port)
        share = share or Share(listener, 1, lambda: say_where(listener, settings))
        with listener, asyncio.Runner(loop_factory=uvicorn.Config("", log_config=None).get_loop_factory()) as runner:
            runner.run(_served(settings, schema, answering, share))
    except RapportError as fault:
        typer.echo(str(fault), err=True)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def collect_seldom() -> None:
    """Lets the garbage collector run seldom. To be called before the estate is loaded and the schema built: much is
    made there that stays.
    """
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


async def _served(settings: Settings, schema: Built, answering: Answering, share: Share) -> None:
    bounds = Bounds(connections_within_reach(settings.connections))
    if bounds.connections < settings.connections:
        log.warning(
            "RAPPORT_CONNECTIONS is %d, but the system allows this process files for only %d.",
            settings.connections,
            bounds.connections,
        )
    async with open_database(settings.engine) as database, answering(database) as estate:
        app = application(await asyncio.to_thread(schema), estate, settings, sharing=share.of)
        gc.freeze()  # the schema stays: to look it over takes the collector 0.2 s
        server = Server(configuration(app, bounds), bounds, share.told, app.state.live.end)
        await server.serve([share.listener])
        await asyncio.to_thread(app.state.lane.keep_times)


def configuration(app: ASGIApp, bounds: Bounds) -> uvicorn.Config:
    return uvicorn.Config(
        cast("Any", app),
        http=guarded(bounds),
        ws=Sockets,
        ws_max_size=MESSAGE,
        ws_per_message_deflate=False,
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=bounds.idle,
        timeout_graceful_shutdown=GRACE,
    )


class Server(uvicorn.Server):
    """Tells that it listens, and after a signal returns instead of raising it again: the database is still open."""

    def __init__(
        self,
        config: uvicorn.Config,
        bounds: Bounds,
        told: Callable[[], None] = lambda: None,
        ending: Callable[[], None] = lambda: None,
    ) -> None:
        """`told`: is called when it listens; `ending`: before it ends, so that what goes on by itself does not."""
        super().__init__(config)
        self.bounds = bounds
        self.told = told
        self.ending = ending

    async def serve(self, sockets: list[socket.socket] | None = None) -> None:
        sweeping = asyncio.create_task(sweep(self.server_state.connections, self.bounds.every))
        try:
            await super().serve(sockets)
        finally:
            sweeping.cancel()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.told()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.ending()
        await super().shutdown(sockets)

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None]:
        before = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def say_where(listener: socket.socket, settings: Settings) -> None:
    address = address_of(listener)
    whom = "for this machine" if is_loopback(settings.host) else "for everyone with a key"
    typer.echo(f"Rapport listens on {address} {whom}; GraphQL is at {address}/graphql. Ctrl-C ends it.")


def address_of(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
