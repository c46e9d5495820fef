"""Who is let in."""

from __future__ import annotations

import pytest

from api.http.door import named
from tests.api.conftest import client_of
from tests.api.sample import KEY, sample_application

HELLO = {"query": "{ hello }"}


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("localhost", "localhost"),
        ("LOCALHOST:8080", "localhost"),
        ("127.0.0.1:80", "127.0.0.1"),
        ("[::1]", "[::1]"),
        ("[::1]:8080", "[::1]"),
        ("localhost:evil.example", "localhost:evil.example"),
        ("", ""),
    ],
)
def test_the_name_in_a_host_header(host: str, name: str) -> None:
    assert named(host) == name


@pytest.mark.parametrize("host", ["localhost:8080", "127.0.0.1:1", "[::1]:8080", "localhost"])
@pytest.mark.parametrize("path", ["/graphql?query={hello}", "/healthz", "/readyz"])
async def test_without_a_key_this_machine_is_served_by_its_own_names(host: str, path: str) -> None:
    async with client_of(sample_application()) as client:
        assert (await client.get(path, headers={"host": host})).status_code == 200


@pytest.mark.parametrize("host", ["attacker.example", "attacker.example:8080", "localhost.attacker.example", "0.0.0.0"])  # noqa: S104  # a name, not an address listened on
@pytest.mark.parametrize("path", ["/graphql?query={hello}", "/healthz", "/readyz", "/"])
async def test_without_a_key_no_other_name_is_served(host: str, path: str) -> None:
    async with client_of(sample_application()) as client:
        response = await client.get(path, headers={"host": host})
    assert response.status_code == 421
    assert response.json() == {
        "errors": [
            {
                "message": "Without configured access only requests to localhost, 127.0.0.1 or [::1] are answered. "
                "Set RAPPORT_KEY to serve other names.",
                "extensions": {"code": "FORBIDDEN"},
            }
        ]
    }


@pytest.mark.parametrize("authorization", [f"Bearer {KEY}", f"bearer  {KEY}"])
async def test_with_the_key_any_name_is_served(authorization: str) -> None:
    async with client_of(sample_application(KEY=KEY)) as client:
        headers = {"authorization": authorization, "host": "rapport.example"}
        response = await client.post("/graphql", json=HELLO, headers=headers)
    assert response.status_code == 200
    assert response.json()["data"] == {"hello": "there"}


@pytest.mark.parametrize(
    "authorization",
    [None, "", "Bearer", "Bearer ", f"Bearer {KEY}x", f"Bearer {KEY[:-1]}", f"Basic {KEY}", KEY, "Bearer ä"],
)
async def test_without_the_key_nothing_is_read(authorization: str | None) -> None:
    headers = {} if authorization is None else {b"authorization": authorization.encode("latin-1")}
    async with client_of(sample_application(KEY=KEY)) as client:
        response = await client.post("/graphql", content=b"not even JSON", headers=headers)
    assert response.status_code == 401
    assert response.headers["www-authenticate"] == 'Bearer realm="rapport"'
    assert response.json() == {
        "errors": [
            {
                "message": "The key is missing or wrong: send 'Authorization: Bearer KEY'.",
                "extensions": {"code": "UNAUTHENTICATED"},
            }
        ]
    }


async def test_a_supervisor_needs_no_key() -> None:
    async with client_of(sample_application(KEY=KEY)) as client:
        assert [(await client.get(path)).status_code for path in ("/healthz", "/readyz")] == [200, 200]
