"""How many connections and subscriptions there may be, and that those that were ended leave nothing behind."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from websockets.exceptions import InvalidStatus

from graph.access.granting import Wish, add_key
from graph.model.grant import Role
from tests.api.live.conftest import EVENTS, KEY, Client, Running, opened
from tests.api.live.test_events import seqs, subscribed
from tests.engines import EMBEDDED_ALONE

if TYPE_CHECKING:
    from graph.database.engine import Database

pytestmark = EMBEDDED_ALONE
SILENT = "subscription { events { seq } }"
REPORT = """subscription($on: Date!) {
  impact(scenario: {changes: [{offering: "maps", action: RETIRE}], effectiveOn: $on}) { totals { consumers { critical } } }
}"""


def refusal(told: dict[str, Any]) -> tuple[str, str]:
    """Code and sentence of the one error that ends an operation."""
    assert told["type"] == "error", told
    [error] = told["payload"]
    assert error["extensions"] == {"code": "TOO_COSTLY"}
    return told["id"], error["message"]


def in_days(number: int) -> str:
    return (datetime.now(UTC).date() + timedelta(days=number)).isoformat()


async def subscribe(client: Client, number: int, query: str = SILENT) -> None:
    for id_ in range(number):
        await client.subscribe(str(id_), query)


async def test_a_connection_takes_fifty_operations_and_not_one_more(running: Running) -> None:
    async with opened(running) as client:
        await subscribe(client, 51)
        id_, sentence = refusal(await client.told())
        assert (id_, "50 operations" in sentence) == ("50", True)
        await client.send("complete", id="7")
        await client.subscribe("50", EVENTS)
        async with asyncio.timeout(5):
            while (running.live.hub.subscriptions, len(running.live.hub.groups)) != (50, 2):  # noqa: ASYNC110  # nobody tells of it
                await asyncio.sleep(0.02)
        assert await client.all() == []


async def test_a_viewer_takes_twenty_connections(running: Running, quellhaven: Database) -> None:
    another = await add_key(quellhaven, Wish("another", Role.READER), "test")
    async with AsyncExitStack() as stack:
        for _ in range(20):
            await stack.enter_async_context(opened(running))
        async with opened(running, init=False) as client:
            await client.send("connection_init", payload={"authorization": f"Bearer {KEY}"})
            code, reason = await client.code()
            assert (code, reason[:28]) == (1013, "You have 20 connections alre")
        async with opened(running, another.text) as client:
            await client.send("ping")
            assert await client.told() == {"type": "pong"}


async def test_a_viewer_takes_two_hundred_subscriptions_over_all_connections(
    running: Running, quellhaven: Database
) -> None:
    another = await add_key(quellhaven, Wish("another", Role.READER), "test")
    async with AsyncExitStack() as stack:
        for _ in range(4):
            await subscribe(await stack.enter_async_context(opened(running)), 50)
        await subscribed(running, 200)
        fifth = await stack.enter_async_context(opened(running))
        await fifth.subscribe("1", SILENT)
        assert refusal(await fifth.told())[1].startswith("You have 200 subscriptions already")
        await (await stack.enter_async_context(opened(running, another.text))).subscribe("1", SILENT)
        await subscribed(running, 201)


async def test_a_process_takes_so_many_subscriptions_and_connections(
    running: Running, quellhaven: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two thousand of them take long to open."""
    monkeypatch.setattr("api.live.callers.OF_PROCESS", 60)
    monkeypatch.setattr("api.live.handshake.OF_PROCESS", 3)
    another = await add_key(quellhaven, Wish("another", Role.READER), "test")
    async with opened(running) as first, opened(running, another.text) as second:
        await subscribe(first, 50)
        await subscribe(second, 11)
        assert refusal(await second.told())[1] == "This process has 60 subscriptions, the most that it takes."
        async with opened(running):
            with pytest.raises(InvalidStatus) as refused:
                async with opened(running):
                    pass
        assert refused.value.response.status_code == 503
        assert refused.value.response.headers["retry-after"] == "1"


async def test_a_hundred_scenarios_are_followed_and_those_again(running: Running) -> None:
    async with AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(opened(running)) for _ in range(3)]
        for number in range(100):
            await clients[number % 2].subscribe(f"{number}", REPORT, on=in_days(number))
        await subscribed(running, 100)
        await clients[2].subscribe("one more", REPORT, on=in_days(100))
        assert refusal(await clients[2].told())[1].startswith("100 different scenarios are followed already")
        await clients[2].subscribe("again", REPORT, on=in_days(0))
        assert (await clients[2].told())["payload"]["data"]["impact"]["totals"]["consumers"]["critical"] > 0
        assert len(running.live.hub.groups) == 100


async def test_ten_thousand_that_are_begun_and_completed_leave_nothing_behind(running: Running) -> None:
    async with opened(running) as client, opened(running) as other:
        await other.subscribe("1", EVENTS)
        await subscribed(running, 1)
        for number in range(10_000):
            await client.subscribe("1", SILENT)
            await client.send("complete", id="1")
            if number % 100 == 0:  # some begin
                await asyncio.sleep(0.01)
        await client.send("ping")
        async with asyncio.timeout(60):
            assert await client.told() == {"type": "pong"}
        async with asyncio.timeout(5):
            while running.live.hub.subscriptions != 1 or len(running.live.hub.groups) != 1:  # noqa: ASYNC110  # nobody tells of it
                await asyncio.sleep(0.02)
        assert running.live.callers.subscriptions == 1


async def test_an_id_that_was_used_is_free_for_something_else(running: Running) -> None:
    async with opened(running) as client:
        newest = await running.newest()
        for after in (newest - 1, newest - 2, newest - 3):
            await client.subscribe("1", EVENTS, after=after)
            assert seqs(await client.all(newest - after)) == list(range(after + 1, newest + 1))
            await client.send("complete", id="1")
        await client.subscribe("1", "subscription {")
        assert (await client.told())["type"] == "error"
        await client.subscribe("1", "{ __typename }")
        assert [(await client.told())["type"] for _ in range(2)] == ["next", "complete"]
        await client.subscribe("1", EVENTS)
        await subscribed(running, 1)
        await running.describe("maps", "told to the last one alone")
        assert seqs(await client.all(1)) == [newest + 1]
