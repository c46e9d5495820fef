"""Event streams: who is refused, what is said first, and how they end."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import httpx

from api.live.stream import ALIVE, COMPLETE, event
from tests.api.live.conftest import EVENTS, KEY, SOON, Running
from tests.api.live.test_answers import MAPS, THINGS
from tests.api.live.test_events import subscribed
from tests.engines import EMBEDDED_ALONE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    import pytest

pytestmark = EMBEDDED_ALONE
STREAM = "text/event-stream"


def client() -> httpx.AsyncClient:
    return httpx.AsyncClient(timeout=SOON, trust_env=False, verify=False)  # noqa: S501  # nothing is encrypted, and certificates take long to load


def asked(running: Running, query: str, headers: Mapping[str, str] | None = None, **variables: Any) -> dict[str, Any]:
    """How a stream is asked for; `headers`: others than those of the administrator."""
    given = {"accept": STREAM, "authorization": f"Bearer {KEY}"} if headers is None else headers
    return {"url": f"{running.address}/graphql", "json": {"query": query, "variables": variables}, "headers": given}


async def test_whoever_has_no_key_or_a_wrong_one_is_refused_as_over_http(running: Running) -> None:
    async with client() as asking:
        for headers in ({"accept": STREAM}, {"accept": STREAM, "authorization": "Bearer wrong"}):
            answer = await asking.post(**asked(running, EVENTS, headers))
            assert (answer.status_code, answer.headers["www-authenticate"]) == (401, 'Bearer realm="rapport"')
            assert answer.json()["errors"][0]["extensions"] == {"code": "UNAUTHENTICATED"}


async def test_pages_of_other_sites_follow_nothing(running: Running) -> None:
    foreign = {
        "accept": STREAM,
        "authorization": f"Bearer {KEY}",
        "origin": "https://other.example",
        "sec-fetch-site": "cross-site",
    }
    async with client() as asking:
        for query in (EVENTS, 'mutation { updateOffering(input: {id: "maps", name: "Taken over"}) { __typename } }'):
            answer = await asking.post(**asked(running, query, foreign))
            assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (403, "FORBIDDEN")
            assert "access-control-allow-origin" not in answer.headers
    assert (await running.ask('{ offering(id: "maps") { name } }'))["data"] == {"offering": {"name": "Maps"}}


async def test_a_client_that_takes_json_alone_is_told_that_there_is_no_single_answer(running: Running) -> None:
    async with client() as asking:
        answer = await asking.post(**asked(running, EVENTS, {"authorization": f"Bearer {KEY}"}))
        assert (answer.status_code, answer.json()["errors"][0]["extensions"]) == (400, {"code": "BAD_INPUT"})


async def test_something_is_said_at_once_and_again_while_nothing_happens(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.live.stream.EVERY", 0.1)
    async with client() as asking, asking.stream("POST", **asked(running, EVENTS)) as answer:
        assert answer.headers["cache-control"] == "no-store, no-transform"
        assert answer.headers["x-accel-buffering"] == "no"
        assert "content-encoding" not in answer.headers
        pieces = answer.aiter_raw()
        assert await anext(pieces) + await anext(pieces) + await anext(pieces) == ALIVE * 3
        await subscribed(running, 1)
        await running.describe("maps", "something happens")
        while (piece := await anext(pieces)) == ALIVE:
            pass
        assert piece.startswith(b"event: next\ndata: {")


async def test_a_mutation_over_a_stream_is_done_once_and_complete(running: Running) -> None:
    change = 'mutation { updateOffering(input: {id: "maps", description: "streamed"}) { version } }'
    async with client() as asking:
        answer = await asking.post(**asked(running, change.replace("version", "__typename")))
    first, last = answer.content.removeprefix(ALIVE).split(b"\n\n", 1)
    assert json.loads(first.removeprefix(b"event: next\ndata: "))["data"] == {
        "updateOffering": {"__typename": "Offering"}
    }
    assert last == COMPLETE
    assert event(b"{}") == b"event: next\ndata: {}\n\n"


async def test_a_stream_is_cut_without_complete_when_the_process_ends(running: Running) -> None:
    async with client() as asking, asking.stream("POST", **asked(running, THINGS, refs=MAPS)) as answer:
        text = asyncio.create_task(whole(answer.aiter_raw()))
        await subscribed(running, 1)
        await running.describe("maps", "before the end")
        await asyncio.sleep(0.3)
        running.server.should_exit = True
        async with asyncio.timeout(SOON):
            said = await text
    assert b"before the end" in said
    assert b"complete" not in said


async def whole(pieces: AsyncIterator[bytes]) -> bytes:
    return b"".join([piece async for piece in pieces])


async def test_whoever_goes_away_leaves_nothing_behind(running: Running) -> None:
    async with client() as asking:
        for _ in range(50):
            async with asking.stream("POST", **asked(running, EVENTS)) as answer:
                assert await anext(answer.aiter_raw()) == ALIVE
    await running.nothing_is_left()
