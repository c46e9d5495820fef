"""The sample estate in an engine: it stays there from one test to the next as long as nothing changes it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

import seed
from graph.database.schema import set_up_schema
from seed.importing import import_estate
from tests.engines import wipe

if TYPE_CHECKING:
    from graph.database.engine import Database

QUELLHAVEN: Final = Path(seed.__file__).parent / "quellhaven"

THINGS: Final = """
MATCH (n)
RETURN labels(n), properties(n) LIMIT 5000
"""

RELATIONS: Final = """
MATCH (a)-[r]->(b)
RETURN labels(a), a.id, type(r), properties(r), labels(b), b.id LIMIT 20000
"""

_imported: WeakKeyDictionary[Database, list[str]] = WeakKeyDictionary()
"""What each engine held once the sample estate had been imported."""


async def hold_quellhaven(database: Database) -> None:
    """Afterwards the engine holds the sample estate as it is imported, and nothing else."""
    if database in _imported and await contents(database) == _imported[database]:
        return
    await wipe(database)
    await set_up_schema(database)
    await import_estate(database, [QUELLHAVEN])
    _imported[database] = await contents(database)


async def contents(database: Database) -> list[str]:
    """All things and relations with their properties; those of a larger estate only in part."""
    things = await database.read(THINGS, name="things")
    relations = await database.read(RELATIONS, name="relations")
    return sorted(map(repr, [*things, *relations]))
