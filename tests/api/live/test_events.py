"""Events over WebSocket and event streams: each once, in order, to whoever may see it."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import httpx

from tests.api.live.conftest import EVENTS, SOON, Running, opened

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator


def seqs(told: list[dict[str, Any]], id_: str = "1") -> list[int]:
    assert all(one["type"] == "next" for one in told if one.get("id") == id_), told
    return [one["payload"]["data"]["events"]["seq"] for one in told if one.get("id") == id_]


async def test_events_begin_at_the_newest_and_come_once_in_order(running: Running) -> None:
    await running.describe("maps", "before")
    newest = await running.newest()
    async with opened(running) as client:
        await client.subscribe("1", EVENTS)
        await subscribed(running, 1)
        for number in range(5):
            await running.describe("maps", f"words {number}")
        told = await client.all(5)
        assert seqs(told) == list(range(newest + 1, newest + 6))
        assert told[0]["payload"]["data"]["events"] == {
            "seq": newest + 1,
            "action": "CHANGED",
            "subject": "Offering",
            "subjectIds": ["maps"],
        }
        assert "cost" in told[0]["payload"]["extensions"]
        assert "extensions" not in told[1]["payload"]


async def test_whoever_says_what_they_know_misses_nothing(running: Running) -> None:
    async with opened(running) as client:
        await client.subscribe("1", EVENTS, after=0)
        await running.describe("maps", "while they catch up")
        newest = await running.newest()
        assert seqs(await client.all(newest)) == list(range(1, newest + 1))
        await client.subscribe("2", EVENTS, after=newest - 3)
        await client.subscribe("3", f"subscription {{ events(after: {newest - 2}) {{ seq }} }}")
        told = await client.all(5)
        assert seqs(told, "2") == list(range(newest - 2, newest + 1))
        assert seqs(told, "3") == [newest - 1, newest]
        await running.describe("maps", "once more")
        told = await client.all(3)
        assert [seqs(told, id_) for id_ in "123"] == [[newest + 1]] * 3


async def test_a_number_that_is_not_there_yet_is_a_conflict(running: Running) -> None:
    newest = await running.newest()
    async with opened(running) as client:
        await client.subscribe("1", EVENTS, after=newest + 1)
        told = await client.told()
        assert (told["type"], told["id"]) == ("error", "1")
        said = {"code": "NO_EVENT_YET", "values": {"after": str(newest + 1), "newest": str(newest)}}
        assert told["payload"][0]["extensions"] == {"code": "CONFLICT", "newest": newest, "said": said}


async def test_faults_of_a_document_end_the_operation_and_not_the_connection(running: Running) -> None:
    async with opened(running) as client:
        faults = (
            "subscription {",
            "subscription { nothing }",
            "subscription { events { seq } things(refs: []) { id } }",
            "subscription($a: Int!) { events(after: $a) { seq } }",
        )
        for id_, query in enumerate(faults):
            await client.subscribe(str(id_), query)
        told = await client.all(len(faults))
        assert sorted((one["type"], one["id"], one["payload"][0]["extensions"]["code"]) for one in told) == [
            ("error", str(id_), "BAD_INPUT") for id_ in range(len(faults))
        ]
        await client.subscribe("q", '{ offering(id: "maps") { name } }')
        assert (await client.told())["payload"]["data"] == {"offering": {"name": "Maps"}}
        assert await client.told() == {"type": "complete", "id": "q"}


async def test_mutations_over_a_socket_are_told_to_others(running: Running) -> None:
    async with opened(running) as client, opened(running) as other:
        await other.subscribe("1", "subscription { events { mutation requestId } }")
        await subscribed(running, 1)
        change = 'mutation { updateOffering(input: {id: "maps", description: "new"}) { __typename } }'
        await client.subscribe("1", change)
        assert (await client.told())["payload"]["data"] == {"updateOffering": {"__typename": "Offering"}}
        told = (await other.told())["payload"]["data"]["events"]
        assert told["mutation"] == "updateOffering"
        assert told["requestId"]


async def test_events_over_a_stream_with_the_cost_of_the_first(running: Running) -> None:
    async with streamed(running, EVENTS) as events:
        await subscribed(running, 1)
        newest = await running.newest()
        for number in range(3):
            await running.describe("maps", f"words {number}")
        told = [await anext(events) for _ in range(3)]
        assert [one["data"]["events"]["seq"] for one in told] == [newest + 1, newest + 2, newest + 3]
        assert "cost" in told[0]["extensions"]


async def test_a_stream_of_what_is_wrong_says_so_and_is_complete(running: Running) -> None:
    for query in ("subscription { nothing }", "{"):
        async with streamed(running, query) as events:
            assert (await anext(events))["errors"][0]["extensions"]["code"] == "BAD_INPUT"
            assert await anext(events) == "complete"
    async with streamed(running, '{ offering(id: "maps") { name } }') as events:
        assert (await anext(events))["data"] == {"offering": {"name": "Maps"}}
        assert await anext(events) == "complete"


async def subscribed(running: Running, number: int) -> None:
    """Until so many are told what happens."""
    async with asyncio.timeout(SOON):
        while running.live.hub.subscriptions < number or not running.live.hub.is_following:  # noqa: ASYNC110  # nobody tells of it
            await asyncio.sleep(0.01)


class Streamed:
    def __init__(self, running: Running, query: str, key: str | None = None, **variables: Any) -> None:
        self.client = httpx.AsyncClient(timeout=SOON, trust_env=False, verify=False)  # noqa: S501  # as above
        self.asking = self.client.stream(
            "POST",
            f"{running.address}/graphql",
            json={"query": query, "variables": variables},
            headers={"authorization": f"Bearer {key or running.key}", "accept": "text/event-stream"},
        )

    async def __aenter__(self) -> AsyncGenerator[Any]:
        response = await self.asking.__aenter__()
        assert response.status_code == 200
        assert response.headers["content-type"] == "text/event-stream; charset=utf-8"
        assert "content-encoding" not in response.headers
        return self._events(response)

    async def __aexit__(self, *_: object) -> None:
        await self.asking.__aexit__(None, None, None)
        await self.client.aclose()

    async def _events(self, response: httpx.Response) -> AsyncGenerator[Any]:
        name = ""
        async for line in response.aiter_lines():
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
            elif line.startswith("data:"):
                yield name if name == "complete" else json.loads(line.removeprefix("data: "))


def streamed(running: Running, query: str, key: str | None = None, **variables: Any) -> Streamed:
    return Streamed(running, query, key, **variables)
