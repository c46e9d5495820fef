"""What a client sees of admission: an answer, or when to come again."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import orjson
import pytest
from graphql import build_client_schema, get_introspection_query

from api.admission.admission import Queue
from api.lane import lane
from tests.api.conftest import client_of
from tests.api.sample import KEY, SampleContext, sample_application

if TYPE_CHECKING:
    from pathlib import Path

    import httpx
    from starlette.applications import Starlette

    from api.lane.lane import Answer, Prepared

JSON = "application/json"
GRAPHQL = "application/graphql-response+json"
CHANGE = {"query": 'mutation { rename(name: "a") }'}


def endpoint(app: Starlette) -> Any:
    route: Any = app.router.routes[0]
    return route.app


@pytest.mark.parametrize("media", [JSON, GRAPHQL])
async def test_whoever_cannot_wait_is_told_when_to_come_again_and_nothing_is_done(media: str) -> None:
    context = SampleContext()
    app = sample_application(context)
    turns = endpoint(app).admission.turns[Queue.WRITE]
    turns.took = 20.0
    async with client_of(app) as client, turns.turn("somebody"):
        response = await client.post("/graphql", json=CHANGE, headers={"accept": media})
    assert response.status_code == 503
    assert response.headers["retry-after"] == "20"
    sentence = "Changes are too many at this moment. Nothing was done. Ask again in 20 s."
    assert response.json() == {
        "errors": [{"message": sentence, "extensions": {"code": "OVERLOADED", "retryAfter": 20}}]
    }
    assert context.happened == []


async def test_changes_are_made_one_after_the_other_and_reads_go_on_beside_them() -> None:
    context = SampleContext()
    app = sample_application(context)
    async with client_of(app) as client:
        async with endpoint(app).admission.turns[Queue.WRITE].turn("somebody"):
            waiting = asyncio.create_task(client.post("/graphql", json=CHANGE))
            assert (await client.post("/graphql", json={"query": "{ hello }"})).json()["data"] == {"hello": "there"}
            assert not waiting.done()
        assert (await waiting).json()["data"] == {"rename": "a"}


async def test_the_time_out_runs_from_the_turn_on() -> None:
    app = sample_application(TIMEOUT="0.3")
    async with client_of(app) as client:
        async with endpoint(app).admission.turns[Queue.WRITE].turn("somebody"):
            waiting = asyncio.create_task(client.post("/graphql", json=CHANGE))
            await asyncio.sleep(0.5)
        assert (await waiting).json()["data"] == {"rename": "a"}


async def test_a_key_that_has_spent_its_rate_is_told_so() -> None:
    async with client_of(sample_application(RATE="1", KEY=KEY)) as client:
        client.headers["authorization"] = f"Bearer {KEY}"
        many = {"query": "{ offerings(first: 60) { nodes { id } } }"}  # sixty, and the list itself
        answer = await client.post("/graphql", json=many)
        assert answer.json()["extensions"]["cost"] == {"requested": 61, "limit": 50_000, "available": 0, "restores": 1}
        refused = await client.post("/graphql", json=many)
        assert refused.status_code == 429
        assert int(refused.headers["retry-after"]) in {60, 61, 62}
        assert refused.json()["errors"][0]["extensions"]["code"] == "OVERLOADED"


async def test_what_had_no_turn_has_spent_nothing() -> None:
    app = sample_application(RATE="1", KEY=KEY)
    admission = endpoint(app).admission
    turns = admission.turns[Queue.WRITE]
    turns.took = 20.0
    async with client_of(app) as client, turns.turn("somebody"):
        client.headers["authorization"] = f"Bearer {KEY}"
        assert (await client.post("/graphql", json=CHANGE)).status_code == 503
    assert admission.rates.available("administrator") == 60


async def test_what_is_told_of_the_schema_is_kept_where_keys_have_rates_too() -> None:
    app = sample_application(RATE="1000", KEY=KEY)
    async with client_of(app) as client:
        client.headers["authorization"] = f"Bearer {KEY}"
        first = await described(client, "{ __schema { queryType { name } } }")
        left = endpoint(app).admission.rates.available("administrator")
        assert await described(client, "query Again { __schema { queryType { name } } }") == first
        assert endpoint(app).admission.rates.available("administrator") >= left


async def test_readiness_takes_no_turn() -> None:
    app = sample_application()
    turns = endpoint(app).admission.turns
    async with client_of(app) as client, turns[Queue.QUICK].turn("a"), turns[Queue.LONG].turn("b"):
        for queue in Queue:
            turns[queue].took = 1_000.0
        assert (await client.get("/readyz")).status_code == 200
        assert (await client.get("/healthz")).status_code == 200


# --- answers about the schema ---


async def described(client: httpx.AsyncClient, query: str, **more: Any) -> bytes:
    response = await client.post("/graphql", json={"query": query, **more})
    assert response.status_code == 200
    return response.content


async def test_an_answer_about_the_schema_is_made_once_whatever_blanks_comments_and_name_it_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    executed: list[str | None] = []
    introspection = lane.introspection

    def counted(prepared: Prepared) -> Answer:
        executed.append(prepared.name)
        return introspection(prepared)

    monkeypatch.setattr(lane, "introspection", counted)
    app = sample_application()
    query = get_introspection_query()
    async with client_of(app) as client:
        first = await described(client, query)
        assert build_client_schema(orjson.loads(first)["data"]).query_type is not None
        assert await described(client, f"# another comment\n{query.replace('  ', '    ')}") == first
        assert await described(client, query.replace("IntrospectionQuery", "Other")) == first
        assert await described(client, query.replace("IntrospectionQuery", "Other"), operationName="Other") == first
        assert executed == ["IntrospectionQuery"]
        other = await described(client, query.replace("description", "d: description"))
        assert other != first
        assert executed == ["IntrospectionQuery"] * 2


async def test_a_name_that_the_document_does_not_have_is_refused_all_the_same() -> None:
    async with client_of(sample_application()) as client:
        query = "query A { __schema { queryType { name } } }"
        await described(client, query)
        response = await client.post("/graphql", json={"query": query, "operationName": "B"})
        assert response.json()["errors"][0]["message"].startswith("There is no operation 'B'")


async def test_what_is_kept_is_not_taken_for_an_operation_beside_others() -> None:
    async with client_of(sample_application()) as client:
        alone = "{ __schema { queryType { name } } }"
        both = f"query A {alone} query B {{ hello }}"
        assert b"queryType" in await described(client, both, operationName="A")
        assert orjson.loads(await described(client, both, operationName="B"))["data"] == {"hello": "there"}
        assert b"queryType" in await described(client, alone)


async def test_whoever_takes_gzip_gets_it() -> None:
    async with client_of(sample_application()) as client:
        made = await client.post("/graphql", json={"query": get_introspection_query()})
        kept = await client.post("/graphql", json={"query": get_introspection_query()})
        for response in (made, kept):
            assert response.headers["content-encoding"] == "gzip"
            assert response.headers["vary"] == "accept-encoding"
            assert int(response.headers["content-length"]) * 4 < len(response.content)
        client.headers["accept-encoding"] = "identity"
        assert await described(client, get_introspection_query()) == made.content == kept.content


async def test_where_only_trusted_documents_are_answered_the_schema_is_not_told(tmp_path: Path) -> None:
    (tmp_path / "trusted.json").write_text('{"one": "{ hello }"}')
    app = sample_application(TRUSTED_DOCUMENTS=str(tmp_path / "trusted.json"), ONLY_TRUSTED="true")
    async with client_of(app) as client:
        response = await client.post("/graphql", json={"query": get_introspection_query()})
    assert "__schema" not in response.text
    assert response.json()["errors"]
