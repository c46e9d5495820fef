"""What somebody who is known asks for and may not, over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest_asyncio

from api.http.app import Estate, application
from api.settings import settings_from
from graph.access import Grants
from graph.access.granting import Wish, add_key, withdraw
from graph.database.schema import set_up_schema
from graph.model.grant import Role
from resolvers.context import Context
from resolvers.schema import schema
from tests.estate import Estate as Small

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from graph.database.engine import Database

BY_EMAIL = '{ people(filter: { email: { eq: "x" } }) { totalCount } }'
CREATE = 'mutation { made: createOffering(input: { name: "Lift", provider: "shop" }) { __typename } }'
TRAIL = """
MATCH (e:Event)
WHERE e.action = 'REFUSED'
WITH e ORDER BY e.seq
RETURN e.actor, e.place, e.requestId
"""


@pytest_asyncio.fixture
async def client(database: Database) -> AsyncGenerator[httpx.AsyncClient]:
    await set_up_schema(database)
    await Small(database).things("Organization", {"id": "shop"})
    estate = Estate(
        lambda viewer, _: Context(database, viewer=viewer),
        lambda: database.read("RETURN 1", name="readiness"),
        Grants(database),
    )
    app = application(schema, estate, settings_from({"RAPPORT_ACCESS": "required"}))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://rapport.example") as opened:
        yield opened


async def asked(client: httpx.AsyncClient, key: str, query: str, request_id: str = "r-1") -> Any:
    headers = {"authorization": f"Bearer {key}", "x-request-id": request_id}
    answer = await client.post("/graphql", json={"query": query}, headers=headers)
    assert answer.headers["x-request-id"] == request_id
    return answer.json()


async def test_a_refused_attempt_is_in_the_trail_once_a_minute(database: Database, client: httpx.AsyncClient) -> None:
    key = await add_key(database, Wish("Portal", Role.READER, ("shop",)), "tests")
    refused = await asked(client, key.text, BY_EMAIL)
    assert refused["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    await asked(client, key.text, BY_EMAIL, "r-2")
    assert (await asked(client, key.text, CREATE, "r-3"))["data"] == {"made": {"__typename": "NotAllowed"}}
    assert await database.read(TRAIL, name="trail") == [
        [f"key {key.id}", "people", "r-1"],
        [f"key {key.id}", "createOffering", "r-3"],
    ]


async def test_what_is_allowed_and_who_is_unknown_leave_no_trace(database: Database, client: httpx.AsyncClient) -> None:
    key = await add_key(database, Wish("Portal", Role.OWNER, ("shop",)), "tests")
    assert (await asked(client, key.text, CREATE))["data"]["made"]["__typename"] != "NotAllowed"
    assert "errors" not in await asked(client, key.text, BY_EMAIL)
    await withdraw(database, key.id, "tests")
    withdrawn = await asked(client, key.text, BY_EMAIL)
    assert withdrawn["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    assert await database.read(TRAIL, name="trail") == []


async def test_a_change_bears_its_request_and_who_made_it(database: Database, client: httpx.AsyncClient) -> None:
    key = await add_key(database, Wish("Portal", Role.OWNER, ("shop",)), "tests")
    await asked(client, key.text, CREATE, "r-7")
    made = "MATCH (e:Event) WHERE e.action = 'CREATED' RETURN e.actor, e.mutation, e.requestId"
    assert await database.read(made, name="trail") == [[f"key {key.id}", "createOffering", "r-7"]]


async def test_an_id_of_a_request_that_is_none_is_replaced(client: httpx.AsyncClient) -> None:
    for given in ("", "two words", "x" * 101, '"; DROP'):
        answer = await client.get("/graphql", headers={"x-request-id": given})
        assert len(answer.headers["x-request-id"]) == 32
