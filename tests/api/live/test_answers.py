"""Things and reports that are told again when they differ, and rights that are judged while others listen."""

from __future__ import annotations

import asyncio
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from graph.access.granting import Wish, add_key, withdraw
from graph.model.grant import Role
from tests.api.live.conftest import EVENTS, QUIET, Running, opened
from tests.api.live.test_events import seqs, streamed, subscribed

if TYPE_CHECKING:
    from graph.database.engine import Database

THINGS = "subscription($refs: [NodeRef!]!) { things(refs: $refs) { id ... on Offering { description } } }"
MAPS = [{"kind": "Offering", "id": "maps"}]
REPORT = """subscription($offering: ID!) {
  impact(scenario: {changes: [{offering: $offering, action: RETIRE}]}) { totals { consumers { critical high } } }
}"""
WEIGH = """mutation($criticality: Criticality!) {
  linkAgreementCovers(input: {agreement: "cartoleth-digital-maps", offering: "maps", criticality: $criticality}) { __typename }
}"""


def data(message: dict[str, Any]) -> Any:
    return message["payload"]["data"]


async def test_things_are_told_at_once_and_again_when_the_answer_differs(running: Running) -> None:
    async with opened(running) as client:
        await client.subscribe("1", THINGS, refs=[*MAPS, {"kind": "Offering", "id": "absent"}])
        assert data(await client.told())["things"][1] is None
        await running.describe("maps", "new words")
        told = await client.told()
        assert data(told) == {"things": [{"id": "maps", "description": "new words"}, None]}
        assert "extensions" not in told["payload"]
        await running.describe("routing", "of another")
        await running.describe("maps", "new words")
        assert await client.all() == []


async def test_more_things_than_can_be_followed_are_bad_input(running: Running) -> None:
    async with opened(running) as client:
        await client.subscribe("1", THINGS, refs=MAPS * 101)
        told = await client.told()
        said = {"code": "TOO_MANY_VALUES", "values": {"name": "refs", "count": "101", "most": "100"}}
        place = {"path": ["refs"], "variable": "refs"}
        assert told["payload"]["errors"][0]["extensions"] == {"code": "BAD_INPUT", **place, "said": said}


async def test_a_report_is_told_at_once_and_again_when_it_differs(running: Running) -> None:
    async with opened(running) as client:
        await client.subscribe("1", REPORT, offering="maps")
        told = await client.told()
        first = data(told)["impact"]["totals"]["consumers"]
        assert first["critical"] > 0
        assert told["payload"]["extensions"]["cost"]["work"] > 0
        await running.describe("maps", "words that change no report")
        await asyncio.sleep(1.0 + QUIET)
        assert await client.all() == []
        for criticality in ("CRITICAL", "HIGH", "CRITICAL"):
            await running.ask(WEIGH, criticality=criticality)
        again = await client.told()
        assert "extensions" not in again["payload"]
        weighed = data(again)["impact"]["totals"]["consumers"]
        assert weighed["critical"] == first["critical"] + 1
        told = [weighed, *(data(one)["impact"]["totals"]["consumers"] for one in await client.all())]
        asked = await running.ask(REPORT.replace("subscription", "query"), offering="maps")
        assert told[-1] == asked["data"]["impact"]["totals"]["consumers"]
        assert all(one != after for one, after in pairwise(told)), "the same is not told twice"


async def test_a_report_is_made_once_a_second_however_much_is_written(running: Running) -> None:
    async with opened(running) as client:
        await client.subscribe("1", REPORT, offering="maps")
        await client.told()
        began = asyncio.get_running_loop().time()
        number = 0
        while (took := asyncio.get_running_loop().time() - began) < 2.2:
            await running.ask(WEIGH, criticality=("CRITICAL", "HIGH")[number % 2])
            number += 1
        assert number > 3
        assert len(await client.all()) <= took + QUIET + 1


async def bounded(database: Database) -> tuple[str, str]:
    """A key that sees little, and its id."""
    key = await add_key(database, Wish("a team", Role.READER, ["fleet"]), "test")
    return key.text, key.id


async def test_a_bounded_viewer_is_told_the_events_that_their_query_shows(
    running: Running, quellhaven: Database
) -> None:
    key, _ = await bounded(quellhaven)
    ids = [
        one["id"]
        for one in (await running.ask("{ offerings(first: 20) { nodes { id } } }"))["data"]["offerings"]["nodes"]
    ]
    newest = await running.newest()
    async with opened(running, key) as client, streamed(running, EVENTS, key) as _stream:
        await client.subscribe("1", EVENTS)
        await subscribed(running, 2)
        for id_ in ids:
            await running.describe(id_, "of some")
        shown = await running.ask("{ events(last: 100) { nodes { seq } } }", key)
        wanted = [one["seq"] for one in shown["data"]["events"]["nodes"] if one["seq"] > newest]
        assert seqs(await client.all(len(wanted))) == wanted
        assert 0 < len(wanted) < len(ids)


async def test_withdrawal_ends_sockets_and_streams_within_a_second(running: Running, quellhaven: Database) -> None:
    key, id_ = await bounded(quellhaven)
    async with opened(running, key) as client, streamed(running, EVENTS, key) as events:
        await client.subscribe("1", EVENTS)
        await subscribed(running, 2)
        await withdraw(quellhaven, id_, "test")
        async with asyncio.timeout(1.0):
            told = await anext(events)
            assert told["errors"][0]["extensions"] == {"code": "UNAUTHENTICATED"}
            assert await anext(events) == "complete"
            code, reason = await client.code()
        assert (code, reason) == (4401, "The key opens nothing: it is unknown, wrong, withdrawn or expired.")


async def test_a_key_that_was_withdrawn_asks_nothing_on_a_socket_that_is_open(
    running: Running, quellhaven: Database
) -> None:
    key, id_ = await bounded(quellhaven)
    async with opened(running, key) as client:
        await withdraw(quellhaven, id_, "test")
        await client.subscribe("1", "{ __typename }")
        assert (await client.code())[0] == 4401
