"""What clients and supervisors are told while the engine has no room to write."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

import httpx
import pytest_asyncio

from api.command.serving import answering
from api.http.app import application
from api.settings import settings_from
from graph.database.engine import room
from graph.database.schema import set_up_schema
from resolvers.schema import schema
from tests.engines import wipe

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    import pytest

    from graph.database.engine import Database

CREATE: Final = 'mutation { createOrganization(input: { id: "shop", name: "Shop" }) { __typename } }'
LISTED: Final = "{ organizations { totalCount } }"
ACCEPT: Final = {"accept": "application/graphql-response+json"}


@pytest_asyncio.fixture
async def client(open_embedded: Database) -> AsyncGenerator[httpx.AsyncClient]:
    await wipe(open_embedded)
    await set_up_schema(open_embedded)
    async with answering(open_embedded, 30) as estate:
        transport = httpx.ASGITransport(application(schema, estate, settings_from({})))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as opened:
            async with asyncio.timeout(30):
                while (await opened.get("/readyz")).status_code != HTTPStatus.OK:  # noqa: ASYNC110  # as a supervisor asks
                    await asyncio.sleep(0.05)
            yield opened


async def test_a_write_is_unavailable_with_its_reason_and_reading_goes_on(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as short:
        short.setattr(room, "LEAST", 2**62)
        refused = await client.post("/graphql", json={"query": CREATE}, headers=ACCEPT)
        ready = await client.get("/readyz")
        read = await client.post("/graphql", json={"query": LISTED}, headers=ACCEPT)
    (error,) = refused.json()["errors"]
    assert (refused.status_code, error["extensions"]) == (503, {"code": "UNAVAILABLE"})
    assert error["message"].startswith("The embedded engine in ")
    assert error["message"].endswith(" MB must be. Nothing is written until there is room.")
    assert (ready.status_code, ready.json()["errors"][0]["extensions"]) == (503, {"code": "UNAVAILABLE"})
    assert ready.json()["errors"][0]["message"].startswith("The embedded engine in ")
    assert (read.status_code, read.json()["data"]) == (200, {"organizations": {"totalCount": 0}})
    assert (await client.get("/readyz")).status_code == 200
    made = await client.post("/graphql", json={"query": CREATE}, headers=ACCEPT)
    assert made.json()["data"] == {"createOrganization": {"__typename": "Organization"}}
