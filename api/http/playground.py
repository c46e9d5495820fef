"""The playground at `/playground`: GraphiQL from this package's own files, so that it works without the internet."""

from __future__ import annotations

from functools import cache
from http import HTTPStatus
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import orjson
from starlette.responses import Response
from starlette.routing import Route

from api.http.files import headers_of, sent

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.routing import BaseRoute

PAGES: Final = files("api.http") / "pages"
EXAMPLES: Final = files("api.http") / "examples"
TABS: Final = (
    "impact",
    "outlook",
    "weaknesses",
    "agenda",
    "ahead",
    "calling",
    "health",
    "offerings",
    "search",
    "viewer",
)
"""The examples in the order of their tabs: a query each, with its variables beside it. Their ids are of the sample estate;
the page puts others in their places where these are not there.
"""

FILES: Final = {
    "playground.js": "text/javascript; charset=utf-8",
    "playground.css": "text/css; charset=utf-8",
    "licences.html": "text/html; charset=utf-8",
}
HEADERS: Final = headers_of(styles="'self' 'unsafe-inline'")
"""GraphiQL writes styles into its page."""


def playground_routes(*, needs_key: bool) -> list[BaseRoute]:
    """The page, its files and its examples; the page asks for a key where one is needed, and needs none itself."""

    async def page(request: Request) -> Response:
        text = (PAGES / "playground.html").read_text("utf-8").replace("NEEDS_KEY", str(needs_key).lower())
        return sent(request, text.encode(), "text/html; charset=utf-8", HEADERS)

    return [
        Route("/playground", page, methods=["GET"]),
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
    return sent(request, orjson.dumps(examples()), "application/json; charset=utf-8", HEADERS)


async def _file(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in FILES:
        return Response("There is no such page.", HTTPStatus.NOT_FOUND, HEADERS, "text/plain")
    return sent(request, (PAGES / name).read_bytes(), FILES[name], HEADERS)
