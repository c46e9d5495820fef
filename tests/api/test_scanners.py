"""What scanners look for in careless servers: the checks of graphql-cop, asked of the schema that is served.

Each check says how it recognizes the weakness. Three are met on purpose, since the schema is public: it is described
to whoever may ask, misspelt fields are answered with what was meant, and queries may be asked by GET. Where only trusted
documents are answered, none is met.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pytest

from api.http.app import Estate, application
from api.settings import settings_from
from resolvers.schema import schema
from tests.api.conftest import client_of
from tests.api.sample import able

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import httpx

INTROSPECTION: Final = "query { __schema { types { name fields { name } } } }"
CIRCLE: Final = "{ __schema { ...A } } fragment A on __Schema { __typename ...B } fragment B on __Schema { ...A }"
DEEP: Final = (
    "{ __schema { types { " + "fields { type { " * 4 + "name" + " } }" * 4 + " } } }"  # the schema, in itself
)
MUTATION: Final = "mutation { __typename }"
IDE: Final = ("graphiql.min.css", "GraphQL Playground", "GraphiQL", "graphql-playground")


@dataclass(frozen=True, slots=True)
class Check:
    """`found` tells by the answer whether the weakness is there."""

    name: str
    method: str
    sent: dict[str, Any]
    found: Callable[[httpx.Response], bool]
    path: str = "/graphql"


def body(response: httpx.Response) -> Any:
    return response.json()


def data(response: httpx.Response) -> dict[str, Any]:
    answered = body(response)
    return {} if isinstance(answered, list) else answered.get("data") or {}


def posted(query: str) -> dict[str, Any]:
    return {"json": {"query": query}}


CHECKS: Final = [
    Check(
        "alias overloading",
        "POST",
        posted("{ " + " ".join(f"alias{number}: __typename" for number in range(101)) + " }"),
        lambda response: "alias100" in data(response),
    ),
    Check(
        "batching",
        "POST",
        {"json": [{"query": "{ __typename }"}] * 10},
        lambda response: isinstance(body(response), list),
    ),
    Check(
        "directive overloading",
        "POST",
        posted("{ __typename " + "@aa" * 10 + " }"),
        lambda response: len(body(response)["errors"]) == 10,
    ),
    Check(
        "circular introspection",
        "POST",
        posted(DEEP),
        lambda response: "__schema" in data(response),
    ),
    Check("circular fragment", "POST", posted(CIRCLE), lambda response: "errors" not in body(response)),
    Check(
        "field duplication",
        "POST",
        posted("{ " + "__typename " * 500 + "}"),
        lambda response: "__typename" in data(response),
    ),
    Check("tracing", "POST", posted("{ __typename }"), lambda response: "trac" in response.text.lower()),
    Check(
        "unhandled errors",
        "POST",
        posted("qwerty cop { abc }"),
        lambda response: "exception" in response.text or response.status_code >= 500,
    ),
    Check("mutations by GET", "GET", {"params": {"query": MUTATION}}, lambda response: "__typename" in data(response)),
    Check(
        "forms",
        "POST",
        {"data": {"query": "{ __typename }"}},
        lambda response: "__typename" in data(response),
    ),
    *(
        Check(f"an IDE at {path}", "GET", {}, lambda response: any(word in response.text for word in IDE), path)
        for path in ("/graphiql", "/playground", "/console", "/graphql")
    ),
]
ON_PURPOSE: Final = [
    Check("introspection", "POST", posted(INTROSPECTION), lambda response: "__schema" in data(response)),
    Check(
        "suggestions", "POST", posted("{ __schema { directive } }"), lambda response: "Did you mean" in response.text
    ),
    Check(
        "queries by GET",
        "GET",
        {"params": {"query": "{ __typename }"}},
        lambda response: "__typename" in data(response),
    ),
]


async def met(check: Check, **variables: str) -> bool:
    app = application(schema, Estate(lambda _viewer, _headers: None, able), settings_from(variables))
    async with client_of(app) as client:
        return check.found(await client.request(check.method, check.path, **check.sent))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
async def test_a_scanner_does_not_find(check: Check) -> None:
    assert not await met(check)


@pytest.mark.parametrize("check", ON_PURPOSE, ids=lambda check: check.name)
async def test_on_purpose_a_scanner_finds(check: Check) -> None:
    assert await met(check)


@pytest.mark.parametrize("check", [*CHECKS, *ON_PURPOSE], ids=lambda check: check.name)
async def test_where_only_trusted_documents_are_answered_a_scanner_finds_no(check: Check, tmp_path: Path) -> None:
    path = tmp_path / "trusted.json"
    path.write_text(json.dumps({"one": "query Trusted { __typename }"}))
    only = {"RAPPORT_TRUSTED_DOCUMENTS": str(path), "RAPPORT_ONLY_TRUSTED": "true"}
    assert not await met(check, **only)
