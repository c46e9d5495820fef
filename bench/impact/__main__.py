"""`python -m bench.impact`: how fast the main question is answered on a generated estate."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.engines import engine_in
from bench.impact.estate import BenchEstate, OtherEstate, brought_in
from bench.impact.measures import Measures, Wanted, import_row
from bench.impact.targets import NONE, TARGETS
from bench.table import HEAD
from graph.database.engine import Engine, open_database
from seed.estate import SIZES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bench.table import Row
    from graph.database.engine import EngineSettings

TEN = range(100, 1_001, 100)
"""Offerings that those reach which are retired together; in an estate smaller than M in proportion."""
MEDIUM = SIZES["M"].offerings


def main(arguments: Sequence[str]) -> None:
    given = parser().parse_args(arguments)
    with contextlib.ExitStack() as stack:
        temporary = tempfile.TemporaryDirectory(prefix="rapport-bench-")
        folder = (given.data or Path(stack.enter_context(temporary))).resolve()
        settings = stack.enter_context(engine_in(folder, given.engine))
        asyncio.run(measure(settings, BenchEstate(folder, given.size), given))


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="python -m bench.impact", description=__doc__)
    made.add_argument("--size", choices=list(SIZES), default="S")
    made.add_argument("--engine", type=Engine, choices=list(Engine), default=Engine.EMBEDDED)
    made.add_argument(
        "--reach", default="50,1000,30%", help="offerings that the retired one reaches: numbers or shares"
    )
    made.add_argument("--data", type=Path, help="a folder that keeps files and engine for the next run")
    made.add_argument("--bulk", action="store_true", help="load straight by Cypher, without the product's import")
    made.add_argument(
        "--without-search", action="store_true", help="do not search the database beside it; nothing is compared then"
    )
    made.add_argument("--blocks", type=int, default=8, help="how often the alternatives take turns")
    return made


async def measure(settings: EngineSettings, estate: BenchEstate, given: argparse.Namespace) -> None:
    print(f"### {given.size} on {settings.engine.value}\n\n{HEAD}", flush=True)
    estate.write()
    offerings = SIZES[estate.size].offerings
    async with open_database(settings) as database:
        try:
            imported = await brought_in(database, estate, bulk=given.bulk)
        except OtherEstate as other:
            sys.exit(str(other))
        if imported:
            show(import_row(imported))
        measures = Measures(
            database=database,
            settings=settings,
            targets=TARGETS.get(estate.size, NONE),
            offerings=offerings,
            wanted=list(wanted(given.reach, offerings)),
            ten=[share * min(offerings, MEDIUM) // MEDIUM for share in TEN],
            blocks=given.blocks,
            searches=not given.without_search,
            kept_choice=estate.folder / f"chosen-{estate.size}.json",
        )
        async for row in measures.rows():
            show(row)


def show(row: Row) -> None:
    print(row, flush=True)


def wanted(given: str, offerings: int) -> Iterator[Wanted]:
    """Those that the estate is large enough for."""
    for words in given.split(","):
        number = round(offerings * float(words[:-1]) / 100) if words.endswith("%") else int(words)
        if number <= offerings / 2:
            yield Wanted(words, number)


if __name__ == "__main__":
    main(sys.argv[1:])
