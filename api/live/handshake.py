"""Handshakes of WebSockets: who may open one, judged before anything is said over it."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

import orjson
from starlette.datastructures import Headers
from starlette.responses import Response

from api.lane.refusal import error
from api.live.callers import OF_PROCESS
from api.live.socket import PROTOCOL, SUBPROTOCOL, Socket, closing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from typing import Any

    from starlette.types import Receive, Scope, Send

    from api.live.live import Live


class Sockets:
    """Answers handshakes. `origins`: of the sites whose pages may ask."""

    def __init__(self, live: Live, origins: Collection[str] = ()) -> None:
        self.live = live
        self.origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        if (refused := self._refusal(headers)) is not None:
            await refused(scope, receive, send)
            return
        await receive()
        if PROTOCOL not in scope["subprotocols"]:
            await send({"type": "websocket.accept"})
            await send(closing(SUBPROTOCOL, f"Only the subprotocol {PROTOCOL} is spoken here."))
            return
        await send({"type": "websocket.accept", "subprotocol": PROTOCOL})
        client = scope.get("client")
        socket = Socket(self.live, headers, receive, send, scope.get("abort"), client[0] if client else "")
        await socket.run()

    def _refusal(self, headers: Headers) -> Response | None:
        """No rule of browsers keeps a page from opening a socket to any address: it is refused here."""
        origin = headers.get("origin")
        if origin is not None and origin not in self.origins and not is_own(origin, headers.get("host", "")):
            sentence = "Requests that other sites make are not answered."
            return refusal(HTTPStatus.FORBIDDEN, error(sentence, "FORBIDDEN"))
        if self.live.is_ending or len(self.live.callers.callers) >= OF_PROCESS:
            sentence = "There are too many connections now: come again in a second."
            return refusal(HTTPStatus.SERVICE_UNAVAILABLE, error(sentence, "OVERLOADED"), {"retry-after": "1"})
        return None


def refusal(status: HTTPStatus, entry: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Response:
    body = orjson.dumps({"errors": [entry]})
    return Response(body, status, {"content-type": "application/json; charset=utf-8", **(headers or {})})


def is_own(origin: str, host: str) -> bool:
    """Whether a page is of the site that is asked itself."""
    return origin.partition("://")[2].lower() == host.lower() != ""
