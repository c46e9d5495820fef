"""A program that makes what the engine's Java works out ahead: its argument is the file.

It starts an engine of its own in a throw-away folder, runs forms of statement that starts and questions use, and ends it;
Java then writes down the classes that were needed.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import tempfile
from pathlib import Path
from typing import Final, LiteralString

import psutil

from graph.database.engine.ahead import turn_of
from graph.database.engine.database import open_database
from graph.database.engine.folder import EngineFolder, locked
from graph.database.engine.settings import EngineSettings
from graph.errors import RapportError

LEAST_URGENT: Final = 19
WRITTEN_WITHIN: Final = 600.0
"""Seconds that Java may take to write it on a busy machine; a few on an idle one."""
DEFINITIONS: Final[tuple[LiteralString, ...]] = (
    "CREATE CONSTRAINT Thing_id IF NOT EXISTS FOR (n:Thing) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX Thing_seq IF NOT EXISTS FOR (n:Thing) ON (n.seq)",
)
WRITES: Final[tuple[LiteralString, ...]] = (
    "UNWIND range(1, 50) AS i MERGE (n:Thing {id: toString(i)}) SET n += {seq: i, name: 'Name'}",
    "UNWIND range(1, 9) AS i MATCH (a:Thing {id: toString(i)}) MATCH (b:Thing {id: '7'}) MERGE (a)-[r:NEEDS]->(b) SET r.on = '2026'",
)
READS: Final[tuple[LiteralString, ...]] = (
    "SHOW INDEXES YIELD labelsOrTypes, properties, state",
    "UNWIND range(1, 9) AS i MATCH (n:Thing {seq: i}) RETURN n.seq, n.name",
    "MATCH (n:Thing) OPTIONAL MATCH (n)-[r:NEEDS]->(m:Thing) RETURN collect([n.id, coalesce(r.on, ''), m.name])",
    "MATCH (n:Thing) WHERE n.name CONTAINS 'am' AND EXISTS { MATCH (n)-[:NEEDS]->() } RETURN n.id ORDER BY n.name LIMIT 5",
    "MATCH (n:Thing {id: '7'}) RETURN COLLECT { MATCH (n)<-[:NEEDS]-(m:Thing) WITH m ORDER BY m.id LIMIT 3 RETURN [m.id] }",
    "MATCH (n:Thing) RETURN count(n)",
)


def made(cache: Path) -> bool:
    """False where it is there, is being made, or cannot be."""
    cache.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with turn_of(cache).open("a+b") as turn:
        if not locked(turn.fileno()) or cache.exists():
            return False
        turn_of(cache).touch()
        with tempfile.TemporaryDirectory(dir=cache.parent, ignore_cleanup_errors=True) as folder:
            half = Path(folder) / "half.aot"
            with contextlib.suppress(RapportError, psutil.Error):
                asyncio.run(recorded(Path(folder) / "engine", half))
            if not half.is_file() or not half.stat().st_size:
                return False
            half.chmod(0o600)
            half.replace(cache)
            return True


async def recorded(folder: Path, half: Path) -> None:
    async with open_database(EngineSettings(folder, java_options=(f"-XX:AOTCacheOutput={half}",))) as database:
        for definition in DEFINITIONS:
            await database.define(definition)
        for write in WRITES:
            await database.write(lambda transaction, one=write: transaction.run(one), name="recording")
        for read in READS:
            await database.read(read, name="recording")
        note = EngineFolder(folder).written_note()
        assert note  # noqa: S101  # it runs
        java = psutil.Process(note.java)
        java.terminate()
        await asyncio.to_thread(java.wait, WRITTEN_WITHIN)


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(LEAST_URGENT)
    made(Path(sys.argv[1]))
