"""`python -m bench.explorer`: how long somebody waits for the explorer's screens on a generated estate, in Chromium."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.engines import engine_in
from bench.explorer.measures import rows
from bench.impact.choosing import chosen
from bench.impact.estate import BenchEstate, brought_in
from bench.serving import served
from bench.table import HEAD
from graph.database.engine import Engine, open_database
from graph.projection.follower import KeptProjection
from seed.estate import SIZES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.impact.choosing import Chosen
    from graph.database.engine import EngineSettings

REACHED = (1_000, 3_000)
"""Offerings that those reach which are retired, in M; in a smaller estate in proportion."""


def main(arguments: Sequence[str]) -> None:
    made = argparse.ArgumentParser(prog="python -m bench.explorer", description=__doc__)
    made.add_argument("--size", choices=list(SIZES), default="M")
    made.add_argument("--engine", type=Engine, choices=list(Engine), default=Engine.EMBEDDED)
    made.add_argument("--data", type=Path, help="a folder that keeps files and engine for the next run")
    made.add_argument("--times", type=int, default=12, help="how often each screen is opened")
    given = made.parse_args(arguments)
    with contextlib.ExitStack() as stack:
        folder = (
            given.data or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="rapport-bench-")))
        ).resolve()
        settings = stack.enter_context(engine_in(folder, given.engine))
        retired = asyncio.run(prepared(settings, BenchEstate(folder, given.size)))
        print(f"### {given.size} on {settings.engine.value}\n\n{HEAD}", flush=True)
        with served(settings) as server:
            for row in rows(server, retired, given.times):
                print(row, flush=True)


async def prepared(settings: EngineSettings, estate: BenchEstate) -> list[Chosen]:
    """What to retire, the estate being there."""
    estate.write()
    share = SIZES[estate.size].offerings / SIZES["M"].offerings
    async with open_database(settings) as database:
        await brought_in(database, estate, bulk=True)
        wanted = [round(number * share) for number in REACHED]
        kept = estate.folder / f"chosen-explorer-{estate.size}.json"
        async with contextlib.aclosing(KeptProjection(database)) as projections:
            found = await projections.ask(lambda state: chosen(state.projection, wanted, kept))
    return [found[number] for number in wanted]


if __name__ == "__main__":
    main(sys.argv[1:])
