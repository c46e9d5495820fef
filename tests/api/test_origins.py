"""Pages of other sites: named ones may ask and read, all others neither."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from api.settings import BadSettings, settings_from
from tests.api.conftest import client_of
from tests.api.sample import KEY, SampleContext, sample_application

if TYPE_CHECKING:
    import httpx

PORTAL = "https://portal.example"
HELLO = {"query": "{ hello }"}
MANY = {"query": "{ byIds(ids: [" + ", ".join(f'"{number:06}"' for number in range(1_000)) + "]) { id name } }"}


def asked_by(site: str) -> dict[str, str]:
    return {"origin": site, "sec-fetch-site": "cross-site", "authorization": f"Bearer {KEY}"}


async def preflight(
    client: httpx.AsyncClient, site: str, method: str = "POST", headers: str = "content-type"
) -> httpx.Response:
    asked = {"origin": site, "access-control-request-method": method, "access-control-request-headers": headers}
    return await client.options("/graphql", headers=asked)


async def test_a_named_site_asks_first_and_then_reads() -> None:
    async with client_of(sample_application(ORIGINS=f"{PORTAL}, http://localhost:3000", KEY=KEY)) as client:
        leave = await preflight(client, PORTAL, headers="authorization,content-type,x-request-id,accept-language")
        assert (leave.status_code, leave.content) == (204, b"")
        assert leave.headers["access-control-allow-origin"] == PORTAL
        assert leave.headers["access-control-allow-methods"] == "GET, POST"
        assert leave.headers["access-control-max-age"] == "600"
        assert "origin" in leave.headers["vary"].lower()
        assert "access-control-allow-credentials" not in leave.headers
        answer = await client.post("/graphql", json=HELLO, headers=asked_by(PORTAL))
        assert answer.json()["data"] == {"hello": "there"}
        assert answer.headers["access-control-allow-origin"] == PORTAL
        assert answer.headers["access-control-expose-headers"] == "retry-after, x-request-id"
        assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.parametrize(
    "site", ["https://other.example", "null", "https://portal.example:8443", "http://portal.example"]
)
async def test_a_site_that_is_not_named_neither_asks_nor_reads(site: str) -> None:
    context = SampleContext()
    async with client_of(sample_application(context, ORIGINS=PORTAL, KEY=KEY)) as client:
        assert (await preflight(client, site)).status_code == 400
        change = {"query": 'mutation { rename(name: "a") }'}
        answer = await client.post("/graphql", json=change, headers=asked_by(site))
        assert answer.status_code == 403
        assert "access-control-allow-origin" not in answer.headers
    assert context.happened == []


@pytest.mark.parametrize("asked", [("DELETE", "content-type"), ("POST", "x-other")])
async def test_only_what_a_client_needs_is_allowed(asked: tuple[str, str]) -> None:
    async with client_of(sample_application(ORIGINS=PORTAL, KEY=KEY)) as client:
        assert (await preflight(client, PORTAL, *asked)).status_code == 400


async def test_refusals_can_be_read_too() -> None:
    async with client_of(sample_application(ORIGINS=PORTAL, KEY=KEY)) as client:
        answer = await client.post("/graphql", json=HELLO, headers={"origin": PORTAL, "sec-fetch-site": "cross-site"})
        assert answer.status_code == 401
        assert answer.headers["access-control-allow-origin"] == PORTAL


@pytest.mark.parametrize(
    "wrong", ["*", "null", "portal.example", "https://portal.example/", "https://portal.example:443"]
)
def test_what_no_browser_sends_is_refused_at_the_start(wrong: str) -> None:
    with pytest.raises(BadSettings, match=r"RAPPORT_ORIGINS .*addresses of sites as browsers write them"):
        settings_from({"RAPPORT_ORIGINS": wrong, "RAPPORT_KEY": KEY})


def test_without_a_key_only_sites_of_this_machine_are_taken() -> None:
    local = settings_from({"RAPPORT_ORIGINS": "http://localhost:3000,http://127.0.0.1:5173"})
    assert local.origins == ("http://localhost:3000", "http://127.0.0.1:5173")
    with pytest.raises(
        BadSettings, match=r"RAPPORT_ORIGINS names https://portal\.example, but no access is configured"
    ):
        settings_from({"RAPPORT_ORIGINS": PORTAL})


# --- compression ---


async def raw(
    client: httpx.AsyncClient, question: dict[str, str], accepted: str = "gzip"
) -> tuple[httpx.Headers, bytes]:
    headers = {"accept-encoding": accepted}
    async with client.stream("POST", "/graphql", json=question, headers=headers) as response:
        return response.headers, b"".join([piece async for piece in response.aiter_raw()])


async def test_a_long_answer_is_compressed_for_whoever_takes_it() -> None:
    async with client_of(sample_application()) as client:
        plain, whole = await raw(client, MANY, "identity")
        assert "content-encoding" not in plain
        headers, body = await raw(client, MANY)
    assert headers["content-encoding"] == "gzip"
    assert "accept-encoding" in headers["vary"].lower()
    assert gzip.decompress(body) == whole
    assert len(body) * 5 < len(whole)


async def test_a_short_answer_and_one_of_a_change_are_sent_as_they_are() -> None:
    async with client_of(sample_application()) as client:
        headers, body = await raw(client, HELLO)
        assert "content-encoding" not in headers
        assert body.startswith(b"{")
        headers, body = await raw(client, {"query": f'mutation {{ rename(name: "{"a" * 5_000}") }}'})
        assert headers["content-encoding"] == "identity"
        assert body.startswith(b"{")
