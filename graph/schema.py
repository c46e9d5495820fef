"""What the database must know of the declarations: constraints, indexes, and the version of its schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.definitions import definitions, definitions_in
from graph.errors import NewerSchema
from graph.model import MODEL

if TYPE_CHECKING:
    from graph.engine import Database
    from graph.model import Model

VERSION: Final = 1
"""Grows with each change of what is stored; a migration leads from each version to the next."""

SET_UP: Final = """
MERGE (s:Schema {id: 'rapport'})
ON CREATE SET s.version = $version
MERGE (c:Counter {id: 'estate'})
ON CREATE SET c.seq = 0
RETURN s.version
"""

STORED_VERSION: Final = """
MATCH (s:Schema {id: 'rapport'})
RETURN s.version
"""


async def set_up_schema(database: Database, model: Model = MODEL) -> None:
    """Bring constraints and indexes up to the declarations. Changes nothing where a newer Rapport wrote the data."""
    await refuse_newer(database)
    found = await definitions_in(database, model)
    wanted = found.missing if found.known else tuple(definitions(model, database.engine))
    if not wanted and await schema_version(database) == VERSION:  # an engine that has no room to write can be read
        return
    for one in wanted:
        await database.define(one.statement)
    await database.write(lambda transaction: transaction.run(SET_UP, {"version": VERSION}), name="set_up")


async def refuse_newer(database: Database) -> None:
    stored = await schema_version(database)
    if stored is not None and stored > VERSION:
        raise NewerSchema(
            f"This database has schema {stored}, written by a newer Rapport; this one knows schema {VERSION}. "
            "Install the newer Rapport, or use another data folder or database."
        )


async def schema_version(database: Database) -> int | None:
    """Version of the schema in the database; None before the first set-up."""
    rows = await database.read(STORED_VERSION, name="schema_version", leader=True)
    return rows[0][0] if rows else None
