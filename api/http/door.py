"""Where no access is configured, only this machine is let in, by its own names."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers

from api.http.endpoint import json_response
from api.lane.refusal import error

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

LOCAL_NAMES: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})


class LocalNames:
    """Refuses names other than this machine's own: no site may make its name point here and read through a browser."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or named(Headers(scope=scope).get("host", "")) in LOCAL_NAMES:
            await self.app(scope, receive, send)
            return
        await _misdirected()(scope, receive, send)


def named(host: str) -> str:
    """The name in a Host header, without its port."""
    name, colon, port = host.lower().rpartition(":")
    return name if colon and port.isdigit() else host.lower()


def _misdirected() -> Response:
    sentence = (
        "Without configured access only requests to localhost, 127.0.0.1 or [::1] are answered. "
        "Set RAPPORT_KEY to serve other names."
    )
    return json_response({"errors": [error(sentence, "FORBIDDEN")]}, HTTPStatus.MISDIRECTED_REQUEST)
