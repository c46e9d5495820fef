"""The sample estate, served in this process, and clients that send what they are told to."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import psutil
import pytest_asyncio
from websockets.asyncio.client import ClientConnection, connect

import api.live
from api.command.serving import answering
from api.connection import Bounds
from api.http.app import application
from api.live.socket import PROTOCOL
from api.serve import Server, configuration
from api.settings import settings_from
from resolvers.schema import schema

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from types import CodeType

    from api.live import Live
    from graph.database.engine import Database

KEY = "the-key-of-the-administrator"
DESCRIBE = "mutation($id: ID!, $words: String) { updateOffering(input: {id: $id, description: $words}) { __typename } }"
EVENTS = "subscription($after: Int) { events(after: $after) { seq action subject subjectIds } }"
LIVE = Path(api.live.__file__).parent
SOON = 20.0
"""Seconds after which what is awaited does not come any more."""
QUIET = 0.6
"""Seconds after which nothing more is to be told."""


class ServerInTask(Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Any:
        """They are the tests' own."""
        yield


@dataclass
class Running:
    """A served Rapport. `live`: what it shares, to be looked at."""

    address: str
    live: Live
    server: Server
    key: str | None = KEY

    async def ask(self, query: str, key: str | None = None, **variables: Any) -> dict[str, Any]:
        async with httpx.AsyncClient(timeout=30, trust_env=False, verify=False) as client:  # noqa: S501  # nothing is encrypted, and certificates take long to load
            answer = await client.post(
                f"{self.address}/graphql",
                json={"query": query, "variables": variables},
                headers={"authorization": f"Bearer {key or self.key}"},
            )
        return answer.json()

    async def describe(self, id_: str, words: str) -> None:
        answer = await self.ask(DESCRIBE, id=id_, words=words)
        assert answer["data"]["updateOffering"]["__typename"] == "Offering", answer

    async def newest(self) -> int:
        return (await self.ask("{ events(last: 1) { nodes { seq } } }"))["data"]["events"]["nodes"][0]["seq"]

    async def nothing_is_left(self) -> None:
        """No connection, subscription, group, follower, task or open file."""
        until = asyncio.get_running_loop().time() + SOON
        while self.left() != NOTHING and asyncio.get_running_loop().time() < until:  # noqa: ASYNC110  # nobody tells of it
            await asyncio.sleep(0.02)
        assert self.left() == NOTHING

    async def nothing_is_subscribed(self) -> None:
        async with asyncio.timeout(SOON):
            while self.live.hub.subscriptions or self.live.callers.subscriptions:  # noqa: ASYNC110  # nobody tells of it
                await asyncio.sleep(0.02)

    def left(self) -> tuple[int, ...]:
        hub, callers = self.live.hub, self.live.callers
        return (
            hub.subscriptions,
            len(hub.groups),
            hub.is_following,
            len(callers.callers),
            callers.subscriptions,
            callers.sockets,
            len(self.server.server_state.connections),
            self.files(),
            sum(of_live(task) for task in asyncio.all_tasks()),
        )

    def files(self) -> int:
        """Connections to it that this process, which holds both ends, has open."""
        port = int(self.address.rpartition(":")[2])
        open_ = [one for one in psutil.Process().net_connections("tcp") if one.status == psutil.CONN_ESTABLISHED]
        return sum(one.laddr.port == port for one in open_)


NOTHING = (0, 0, False, *[0] * 6)


def of_live(task: asyncio.Task[Any]) -> bool:
    code: CodeType | None = getattr(task.get_coro(), "cr_code", None)
    return code is not None and Path(code.co_filename).parent == LIVE


class Client:
    """Speaks the protocol of sockets, one message at a time."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection

    async def send(self, type_: str, **more: Any) -> None:
        await self.connection.send(json.dumps({"type": type_, **more}))

    async def subscribe(self, id_: str, query: str, **variables: Any) -> None:
        await self.send("subscribe", id=id_, payload={"query": query, "variables": variables})

    @staticmethod
    def read(text: str | bytes) -> dict[str, Any]:
        return json.loads(text)

    async def told(self) -> dict[str, Any]:
        async with asyncio.timeout(SOON):
            return self.read(await self.connection.recv())

    async def all(self, least: int = 0) -> list[dict[str, Any]]:
        """All that is told until nothing more is; the first `least` however long they take."""
        found = [await self.told() for _ in range(least)]
        with contextlib.suppress(TimeoutError):
            while True:
                async with asyncio.timeout(QUIET):
                    found.append(self.read(await self.connection.recv()))
        return found

    async def code(self) -> tuple[int, str]:
        """Of the close; nothing else may come before it."""
        async with asyncio.timeout(SOON):
            await self.connection.wait_closed()
        return self.connection.close_code or 0, self.connection.close_reason or ""


@contextlib.asynccontextmanager
async def opened(
    running: Running, key: str | None = None, origin: str | None = None, *, init: bool = True
) -> AsyncGenerator[Client]:
    address = running.address.replace("http:", "ws:") + "/graphql"
    async with connect(address, subprotocols=[PROTOCOL], origin=origin, proxy=None) as connection:  # pyright: ignore[reportArgumentType]  # a subtype of text there
        client = Client(connection)
        if init:
            await client.send("connection_init", payload={"authorization": f"Bearer {key or running.key}"})
            assert await client.told() == {"type": "connection_ack"}
        yield client


@contextlib.asynccontextmanager
async def serving(database: Database, port: int = 0, **variables: str) -> AsyncGenerator[Running]:
    settings = settings_from({"RAPPORT_KEY": KEY, **{f"RAPPORT_{name}": value for name, value in variables.items()}})
    async with answering(database, 27.0) as estate:
        app = application(schema, estate, settings)
        bounds = Bounds()
        server = ServerInTask(configuration(app, bounds), bounds, ending=app.state.live.end)
        with socket.create_server(("127.0.0.1", port)) as listener:
            task = asyncio.create_task(server.serve([listener]))
            try:
                while not server.started:  # noqa: ASYNC110  # as above
                    await asyncio.sleep(0.01)
                yield Running(f"http://127.0.0.1:{listener.getsockname()[1]}", app.state.live, server)
            finally:
                server.should_exit = True
                await task


@pytest_asyncio.fixture
async def running(quellhaven: Database) -> AsyncGenerator[Running]:
    async with serving(quellhaven) as running:
        yield running
        await running.nothing_is_left()
