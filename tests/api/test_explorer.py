"""The explorer's page and files as they are sent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from api.explorer.routes import ASSETS, segments, shipped_documents
from tests.api.conftest import client_of
from tests.api.sample import sample_application

if TYPE_CHECKING:
    import httpx

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@pytest.mark.parametrize("path", ["/", "/offering/maps", "/offering/a%2Fb%20c", "/offering/a/b", "/offering"])
async def test_the_page_of_a_screen_is_served_and_asked_for_each_time(path: str) -> None:
    async with client_of(sample_application()) as client:
        response = await client.get(path)
        head = await client.head(path)
        again = await client.get(path, headers={"if-none-match": response.headers["etag"]})
    assert response.status_code == head.status_code == 200
    assert response.content == (ASSETS / "index.html").read_bytes()
    assert head.content == b""
    assert (again.status_code, again.content) == (304, b"")
    told = ("content-type", "content-security-policy", "cache-control", "x-frame-options", "x-content-type-options")
    assert [response.headers[name] for name in told] == [
        "text/html; charset=utf-8",
        POLICY,
        "no-cache",
        "DENY",
        "nosniff",
    ]


async def test_every_screen_s_segment_is_served(client: httpx.AsyncClient) -> None:
    assert {segment: (await client.get(f"/{segment}")).status_code for segment in segments()} == dict.fromkeys(
        segments(), 200
    )


async def test_files_named_by_their_content_are_kept_for_good(client: httpx.AsyncClient) -> None:
    page = (await client.get("/")).text
    for path in re.findall(r'(?:href|src)="(/assets/[^"]+\.(?:js|css))"', page):
        response = await client.get(path)
        assert response.status_code == 200
        assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert response.headers["content-type"] in {"text/javascript; charset=utf-8", "text/css; charset=utf-8"}
        assert response.headers["content-encoding"] == "gzip"
        assert response.content == (ASSETS / path.rpartition("/")[2]).read_bytes()
    licences = await client.get("/assets/licences.html")
    assert (licences.status_code, licences.headers["cache-control"]) == (200, "no-cache")


@pytest.mark.parametrize(
    "path",
    [
        "/assets/index.html",
        "/assets/built.json",
        "/assets/documents.json",
        "/assets/..%2Froutes.py",
        "/assets/",
        "/elsewhere",
        "/offerings.html",
    ],
)
async def test_nothing_else_is_served(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path)).status_code == 404


async def test_what_the_explorer_asks_is_trusted_by_its_id_and_by_its_text(client: httpx.AsyncClient) -> None:
    """The sample schema is another one, so it is refused as what does not fit, not as what is not known."""
    document_id, text = next(iter(shipped_documents().items()))
    for body in ({"documentId": document_id}, {"query": text}):
        answer = (await client.post("/graphql", json=body)).json()
        assert [error["extensions"]["code"] for error in answer["errors"]] == ["BAD_INPUT"] * len(answer["errors"])
        assert "trusted" not in answer["errors"][0]["message"]
