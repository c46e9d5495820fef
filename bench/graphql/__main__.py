"""`python -m bench.graphql`: how fast lists and what belongs to them are read, on Neo4j, beside a peer and the floor.

The peer is @neo4j/graphql behind Apollo Server; the floor is a hand-written statement behind Starlette. Needs Node, and
a Neo4j as the tests do.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bench.engines import engine_in
from bench.graphql.documents import MOST
from bench.graphql.measures import Measures
from bench.graphql.questions import DAY, questions
from bench.graphql.refusals import refusals
from bench.graphql.stacks import floor, peer, rapport
from bench.graphql.table import HEAD
from bench.impact.estate import BenchEstate, OtherEstate, brought_in
from graph.database.engine import Engine, open_database
from seed.estate import SIZES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.serving import Served
    from graph.database.engine import EngineSettings

HOUR: Final = 36_000
"""Requests of an hour at ten a second."""
REACHES: Final = """
query Reaches($day: Date!) {
  offerings(first: 400) {
    nodes { id dependencies(first: 1) { totalCount } supports(first: 1, on: $day) { totalCount } }
  }
}
"""
RESTORE: Final = "MATCH (n) WHERE n.archivedAt IS NOT NULL REMOVE n.archivedAt"
"""The peer knows of no archiving, which leaves things out of lists."""


def main(arguments: Sequence[str]) -> None:
    given = parser().parse_args(arguments)
    with contextlib.ExitStack() as stack:
        temporary = tempfile.TemporaryDirectory(prefix="rapport-bench-")
        folder = given.data or Path(stack.enter_context(temporary))
        settings = stack.enter_context(engine_in(folder, Engine.NEO4J))
        asyncio.run(bring_in(settings, BenchEstate(folder, given.size)))
        print(f"### {given.size}\n\n{HEAD}", flush=True)
        asyncio.run(measure(settings, given))


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="python -m bench.graphql", description=__doc__)
    made.add_argument("--size", choices=list(SIZES), default="S")
    made.add_argument("--data", type=Path, help="a folder that keeps files and engine for the next run")
    made.add_argument("--blocks", type=int, default=8, help="how often the alternatives take turns")
    made.add_argument("--documents", type=int, default=MOST, help="how many different documents, in turn")
    made.add_argument("--requests", type=int, default=HOUR, help="over how many requests memory is watched")
    return made


async def bring_in(settings: EngineSettings, estate: BenchEstate) -> None:
    estate.write()
    async with open_database(settings) as database:
        try:
            await brought_in(database, estate, bulk=True)
        except OtherEstate as other:
            sys.exit(str(other))
        await database.write(lambda transaction: transaction.run(RESTORE), name="restore")


async def measure(settings: EngineSettings, given: argparse.Namespace) -> None:
    with rapport(settings) as ours:
        needing, needed = chosen(ours)
        with peer(settings) as theirs, floor(settings, needing, needed) as ground:
            stacks = {"Rapport": ours, "peer": theirs, "floor": ground}
            measures = Measures(stacks, questions(needing, needed), given.blocks, given.documents)
            async for row in measures.rows():
                print(row, flush=True)
            print(f"\n{measures.memory(given.requests)}\n", flush=True)
    print("\n".join(refusals()))


def chosen(running: Served) -> tuple[str, str]:
    """An offering with ten dependencies or a few more, and one on which as many rest as one page holds, or a few fewer."""
    found: list[dict[str, Any]] = running.answer(REACHES, {"day": DAY})["offerings"]["nodes"]
    needing = min(found, key=lambda one: abs(one["dependencies"]["totalCount"] - 10))
    needed = max(found, key=lambda one: (one["supports"]["totalCount"] <= 100) * one["supports"]["totalCount"])
    return needing["id"], needed["id"]


if __name__ == "__main__":
    main(sys.argv[1:])
