"""The rows of health alone, as the graph would answer them; and the same from an engine."""

from __future__ import annotations

import gc
import time
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, Final

import psutil

from bench.relationships.estate import facts, write
from bench.table import Row, Target
from graph.database.engine import open_database
from graph.database.schema import set_up_schema
from graph.projection.dialogue.dialogue import FACTS, Dialogue
from graph.projection.follower import KeptProjection
from graph.projection.loading import CHUNK, uncollected
from graph.projection.packing import packed
from seed.importing import import_estate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from graph.database.engine import EngineSettings

MEMORY: Final = Target(100, "MB")
"""The most memory that all rows may take at size M."""
START: Final = Target(1, "s")
"""The most CPU of the process that loading them may add to a start."""

USUAL: Final = {"visibility": "SHARED", "priority": "MEDIUM", "status": "OPEN", "comparator": "AT_LEAST"}


def measured(relationships: int) -> Iterator[Row]:
    """Rows packed and registered, chunk by chunk, as they would come from an engine."""
    tables = {table.name: table for table in FACTS}
    packing, rows = 0.0, dict[str, list[Any]]()
    waiting = dict[str, list[list[Any]]]()
    gc.collect()
    before = psutil.Process().memory_info().rss
    with uncollected():
        for file, said in facts(relationships):
            if file not in tables:
                continue
            chunk = waiting.setdefault(file, [])
            chunk.append([_value(said, name) for name in tables[file].row._fields])
            if len(chunk) == CHUNK:
                packing += _packed_into(rows, tables[file], chunk)
        for file, chunk in waiting.items():
            packing += _packed_into(rows, tables[file], chunk)
        began = time.process_time()
        dialogue = Dialogue(rows)
        registering = time.process_time() - began
    rows.clear()
    waiting.clear()
    gc.collect()
    used = (psutil.Process().memory_info().rss - before) / 2**20
    number = sum(map(len, dialogue.registers.values()))
    yield Row(f"{number:,} rows of {relationships:,} relationships: memory", f"{used:.0f} MB", "", "", used, MEMORY)
    cpu = packing + registering
    parts = f"packing {packing:.2f} s, registering {registering:.2f} s"
    yield Row("the same: packed and registered", f"{cpu:.2f} s", f"{cpu:.2f} s", parts, cpu, START)


def _packed_into(rows: dict[str, list[Any]], table: Any, chunk: list[list[Any]]) -> float:
    """CPU seconds; the chunk is empty afterwards."""
    began = time.process_time()
    rows.setdefault(table.name, []).extend(packed(table, chunk))
    taken = time.process_time() - began
    chunk.clear()
    return taken


def _value(said: Mapping[str, Any], name: str) -> Any:
    """What the driver would give: a text of its own each time."""
    value = said.get(name.rstrip("_"), USUAL.get(name))
    if name in {"relationship", "change_status"} and value is None:
        value = said["id"].rpartition("-")[0] if name == "relationship" else "ANNOUNCED"
    if isinstance(value, int | float) or value is None:
        return value
    return str(value).encode().decode()


async def loaded(settings: EngineSettings, folder: Path, relationships: int) -> Iterator[Row]:
    """Loads from an engine what impact rests on, then the rows of health."""
    files = folder / "files"
    files.mkdir()
    number = write(files, relationships)
    async with open_database(settings) as database:
        await set_up_schema(database)
        began = time.perf_counter()
        await import_estate(database, [files], source="bench")
        imported = time.perf_counter() - began
        async with aclosing(KeptProjection(database)) as kept:
            impact = await _timed(kept.load)
            dialogue = await _timed(kept.load_dialogue)
    return iter(
        [
            Row(f"import of {number:,} rows", f"{imported:.1f} s"),
            Row("load of what impact rests on", f"{impact[0]:.2f} s", f"{impact[1]:.2f} s"),
            Row("then of the rows of health", f"{dialogue[0]:.2f} s", f"{dialogue[1]:.2f} s"),
        ]
    )


async def _timed(load: Any) -> tuple[float, float]:
    """Wall and CPU seconds."""
    wall, cpu = time.perf_counter(), time.process_time()
    await load()
    return time.perf_counter() - wall, time.process_time() - cpu
