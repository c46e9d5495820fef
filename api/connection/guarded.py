"""The protocol of a connection, bounded: what is read before anybody is known, and how long each step may take."""

from __future__ import annotations

import asyncio
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api.connection import answers
from api.connection.bounds import TURNED_AWAY, Bounds

if TYPE_CHECKING:
    from collections.abc import Collection


class Refused(Exception):
    """Stops the parser."""


class Awaited(Enum):
    """What the client is to send before its request is whole."""

    HEAD = "head"
    BODY = "body"


class LastAnswer:
    """What the last answer of a connection is written to: closing it waits for what the client is still sending."""

    def __init__(self, connection: Guarded) -> None:
        self._connection = connection
        self.write = connection.transport.write
        self.is_closing = connection.transport.is_closing

    def close(self) -> None:
        self._connection.end()


class Guarded(HttpToolsProtocol):
    """Made by `guarded`. A refusal is sent after the answers that are due before it. What its client still sends is taken
    and forgotten until it hangs up: who is sending on a connection that is closed loses the answer.
    """

    bounds: ClassVar[Bounds]
    idle: ClassVar[dict[Guarded, None]]
    """Connections that are kept between two requests, the longest idle first."""

    awaited: Awaited | None = None
    looks: int | None = None
    """Left until the client must have sent what is awaited."""
    unread: int = 0
    """Bytes of a head so far, or of what stands around the pieces of a body."""
    chunks: int = 0
    forgotten: int = 0
    """Bytes that were taken though nobody reads them."""
    due: int = 0
    """Requests that are being answered, or wait for that."""
    refusal: bytes | None = None
    """What is said, or nothing, before the connection ends; nothing is read any more."""
    untaken: tuple[int, int] | None = None
    """Bytes of an answer that the client has not taken, and the looks left to take some of them."""

    # --- refusing -----------------------------------------------------------------------------------------------------

    def refuse(self, answer: bytes) -> None:
        if self.refusal is not None:
            return
        self.refusal = answer
        if self.awaited is Awaited.BODY:
            self._give_up_request()
        if not self.due:
            self._say_refusal()

    def _give_up_request(self) -> None:
        """Gives up the request whose body will never be whole. Where its answer has begun, it can have no other."""
        if self.cycle.response_started:
            self.transport.abort()
            return
        self.due -= 1
        if self.pipeline and self.pipeline[0][0] is self.cycle:
            self.pipeline.popleft()
        self.cycle.disconnected = True
        self.cycle.message_event.set()

    def _say_refusal(self) -> None:
        if self.awaited is not Awaited.BODY:
            self.looks = self.bounds.farewell
        self.awaited = None
        if not self.transport.is_closing():
            self.transport.write(self.refusal or b"")
            self.transport.write_eof()

    def end(self) -> None:
        """Ends the connection after the last answer."""
        if self.awaited is Awaited.BODY:
            self.refusal = b""
        else:
            self.transport.close()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002  # uvicorn's words are no JSON
        self.refuse(answers.NO_HTTP)

    # --- the connection -----------------------------------------------------------------------------------------------

    def connection_made(self, transport: asyncio.Transport) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]  # as uvicorn has it
        super().connection_made(transport)
        self.looks = self.bounds.head_within
        beyond = len(self.connections) - self.bounds.connections
        if beyond > TURNED_AWAY:
            self.transport.abort()
        elif beyond > 0 and not self._make_room():
            self.refuse(answers.FULL)

    def connection_lost(self, exc: Exception | None) -> None:
        self.idle.pop(self, None)
        super().connection_lost(exc)

    def _make_room(self) -> bool:
        longest = next(iter(self.idle), None)
        if longest is None:
            return False
        del self.idle[longest]
        longest.transport.close()
        return True

    # --- what comes ---------------------------------------------------------------------------------------------------

    def data_received(self, data: bytes) -> None:
        """The parser joins a half-read header anew with each piece of it, so it gets no byte beyond the bound."""
        self.idle.pop(self, None)
        at = 0
        while self.refusal is None and at < len(data) and self.transport.get_protocol() is self:
            piece = data[at : at + self.bounds.head - self.unread]
            at += len(piece)
            self.unread += len(piece)
            super().data_received(piece)
            if self.unread >= self.bounds.head:
                self.refuse(answers.head_too_large(self.bounds.head))
        if self.refusal is not None:
            self._forget(len(data) - at)
        elif self.looks is None and not self.due:  # line ends alone
            self.looks = self.bounds.head_within

    def _forget(self, number: int) -> None:
        self.forgotten += number
        if self.forgotten > self.bounds.discarded:
            self.transport.abort()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        cast("dict[str, Any]", self.scope)["abort"] = self.transport.abort
        self.awaited, self.looks, self.chunks, self.forgotten = Awaited.HEAD, self.bounds.head_within, 0, 0
        if self.due >= self.bounds.pipelined:
            self._stop(answers.too_many_requests(self.bounds.pipelined))

    def on_header(self, name: bytes, value: bytes) -> None:
        if self.awaited is Awaited.BODY:  # behind it: nobody reads these
            return
        super().on_header(name, value)
        if len(self.headers) > self.bounds.headers:
            self._stop(answers.too_many_headers(self.bounds.headers))

    def on_headers_complete(self) -> None:
        if self._head() > self.bounds.head:  # where a part of it came with the request before it, it was not counted
            self._stop(answers.head_too_large(self.bounds.head))
        before = self.cycle
        super().on_headers_complete()
        self.unread, self.awaited, self.looks = 0, Awaited.BODY, self.bounds.body_within
        if self.cycle is not before:  # it is no upgrade
            self.due += 1
            if not self.cycle.keep_alive:
                self.cycle.transport = LastAnswer(self)  # pyright: ignore[reportAttributeAccessIssue]  # all of it that is used

    def _head(self) -> int:
        method = self.parser.get_method() if self.parser else b""
        around = len(b"  HTTP/1.1\r\n\r\n") + len(method) + len(self.url)
        return around + sum(len(name) + len(value) + 4 for name, value in self.headers)

    def on_chunk_header(self) -> None:
        self.unread, self.chunks = 0, self.chunks + 1
        if self.chunks > self.bounds.chunks:
            self._stop(answers.too_many_chunks(self.bounds.chunks))

    def on_body(self, body: bytes) -> None:
        self.unread = 0
        super().on_body(body)
        if self.due == 0:  # answered before it was whole
            self._forget(len(body))

    def on_message_complete(self) -> None:
        self.unread, self.awaited, self.looks = 0, None, None
        super().on_message_complete()
        if not self.due:
            self.idle[self] = None

    def handle_websocket_upgrade(self) -> None:
        self.idle.pop(self, None)
        super().handle_websocket_upgrade()

    def _stop(self, answer: bytes) -> None:
        self.refuse(answer)
        raise Refused

    # --- what goes ----------------------------------------------------------------------------------------------------

    def on_response_complete(self) -> None:
        self.due -= 1
        super().on_response_complete()
        if self.due:
            return
        if self.refusal is not None:
            self._say_refusal()
        elif self.awaited is Awaited.HEAD:
            self.looks = self.bounds.head_within
        elif self.awaited is None:
            self.idle[self] = None

    def resume_writing(self) -> None:
        super().resume_writing()
        self.untaken = None

    # --- looking on ---------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Hangs up on a client that keeps us waiting."""
        if self._is_late() or self._leaves_answer():
            self.transport.abort()

    def _is_late(self) -> bool:
        """The head of a next request may wait for the answers before it, and a body for whoever reads it."""
        if self.looks is None or self.flow.read_paused or (self.awaited is Awaited.HEAD and self.due):
            return False
        self.looks -= 1
        return self.looks < 0

    def _leaves_answer(self) -> bool:
        left = self.transport.get_write_buffer_size()
        if left == 0:
            self.untaken = None
        elif self.untaken is None or left <= self.untaken[0] - self.bounds.pace:
            self.untaken = (left, self.bounds.taken_within)
        else:
            self.untaken = (self.untaken[0], self.untaken[1] - 1)
        return self.untaken is not None and self.untaken[1] < 0


def guarded(bounds: Bounds) -> type[Guarded]:
    """The protocol of one server's connections."""
    return type("Guarded", (Guarded,), {"bounds": bounds, "idle": {}})


async def sweep(connections: Collection[object], every: float) -> None:
    """One task looks at all connections: cheaper than timers of each request."""
    while True:
        await asyncio.sleep(every)
        for one in tuple(connections):
            if isinstance(one, Guarded):
                one.look()
