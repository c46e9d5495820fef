"""Alternatives side by side: in turn, block by block, so that what else the machine does hits all alike."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

BLOCK: Final = 0.25  # seconds, so that the clock of CPU time, which ticks every 10 ms, says something
MOST_IN_BLOCK: Final = 100
LEAST_BLOCKS: Final = 3


class Alternative(NamedTuple):
    """`cpu`: seconds that its process has used so far."""

    call: Callable[[], Awaitable[object]]
    cpu: Callable[[], float]


@dataclass(slots=True)
class Timed:
    """Milliseconds of each call, and CPU milliseconds of a call on average, block by block."""

    walls: list[float] = field(default_factory=list[float])
    cpus: list[float] = field(default_factory=list[float])

    @property
    def wall(self) -> float:
        return median(self.walls)

    @property
    def wall95(self) -> float:
        """Of fewer than 20 calls the slowest."""
        return sorted(self.walls)[min(len(self.walls) - 1, int(0.95 * len(self.walls)))]

    @property
    def least(self) -> float:
        return min(self.walls)

    @property
    def cpu(self) -> float:
        return median(self.cpus)

    async def block(self, alternative: Alternative, calls: int) -> None:
        cpu = alternative.cpu()
        for _ in range(calls):
            began = time.perf_counter()
            await alternative.call()
            self.walls.append((time.perf_counter() - began) * 1000)
        self.cpus.append((alternative.cpu() - cpu) * 1000 / calls)


async def side_by_side(
    alternatives: Mapping[str, Alternative], *, blocks: int = 8, most: float = 60
) -> dict[str, Timed]:
    """After a warm-up `blocks` blocks of each, fewer where they would take more than `most` seconds."""
    calls: dict[str, int] = {}
    for name, alternative in alternatives.items():
        await alternative.call()
        warm = Timed()
        await warm.block(alternative, 2)
        calls[name] = max(1, min(MOST_IN_BLOCK, int(BLOCK * 1000 / warm.least)))
    timed = {name: Timed() for name in alternatives}
    began = time.perf_counter()
    for block in range(blocks):
        if block >= LEAST_BLOCKS and time.perf_counter() - began > most:
            break
        for name, alternative in alternatives.items():
            await timed[name].block(alternative, calls[name])
    return timed
