"""The protocol of sockets, message by message, with the codes that tell a client whether to come again."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from tests.api.live.conftest import EVENTS, KEY, Client, Running, opened, serving

if TYPE_CHECKING:
    from graph.database.engine import Database

PORTAL = "https://portal.example"
SILENT = "subscription { events { seq } }"


async def test_a_second_init_ends_the_connection(running: Running) -> None:
    async with opened(running) as client:
        await client.send("connection_init")
        assert (await client.code())[0] == 4429


@pytest.mark.parametrize("key", ["wrong", "rapport_a_b"])
async def test_a_wrong_key_ends_it_with_the_reason(running: Running, key: str) -> None:
    async with opened(running, init=False) as client:
        await client.send("connection_init", payload={"authorization": f"Bearer {key}"})
        code, reason = await client.code()
        assert code == 4401
        assert reason.startswith("The key ")


async def test_nothing_is_done_before_it_is_known_who_asks(running: Running) -> None:
    async with opened(running, init=False) as client:
        await client.subscribe("1", SILENT)
        assert (await client.code())[0] == 4401


@pytest.mark.parametrize(
    "text", ["no JSON", "[]", '{"type": "start", "id": "1"}', '{"type": "subscribe"}', '{"type": "complete"}', b"{}"]
)
async def test_what_is_no_message_ends_it(running: Running, text: str | bytes) -> None:
    async with opened(running) as client:
        await client.connection.send(text)
        assert (await client.code())[0] == 4400


async def test_an_id_that_is_in_use_ends_it_and_one_that_was_is_free_again(running: Running) -> None:
    async with opened(running) as client:
        for _ in range(200):
            await client.subscribe("1", SILENT)
            await client.send("complete", id="1")
        await client.send("ping", payload={"a": 1})
        assert await client.told() == {"type": "pong", "payload": {"a": 1}}
        await running.nothing_is_subscribed()
        await client.subscribe("1", SILENT)
        await client.subscribe("1", SILENT)
        assert (await client.code())[0] == 4409


async def test_another_subprotocol_is_not_spoken(running: Running) -> None:
    address = running.address.replace("http:", "ws:") + "/graphql"
    async with connect(address, proxy=None) as connection:
        assert (await Client(connection).code())[0] == 4406


async def test_a_connection_that_says_nothing_is_ended(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.live.socket.INIT_WITHIN", 0.1)
    async with opened(running, init=False) as client:
        assert (await client.code())[0] == 4408


async def test_a_connection_takes_fifty_subscriptions_and_not_one_more(running: Running) -> None:
    async with opened(running) as client:
        for number in range(51):
            await client.subscribe(str(number), SILENT)
        told = await client.told()
        assert (told["type"], told["id"], told["payload"][0]["extensions"]) == ("error", "50", {"code": "TOO_COSTLY"})
        await client.send("complete", id="7")
        await client.subscribe("50", EVENTS)
        assert await client.all() == []
        assert running.live.hub.subscriptions == 50
        assert len(running.live.hub.groups) == 2


async def test_a_viewer_takes_twenty_connections(running: Running) -> None:
    async with AsyncExitStack() as stack:
        for _ in range(20):
            await stack.enter_async_context(opened(running))
        async with opened(running, init=False) as client:
            await client.send("connection_init", payload={"authorization": f"Bearer {KEY}"})
            assert (await client.code())[0] == 1013


@pytest.mark.parametrize("origin", ["https://other.example", "null", "http://localhost:1", "http://portal.example"])
async def test_pages_of_other_sites_are_refused_before_the_handshake(running: Running, origin: str) -> None:
    with pytest.raises(InvalidStatus) as refused:
        async with opened(running, origin=origin):
            pass
    assert refused.value.response.status_code == 403


async def test_named_sites_and_our_own_are_let_in(quellhaven: Database) -> None:
    async with serving(quellhaven, ORIGINS=PORTAL) as running:
        for origin in (PORTAL, running.address, None):
            async with opened(running, origin=origin) as client:
                await client.send("ping")
                assert await client.told() == {"type": "pong"}


async def test_an_end_of_the_process_tells_clients_to_come_again(running: Running) -> None:
    async with opened(running) as client:
        await client.subscribe("1", SILENT)
        await asyncio.sleep(0.3)
        running.server.should_exit = True
        assert (await client.code())[0] == 1012
