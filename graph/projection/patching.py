"""Brings into the projection what a few written things changed: their rows are read again and put in their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol

from graph.projection.loading import Reading
from graph.projection.tables import LOADED_ANEW_AFTER, SUBJECTS, TABLES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from graph.database.engine import Database
    from graph.projection.projection import Projection
    from graph.projection.table import Table

    Touched = Mapping[str, AbstractSet[str]]
    """What was written: subject of the events -> ids that they bear."""


class Note(Protocol):
    """Told of all rows that some owners have now, in a table and in those beside it."""

    def __call__(self, table: Table[Any], owners: Collection[str], /, *rows: Sequence[Any]) -> None: ...


MOST_PATCHED: Final = 5_000
"""Things; beyond it a load of everything is no slower."""


async def patch(projection: Projection, database: Database, touched: Touched, note: Note) -> bool:
    """Bring in what was written, and `note` it table by table. False where only a load of everything can."""
    if LOADED_ANEW_AFTER & touched.keys():
        return False
    if sum(len(ids) for subject, ids in touched.items() if subject in SUBJECTS) > MOST_PATCHED:
        return False
    await patch_tables(projection, database, touched, TABLES, note)
    return True


def unnoted(_table: Table[Any], _owners: Collection[str], /, *_rows: Sequence[Any]) -> None:
    """Notes nothing: stands in where nobody keeps the rows."""


async def patch_tables(
    projection: Projection, database: Database, touched: Touched, tables: Sequence[Table[Any]], note: Note = unnoted
) -> None:
    """Bring in what was written of some tables, and `note` it table by table."""
    reading = Reading(database)
    for table in tables:
        if owners := await _owners(projection, reading, table, touched):
            rows = [await reading.rows(each, owners) for each in (table, *table.beside)]
            projection.replace(table, owners, *rows)
            note(table, owners, *rows)


async def _owners(projection: Projection, reading: Reading, table: Table[Any], touched: Touched) -> list[str]:
    """Owners of the rows of which the events speak: as they are now, and as the projection knows them."""
    owners = set[str]().union(*(touched.get(subject, ()) for subject in table.subjects))
    for subject, statement in table.through.items():
        if ids := touched.get(subject):
            owners.update(await reading.listed(statement, table.name, {"ids": sorted(ids)}))
            owners.update(projection.part(table).owners_at(ids))
    return sorted(owners)
