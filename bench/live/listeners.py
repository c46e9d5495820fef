"""Clients of `graphql-transport-ws` that cost little: a thousand of them share a machine with the server that is measured."""

from __future__ import annotations

import asyncio
import socket
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import orjson

if TYPE_CHECKING:
    from collections.abc import Sequence

EVENTS: Final = "subscription Follow($after: Int) { events(after: $after) { seq at } }"
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
PATIENCE: Final = 300.0
"""Seconds in which all are told what they wait for; many come at once, and a machine may be busy."""


class NotListening(Exception):
    """A connection ended, or a subscription did, while it was to be told something."""


@dataclass(slots=True)
class Told:
    """What all have been told together. `latencies`: seconds from the instant of an event to its arrival; `late`: numbers
    that came after a greater one; `lost`: that were left out.
    """

    messages: int = 0
    lost: int = 0
    doubled: int = 0
    late: int = 0
    latencies: list[float] = field(default_factory=list[float])


class Listener(asyncio.Protocol):
    """One connection with so many subscriptions to what happens after the event of a number."""

    def __init__(self, host: str, key: str, told: Told, count: int, after: int, query: str = EVENTS) -> None:
        self.told = told
        self.seen = dict.fromkeys(map(str, range(count)), after)
        self.code: int | None = None
        self.ended_at = 0.0
        self.faults: Counter[str] = Counter()
        self._host = host
        self._key = key
        self._asked: dict[str, Any] = {"query": query, "variables": {"after": after}}
        self._buffer = b""
        self._is_open = False
        self._transport: asyncio.Transport | None = None

    @property
    def transport(self) -> asyncio.Transport:
        if self._transport is None:
            raise NotListening("It was not connected.")
        return self._transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if not isinstance(transport, asyncio.Transport):
            raise TypeError(transport)
        self._transport = transport
        lines = (
            "GET /graphql HTTP/1.1",
            f"Host: {self._host}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Protocol: graphql-transport-ws",
        )
        transport.write("\r\n".join([*lines, "", ""]).encode())

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002  # asyncio's
        self.ended_at = self.ended_at or time.monotonic()
        self.code = self.code or 1006

    def data_received(self, data: bytes) -> None:
        data = self._buffer + data
        if not self._is_open:
            head, found, rest = data.partition(b"\r\n\r\n")
            if not found:
                self._buffer = data
                return
            if not head.startswith(b"HTTP/1.1 101 "):
                self.faults[head.partition(b"\r\n")[0].decode()] += 1
                self.transport.close()
                return
            self._is_open, data = True, rest
            self._say({"type": "connection_init", "payload": {"authorization": f"Bearer {self._key}"}})
        self._buffer = self._taken(data)

    def _taken(self, data: bytes) -> bytes:
        """What is left of it: a frame that is not whole."""
        at = 0
        while (start := _start(data, at)) is not None:
            end = start[1] + start[0]
            if end > len(data):
                break
            self._frame(data[at] & 15, data[start[1] : end])
            at = end
        return data[at:]

    def _frame(self, opcode: int, payload: bytes) -> None:
        if opcode == TEXT:
            self._message(orjson.loads(payload))
        elif opcode == PING:
            self.transport.write(_frame(PONG, payload))
        elif opcode == CLOSE:
            self.code, self.ended_at = int.from_bytes(payload[:2]) or 1005, time.monotonic()
            self.transport.write(_frame(CLOSE, payload[:2]))
            self.transport.close()

    def _message(self, message: dict[str, Any]) -> None:
        if message["type"] == "connection_ack":
            for id_ in self.seen:
                self._say({"type": "subscribe", "id": id_, "payload": self._asked})
        elif message["type"] == "next":
            self._note(message["id"], message["payload"]["data"]["events"])
        elif message["type"] == "error":
            self.faults[message["payload"][0]["message"]] += 1

    def _note(self, id_: str, event: dict[str, Any]) -> None:
        told, before, seq = self.told, self.seen[id_], event["seq"]
        told.messages += 1
        told.lost += max(0, seq - before - 1)
        told.doubled += seq == before
        told.late += seq < before
        self.seen[id_] = max(before, seq)
        told.latencies.append(time.time() - datetime.fromisoformat(event["at"]).timestamp())

    def _say(self, message: dict[str, Any]) -> None:
        self.transport.write(_frame(TEXT, orjson.dumps(message)))


def _start(data: bytes, at: int) -> tuple[int, int] | None:
    """Length of the frame that begins at a place, and where what it holds begins; None where that is not there yet."""
    if len(data) < at + 2:
        return None
    length, size = data[at + 1] & 127, 0
    if length > 125:
        size = 2 if length == 126 else 8
        if len(data) < at + 2 + size:
            return None
        length = int.from_bytes(data[at + 2 : at + 2 + size])
    return length, at + 2 + size


def _frame(opcode: int, payload: bytes) -> bytes:
    """Masked, as clients must; with a mask of zeros, which costs nothing to apply."""
    length = len(payload)
    if length < 126:
        return bytes((0x80 | opcode, 0x80 | length)) + bytes(4) + payload
    return bytes((0x80 | opcode, 0x80 | 126)) + length.to_bytes(2) + bytes(4) + payload


async def connected(address: str, listener: Listener, received: int | None = None) -> Listener:
    """`received`: bytes that wait for the client in its system at most."""
    host, _, port = address.removeprefix("http://").partition(":")
    connection = socket.socket()
    if received is not None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, received)
    connection.setblocking(False)  # noqa: FBT003  # its only argument
    loop = asyncio.get_running_loop()
    await loop.sock_connect(connection, (host, int(port)))
    await loop.create_connection(lambda: listener, sock=connection)
    return listener


async def until_seen(listeners: Sequence[Listener], number: int) -> None:
    """Until all subscriptions have been told of that event. Raises NotListening."""
    async with asyncio.timeout(PATIENCE):
        while any(seen < number for one in listeners for seen in one.seen.values()):
            if faults := sum((one.faults for one in listeners), Counter[str]()):
                raise NotListening(str(faults.most_common(3)))
            if ended := Counter(one.code for one in listeners if one.code is not None):
                raise NotListening(f"ended with {dict(ended)}")
            await asyncio.sleep(0.02)


async def hung_up(listeners: Sequence[Listener]) -> None:
    """Ends them all, and waits until their connections are closed."""
    for one in listeners:
        one.transport.close()
    async with asyncio.timeout(PATIENCE):
        while any(one.code is None for one in listeners):  # noqa: ASYNC110  # all of them are waited for
            await asyncio.sleep(0.02)
