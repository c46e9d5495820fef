"""One import in a process of its own, so that its memory is nobody else's: `python -m bench.importing.measured PATH`.

Reads, checks and plans as `rapport import --dry-run` does with an empty graph; with a folder as the second argument it also
writes into an embedded engine there. Prints JSON: rows, seconds, CPU seconds of this process, and its peak memory in bytes.
"""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import orjson

from bench.impact.estate import peak_memory
from graph.database.engine import EngineSettings, open_database
from graph.database.schema import set_up_schema
from graph.database.stored import EmptyGraph
from seed.checking import read_files
from seed.importing import import_estate, plan_staged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seed.importing import ImportResult

SOURCE = "bench"


class Measured(NamedTuple):
    """`peak`: the most memory that the process has had, in bytes."""

    rows: int
    seconds: float
    cpu: float
    peak: int


def main(arguments: Sequence[str]) -> None:
    path, *folders = map(Path, arguments)
    began, spent = time.perf_counter(), time.process_time()
    result = asyncio.run(written(path, folders[0]) if folders else planned(path))
    found = Measured(result.tally.rows, time.perf_counter() - began, time.process_time() - spent, peak_memory())
    sys.stdout.buffer.write(orjson.dumps(found._asdict()))


async def planned(path: Path) -> ImportResult:
    graph = EmptyGraph()
    with read_files([path]) as files:
        await files.judge(graph)
        return await plan_staged(graph, files.stage, SOURCE)


async def written(path: Path, folder: Path) -> ImportResult:
    async with open_database(EngineSettings(folder)) as database:
        await set_up_schema(database)
        return await import_estate(database, [path], source=SOURCE)


if __name__ == "__main__":
    main(sys.argv[1:])
