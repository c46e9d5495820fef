"""Clients that take nothing, or too little: they lose what is theirs, and cost nobody else anything."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any, Final

from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from api.live.socket import PROTOCOL
from tests.api.live.conftest import EVENTS, SOON, Client, Running, opened
from tests.api.live.test_answers import MAPS
from tests.api.live.test_events import seqs, subscribed
from tests.engines import EMBEDDED_ALONE

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    import pytest

pytestmark = EMBEDDED_ALONE
LARGE: Final = (
    "subscription($after: Int) { events(after: $after) { seq a: after b: after c: after d: after e: after } }"
)
"""Some 50 kB where a description was changed to `TEXT`."""
TEXT: Final = "x" * 9_000
THINGS: Final = "subscription($refs: [NodeRef!]!) { things(refs: $refs) { ... on Offering { a: description b: description c: description d: description e: description } } }"
MANY: Final = 40
"""Subscriptions of one connection: a write is told in 2 MB."""


@asynccontextmanager
async def unread(running: Running) -> AsyncGenerator[Client]:
    """A client that takes a few messages, and more only when it is asked for them."""
    host, _, port = running.address.removeprefix("http://").partition(":")
    with socket.socket() as narrow:
        narrow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        narrow.setblocking(False)  # noqa: FBT003  # its only argument
        await asyncio.get_running_loop().sock_connect(narrow, (host, int(port)))
        address = f"ws://{host}:{port}/graphql"
        async with connect(address, sock=narrow, subprotocols=[PROTOCOL], proxy=None, max_queue=4) as connection:  # pyright: ignore[reportArgumentType]  # a subtype of text there
            client = Client(connection)
            await client.send("connection_init", payload={"authorization": f"Bearer {running.key}"})
            assert await client.told() == {"type": "connection_ack"}
            yield client


async def subscribe(running: Running, client: Client, query: str, **variables: Any) -> None:
    for id_ in range(MANY):
        await client.subscribe(str(id_), query, **variables)
    await subscribed(running, MANY)


async def test_a_client_that_takes_nothing_is_hung_up_on_and_others_are_told(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.live.socket.STALLED", 0.5)
    async with opened(running) as other, unread(running) as client:
        await subscribe(running, client, LARGE)
        await other.subscribe("1", EVENTS)
        await subscribed(running, MANY + 1)
        newest = await running.newest()
        for number in range(4):
            await running.describe("maps", f"{TEXT}{number}")
        assert [seqs([await other.told()]) for _ in range(4)] == [[newest + number] for number in range(1, 5)]
        async with asyncio.timeout(SOON):
            while running.live.callers.sockets > 1:  # noqa: ASYNC110  # nobody tells of it
                await asyncio.sleep(0.02)
        assert running.live.hub.subscriptions == 1
        with suppress(ConnectionClosed):
            async for _ in client.connection:
                pass
        assert client.connection.close_code == 1006, "it was not told why, which it would not have taken"


async def test_events_for_which_too_much_waits_end_and_come_without_a_gap(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.live.socket.STALLED", 60.0)
    async with unread(running) as client:
        await subscribe(running, client, LARGE)
        last = await running.newest() + 6
        for number in range(6):
            await running.describe("maps", f"{TEXT}{number}")
        told: dict[str, list[int]] = {str(id_): [last - 6] for id_ in range(MANY)}
        ended: dict[str, dict[str, Any]] = {}
        while any(numbers[-1] < last for id_, numbers in told.items() if id_ not in ended):
            message = await client.told()
            if message["type"] == "next":
                assert message["id"] not in ended
                told[message["id"]].append(message["payload"]["data"]["events"]["seq"])
            else:
                ended[message["id"]] = message["payload"][0]["extensions"]
        assert all(numbers == list(range(last - 6, numbers[-1] + 1)) for numbers in told.values())
        assert ended
        for id_, extensions in ended.items():
            after = told[id_][-1]
            assert extensions == {"code": "LAGGING", "behind": extensions["behind"], "after": after}
            assert 0 < extensions["behind"] <= last - after
            await client.subscribe(id_, LARGE, after=after)
        while any(numbers[-1] < last for numbers in told.values()):
            message = await client.told()
            told[message["id"]].append(message["payload"]["data"]["events"]["seq"])
        assert list(told.values()) == [list(range(last - 6, last + 1))] * MANY


async def test_of_things_the_newest_answer_alone_waits(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.live.socket.STALLED", 60.0)
    async with unread(running) as client:
        await subscribe(running, client, THINGS, refs=MAPS)
        for number in range(20):
            await running.describe("maps", f"{TEXT}{number}")
        last = f"{TEXT}19"
        told: dict[str, list[str]] = {str(id_): [] for id_ in range(MANY)}
        while any(texts[-1:] != [last] for texts in told.values()):
            message = await client.told()
            assert message["type"] == "next"
            told[message["id"]].append(message["payload"]["data"]["things"][0]["a"])
        assert max(map(len, told.values())) < 20
        numbers = [[int(text.removeprefix(TEXT)) for text in texts if text.startswith(TEXT)] for texts in told.values()]
        assert numbers == [sorted(set(one)) for one in numbers]


async def test_a_stream_that_is_not_taken_is_cut(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.live.stream.STALLED", 0.5)
    with narrow_stream(running, LARGE) as asked:
        await subscribed(running, 1)
        began = time.monotonic()
        number = 0
        while running.live.hub.subscriptions:
            await running.describe("maps", f"{TEXT}{number}")
            number += 1
            assert time.monotonic() < began + 60
        await running.nothing_is_subscribed()
        asked.setblocking(False)  # noqa: FBT003  # its only argument
        last = b""
        while piece := await asyncio.get_running_loop().sock_recv(asked, 1_000_000):
            last = piece
        assert not last.endswith(b"0\r\n\r\n"), "it was cut, and not ended"


def narrow_stream(running: Running, query: str) -> socket.socket:
    """A connection over which an event stream comes, of which little is taken."""
    host, _, port = running.address.removeprefix("http://").partition(":")
    narrow = socket.socket()
    narrow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    narrow.connect((host, int(port)))
    body = json.dumps({"query": query})
    head = f"POST /graphql HTTP/1.1\r\nHost: {host}:{port}\r\nAuthorization: Bearer {running.key}\r\nAccept: text/event-stream\r\n"
    narrow.sendall(f"{head}Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode())
    return narrow
