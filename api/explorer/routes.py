"""The explorer at `/`: pages for people who do not write GraphQL, from this package's own files."""

from __future__ import annotations

from functools import cache
from http import HTTPStatus
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import orjson
from starlette.responses import Response
from starlette.routing import Route

from api.http.files import NEVER_CHANGES, headers_of, sent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.routing import BaseRoute

ASSETS: Final = files("api.explorer") / "assets"
PAGE: Final = "index.html"
MEDIA: Final = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
}
"""Media types of the assets that a browser is given, by the ends of their names."""


def explorer_routes() -> list[BaseRoute]:
    """The page, for the first segments of its screens (ids of things hold slashes), and the files it names."""
    screens = [f"/{segment}" for segment in segments() if segment]
    return [
        *(Route(path, _page) for path in ("/", *screens, *(f"{screen}/{{rest:path}}" for screen in screens))),
        Route("/assets/{name}", _asset),
    ]


def segments() -> list[str]:
    """The first segments of the screens' paths; the empty one is the start."""
    return orjson.loads((ASSETS / "built.json").read_bytes())["segments"]


@cache
def shipped_documents() -> Mapping[str, str]:
    """The queries that the screens ask, by their ids."""
    return orjson.loads((ASSETS / "documents.json").read_bytes())


@cache
def _sendable() -> Mapping[str, bytes]:
    """Read once: names bear the hash of their content, so another build has other names."""
    return {one.name: one.read_bytes() for one in ASSETS.iterdir() if f".{one.name.rpartition('.')[2]}" in MEDIA}


async def _page(request: Request) -> Response:
    return sent(request, _sendable()[PAGE], MEDIA[".html"], headers_of())


async def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    content = None if name == PAGE else _sendable().get(name)
    if content is None:
        return Response("There is no such file.", HTTPStatus.NOT_FOUND, headers_of(), "text/plain")
    ending = f".{name.rpartition('.')[2]}"
    named_by_content = ending != ".html"
    headers = headers_of(cached=NEVER_CHANGES) if named_by_content else headers_of()
    return sent(request, content, MEDIA[ending], headers)
