"""A connection as a client without a library has it: what is sent in which pieces, and what comes back."""

from __future__ import annotations

import contextlib
import json
import socket
import time
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

PATIENCE = 10.0


@dataclass(frozen=True)
class Told:
    """One answer: its status, its headers and its JSON."""

    status: int
    headers: dict[str, str]
    body: Any

    @property
    def code(self) -> str:
        return self.body["errors"][0]["extensions"]["code"]

    @property
    def message(self) -> str:
        return self.body["errors"][0]["message"]


class Line:
    def __init__(self, address: str, receives: int | None = None) -> None:
        """`receives`: bytes that the system keeps for a client that does not read."""
        host, port = address.removeprefix("http://").split(":")
        self.socket = socket.socket()
        if receives is not None:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receives)
        self.socket.settimeout(PATIENCE)
        self.socket.connect((host, int(port)))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._read = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.socket.close()

    def send(self, sent: bytes, pieces: Iterable[int] = ()) -> Self:
        """Whole, or cut at these places."""
        cuts = [0, *sorted(pieces), len(sent)]
        with contextlib.suppress(ConnectionError):  # what is refused need not be sent to its end
            for begin, end in pairwise(cuts):
                self.socket.sendall(sent[begin:end])
        return self

    def told(self) -> Told:
        """The next answer."""
        while b"\r\n\r\n" not in self._read:
            self._more()
        head, _, self._read = self._read.partition(b"\r\n\r\n")
        status, *lines = head.decode().split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in lines)
        length = int(headers["content-length"])
        while len(self._read) < length:
            self._more()
        body, self._read = self._read[:length], self._read[length:]
        return Told(int(status.split()[1]), headers, json.loads(body))

    def _more(self) -> None:
        if not (got := self.socket.recv(65_536)):
            raise EOFError(self._read)
        self._read += got

    def ended(self) -> float:
        """Seconds until the other side hung up, having said nothing more."""
        began = time.monotonic()
        with contextlib.suppress(ConnectionError):
            assert self.socket.recv(65_536) == b""
        return time.monotonic() - began


def get(*headers: str) -> bytes:
    return request("GET", "/graphql?query={hello}", *headers)


def post(body: bytes, *headers: str) -> bytes:
    return request(
        "POST", "/graphql", "content-type: application/json", f"content-length: {len(body)}", *headers, body=body
    )


def chunked(chunks: Iterable[bytes], *headers: str, end: bytes = b"0\r\n\r\n") -> bytes:
    body = b"".join(b"%x\r\n%b\r\n" % (len(chunk), chunk) for chunk in chunks) + end
    return request(
        "POST", "/graphql", "content-type: application/json", "transfer-encoding: chunked", *headers, body=body
    )


def request(method: str, path: str, *headers: str, body: bytes = b"", version: str = "1.1") -> bytes:
    head = "\r\n".join([f"{method} {path} HTTP/{version}", "host: localhost", *headers, "", ""])
    return head.encode() + body


def of_size(size: int) -> bytes:
    """A request without a body that has so many bytes."""
    return get("x-long: " + "a" * (size - len(get("x-long: "))))
