"""The protocol of sockets, message by message, with the codes that tell a client whether to come again."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from api.connection import MESSAGE
from tests.api.live.conftest import Client, Running, opened, serving
from tests.engines import EMBEDDED_ALONE

if TYPE_CHECKING:
    from graph.database.engine import Database

pytestmark = EMBEDDED_ALONE
PORTAL = "https://portal.example"
SILENT = "subscription { events { seq } }"


async def test_a_second_init_ends_the_connection(running: Running) -> None:
    async with opened(running) as client:
        await client.send("connection_init")
        assert (await client.code())[0] == 4429


async def test_a_wrong_key_ends_it_with_the_reason(running: Running) -> None:
    for key in ("wrong", "rapport_a_b", ""):
        async with opened(running, init=False) as client:
            await client.send("connection_init", payload={"authorization": f"Bearer {key}"})
            code, reason = await client.code()
            assert code == 4401
            assert reason.startswith("The key ")


async def test_nothing_is_done_before_it_is_known_who_asks(running: Running) -> None:
    async with opened(running, init=False) as client:
        await client.subscribe("1", SILENT)
        assert (await client.code())[0] == 4401


NO_MESSAGES = (
    "no JSON",
    "[]",
    "null",
    "{}",
    '{"type": 1}',
    '{"type": "start", "id": "1"}',
    '{"type": "next", "id": "1", "payload": {}}',
    '{"type": "connection_ack"}',
    '{"type": "subscribe"}',
    '{"type": "subscribe", "id": "", "payload": {"query": "{ __typename }"}}',
    '{"type": "subscribe", "id": 1, "payload": {"query": "{ __typename }"}}',
    '{"type": "subscribe", "id": "1", "payload": "{ __typename }"}',
    '{"type": "complete"}',
    '{"type": "complete", "id": 1}',
    b"{}",
)


async def test_what_is_no_message_ends_it(running: Running) -> None:
    for text in NO_MESSAGES:
        async with opened(running) as client:
            await client.connection.send(text)
            code, reason = await client.code()
            assert code == 4400, text
            assert reason


async def test_an_init_takes_an_object(running: Running) -> None:
    for payload in ("Bearer key", ["Bearer key"], 1):
        async with opened(running, init=False) as client:
            await client.send("connection_init", payload=payload)
            assert (await client.code())[0] == 4400


async def test_a_message_has_a_megabyte_at_most(running: Running) -> None:
    filled = json.dumps({"type": "ping", "payload": {"a": ""}})
    async with opened(running) as client:
        await client.connection.send(filled.replace('""', f'"{"a" * (MESSAGE - len(filled))}"'))
        assert (await client.told())["type"] == "pong"
        await client.connection.send(filled.replace('""', f'"{"a" * (MESSAGE + 1 - len(filled))}"'))
        assert (await client.code())[0] == 1009


FAULTS: tuple[tuple[dict[str, Any], str], ...] = (
    ({}, "BAD_INPUT"),
    ({"query": 1}, "BAD_INPUT"),
    ({"query": "{ __typename }", "variables": []}, "BAD_INPUT"),
    ({"query": "{ __typename }", "operationName": "Other"}, "BAD_INPUT"),
    ({"documentId": "unknown"}, "NOT_FOUND"),
    ({"query": "query($a: Int!) { events(first: $a) { nodes { seq } } }"}, "BAD_INPUT"),
    ({"query": "{ " + " ".join(f"a{number}: __typename" for number in range(1_000)) + " }"}, "TOO_COSTLY"),
    ({"query": "subscription { impact(scenario: {changes: []}) { totals { offerings } } }"}, "BAD_INPUT"),
)


async def test_a_question_that_is_refused_ends_alone(running: Running) -> None:
    async with opened(running) as client:
        for payload, code in FAULTS:
            await client.send("subscribe", id="1", payload=payload)
            told = await client.told()
            assert (told["type"], told["id"], told["payload"][0]["extensions"]["code"]) == ("error", "1", code)
        await client.send("ping")
        assert await client.told() == {"type": "pong"}


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


async def test_pages_of_other_sites_are_refused_before_the_handshake(
    running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    for origin in ("https://other.example", "null", "http://localhost:1", "http://portal.example"):
        with pytest.raises(InvalidStatus) as refused:
            async with opened(running, origin=origin):
                pass
        assert refused.value.response.status_code == 403
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == []


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
