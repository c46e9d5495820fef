"""GraphQL over HTTP where the audits of graphql-http end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from api.http.negotiation import negotiated
from graph.errors import Unavailable
from tests.api.conftest import client_of
from tests.api.sample import SampleContext, sample_application

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping

    import httpx

    from graph.access import Viewer

GR = "application/graphql-response+json"
HELLO = {"query": "{ hello }"}
ANSWERED = {"data": {"hello": "there"}, "extensions": {"cost": {"requested": 0, "limit": 50_000}}}


def refused(message: str, code: str = "BAD_INPUT") -> dict[str, Any]:
    return {"errors": [{"message": message, "extensions": {"code": code}}]}


# --- which of the two media types -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (None, "application/json"),
        ("", "application/json"),
        ("*/*", "application/json"),
        ("application/*", "application/json"),
        ("application/json", "application/json"),
        (GR, GR),
        (f"{GR}, application/json", GR),
        (f"application/json, {GR}", "application/json"),
        (f"application/json;q=0.5, {GR};q=0.9", GR),
        (f"{GR};q=0.1, application/json", "application/json"),
        (f"{GR}, */*", GR),
        (f"{GR};charset=utf-8, application/json;q=0.9", GR),
        ("application/json;q=0, */*", GR),
        ("text/html, application/xhtml+xml, */*;q=0.8", "application/json"),
        ("APPLICATION/JSON", "application/json"),
        ("application/json;q=nonsense", None),
        ("text/html", None),
        ("text/event-stream", None),
    ],
)
def test_the_media_type_is_negotiated(accept: str | None, media: str | None) -> None:
    assert negotiated(accept) == media


async def test_neither_media_type_is_acceptable(client: httpx.AsyncClient) -> None:
    response = await client.post("/graphql", json=HELLO, headers={"accept": "text/html"})
    assert response.status_code == 406
    assert response.headers["content-type"] == "application/json; charset=utf-8"
    assert response.json() == refused(f"Answers are {GR} or application/json.")


@pytest.mark.parametrize(("accept", "status"), [(GR, 400), ("application/json", 200)])
async def test_only_the_new_media_type_has_statuses(client: httpx.AsyncClient, accept: str, status: int) -> None:
    response = await client.post("/graphql", json={"query": "{ helo }"}, headers={"accept": accept})
    assert response.status_code == status
    assert "data" not in response.json()
    assert response.json()["errors"][0]["extensions"] == {"code": "BAD_INPUT"}


@pytest.mark.parametrize(("accept", "status"), [(GR, 503), ("application/json", 200)])
async def test_an_unreachable_engine_has_a_status(client: httpx.AsyncClient, accept: str, status: int) -> None:
    response = await client.post("/graphql", json={"query": "{ unavailable }"}, headers={"accept": accept})
    assert response.status_code == status
    assert response.json()["data"] is None


# --- methods ----------------------------------------------------------------------------------------------------------


async def test_get_answers_a_query(client: httpx.AsyncClient) -> None:
    query = "query ($id: ID!) { offering(id: $id) { name } }"
    response = await client.get("/graphql", params={"query": query, "variables": '{"id": "maps"}', "operationName": ""})
    assert response.status_code == 200
    assert response.json()["data"] == {"offering": {"name": "Maps"}}


async def test_get_never_changes_anything(client: httpx.AsyncClient, context: SampleContext) -> None:
    response = await client.get("/graphql", params={"query": 'mutation { rename(name: "New") }'})
    assert response.status_code == 405
    assert response.headers["allow"] == "POST"
    assert response.json() == refused("A mutation must be sent by POST: GET changes nothing.")
    assert context.happened == []


async def test_post_changes(client: httpx.AsyncClient, context: SampleContext) -> None:
    response = await client.post("/graphql", json={"query": 'mutation { rename(name: "New") }'})
    assert response.json()["data"] == {"rename": "New"}
    assert context.happened == ["renamed to New"]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
async def test_other_methods_are_told_which_there_are(client: httpx.AsyncClient, method: str) -> None:
    response = await client.request(method, "/graphql")
    assert response.status_code == 405
    assert response.headers["allow"] == "GET, POST"
    assert response.json() == refused(f"{method} is not answered here: POST, or GET for queries.")


async def test_a_subscription_has_no_single_answer(client: httpx.AsyncClient) -> None:
    response = await client.post("/graphql", json={"query": "subscription { ticks }"})
    assert response.status_code == 400
    assert response.json() == refused("A subscription has no single answer to send over HTTP.")


# --- bodies -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content_type", "served"),
    [
        ("application/json", True),
        ("application/json; charset=utf-8", True),
        ('Application/JSON;charset="UTF-8"', True),
        ("application/json; charset=latin-1", False),
        ("application/x-www-form-urlencoded", False),
        ("multipart/form-data; boundary=x", False),
        ("text/plain", False),
        ("", False),
    ],
)
async def test_only_a_type_that_browsers_ask_permission_for_is_read(
    client: httpx.AsyncClient, content_type: str, *, served: bool
) -> None:
    response = await client.post("/graphql", content=b'{"query": "{ hello }"}', headers={"content-type": content_type})
    if served:
        assert (response.status_code, response.json()) == (200, ANSWERED)
    else:
        assert response.status_code == 415
        assert response.json() == refused("The body must be sent as 'Content-Type: application/json'.")


async def test_a_compressed_body_is_not_read(client: httpx.AsyncClient) -> None:
    headers = {"content-type": "application/json", "content-encoding": "gzip"}
    response = await client.post("/graphql", content=b"...", headers=headers)
    assert (response.status_code, response.json()) == (415, refused("The body must be sent uncompressed."))


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "The body is not JSON: "),
        (b"{ hello }", "The body is not JSON: "),
        (b'{"query": "\xff"}', "The body is not JSON: "),
        (b"[]", "The body must be a JSON object."),
        (b'"{ hello }"', "The body must be a JSON object."),
        (b"null", "The body must be a JSON object."),
        (b'[{"query": "{ hello }"}]', "The body must be a JSON object."),
        (b"{}", "'query' must be given, a text in the GraphQL language, or 'documentId'."),
        (b'{"query": ""}', "'query' must be given, a text in the GraphQL language, or 'documentId'."),
        (b'{"query": 7}', "'query' must be a text."),
        (b'{"query": "{ hello }", "operationName": 7}', "'operationName' must be a text."),
        (b'{"query": "{ hello }", "variables": [7]}', "'variables' must be an object."),
        (b'{"query": "{ hello }", "extensions": "x"}', "'extensions' must be an object."),
        (b"[" * 100_000, "The body is not JSON: "),
    ],
)
async def test_a_malformed_body_is_told_what_is_wrong(client: httpx.AsyncClient, body: bytes, message: str) -> None:
    response = await client.post("/graphql", content=body, headers={"content-type": "application/json"})
    assert response.status_code == 400
    (error,) = response.json()["errors"]
    assert error["message"].startswith(message)
    assert error["extensions"] == {"code": "BAD_INPUT"}


async def test_malformed_variables_of_a_get(client: httpx.AsyncClient) -> None:
    response = await client.get("/graphql", params={"query": "{ hello }", "variables": "[7]"})
    assert (response.status_code, response.json()) == (400, refused("'variables' must be a JSON object."))


async def chunks(number: int) -> AsyncGenerator[bytes]:
    for _ in range(number):
        yield b" " * 100_000


@pytest.mark.parametrize("said", [True, False])
async def test_a_body_over_a_megabyte_is_refused(client: httpx.AsyncClient, *, said: bool) -> None:
    content = b" " * 1_000_001 if said else chunks(11)
    response = await client.post("/graphql", content=content, headers={"content-type": "application/json"})
    assert response.status_code == 413
    assert response.json() == refused("The body is larger than the 1,000,000 bytes that are read.")


async def test_null_is_as_good_as_nothing(client: httpx.AsyncClient) -> None:
    body = {**HELLO, "operationName": None, "variables": None, "extensions": None}
    assert (await client.post("/graphql", json=body)).json() == ANSWERED


# --- other sites ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_what_another_site_makes_a_browser_ask_is_refused(client: httpx.AsyncClient, method: str) -> None:
    headers = {"sec-fetch-site": "cross-site"}
    response = await client.request(method, "/graphql", params=HELLO, headers=headers)
    assert response.status_code == 403
    assert response.json() == refused("Requests that other sites make are not answered.", "FORBIDDEN")


@pytest.mark.parametrize("site", ["same-origin", "none"])
async def test_what_our_own_pages_ask_is_answered(client: httpx.AsyncClient, site: str) -> None:
    response = await client.post("/graphql", json=HELLO, headers={"sec-fetch-site": site})
    assert response.json() == ANSWERED


async def test_no_other_site_may_read_an_answer(client: httpx.AsyncClient) -> None:
    response = await client.post("/graphql", json=HELLO, headers={"origin": "https://other.example"})
    assert not [name for name in response.headers if name.startswith("access-control")]


# --- what a supervisor asks -------------------------------------------------------------------------------------------


async def test_alive_and_ready(client: httpx.AsyncClient) -> None:
    assert (await client.get("/healthz")).json() == {"status": "alive"}
    assert (await client.get("/readyz")).json() == {"status": "ready"}


async def test_not_ready_says_why() -> None:
    async def unable() -> None:
        raise Unavailable("Neo4j at bolt://estate.example cannot be reached.")

    async with client_of(sample_application(check=unable)) as client:
        assert (await client.get("/healthz")).status_code == 200
        response = await client.get("/readyz")
    assert response.status_code == 503
    assert response.json() == refused("Neo4j at bolt://estate.example cannot be reached.", "UNAVAILABLE")


async def test_what_is_not_there_is_json_too(client: httpx.AsyncClient) -> None:
    response = await client.get("/graphiql")
    assert response.status_code == 404
    assert response.json() == refused("GET /graphiql is not served; GraphQL is at /graphql.", "NOT_FOUND")


async def test_the_path_has_no_second_spelling(client: httpx.AsyncClient) -> None:
    assert (await client.post("/graphql/", json=HELLO)).status_code == 404


async def test_a_failure_outside_every_field_is_masked(caplog: pytest.LogCaptureFixture) -> None:
    app = sample_application()
    app.router.routes[0].app.context = lambda *_: 1 / 0  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownLambdaType]  # no sample context fails
    async with client_of(app) as client:
        response = await client.post("/graphql", json=HELLO)
    assert response.status_code == 500
    (error,) = response.json()["errors"]
    assert error == {
        "message": "internal error",
        "extensions": {"code": "INTERNAL", "id": error["extensions"]["id"]},
    }
    assert error["extensions"]["id"] in caplog.text
    assert "ZeroDivisionError" in caplog.text


async def test_a_context_is_made_from_the_headers_of_its_request() -> None:
    app, heard = sample_application(), list[str | None]()

    def made(_viewer: Viewer, headers: Mapping[str, str]) -> SampleContext:
        heard.append(headers.get("accept-language"))
        return SampleContext()

    app.router.routes[0].app.context = made  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # the sample's takes no notice
    async with client_of(app) as client:
        await client.post("/graphql", json=HELLO, headers={"Accept-Language": "ru, en;q=0.5"})
        await client.post("/graphql", json=HELLO)
    assert heard == ["ru, en;q=0.5", None]
