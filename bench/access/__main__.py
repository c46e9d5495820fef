"""`python -m bench.access`: what it costs to read for somebody whose access is bounded, beside somebody who sees all.

The questions are those of `bench.graphql`, the first page of an impact report, and the newest page of the trail, which
is made long first.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from bench.access.trail import NEWEST, NEWEST_COUNTED, lengthen
from bench.access.viewers import Keys, keys
from bench.engines import engine_in
from bench.graphql.comparing import Different, check_alike
from bench.graphql.measures import posting
from bench.graphql.questions import questions
from bench.graphql.stacks import body
from bench.graphql.table import ratio, spent
from bench.impact.estate import BenchEstate, OtherEstate, brought_in
from bench.impact.questions import FIRST_PAGE, variables
from bench.serving import Served, served
from bench.timing import side_by_side
from graph.database.engine import Engine, open_database
from seed.estate import SIZES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence

    from bench.timing import Timed
    from graph.database.engine import EngineSettings

MOST: Final = 1.5
"""What a bounded viewer's answer may cost, of that of one who sees everything."""
HEAD: Final = (
    "| question | everything: CPU (p50) | all organizations: CPU (p50) | a tenth: CPU (p50) "
    "| CPU, all | p50, all | CPU, a tenth | p50, a tenth |\n|---|---|---|---|---|---|---|---|"
)


class Row(NamedTuple):
    """`timed` by viewer: who sees everything, who reaches all organizations, who reaches a tenth of them."""

    words: str
    timed: Mapping[str, Timed]

    def __str__(self) -> str:
        whole, every, tenth = self.timed.values()
        ratios = [
            ratio(one, of_whole, MOST)
            for some in (every, tenth)
            for one, of_whole in ((some.cpu, whole.cpu), (some.wall, whole.wall))
        ]
        return f"| {' | '.join((self.words, spent(whole), spent(every), spent(tenth), *ratios))} |"


def main(arguments: Sequence[str]) -> None:
    given = parser().parse_args(arguments)
    with contextlib.ExitStack() as stack:
        temporary = tempfile.TemporaryDirectory(prefix="rapport-bench-", ignore_cleanup_errors=True)
        folder = given.data or Path(stack.enter_context(temporary))
        settings = stack.enter_context(engine_in(folder, given.engine))
        held = asyncio.run(bring_in(settings, BenchEstate(folder, given.size), given.events))
        print(f"### {given.size}, {given.engine.value}\n\n{HEAD}", flush=True)
        asyncio.run(measure(settings, held, given.blocks))


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="python -m bench.access", description=__doc__)
    made.add_argument("--size", choices=list(SIZES), default="S")
    made.add_argument("--engine", type=Engine, choices=list(Engine), default=Engine.NEO4J)
    made.add_argument("--data", type=Path, help="a folder that keeps files and engine for the next run")
    made.add_argument("--events", type=int, default=20_000, help="changes in the trail")
    made.add_argument("--blocks", type=int, default=8, help="how often the viewers take turns")
    return made


async def bring_in(settings: EngineSettings, estate: BenchEstate, events: int) -> Keys:
    estate.write()
    async with open_database(settings) as database:
        try:
            await brought_in(database, estate, bulk=True)
        except OtherEstate as other:
            sys.exit(str(other))
        held = await keys(database)
        await lengthen(database, events)
        return held


async def measure(settings: EngineSettings, held: Keys, blocks: int) -> None:
    with served(settings) as running, contextlib.ExitStack() as stack:
        viewers = {name: running.by(key) for name, key in held.by_viewer.items()}
        for viewer in viewers.values():
            stack.callback(viewer.close)
        async for row in rows(viewers, held, blocks):
            print(row, flush=True)


async def rows(viewers: Mapping[str, Served], held: Keys, blocks: int) -> AsyncIterator[Row | Different]:
    """In place of a row where who reaches all organizations is answered otherwise than who sees everything: in what."""
    asked = {
        f"{name} {question.words}": body(name, question.rapport, question.variables)
        for name, question in questions(held.needing, held.needed).items()
    }
    asked["impact: totals and 50 consumers"] = body("FirstPage", FIRST_PAGE, variables([held.needed]))
    newest = asked["trail: the 50 newest"] = body("Newest", NEWEST, {})
    counted = asked["trail: the same with totalCount"] = body("NewestCounted", NEWEST_COUNTED, {})
    whole, every, _ = viewers
    for words, sent in asked.items():
        alike = newest if sent is counted else sent  # who sees everything counts imports and grants as well
        try:
            check_alike(words, {name: viewers[name].post(alike) for name in (whole, every)})
        except Different as different:
            yield different
            continue
        alternatives = {name: posting(viewer, sent) for name, viewer in viewers.items()}
        yield Row(words, await side_by_side(alternatives, blocks=blocks))


if __name__ == "__main__":
    main(sys.argv[1:])
