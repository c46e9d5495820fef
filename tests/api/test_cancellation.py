"""A request that nobody waits for any more, or whose time is over, ends in the engine too."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import strawberry

from api.http.app import Estate, application
from api.settings import settings_from
from graph.database.engine import Database, Transaction
from tests.engines import ENDLESS, running_statements, until_nothing_runs

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from graph.database.engine import EngineSettings

Info = strawberry.Info[Database, None]


async def probe(transaction: Transaction) -> int:
    """A change, and then no end."""
    await transaction.run("CREATE (:Probe {id: 'p'})")
    return len(await transaction.run(ENDLESS))


@strawberry.type
class Query:
    @strawberry.field
    async def endless(self, info: Info) -> int:
        return len(await info.context.read(ENDLESS, name="endless", timeout=60))


@strawberry.type
class Mutation:
    @strawberry.mutation
    async def endless(self, info: Info) -> int:
        return await info.context.write(probe, name="endless", timeout=60)


ASKED = ("{ endless }", "{ one: endless two: endless }", "mutation { endless }")


def app_on(database: Database, **variables: str) -> Starlette:
    estate = Estate(lambda _viewer, _headers: database, lambda: database.read("RETURN 1", name="readiness"))
    return application(strawberry.Schema(Query, Mutation), estate, settings_from(variables))


async def posted(app: Starlette, query: str, leaving: asyncio.Event) -> list[Any]:
    """What the application sends to a client that posts the query and goes away when `leaving` is set."""
    body: dict[str, Any] = {"type": "http.request", "body": json.dumps({"query": query}).encode()}
    incoming, sent = [body], list[Any]()

    async def receive() -> dict[str, Any]:
        if incoming:
            return incoming.pop()
        await leaving.wait()
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [(b"host", b"localhost"), (b"content-type", b"application/json")]
    scope = {"type": "http", "method": "POST", "path": "/graphql", "query_string": b"", "headers": headers}
    await app(scope, receive, send)
    return sent


async def until_it_runs(settings: EngineSettings) -> None:
    async with asyncio.timeout(20):
        while not await asyncio.to_thread(running_statements, settings):  # noqa: ASYNC110  # in the engine
            await asyncio.sleep(0.05)


async def probes(database: Database) -> int:
    return (await database.read("MATCH (p:Probe) RETURN count(p)", name="probes"))[0][0]


@pytest.mark.parametrize("query", ASKED)
async def test_a_client_that_goes_away_ends_the_transaction(
    database: Database, engine_settings: EngineSettings, query: str
) -> None:
    leaving = asyncio.Event()
    asking = asyncio.create_task(posted(app_on(database), query, leaving))
    await until_it_runs(engine_settings)
    leaving.set()
    assert await asyncio.wait_for(asking, 5) == []
    await until_nothing_runs(engine_settings)
    assert await probes(database) == 0


@pytest.mark.parametrize("query", ASKED)
async def test_a_time_out_ends_the_transaction_and_is_answered(
    database: Database, engine_settings: EngineSettings, query: str
) -> None:
    transport = httpx.ASGITransport(app_on(database, RAPPORT_TIMEOUT="1"))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        answer = await asyncio.wait_for(client.post("/graphql", json={"query": query}), 10)
    assert answer.json()["errors"] == [
        {
            "message": "The request took longer than the 1 seconds it may take. Ask for less at once.",
            "extensions": {"code": "TIMEOUT"},
        }
    ]
    await until_nothing_runs(engine_settings)
    assert await probes(database) == 0
