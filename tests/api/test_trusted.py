"""Trusted documents: read from the files that clients' builds write, and asked by id as clients do."""

from __future__ import annotations

import hashlib
import json
import logging
from typing import TYPE_CHECKING, Any

import pytest

from api.lane.trusted import trusted_documents
from graph.errors import BadInput
from tests.api.conftest import client_of
from tests.api.sample import sample_application

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HELLO = "query Hello { hello }"
BY_ID = "query Offering($id: ID!) { offering(id: $id) { name } }"
RENAME = 'mutation { rename(name: "New") }'
GONE = "{ gone }"
PATHS = ("/playground", "/playground/examples.json", "/", "/healthz")
ANSWERED = {"data": {"hello": "there"}, "extensions": {"cost": {"requested": 0, "limit": 50_000}}}
GR = {"accept": "application/graphql-response+json"}


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def apollo(**bodies: str) -> dict[str, Any]:
    operations = [{"id": name, "name": name, "type": "query", "body": body} for name, body in bodies.items()]
    return {"format": "apollo-persisted-query-manifest", "version": 1, "operations": operations}


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Any], str]:
    """The path of a file with this content."""

    def write(content: Any) -> str:
        path = tmp_path / "manifest.json"
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return str(path)

    return write


async def answers(bodies: list[dict[str, Any]], **variables: str) -> list[tuple[int, Any]]:
    """Status and answer of each body, sent to an application with these variables."""
    async with client_of(sample_application(**variables)) as client:
        responses = [await client.post("/graphql", json=body, headers=GR) for body in bodies]
    return [(response.status_code, response.json()) for response in responses]


def refused(message: str, code: str) -> tuple[int, Any]:
    status = {"FORBIDDEN": 403}.get(code, 400)
    return status, {"errors": [{"message": message, "extensions": {"code": code}}]}


def persisted(sha: str) -> dict[str, Any]:
    return {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": sha}}}


# --- asked by id ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [apollo(hello=HELLO), {"hello": HELLO}, {f"sha256:{sha256(HELLO)}": HELLO}])
async def test_a_document_is_asked_by_its_id_or_its_hash(content: Any, written: Callable[[Any], str]) -> None:
    asked = [
        {"documentId": f"sha256:{sha256(HELLO)}"},
        {"documentId": sha256(HELLO)},
        persisted(sha256(HELLO)),
        {"documentId": f"sha256:{sha256(HELLO)}", **persisted("something else")},
    ]
    if "hello" in content or "operations" in content:
        asked += [{"documentId": "hello"}, persisted("hello")]
    assert await answers(asked, TRUSTED_DOCUMENTS=written(content)) == [(200, ANSWERED)] * len(asked)


async def test_variables_and_names_go_with_an_id(written: Callable[[Any], str]) -> None:
    body = {"documentId": "one", "operationName": "Offering", "variables": {"id": "maps"}}
    ((status, answer),) = await answers([body], TRUSTED_DOCUMENTS=written({"one": BY_ID}))
    assert (status, answer["data"]) == (200, {"offering": {"name": "Maps"}})


async def test_an_id_is_asked_by_get_too_but_changes_nothing(written: Callable[[Any], str]) -> None:
    manifest = written({"one": BY_ID, "rename": RENAME})
    async with client_of(sample_application(TRUSTED_DOCUMENTS=manifest)) as client:
        plain = await client.get("/graphql", params={"documentId": "one", "variables": '{"id": "maps"}'})
        hashed = await client.get(
            "/graphql",
            params={"extensions": json.dumps(persisted("one")["extensions"]), "variables": '{"id": "maps"}'},
        )
        changing = await client.get("/graphql", params={"documentId": "rename"})
    assert plain.json() == hashed.json()
    assert plain.json()["data"] == {"offering": {"name": "Maps"}}
    assert (changing.status_code, changing.headers["allow"]) == (405, "POST")


async def test_other_queries_are_answered_beside_trusted_ones(written: Callable[[Any], str]) -> None:
    asked = [{"query": "{ hello }"}, {"query": "{ hello }", **persisted(sha256("{ hello }"))}]
    assert await answers(asked, TRUSTED_DOCUMENTS=written({"one": BY_ID})) == [(200, ANSWERED)] * 2


async def test_where_only_trusted_ones_are_answered_the_id_beside_a_text_counts(written: Callable[[Any], str]) -> None:
    """GraphQL over WebSocket always bears a text, which clients print as they like."""
    asked = [{"query": "query Hello {\n  hello\n}", **persisted("one")}, {"query": GONE, **persisted("two")}]
    assert await answers(asked, TRUSTED_DOCUMENTS=written({"one": HELLO}), ONLY_TRUSTED="true") == [
        (200, ANSWERED),
        refused("Only trusted documents are answered here, and this query is none.", "FORBIDDEN"),
    ]


async def test_an_unknown_id_is_refused_so_that_clients_send_the_query_next(written: Callable[[Any], str]) -> None:
    assert await answers([{"documentId": "two"}, persisted("two")], TRUSTED_DOCUMENTS=written({"one": BY_ID})) == [
        refused("There is no trusted document 'two'.", "NOT_FOUND"),
        refused("PersistedQueryNotFound", "PERSISTED_QUERY_NOT_FOUND"),
    ]


async def test_without_trusted_documents_clients_are_told_never_to_ask_so_again() -> None:
    assert await answers([{"documentId": "two"}, persisted("two")]) == [
        refused("There is no trusted document 'two'.", "NOT_FOUND"),
        refused("PersistedQueryNotSupported", "PERSISTED_QUERY_NOT_SUPPORTED"),
    ]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"documentId": 7}, "'documentId' must be a text."),
        ({"extensions": {"persistedQuery": "x"}}, "'extensions.persistedQuery' must be an object."),
        (persisted(7), "'extensions.persistedQuery.sha256Hash' must be a text."),  # pyright: ignore[reportArgumentType]  # what is tested
        ({"extensions": {}}, "'query' must be given, a text in the GraphQL language, or 'documentId'."),
    ],
)
async def test_an_id_that_is_no_text_is_told(body: dict[str, Any], message: str) -> None:
    assert await answers([body]) == [refused(message, "BAD_INPUT")]


