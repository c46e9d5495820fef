"""Changes, so many a second, by two processes in turn."""

from __future__ import annotations

import asyncio
import threading
import time
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.serving import Served

DESCRIBE: Final = "mutation Describe($id: ID!, $words: String) { updateOffering(input: {id: $id, description: $words}) { __typename } }"
NEWEST: Final = "query Newest { events(last: 1) { nodes { seq } } }"
FILLING: Final = "words that fill an event a little " * 20


class Writing:
    """While it is entered. `done`: changes that were acknowledged."""

    def __init__(self, processes: Sequence[Served], offerings: Sequence[str], rate: float) -> None:
        self.done = 0
        self._processes = [one.beside() for one in processes]
        self._offerings = offerings
        self._pause = 1 / rate
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._write)

    async def __aenter__(self) -> Self:
        self._thread.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._ended.set()
        await asyncio.to_thread(self._thread.join)
        for one in self._processes:
            one.close()

    def _write(self) -> None:
        due = time.monotonic()
        while not self._ended.wait(max(0.0, due - time.monotonic())):
            due += self._pause
            process = self._processes[self.done % len(self._processes)]
            offering = self._offerings[self.done % len(self._offerings)]
            process.answer(DESCRIBE, {"id": offering, "words": f"{FILLING}{time.time()}"})
            self.done += 1


def newest(process: Served) -> int:
    """Number of the last event."""
    return process.answer(NEWEST, {})["events"]["nodes"][0]["seq"]
