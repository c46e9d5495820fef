"""Who follows the trail over event streams, and comes again after each break: each event once, none left out."""

from __future__ import annotations

import threading
import time
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING, Any, Final

import orjson

from bench.serving import asked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from http.client import HTTPResponse

EVENTS: Final = "subscription Follow($after: Int) { events(after: $after) { seq } }"
SILENCE: Final = 30.0
"""Seconds without a word, after which a connection counts as broken."""
AGAIN: Final = 0.5


class Follower(threading.Thread):
    """`address`: of a server that is there now. `seen`: number of the last event; `breaks`: connections that ended."""

    def __init__(self, address: Callable[[], str], after: int) -> None:
        super().__init__(daemon=True)
        self.seen = after
        self.breaks = 0
        self.faults: list[str] = []
        self.ending = threading.Event()
        self._address = address

    def run(self) -> None:
        while not self.ending.is_set() and not self.faults:
            try:
                self._follow()
            except (OSError, HTTPException):
                self.breaks += 1
                self.ending.wait(AGAIN)

    def _follow(self) -> None:
        connection = HTTPConnection(self._address().removeprefix("http://"), timeout=SILENCE)
        try:
            headers = {"content-type": "application/json", "accept": "text/event-stream"}
            connection.request("POST", "/graphql", asked(EVENTS, {"after": self.seen}), headers)
            for payload in messages(connection.getresponse()):
                if "errors" in payload:
                    raise HTTPException(str(payload["errors"]))
                self._take(payload["data"]["events"]["seq"])
                if self.ending.is_set():
                    return
        finally:
            connection.close()

    def _take(self, seq: int) -> None:
        if seq != self.seen + 1:
            self.faults.append(f"event {seq} came after {self.seen}")
        self.seen = seq

    def reaches(self, number: int, seconds: float) -> bool:
        """Whether it has seen that event within so many seconds."""
        deadline = time.monotonic() + seconds
        while self.seen < number and not self.faults and time.monotonic() < deadline:
            time.sleep(0.1)
        return self.seen == number


def messages(response: HTTPResponse) -> Iterator[dict[str, Any]]:
    """Payloads of the events named `next`. Raises HTTPException for an answer that is no stream."""
    if not response.headers.get("content-type", "").startswith("text/event-stream"):
        raise HTTPException(response.read().decode(errors="replace"))
    name = ""
    while line := response.readline():
        field, _, value = line.decode().strip().partition(":")
        if field == "event":
            name = value.strip()
        elif field == "data" and name == "next":
            yield orjson.loads(value)
