"""`python -m bench.soak`: everything at once for half an hour (reads, reports, writes, imports, live updates, kills), and
what must hold afterwards: nothing acknowledged is lost, each event was told once, memory is flat.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

import psutil

from bench.changing.killing import APIS, PATIENCE, judged, prepare
from bench.changing.site import Client, site
from bench.soak.actors import ROWS, Importer, Reader, Reporter, Writers
from bench.soak.followers import Follower
from bench.table import milliseconds
from graph.database.engine import Engine, open_database
from graph.database.schema import set_up_schema
from seed.estate import SIZES
from seed.generator import write_estate
from seed.importing import import_estate

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence

    from bench.changing.site import Site
    from bench.soak.actors import Actor

WRITERS: Final = 4
FOLLOWERS: Final = 4
MEGABYTE: Final = 2**20
LATEST: Final = 60.0
"""Seconds after the end in which whoever follows has seen the last event."""
FLAT: Final = 50
"""Megabytes that a process may have grown by from its first quarter on."""


class Soak:
    """The last API process is never killed: its memory is looked at."""

    def __init__(self, running: Site, offerings: Sequence[str], folder: Path, seed: int, readers: int) -> None:
        self.running = running
        self.killed = Counter[str]()
        self.memory: list[int] = []
        self._random = random.Random(seed)
        self._guard = threading.Lock()
        self.writers = Writers(self.address, WRITERS)
        self.readers = [Reader(self.address, number, offerings) for number in range(readers)]
        self.reporter = Reporter(self.address, seed, offerings)
        self.importer = Importer(running, folder)
        self.followers = [Follower(self.first if number % 2 else self.address, 0) for number in range(FOLLOWERS)]

    def address(self) -> str:
        with self._guard:
            return self._random.choice(self.running.apis).address

    def first(self) -> str:
        """Of the one that is killed."""
        with self._guard:
            return self.running.apis[0].address

    def during(self, seconds: float, between_kills: float) -> None:
        began = time.monotonic()
        next_kill, alive = began + between_kills, self._survivor()
        with self._at_work():
            while time.monotonic() < began + seconds:
                self.writers.fill_up()
                if time.monotonic() > next_kill:
                    self._kill()
                    next_kill = time.monotonic() + between_kills
                self.memory.append(alive.memory_info().rss // MEGABYTE)
                time.sleep(1.0)
        if not self.memory:
            raise RuntimeError("It was over before it began.")

    @contextmanager
    def _at_work(self) -> Generator[None]:
        actors: list[Actor] = [*self.readers, self.reporter]
        threads: list[threading.Thread] = [*actors, self.importer, *self.followers]
        for each in threads:
            each.start()
        try:
            yield
        finally:
            for each in (*actors, self.importer):
                each.ending.set()
            self.writers.end()
            for each in (*actors, self.importer):
                each.join()

    def _survivor(self) -> psutil.Process:
        return psutil.Process(self.running.apis[-1].process_id)

    def _kill(self) -> None:
        target = self._random.choice(("API", "engine"))
        self.killed[target] += 1
        with self._guard:
            if target == "API":
                self.running.kill_api(0)
                last = self.running.apis.pop()
                self.running.start_apis(APIS - 1)
                self.running.apis.append(last)
            else:
                self.running.kill_engine()
                self.running.start_engine()

    def judge(self) -> list[str]:
        """What did not hold. Raises Broken."""
        faults = [fault for each in (*self.readers, self.reporter) for fault in each.faults]
        if status := self.importer.bring_in():
            faults.append(f"the last import ended with {status}")
        events = asyncio.run(judged(self.running.settings, self.writers.all))
        faults += [fault for each in self.followers for fault in each.faults]
        faults += [
            f"a follower has seen {each.seen} of {events} events"
            for each in self.followers
            if not each.reaches(events, LATEST)
        ]
        for each in self.followers:
            each.ending.set()
        faults += asyncio.run(imported(self.running, self.importer.round))
        if (grown := self.growth()) > FLAT:
            faults.append(f"memory has grown by {grown} MB since the first quarter")
        return faults

    def growth(self) -> int:
        quarter = max(1, len(self.memory) // 4)
        return max(self.memory[-quarter:]) - max(self.memory[:quarter])

    def lines(self) -> Iterable[str]:
        reads = [wall for each in self.readers for wall in each.walls]
        acknowledged, lost = (
            sum(getattr(each, what) for each in self.writers.all) for what in ("acknowledged", "lost")
        )
        yield f"kills: {', '.join(f'{count} of {what}' for what, count in self.killed.items()) or 'none'}"
        yield f"reads: {len(reads):,}, p50 {milliseconds(median(reads))}, p99 {milliseconds(sorted(reads)[len(reads) * 99 // 100])}; {sum(each.lost for each in self.readers)} connections broke"
        yield f"whole reports: {self.reporter.done:,}; {self.reporter.lost} connections broke"
        yield f"changes: {acknowledged:,} acknowledged, {lost} of which nobody knows"
        yield f"imports of {ROWS} rows: {', '.join(f'{count} with status {status}' for status, count in self.importer.status.items())}"
        yield f"events followed: {', '.join(f'{each.seen:,} over {each.breaks + 1} connections' for each in self.followers)}"
        quarter = max(1, len(self.memory) // 4)
        yield f"memory of a process that was not killed: at most {max(self.memory[:quarter])} MB in the first quarter, {max(self.memory[-quarter:])} in the last"


async def imported(running: Site, round_: int) -> list[str]:
    query = "MATCH (o:Organization) WHERE o.id STARTS WITH 'soak-' RETURN o.description, count(o)"
    async with open_database(running.settings) as database:
        found = {row[0]: row[1] for row in await database.read(query, name="judge", timeout=PATIENCE)}
    return [] if found == {f"round {round_}": ROWS} else [f"of the last import there is {found}"]


async def prepared(running: Site, size: str, folder: Path) -> list[str]:
    """An estate, imported; ids of its offerings that are not archived."""
    write_estate(folder, size)
    async with open_database(running.settings) as database:
        await set_up_schema(database)
        await import_estate(database, [folder])
        rows = await database.read(
            "MATCH (o:Offering) WHERE o.archivedAt IS NULL RETURN o.id", name="offerings", timeout=PATIENCE
        )
    return sorted(row[0] for row in rows)


def main(arguments: Sequence[str]) -> int:
    given = parser().parse_args(arguments)
    with (
        tempfile.TemporaryDirectory(prefix="rapport-soak-", ignore_cleanup_errors=True) as temporary,
        site(Engine(given.engine), Path(temporary), 0) as running,
    ):
        offerings = asyncio.run(prepared(running, given.size, Path(temporary) / "estate"))
        running.start_apis(APIS)
        prepare(Client(running.apis[0].address))
        soak = Soak(running, offerings, Path(temporary) / "soak", given.seed, given.readers)
        soak.during(given.minutes * 60, given.between_kills)
        print(f"{given.engine}, {given.size}, {given.minutes:g} minutes")
        faults = soak.judge()
        for line in [*soak.lines(), *(f"FAULT: {fault}" for fault in faults)]:
            print(f"- {line}", flush=True)
    return 1 if faults else 0


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="python -m bench.soak", description=__doc__)
    made.add_argument("--minutes", type=float, default=30.0)
    made.add_argument("--between-kills", type=float, default=60.0, help="seconds")
    made.add_argument(
        "--readers", type=int, default=8, help="clients that read, beside one that asks for whole reports"
    )
    made.add_argument("--size", choices=list(SIZES), default="S")
    made.add_argument("--engine", choices=[engine.value for engine in Engine], default=Engine.EMBEDDED.value)
    made.add_argument("--seed", type=int, default=1)
    return made


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
