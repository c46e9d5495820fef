"""`python -m bench.load`: how a server answers 1, 16, 64 and 200 clients of a mix, and a small question beside costly ones.

Clients come again when they are told to (Retry-After). Every change that was acknowledged is looked for afterwards.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import aclosing
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final, Self

from bench.beside import Beside
from bench.engines import engine_in
from bench.impact.choosing import chosen
from bench.impact.estate import BenchEstate, brought_in
from bench.load.clients import Crowd, missing
from bench.load.costly import costly
from bench.load.mix import IMPACT
from bench.serving import Refused, served
from bench.table import HEAD, Row, Target, milliseconds
from graph.database.engine import Engine, open_database
from graph.projection.follower import KeptProjection
from seed.estate import SIZES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bench.load.clients import Taken
    from bench.load.costly import Costly
    from bench.serving import Served
    from graph.database.engine import EngineSettings

LEVELS: Final = (1, 16, 64, 200)
REACHES: Final = 0.3
"""Share of the offerings that the loss of the worst one reaches."""
TOLD_WITHIN: Final = Target(100, "ms to be refused")
BESIDE: Final = Target(60, "ms p99")
MEGABYTE: Final = 2**20


class Memory:
    """Samples of the server's memory while something runs."""

    def __init__(self, running: Served) -> None:
        self.samples = [running.memory()]
        self._running = running
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._sample)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _sample(self) -> None:
        while not self._ended.wait(0.5):
            self.samples.append(self._running.memory())

    def __str__(self) -> str:
        first, last, most = (bytes_ // MEGABYTE for bytes_ in (self.samples[0], self.samples[-1], max(self.samples)))
        return f"memory {first} → {last} MB, at most {most}"


def crowded(running: Served, offerings: Sequence[str], number: int, seconds: float) -> Iterator[Row]:
    cpu = running.cpu()
    with Memory(running) as memory:
        taken = asyncio.run(Crowd(running.address, offerings, number).during(seconds))
    answered = sum(map(len, taken.answered.values()))
    lost = asyncio.run(missing(running.address, taken.acknowledged))
    yield Row(
        f"{number} clients",
        f"{answered / seconds:.1f} answered/s; {len(taken.refused):,} told to come again, "
        f"{taken.without_retry_after} of them not when",
        f"{(running.cpu() - cpu) / max(1, answered) * 1000:.1f} ms an answer",
        f"{failures(taken)}; of {len(taken.acknowledged)} acknowledged people {lost} lost; {memory}",
        percentile(taken.refused, 0.99),
        TOLD_WITHIN,
    )
    for kind, walls in taken.answered.items():
        p50, p99 = milliseconds(median(walls)), milliseconds(percentile(walls, 0.99))
        yield Row(f"{number} clients: {kind}", f"p50 {p50}, p99 {p99}", "", f"{len(walls):,} answered")


def percentile(walls: Sequence[float], share: float) -> float:
    return sorted(walls)[int(share * (len(walls) - 1))] if walls else 0.0


def failures(taken: Taken) -> str:
    return ", ".join(f"{count} of {what}" for what, count in taken.failed.most_common(5)) or "no failure"


def beside_costly(running: Served, small: str, questions: Sequence[Costly], seconds: float) -> Iterator[Row]:
    beside = Beside(running, small)
    yield Row("a small question alone", beside.during(lambda: time.sleep(seconds)).latencies())
    for one in questions:
        other = running.beside()
        found = beside.during(partial(again_and_again, other, one, seconds))
        other.close()
        yield Row(
            f"a small question beside {one.words}",
            found.latencies(),
            f"{found.cpu:.1f} s",
            f"{found.said}; memory {found.memory / MEGABYTE:+.0f} MB",
            found.percentile(99),
            BESIDE,
        )


def again_and_again(running: Served, question: Costly, seconds: float) -> str:
    """How many were answered, and what became of the others."""
    until = time.monotonic() + seconds
    answered, refused = 0, Counter[str]()
    while time.monotonic() < until:
        try:
            running.make(question.text(answered + refused.total()), question.variables)
            answered += 1
        except Refused as fault:
            refused[str(fault)[:100]] += 1
    return "; ".join([f"{answered} answered", *(f"{count} of {what}" for what, count in refused.items())])


async def prepared(estate: BenchEstate, settings: EngineSettings) -> tuple[list[str], str]:
    """Offerings, and the one whose loss reaches most of them."""
    await asyncio.to_thread(estate.write)
    wanted = round(SIZES[estate.size].offerings * REACHES)
    async with open_database(settings) as database:
        await brought_in(database, estate, bulk=True)
        async with aclosing(KeptProjection(database)) as kept:
            file = estate.folder / f"load-{estate.size}.json"
            return await kept.ask(
                lambda state: (
                    sorted(state.projection.offerings.at),
                    chosen(state.projection, [wanted], file)[wanted].offering,
                )
            )


def main(arguments: Sequence[str]) -> None:
    given = parser().parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="rapport-load-", ignore_cleanup_errors=True) as temporary:
        folder = (given.data or Path(temporary)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        estate = BenchEstate(folder, given.size)
        with engine_in(folder, Engine(given.engine)) as settings:
            offerings, worst = asyncio.run(prepared(estate, settings))
            with served(settings) as running:
                running.answer(IMPACT, {"id": worst})
                print(f"### {given.size}, {given.engine}\n\n{HEAD}", flush=True)
                for number in given.clients:
                    for row in crowded(running, offerings, number, given.seconds):
                        print(row, flush=True)
                if given.beside:
                    for row in beside_costly(running, worst, costly(offerings, worst), given.seconds):
                        print(row, flush=True)


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__)
    made.add_argument("--size", choices=list(SIZES), default="S")
    made.add_argument("--engine", choices=[engine.value for engine in Engine], default=Engine.EMBEDDED.value)
    made.add_argument("--clients", type=int, nargs="*", default=list(LEVELS))
    made.add_argument("--seconds", type=float, default=30.0, help="of each row")
    made.add_argument(
        "--beside", action=argparse.BooleanOptionalAction, default=True, help="small questions beside costly ones"
    )
    made.add_argument("--data", type=Path, help="keeps files and engine, so that the next run need not import")
    return made


if __name__ == "__main__":
    main(sys.argv[1:])
