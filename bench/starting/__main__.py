"""`python -m bench.starting`: what it costs from the start of `rapport serve` to its first answer, the engine cold.

In turns: as a newly installed Rapport starts, with neither the snapshot nor what Java worked out ahead, and as it starts from
the second time on.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

import psutil

from bench.impact.estate import BenchEstate, brought_in
from bench.serving import ROOT, environment, listening
from bench.table import HEAD, Row, Target
from graph.database.engine import EngineSettings, open_database
from graph.database.engine.ahead import cache_for, turn_of
from graph.database.engine.folder import EngineFolder
from graph.database.engine.location import embedded_engine
from graph.database.engine.recording import made
from seed.estate import SIZES

if TYPE_CHECKING:
    from collections.abc import Sequence

QUESTION: Final = """
query ($offering: ID!) {
  impact(scenario: {changes: [{offering: $offering, action: RETIRE}], effectiveOn: "2027-01-01"}) {
    totals { consumers { critical } }
  }
}
"""
SOME_OFFERING: Final = "MATCH (o:Offering) WHERE o.archivedAt IS NULL RETURN min(o.id)"
TARGETS: Final = {"S": Target(2.5, "s"), "M": Target(4, "s")}
MEGABYTE: Final = 2**20
ENDS_WITHIN: Final = 120.0


class Start(NamedTuple):
    """Seconds; `memory` of Java, in bytes."""

    wall: float
    api: float
    java: float
    memory: int


def main(arguments: Sequence[str]) -> None:
    given = parser().parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="rapport-starting-", ignore_cleanup_errors=True) as temporary:
        folder = given.data or Path(temporary)
        settings = EngineSettings(folder / "embedded")
        offering = asyncio.run(prepared(BenchEstate(folder, given.size), settings))
        first, later = Path(temporary) / "first", Path(temporary) / "later"
        for place in (first, later):
            (place / "rapport").mkdir(parents=True)
            turn_of(cache_for(embedded_engine(), place / "rapport")).touch()  # nothing is made beside what is measured
        made(cache_for(embedded_engine(), later / "rapport"))
        started(settings, offering, later)  # which makes the snapshot
        starts: dict[str, list[Start]] = {"first": [], "later": []}
        for _ in range(given.rounds):
            kept = settings.data / "projection.snapshot"
            snapshot = kept.read_bytes()
            kept.unlink()
            starts["first"].append(started(settings, offering, first))
            kept.write_bytes(snapshot)
            starts["later"].append(started(settings, offering, later))
    print(f"### {given.size}\n\n{HEAD}")
    print(row("the first start", starts["first"]))
    print(row("each later one", starts["later"], TARGETS.get(given.size)))


def parser() -> argparse.ArgumentParser:
    made_ = argparse.ArgumentParser(prog="python -m bench.starting", description=__doc__)
    made_.add_argument("--size", choices=list(SIZES), default="S")
    made_.add_argument("--rounds", type=int, default=3)
    made_.add_argument("--data", type=Path, help="keeps files and engine, so that the next run need not import")
    return made_


async def prepared(estate: BenchEstate, settings: EngineSettings) -> str:
    """Id of an offering."""
    await asyncio.to_thread(estate.write)
    async with open_database(settings) as database:
        await brought_in(database, estate, bulk=True)
        return (await database.read(SOME_OFFERING, name="some_offering"))[0][0]


def started(settings: EngineSettings, offering: str, cache: Path) -> Start:
    """One start, to the first answer, and its end."""
    engine = EngineFolder(settings.data)
    until_ended(engine)
    variables = environment(settings) | {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(cache)}
    began = time.perf_counter()
    with listening([sys.executable, "-P", "-m", "api.command", "serve"], variables) as running:
        running.answer(QUESTION, {"offering": offering})
        wall = time.perf_counter() - began
        note = engine.written_note()
        assert note  # noqa: S101  # it has answered
        java = psutil.Process(note.java)
        times = java.cpu_times()
        found = Start(wall, running.cpu(), times.user + times.system, java.memory_info().rss)
    until_ended(engine)
    return found


def until_ended(engine: EngineFolder) -> None:
    deadline = time.monotonic() + ENDS_WITHIN
    while engine.written_note() and time.monotonic() < deadline:
        time.sleep(0.1)


def row(name: str, starts: Sequence[Start], target: Target | None = None) -> Row:
    wall = median(start.wall for start in starts)
    api, java = median(start.api for start in starts), median(start.java for start in starts)
    memory = median(start.memory for start in starts) / MEGABYTE
    return Row(
        name,
        f"{wall:.2f} s, least {min(start.wall for start in starts):.2f} s",
        f"{api:.2f} s, Java {java:.2f} s",
        f"Java takes {memory:.0f} MB",
        value=wall,
        target=target,
    )


if __name__ == "__main__":
    os.environ.pop("JDK_JAVA_OPTIONS", None)
    main(sys.argv[1:])
