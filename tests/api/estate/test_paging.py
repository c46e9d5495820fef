"""Pages through a whole list over HTTP while others write: what was there all the time comes exactly once."""

from __future__ import annotations

import asyncio
import uuid
from typing import TYPE_CHECKING, Any, Final

import httpx
import pytest
import pytest_asyncio

from graph.database.schema import set_up_schema
from tests.api.estate.conftest import served
from tests.engines import wipe
from tests.estate import Estate

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence

    from graph.database.engine import Database, EngineSettings

KEPT: Final = [f"kept-{number:03}" for number in range(240)]
"""What is in the list from the first page to the last, with names that repeat: the id decides between them."""

ROOT_LIST: Final = """
query ($first: Int, $after: String, $last: Int, $before: String) {
  list: offerings(first: $first, after: $after, last: $last, before: $before, sort: [{ name: DESC }]) {
    nodes { id }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}
"""
RELATED_LIST: Final = """
query ($first: Int, $after: String, $last: Int, $before: String) {
  hub: offering(id: "hub") {
    list: dependents(first: $first, after: $after, last: $last, before: $before, sort: [{ node: { name: DESC } }]) {
      nodes { id }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
}
"""


def name_of(number: int) -> str:
    return f"Name {number % 7}"


class Writer:
    """Adds offerings before, between and behind those that are kept, and removes what it added, until it is ended."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.written = 0
        self.own = uuid.uuid4().hex[:8]

    async def __call__(self) -> None:
        while True:
            added = [
                {"id": f"{prefix}-{self.own}-{self.written}-{number}", "name": name_of(number)}
                for number in range(7)
                for prefix in ("a", "kept-1", "z")
            ]
            await add(self.database, added)
            self.written += 1
            if self.written % 2 == 0:
                await self.database.write(
                    lambda work: work.run(
                        "MATCH (n:Offering) WHERE NOT n.id IN $kept DETACH DELETE n", {"kept": ["hub", *KEPT]}
                    ),
                    name="remove",
                )


async def add(database: Database, things: Sequence[dict[str, Any]]) -> None:
    estate = Estate(database)
    await estate.things("Offering", *things)
    await estate.relations("Offering", "dependencies", *((thing["id"], "hub") for thing in things))


@pytest_asyncio.fixture(scope="module")
async def client(open_engine: Database, engine_settings: EngineSettings) -> AsyncGenerator[httpx.AsyncClient]:
    await wipe(open_engine)
    await set_up_schema(open_engine)
    await Estate(open_engine).things("Offering", {"id": "hub", "name": "Hub"})
    await add(open_engine, [{"id": id_, "name": name_of(number)} for number, id_ in enumerate(KEPT)])
    with served(engine_settings) as address:
        async with httpx.AsyncClient(base_url=address, timeout=60) as client:
            yield client


async def pages(client: httpx.AsyncClient, query: str, *, backwards: bool) -> list[str]:
    """The ids of all pages, in the order of the list."""
    found: list[str] = []
    place: dict[str, Any] = {}
    size = "last" if backwards else "first"
    while True:
        answer = (await client.post("/graphql", json={"query": query, "variables": {size: 20, **place}})).json()
        assert "errors" not in answer
        page = (answer["data"].get("hub") or answer["data"])["list"]
        ids = [node["id"] for node in page["nodes"]]
        found = [*ids, *found] if backwards else [*found, *ids]
        info = page["pageInfo"]
        if not info["hasPreviousPage" if backwards else "hasNextPage"]:
            return found
        place = {"before": info["startCursor"]} if backwards else {"after": info["endCursor"]}


@pytest.mark.parametrize("backwards", [False, True], ids=["forwards", "backwards"])
@pytest.mark.parametrize("query", [ROOT_LIST, RELATED_LIST], ids=["at the root", "below"])
async def test_nothing_is_doubled_and_nothing_skipped(
    client: httpx.AsyncClient, open_engine: Database, query: str, *, backwards: bool
) -> None:
    writer = Writer(open_engine)
    writing = asyncio.create_task(writer())
    try:
        found = await pages(client, query, backwards=backwards)
        while writer.written < 2 and not writing.done():  # on a busy machine a list is read before anything is written
            found = await pages(client, query, backwards=backwards)
    finally:
        writing.cancel()
        await asyncio.gather(writing, return_exceptions=True)
    assert writer.written > 1
    assert len(found) == len(set(found))
    expected = sorted(range(len(KEPT)), key=lambda number: (-(number % 7), KEPT[number]))
    assert [id_ for id_ in found if id_ in set(KEPT)] == [KEPT[number] for number in expected]
