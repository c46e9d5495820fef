"""`python -m bench.attack`: what floods of those who are not known cost a server, and who asks a small question beside.

Every flood goes to a server that is started here, on loopback alone, and is bounded in number, bytes and time.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING, Final

from api.connection.bounds import connections_within_reach
from bench.attack.floods import FLOODS, ROOM, Flood
from bench.serving import ROOT, Served, asked, environment, listening
from bench.table import HEAD, Row, Target, milliseconds
from graph.database.engine import EngineSettings, open_database
from graph.database.schema import set_up_schema
from seed.importing import import_estate

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

SMALL: Final = asked('query { offering(id: "maps") { id name } }', {})
PACE: Final = 0.01
"""Seconds between two small questions."""
QUIET: Final = 5.0
LEAST_SECONDS: Final = 2.0
"""Of small questions beside a flood, however soon that is over."""
MOST_CPU: Final = 0.1


def main(arguments: Sequence[str]) -> None:
    given = parser().parse_args(arguments)
    connections_within_reach(100_000)
    print(f"### {given.connections} connections\n\n{HEAD}", flush=True)
    with tempfile.TemporaryDirectory(prefix="rapport-attack-", ignore_cleanup_errors=True) as folder:
        settings = EngineSettings(Path(folder))
        asyncio.run(bring_in(settings))
        with attacked(settings, given.connections + ROOM) as running:
            beside = Beside(running)
            beside.during(lambda: time.sleep(1.0))  # warms up
            quiet = beside.during(lambda: time.sleep(QUIET))
            print(Row("nothing", "", cpu=f"{quiet.cpu / QUIET * 100:.1f} % of a core", beside=quiet.latencies()))
            for name in given.floods:
                print(row(beside, FLOODS[name], running, given.connections), flush=True)


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="python -m bench.attack", description=__doc__)
    made.add_argument("--connections", type=int, default=600, help="of each flood")
    made.add_argument("--floods", nargs="+", choices=list(FLOODS), default=list(FLOODS))
    return made


async def bring_in(settings: EngineSettings) -> None:
    async with open_database(settings) as database:
        await set_up_schema(database)
        await import_estate(database, [ROOT / "seed" / "quellhaven"])


@contextlib.contextmanager
def attacked(settings: EngineSettings, connections: int) -> Generator[Served]:
    command = [sys.executable, "-P", "-m", "api.command", "serve"]
    variables = environment(settings) | {"PYTHONPATH": str(ROOT), "RAPPORT_CONNECTIONS": str(connections)}
    with listening(command, variables) as running:
        yield running


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

    def __init__(self, running: Served) -> None:
        self._running = running

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
            self._running.post(SMALL)
            walls.append((time.perf_counter() - began) * 1000)


def row(beside: Beside, flood: Flood, running: Served, number: int) -> Row:
    """The flood comes twice: alone, for what it costs, and with small questions beside it."""
    host, port = running.address.removeprefix("http://").split(":")
    alone = beside.during(lambda: flood.run((host, int(port)), number), asks=False)
    together = beside.during(lambda: flood.run((host, int(port)), number)) if flood.leaves_room else None
    return Row(
        flood.words,
        f"{alone.said}; memory {alone.memory / 1e6:+.1f} MB",
        f"{alone.cpu:.2f} s",
        together.latencies() if together else "",
        alone.cpu,
        Target(MOST_CPU, "s CPU"),
    )


if __name__ == "__main__":
    main(sys.argv[1:])
