"""The playground at `/`: GraphiQL from this package's own files, so that it works without the internet."""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from http import HTTPStatus
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import orjson
from starlette.responses import Response
from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.routing import BaseRoute

PAGES: Final = files("api.http") / "pages"
EXAMPLES: Final = files("api.http") / "examples"
TABS: Final = ("impact", "offerings", "relationship", "search")
"""The examples in the order of their tabs: a query each, with its variables beside it."""

FILES: Final = {
    "playground.js": "text/javascript; charset=utf-8",
    "playground.css": "text/css; charset=utf-8",
    "licences.html": "text/html; charset=utf-8",
}
SECURITY: Final = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cache-control": "no-cache",
}


def playground_routes(*, needs_key: bool) -> list[BaseRoute]:
    """The page, its files and its examples; the page asks for a key where one is needed, and needs none itself."""

    async def page(request: Request) -> Response:
        text = (PAGES / "playground.html").read_text("utf-8").replace("NEEDS_KEY", str(needs_key).lower())
        return _sent(request, text.encode(), "text/html; charset=utf-8")

    return [
        Route("/", page, methods=["GET"]),
        Route("/playground/examples.json", _examples, methods=["GET"]),
        Route("/playground/{name}", _file, methods=["GET"]),
    ]


@cache
def examples() -> list[dict[str, Any]]:
    """The tabs of a playground that was not used before."""
    return [
        {
            "title": name,
            "query": (EXAMPLES / f"{name}.graphql").read_text("utf-8"),
            "variables": (EXAMPLES / f"{name}.json").read_text("utf-8"),
        }
        for name in TABS
    ]


async def _examples(request: Request) -> Response:
    return _sent(request, orjson.dumps(examples()), "application/json; charset=utf-8")


async def _file(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in FILES:
        return Response("There is no such page.", HTTPStatus.NOT_FOUND, SECURITY, "text/plain")
    return _sent(request, (PAGES / name).read_bytes(), FILES[name])


def _sent(request: Request, content: bytes, media: str) -> Response:
    tag = f'"{hashlib.blake2b(content, digest_size=12).hexdigest()}"'
    headers = {**SECURITY, "content-type": media, "etag": tag, "vary": "accept-encoding"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(_compressed(content), headers={**headers, "content-encoding": "gzip"})
    return Response(content, headers=headers)


@cache
def _compressed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)
