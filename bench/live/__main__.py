"""`python -m bench.live`: a thousand subscribers while two processes write: what is lost, how late and how dear it is, and
what idle, stalled, withdrawn and ended connections do.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.engines import engine_in
from bench.impact.estate import BenchEstate, brought_in
from bench.live.measures import Site, measured
from bench.serving import served
from bench.table import HEAD
from graph.access.granting import Wish, add_key
from graph.database.engine import Engine, open_database
from graph.model.grant import Role
from seed.estate import SIZES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.database.engine import Database, EngineSettings


async def run(given: argparse.Namespace, settings: EngineSettings, estate: BenchEstate) -> None:
    async with open_database(settings) as database:
        await brought_in(database, estate, bulk=True)
        keys = [await add_key(database, Wish(f"bench {number}", Role.ADMIN), "bench") for number in range(given.keys)]
        offerings = await named(database)
        with served(settings) as first, served(settings) as other:
            site = Site(first, other, database, offerings, keys, given.subscriptions, given.rate)
            print(f"### {given.size}, {given.engine}\n\n{HEAD}", flush=True)
            async for row in measured(site, given.connections, given.seconds, given.opened):
                print(row, flush=True)


async def named(database: Database) -> list[str]:
    query = "MATCH (o:Offering) WHERE o.archivedAt IS NULL RETURN o.id ORDER BY o.id LIMIT 100"
    return [row[0] for row in await database.read(query, name="offerings")]


def main(arguments: Sequence[str]) -> None:
    given = parser().parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="rapport-live-", ignore_cleanup_errors=True) as temporary:
        folder = (given.data or Path(temporary)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        estate = BenchEstate(folder, given.size)
        estate.write()
        with engine_in(folder, Engine(given.engine)) as settings:
            asyncio.run(run(given, settings, estate))


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="python -m bench.live", description=__doc__)
    made.add_argument("--size", choices=list(SIZES), default="S")
    made.add_argument("--engine", choices=[engine.value for engine in Engine], default=Engine.EMBEDDED.value)
    made.add_argument("--keys", type=int, default=10)
    made.add_argument("--connections", type=int, default=20, help="of each key")
    made.add_argument("--subscriptions", type=int, default=5, help="of each connection")
    made.add_argument("--rate", type=float, default=10.0, help="writes a second")
    made.add_argument("--seconds", type=float, default=20.0, help="of each measure")
    made.add_argument("--opened", type=int, default=10_000, help="connections that are opened and closed")
    made.add_argument("--data", type=Path, help="keeps files and engine, so that the next run need not import")
    return made


if __name__ == "__main__":
    main(sys.argv[1:])