# --- nothing else -----------------------------------------------------------------------------------------------------


async def test_only_trusted_documents_are_answered_by_id_or_by_their_very_text(written: Callable[[Any], str]) -> None:
    bodies = [
        {"documentId": "hello"},
        {"query": HELLO},
        {"query": f"{HELLO} "},
        {"query": "{ __schema { queryType { name } } }"},
        {"query": "nonsense"},
        {"documentId": "two"},
        persisted("two"),
    ]
    other = refused("Only trusted documents are answered here, and this query is none.", "FORBIDDEN")
    unknown = refused("There is no trusted document 'two'.", "NOT_FOUND")
    assert await answers(bodies, TRUSTED_DOCUMENTS=written({"hello": HELLO}), ONLY_TRUSTED="true") == [
        (200, ANSWERED),
        (200, ANSWERED),
        other,
        other,
        other,
        unknown,
        unknown,
    ]


async def test_where_only_trusted_documents_are_answered_is_the_explorer_but_no_playground(
    written: Callable[[Any], str],
) -> None:
    application = sample_application(TRUSTED_DOCUMENTS=written({"hello": HELLO}), ONLY_TRUSTED="true")
    async with client_of(application) as client:
        assert [(await client.get(path)).status_code for path in PATHS] == [404, 404, 200, 200]


# --- the files --------------------------------------------------------------------------------------------------------


def test_several_clients_have_a_file_each_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "web.json").write_text(json.dumps(apollo(hello=HELLO, one=BY_ID)))
    (tmp_path / "phone.json").write_text(json.dumps({"hello": HELLO, "rename": RENAME}))
    texts = trusted_documents(tmp_path, only=False).texts
    assert texts == {
        "hello": HELLO,
        "one": BY_ID,
        "rename": RENAME,
        **{sha256(text): text for text in (HELLO, BY_ID, RENAME)},
    }


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"{", "{place} is not JSON: "),
        ([], "{place} must be an object: an apollo-persisted-query-manifest, or texts by id."),
        ({"one": 7}, "{place}: 'one' must be a text."),
        (
            {**apollo(), "version": 2},
            "{place} is no apollo-persisted-query-manifest of version 1 with a list of 'operations'.",
        ),
        (
            {**apollo(), "operations": {}},
            "{place} is no apollo-persisted-query-manifest of version 1 with a list of 'operations'.",
        ),
        ({**apollo(), "operations": [{"id": "one"}]}, "{place}: operation 1: 'body' must be a text."),
        ({**apollo(one=BY_ID), "operations": [7]}, "{place}: operation 1: 'id' must be a text."),
        (
            {**apollo(), "operations": [{"id": "one", "body": BY_ID}, {"id": "one", "body": HELLO}]},
            "{place}: 'one' is the id of another document too.",
        ),
    ],
)
def test_a_file_that_is_wrong_is_named_with_the_place(
    content: Any, sentence: str, written: Callable[[Any], str], tmp_path: Path
) -> None:
    written(content)
    with pytest.raises(BadInput) as refusal:
        trusted_documents(tmp_path / "manifest.json", only=False)
    assert str(refusal.value).startswith(sentence.format(place=tmp_path / "manifest.json"))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"cannot be read: .*/none\.json: No such file or directory\."):
        trusted_documents(tmp_path / "none.json", only=False)
    with pytest.raises(BadInput, match="holds no file of trusted documents"):
        trusted_documents(tmp_path, only=False)


async def test_documents_that_no_longer_fit_the_schema_are_in_the_log_and_the_others_answered(
    written: Callable[[Any], str], caplog: pytest.LogCaptureFixture
) -> None:
    asked = [{"documentId": "hello"}, {"documentId": "gone"}]
    hello, gone = await answers(asked, TRUSTED_DOCUMENTS=written({"hello": HELLO, "gone": GONE}))
    assert hello == (200, ANSWERED)
    assert gone[0] == 400
    told = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
    assert told == ["the trusted document 'gone' would be refused: Cannot query field 'gone' on type 'Query'."]
