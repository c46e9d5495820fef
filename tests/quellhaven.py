"""The sample estate in an engine: it stays there from one test to the next as long as nothing changes it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import seed
from graph.database.schema import set_up_schema
from seed.importing import import_estate
from tests.held import hold

if TYPE_CHECKING:
    from graph.database.engine import Database

QUELLHAVEN: Final = Path(seed.__file__).parent / "quellhaven"


async def hold_quellhaven(database: Database) -> None:
    """Afterwards the engine holds the sample estate as it is imported, and nothing else."""
    await hold(database, "quellhaven", _imported)


async def _imported(database: Database) -> None:
    await set_up_schema(database)
    await import_estate(database, [QUELLHAVEN])
