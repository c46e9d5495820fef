"""`python -m bench.impact.reports`: what a report costs made anew and asked again, and what others notice meanwhile.

Asked in this process, without HTTP: CPU of the process, its own thread of the loop apart. The estate is that of `--data`,
brought in as `python -m bench.impact` does it.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from contextlib import aclosing
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from bench.engines import engine_in
from bench.impact.choosing import chosen
from bench.impact.estate import BenchEstate, brought_in
from bench.impact.questions import FIRST_PAGE, TOTALS, WHOLE, variables
from bench.table import HEAD, Row, milliseconds
from graph.database.engine import Engine, open_database
from graph.projection.follower import KeptProjection
from resolvers.context import Context
from resolvers.schema import schema
from seed.estate import SIZES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence

    from graph.database.engine import Database, EngineSettings
    from graph.projection.follower import State

CHEAP: Final = "query Cheap($id: ID!) { offering(id: $id) { name status provider { name } } }"
OUTLOOK: Final = """query Outlook($scenario: ScenarioInput!, $today: Date) {
  impact(scenario: $scenario, today: $today) { outlook { worstOn days { on } consumers(first: 50) { nodes { severity } } } }
}"""
QUESTIONS: Final = {"totals": TOTALS, "first page": FIRST_PAGE, "whole report": WHOLE, "outlook": OUTLOOK}
SWITCH: Final = 0.0005
"""Seconds after which threads take turns, as `rapport serve` has it."""


class Asking:
    """One process with its projection."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.kept = KeptProjection(database)

    async def __call__(self, question: str, given: Mapping[str, Any]) -> None:
        answer = await schema.execute(question, dict(given), Context(self.database, impact=self.kept))
        if answer.errors:
            raise answer.errors[0]

    async def forget(self) -> None:
        def dropped(state: State) -> None:
            state.projection.derived.clear()

        await self.kept.ask(dropped)

    async def cpu(self, question: str, given: Mapping[str, Any], times: int, *, anew: bool) -> float:
        """Milliseconds of the process for each, in the middle. `anew`: nothing is kept from the one before."""
        taken: list[float] = []
        for _ in range(times):
            if anew:
                await self.forget()
            began = time.process_time()
            await self(question, given)
            taken.append((time.process_time() - began) * 1000)
        return median(taken)


async def rows(asking: Asking, reaches: Mapping[str, str], times: int) -> AsyncIterator[Row]:
    for words, offering in reaches.items():
        given = variables([offering])
        for name, question in QUESTIONS.items():
            await asking(question, given)
            anew = await asking.cpu(question, given, times, anew=True)
            again = await asking.cpu(question, given, times, anew=False)
            yield Row(
                f"{words}: {name}",
                "",
                milliseconds(anew),
                f"again {milliseconds(again)}: {anew / again:.1f} times less",
            )
    cheap = {"id": next(iter(reaches.values()))}
    alone = await held(asking, cheap, None, times * 20)
    for words, offering in reaches.items():
        beside = await held(asking, cheap, variables([offering]), times * 20)
        yield Row(f"a cheap question beside whole reports of {words}", told(beside), "", f"alone {told(alone)}")


async def held(asking: Asking, cheap: Mapping[str, Any], beside: Mapping[str, Any] | None, times: int) -> list[float]:
    """Milliseconds of cheap questions, sorted, while somebody else asks for reports all the time."""

    async def others() -> None:
        while beside is not None:
            await asking.forget()
            await asking(WHOLE, beside)

    other = asyncio.create_task(others())
    taken: list[float] = []
    for _ in range(times):
        began = time.perf_counter()
        await asking(CHEAP, cheap)
        taken.append((time.perf_counter() - began) * 1000)
        await asyncio.sleep(0.01)
    other.cancel()
    await asyncio.wait([other])
    return sorted(taken)


def told(taken: Sequence[float]) -> str:
    return f"{milliseconds(median(taken))}, p99 {milliseconds(taken[int(0.99 * len(taken)) - 1])}"


async def measured(settings: EngineSettings, estate: BenchEstate, reaches: Sequence[str], times: int) -> None:
    offerings = SIZES[estate.size].offerings
    wanted = {words: round(offerings * float(words[:-1]) / 100) if "%" in words else int(words) for words in reaches}
    async with open_database(settings) as database:
        await brought_in(database, estate, bulk=True)
        asking = Asking(database)
        async with aclosing(asking.kept):
            kept = estate.folder / f"reports-{estate.size}.json"
            found = await asking.kept.ask(lambda state: chosen(state.projection, list(wanted.values()), kept))
            by_words = {f"reach {words}": found[number].offering for words, number in wanted.items()}
            async for row in rows(asking, by_words, times):
                print(row, flush=True)


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.impact.reports", description=__doc__)
    parser.add_argument("--size", choices=list(SIZES), default="M")
    parser.add_argument("--data", type=Path, required=True, help="a folder that keeps files and engine")
    parser.add_argument("--reach", default="1000,30%", help="numbers of offerings, or shares of the estate")
    parser.add_argument("--times", type=int, default=5, help="how often each is asked")
    given = parser.parse_args(arguments)
    sys.setswitchinterval(SWITCH)
    given.data.mkdir(parents=True, exist_ok=True)
    estate = BenchEstate(given.data.resolve(), given.size)
    estate.write()
    with engine_in(estate.folder, Engine.EMBEDDED) as settings:
        print(HEAD, flush=True)
        asyncio.run(measured(settings, estate, given.reach.split(","), given.times))


if __name__ == "__main__":
    main(sys.argv[1:])
