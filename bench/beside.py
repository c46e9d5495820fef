"""Small questions, asked again and again while a server has something else to do."""

from __future__ import annotations

import threading
import time
from statistics import quantiles
from typing import TYPE_CHECKING, Final

from bench.serving import asked
from bench.table import milliseconds

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.serving import Served

SMALL: Final = "query Small($id: ID!) { offering(id: $id) { id name } }"
PACE: Final = 0.01
"""Seconds between two small questions."""
LEAST_SECONDS: Final = 2.0
"""Seconds that small questions are asked beside something, however soon that is over."""


class Asked:
    """Small questions meanwhile: milliseconds of each; `cpu` seconds and `memory` bytes that the server took."""

    def __init__(self, said: str, walls: list[float], cpu: float, memory: int) -> None:
        self.said = said
        self.walls = walls
        self.cpu = cpu
        self.memory = memory

    def percentile(self, number: int) -> float:
        return quantiles(self.walls, n=100)[number - 1]

    def latencies(self) -> str:
        p50, p99 = (milliseconds(self.percentile(number)) for number in (50, 99))
        return f"{len(self.walls):,} small questions: p50 {p50}, p99 {p99}"


class Beside:
    """Asks a small question again and again on a connection of its own."""

    def __init__(self, running: Served, offering: str) -> None:
        self._running = running
        self._small = asked(SMALL, {"id": offering})

    def during(self, flood: Callable[[], str | None], *, asks: bool = True) -> Asked:
        walls: list[float] = []
        ended = threading.Event()
        asking = threading.Thread(target=self._ask, args=(ended, walls))
        cpu, memory, began = self._running.cpu(), self._running.memory(), time.monotonic()
        if asks:
            asking.start()
        try:
            said = flood() or ""
            most = self._running.memory()
            ended.wait(max(0.0, LEAST_SECONDS - (time.monotonic() - began)))
        finally:
            ended.set()
            if asks:
                asking.join()
        return Asked(said, walls, self._running.cpu() - cpu, most - memory)

    def _ask(self, ended: threading.Event, walls: list[float]) -> None:
        while not ended.wait(PACE):
            began = time.perf_counter()
            self._running.post(self._small)
            walls.append((time.perf_counter() - began) * 1000)
