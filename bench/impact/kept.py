"""`python -m bench.impact.kept`: what agenda and weak points cost after a write of each kind, which they outlive in part.

Written as a mutation does it and asked in this process, without HTTP; CPU of the process, of the engine and of the processes
that it has started. The estate is that of `--data`, brought in as `python -m bench.impact` does it; what is written is
deleted again.
"""

from __future__ import annotations

import argparse
import asyncio
import resource
import sys
import time
from contextlib import aclosing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import psutil

from bench.engines import engine_in
from bench.impact.estate import BenchEstate, brought_in
from bench.impact.writes import steps
from bench.table import HEAD, Row, milliseconds
from graph.access.viewer import ADMINISTRATOR
from graph.database.engine import Engine, open_database
from graph.projection.follower import KeptProjection
from graph.questions.agenda import Asked, KeptAgendas
from graph.questions.weak_points.keeping import KeptWeakPoints
from graph.reading import EVERYTHING
from graph.writing.mutations.change import Part, change, planned
from seed.estate import SIZES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

    from graph.database.engine import Database, EngineSettings

TODAY: Final = date(2026, 10, 5)
YEAR: Final = Asked("2026-10-05", "2027-10-05")


class Taken(NamedTuple):
    """Milliseconds: `own` and `others` of processors."""

    wall: float
    own: float
    others: float


class Clock:
    """`folder`: where the engine keeps its data, by which its process is known."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)

    async def taken(self, question: Callable[[], Awaitable[object]]) -> Taken:
        before = self._spent()
        await question()
        return Taken(*((after - start) * 1000 for after, start in zip(self._spent(), before, strict=True)))

    def _spent(self) -> tuple[float, float, float]:
        ended = resource.getrusage(resource.RUSAGE_CHILDREN)
        return time.perf_counter(), time.process_time(), self._engine() + ended.ru_utime + ended.ru_stime

    def _engine(self) -> float:
        """Seconds of the engine so far."""
        found = [one for one in psutil.process_iter(["name", "cmdline"]) if one.info["name"] == "java"]
        times = [one.cpu_times() for one in found if any(self._folder in word for word in one.info["cmdline"] or ())]
        return sum(each.user + each.system for each in times)


async def rows(database: Database, kept: KeptProjection, clock: Clock) -> AsyncIterator[Row]:
    agendas, weak_points = KeptAgendas(), KeptWeakPoints(kept, patience=None)
    questions: dict[str, Callable[[], Awaitable[object]]] = {
        "agenda": lambda: agendas.agenda(database, EVERYTHING, YEAR),
        "weak points": lambda: weak_points.on(TODAY),
    }
    first = {name: await clock.taken(question) for name, question in questions.items()}
    for name, anew in first.items():
        yield _row(name, "from nothing", anew, None)
    offering, organization = await kept.ask(
        lambda state: (state.projection.offerings.ids[0], state.projection.organization_ids[0])
    )
    for words, step in steps(offering, organization).items():
        await change(database, "bench", [Part(planned(step))], ADMINISTRATOR)
        for name, question in questions.items():
            yield _row(name, f"after {words}", await clock.taken(question), first[name])


def _row(name: str, words: str, one: Taken, first: Taken | None) -> Row:
    beside = f"engine and other processes {milliseconds(one.others)}"
    if first:
        beside += f"; {100 * (one.own + one.others) / (first.own + first.others):.0f} % of from nothing"
    return Row(f"{name} {words}", milliseconds(one.wall), milliseconds(one.own), beside)


async def measured(settings: EngineSettings, estate: BenchEstate) -> None:
    async with open_database(settings) as database:
        await brought_in(database, estate, bulk=True)
        async with aclosing(KeptProjection(database)) as kept:
            await kept.load()
            async for row in rows(database, kept, Clock(estate.folder)):
                print(row, flush=True)


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.impact.kept", description=__doc__)
    parser.add_argument("--size", choices=list(SIZES), default="M")
    parser.add_argument("--engine", type=Engine, choices=list(Engine), default=Engine.EMBEDDED)
    parser.add_argument("--data", type=Path, required=True, help="a folder that keeps files and engine")
    given = parser.parse_args(arguments)
    given.data.mkdir(parents=True, exist_ok=True)
    print(HEAD, flush=True)
    with engine_in(given.data.resolve(), given.engine) as settings:
        estate = BenchEstate(given.data.resolve(), given.size)
        estate.write()
        asyncio.run(measured(settings, estate))


if __name__ == "__main__":
    main(sys.argv[1:])
