"""The protocol of a connection that has become a WebSocket."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

if TYPE_CHECKING:
    from uvicorn._types import ASGISendEvent
    from websockets.http11 import Request

MESSAGE: Final = 1_000_000
"""Bytes that a message may have."""


class Sockets(WebSocketsSansIOProtocol):
    """Says in the scope how to hang up at once (`abort`): what a client does not take is not waited for."""

    def handle_connect(self, event: Request) -> None:
        super().handle_connect(event)
        if (scope := getattr(self, "scope", None)) is not None:
            cast("dict[str, Any]", scope)["abort"] = self.transport.abort

    async def send(self, message: ASGISendEvent) -> None:
        """A handshake that was refused is answered too, which uvicorn does not know: it would log each as an error."""
        await super().send(message)
        if message["type"] == "websocket.http.response.body" and not message.get("more_body", False):
            self.handshake_complete = True
