"""Long runs: `python -m tests.resolvers.access.fuzzing` asks 3,000 questions and makes 3,000 lists of mutations on both
engines, to the end, and says which of them told or changed what it must not.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import logging
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graph.database.engine import open_database
from tests.engines import embedded_settings, neo4j_settings, wipe
from tests.resolvers.access.fuzzing.asking import ask, ask_whoever_is_not_told
from tests.resolvers.access.fuzzing.changing import change
from tests.resolvers.access.fuzzing.neighbours import neighbours

if TYPE_CHECKING:
    from collections.abc import Generator

    from graph.database.engine import EngineSettings

EACH: Final = 3_000
AT_ONCE: Final = 100
"""Of so many the answers are compared with those of the graph without what is hidden."""
ENGINES: Final = ("embedded", "neo4j")


@contextlib.contextmanager
def settings_of(engine: str) -> Generator[EngineSettings]:
    if engine == "neo4j":
        with neo4j_settings() as settings:
            yield settings
        return
    with tempfile.TemporaryDirectory(prefix="rapport-fuzzing-", ignore_cleanup_errors=True) as folder:
        yield embedded_settings(Path(folder))


async def fuzz(engine: str, seed: int, first: int, questions: int, mutations: int) -> list[str]:
    """What was found; empty where nothing was."""
    found: list[str] = []
    with settings_of(engine) as settings:
        async with open_database(settings) as database:
            for work, count in ((ask, questions), (ask_whoever_is_not_told, questions), (change, mutations)):
                begun = time.monotonic()
                for start in range(first, first + count, AT_ONCE):
                    numbers = range(start, min(start + AT_ONCE, first + count))
                    await wipe(database)
                    await neighbours(database, seed)
                    for told in await work(database, seed, numbers):
                        found.append(f"{engine}: {told}")
                        print(found[-1], flush=True)
                    took = time.monotonic() - begun
                    print(f"{engine}: {work.__name__} {numbers.stop - first:,} of {count:,}, {took:.0f} s", flush=True)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.resolvers.access.fuzzing", description=__doc__)
    parser.add_argument("--engine", choices=(*ENGINES, "both"), default="both")
    parser.add_argument("--seed", type=int, default=1, help="of what is asked and changed")
    parser.add_argument("--first", type=int, default=0, help="number of the first question and list")
    parser.add_argument("--questions", type=int, default=EACH)
    parser.add_argument("--mutations", type=int, default=EACH, help="lists of them")
    given = parser.parse_args()
    logging.disable()  # of what is refused, each with the way to it
    engines = ENGINES if given.engine == "both" else (given.engine,)
    found = [
        one
        for engine in engines
        for one in asyncio.run(fuzz(engine, given.seed, given.first, given.questions, given.mutations))
    ]
    print(f"{len(found)} found" if found else "nothing found")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
