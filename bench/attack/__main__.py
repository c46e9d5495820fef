"""`python -m bench.attack`: what floods of those who are not known, and documents that are refused, cost a server, and who
asks a small question beside.

Every flood goes to a server that is started here, on loopback alone, and is bounded in number, bytes and time.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from api.connection.bounds import connections_within_reach
from bench.attack.documents import DOCUMENTS, sent_again_and_again
from bench.attack.floods import FLOODS, ROOM, Flood
from bench.beside import Beside
from bench.serving import ROOT, Served, environment, listening
from bench.table import HEAD, Row, Target
from graph.database.engine import EngineSettings, open_database
from graph.database.schema import set_up_schema
from seed.importing import import_estate

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

QUIET: Final = 5.0
MOST_CPU: Final = 0.1
BESIDE: Final = Target(100, "ms p99")


def main(arguments: Sequence[str]) -> None:
    given = parser().parse_args(arguments)
    connections_within_reach(100_000)
    print(f"### {given.connections} connections\n\n{HEAD}", flush=True)
    with tempfile.TemporaryDirectory(prefix="rapport-attack-", ignore_cleanup_errors=True) as folder:
        settings = EngineSettings(Path(folder))
        asyncio.run(bring_in(settings))
        with attacked(settings, given.connections + ROOM) as running:
            beside = Beside(running, "maps")
            beside.during(lambda: time.sleep(1.0))  # warms up
            quiet = beside.during(lambda: time.sleep(QUIET))
            print(Row("nothing", "", cpu=f"{quiet.cpu / QUIET * 100:.1f} % of a core", beside=quiet.latencies()))
            for name in given.floods:
                print(row(beside, FLOODS[name], running, given.connections), flush=True)
            for name in list(DOCUMENTS)[: given.documents]:
                print(refused(beside, name, running), flush=True)


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="python -m bench.attack", description=__doc__)
    made.add_argument("--connections", type=int, default=600, help="of each flood")
    made.add_argument("--floods", nargs="*", choices=list(FLOODS), default=list(FLOODS))
    made.add_argument("--documents", type=int, default=len(DOCUMENTS), help="so many of those that are refused")
    return made


async def bring_in(settings: EngineSettings) -> None:
    async with open_database(settings) as database:
        await set_up_schema(database)
        await import_estate(database, [ROOT / "seed" / "quellhaven"])


@contextlib.contextmanager
def attacked(settings: EngineSettings, connections: int) -> Generator[Served]:
    command = [sys.executable, "-P", "-m", "api.command", "serve"]
    variables = environment(settings) | {"PYTHONPATH": str(ROOT), "RAPPORT_CONNECTIONS": str(connections)}
    with listening(command, variables) as running:
        yield running


def row(beside: Beside, flood: Flood, running: Served, number: int) -> Row:
    """The flood comes twice: alone, for what it costs, and with small questions beside it."""
    host, port = running.address.removeprefix("http://").split(":")
    alone = beside.during(lambda: flood.run((host, int(port)), number), asks=False)
    together = beside.during(lambda: flood.run((host, int(port)), number)) if flood.leaves_room else None
    return Row(
        flood.words,
        f"{alone.said}; memory {alone.memory / 1e6:+.1f} MB",
        f"{alone.cpu:.2f} s",
        together.latencies() if together else "",
        alone.cpu,
        Target(MOST_CPU, "s CPU"),
    )


def refused(beside: Beside, name: str, running: Served) -> Row:
    text, variables = DOCUMENTS[name]
    other = running.beside()
    found = beside.during(partial(sent_again_and_again, other, text, variables))
    other.close()
    return Row(
        name,
        f"{found.said}; memory {found.memory / 1e6:+.1f} MB",
        f"{found.cpu:.2f} s",
        found.latencies(),
        found.percentile(99),
        BESIDE,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
