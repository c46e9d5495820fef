"""What a hostile client does: each flood goes to one server on loopback, and is bounded in number, bytes and time."""

from __future__ import annotations

import contextlib
import selectors
import socket
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

LONGEST_HEADER: Final = 152_000_000
LONGEST_BODY: Final = 1_000_000
PIECE: Final = b"a" * 65_536
ROOM: Final = 20
"""Connections that a server takes beside those of a flood."""
LONGEST_WAIT: Final = 40.0
"""Seconds in which all connections must be gone."""


@dataclass(frozen=True, slots=True)
class Flood:
    """`run`: against a host and port; what came of it, in words. `leaves_room`: for whoever else asks."""

    words: str
    run: Callable[[tuple[str, int], int], str]
    leaves_room: bool = True


def endless_header(address: tuple[str, int], _: int) -> str:
    sent, began = 0, time.monotonic()
    with socket.create_connection(address, timeout=LONGEST_WAIT) as connection:
        with contextlib.suppress(ConnectionError):
            connection.sendall(b"GET /graphql HTTP/1.1\r\nhost: localhost\r\nx: ")
            while sent < LONGEST_HEADER and time.monotonic() - began < LONGEST_WAIT and not answered(connection):
                connection.sendall(PIECE)
                sent += len(PIECE)
        return f"{status(connection)} after {sent / 1e6:.1f} of {LONGEST_HEADER / 1e6:.0f} MB"


def tiny_chunks(address: tuple[str, int], _: int) -> str:
    head = b"POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n"
    sent, piece = 0, b"1\r\n \r\n" * 10_000
    with socket.create_connection(address, timeout=LONGEST_WAIT) as connection:
        with contextlib.suppress(ConnectionError):
            connection.sendall(head)
            while sent < LONGEST_BODY and not answered(connection):
                connection.sendall(piece)
                sent += 10_000
        return f"{status(connection)} after {sent:,} of {LONGEST_BODY:,}"


def answered(connection: socket.socket) -> bool:
    with selectors.DefaultSelector() as selector:
        selector.register(connection, selectors.EVENT_READ)
        return bool(selector.select(0))


def status(connection: socket.socket) -> str:
    with contextlib.suppress(ConnectionError, TimeoutError):
        return connection.recv(12).decode().removeprefix("HTTP/1.1 ") or "hung up"
    return "hung up"


@contextlib.contextmanager
def crowd(address: tuple[str, int], number: int, sent: bytes) -> Generator[list[socket.socket]]:
    with contextlib.ExitStack() as opened:
        connections: list[socket.socket] = []
        for _ in range(number):
            one = opened.enter_context(socket.create_connection(address, timeout=LONGEST_WAIT))
            with contextlib.suppress(ConnectionError):
                one.sendall(sent)
            connections.append(one)
        yield connections


def waiting(sent: bytes) -> Callable[[tuple[str, int], int], str]:
    """So many connections on which no more is sent, nor read: how long until the last is gone."""

    def run(address: tuple[str, int], number: int) -> str:
        with crowd(address, number, sent) as connections:
            began = time.monotonic()
            left = number - gone(connections)
            return f"{number - left} of {number} gone after {time.monotonic() - began:.0f} s"

    return run


def gone(connections: list[socket.socket]) -> int:
    """How many were hung up on in time."""
    deadline, ended = time.monotonic() + LONGEST_WAIT, 0
    with selectors.DefaultSelector() as selector:
        for one in connections:
            selector.register(one, selectors.EVENT_READ)
        while ended < len(connections) and (left := deadline - time.monotonic()) > 0:
            for key, _ in selector.select(left):
                selector.unregister(key.fileobj)
                ended += 1
    return ended


def too_many(address: tuple[str, int], number: int) -> str:
    """As many connections as are allowed, and 50 more."""
    number += ROOM
    with crowd(address, number, b"GET /healthz HT") as _, crowd(address, 50, b"") as refused:
        statuses = [status(one) for one in refused]
    return f"{statuses.count('503')} of {len(statuses)} over {number}: 503"


FLOODS: Final = {
    "header": Flood("one header of 152 MB", endless_header),
    "chunks": Flood("one body in chunks of a byte", tiny_chunks),
    "silent": Flood("connections on which nothing is sent", waiting(b"")),
    "heads": Flood("half-sent heads", waiting(b"GET /graphql HTTP/1.1\r\nhost: local")),
    "bodies": Flood(
        "half-sent bodies",
        waiting(
            b"POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{"
        ),
    ),
    "crowd": Flood("more connections than are allowed", too_many, leaves_room=False),
}
