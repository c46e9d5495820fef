"""Sockets that stay open while another process, or the engine, is killed: nothing that was acknowledged is missed or told twice."""

from __future__ import annotations

import asyncio
import contextlib
import os
from itertools import count
from typing import TYPE_CHECKING, Any, Final

import pytest
from websockets.asyncio.client import connect

from api.live.socket import PROTOCOL
from bench.changing.site import Client as Asking
from bench.changing.site import Lost, site
from graph.database.engine import Engine
from tests.api.live.conftest import EVENTS, Client
from tests.engines import Neo4jMissing, neo4j_jars

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

PATIENCE: Final = 120.0
"""Seconds in which a killed engine is there again."""
NEWEST: Final = "{ events(last: 1) { nodes { seq } } }"


@pytest.fixture(params=list(Engine), ids=lambda engine: engine.value)
def engine(request: pytest.FixtureRequest) -> Engine:
    """One that can be killed: never a server that is given by its address."""
    if request.param is Engine.NEO4J:
        try:
            neo4j_jars()
        except Neo4jMissing as missing:
            if os.environ.get("CI"):
                pytest.fail(f"Neo4j is needed: {missing}")
            pytest.skip(f"NOT TESTED ON NEO4J: {missing}")
    return request.param


class Follower:
    """Writes down what a socket is told, on a task of its own. `faults`: messages that are no event."""

    def __init__(self) -> None:
        self.told: list[int] = []
        self.faults: list[dict[str, Any]] = []

    async def follow(self, client: Client) -> None:
        async for text in client.connection:
            message = client.read(text)
            if message["type"] == "next":
                self.told.append(message["payload"]["data"]["events"]["seq"])
            else:
                self.faults.append(message)

    async def reaches(self, number: int) -> None:
        async with asyncio.timeout(PATIENCE):
            while number not in self.told and not self.faults:  # noqa: ASYNC110  # the other task tells nobody
                await asyncio.sleep(0.02)
        assert self.faults == []


@contextlib.asynccontextmanager
async def following(address: str) -> AsyncGenerator[Follower]:
    """Of all that happens, from the first event on."""
    follower = Follower()
    async with connect(address.replace("http:", "ws:") + "/graphql", subprotocols=[PROTOCOL], proxy=None) as connection:  # pyright: ignore[reportArgumentType]  # a subtype of text there
        client = Client(connection)
        await client.send("connection_init")
        assert await client.told() == {"type": "connection_ack"}
        await client.subscribe("1", EVENTS, after=0)
        task = asyncio.create_task(follower.follow(client))
        yield follower
        assert not task.done(), "the socket stayed open all the time"
        task.cancel()


def created(asking: Asking, number: int) -> None:
    """Raises Lost where it is not known whether it was done."""
    asking.asked("createPerson", id=f"person-{number}", name="Somebody", idempotencyKey=f"once-{number}")


def until_killed(address: str) -> int:
    """Makes changes by a process until it is gone. -> how many were acknowledged."""
    with contextlib.closing(Asking(address)) as asking:
        for number in count():
            try:
                created(asking, number)
            except Lost:
                return number
    raise AssertionError


def acknowledged(address: str, numbers: range) -> int:
    """Makes each change again until it is known to be done. -> number of the last event."""
    with contextlib.closing(Asking(address)) as asking:
        for number in numbers:
            while True:
                with contextlib.suppress(Lost):
                    created(asking, number)
                    break
        return asking.answer(NEWEST)["events"]["nodes"][0]["seq"]


async def test_an_open_socket_misses_nothing_when_the_other_process_or_the_engine_is_killed(
    engine: Engine, tmp_path: Path
) -> None:
    with site(engine, tmp_path, 2) as running:
        doomed, address = (api.address for api in running.apis)
        async with following(address) as follower:
            writing = asyncio.create_task(asyncio.to_thread(until_killed, doomed))
            await follower.reaches(5)
            await asyncio.to_thread(running.kill_api, 0)
            assert await writing >= 4
            for numbers in (range(10_000, 10_005), range(20_000, 20_020), range(30_000, 30_020)):
                writing = asyncio.create_task(asyncio.to_thread(acknowledged, address, numbers))
                if len(numbers) > 5:
                    await asyncio.sleep(0.1)
                    await asyncio.to_thread(running.kill_engine)
                    await asyncio.to_thread(running.start_engine)
                last = await writing
                await follower.reaches(last)
            assert follower.told == list(range(1, last + 1))
