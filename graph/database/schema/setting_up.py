"""A database made ready: its constraints and indexes are there, and its data have the form that this Rapport knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.database.definitions import definitions, definitions_in
from graph.database.schema.half_restored import refuse_half_restored
from graph.database.schema.upgrading import silent, upgrade
from graph.database.schema.version import VERSION, refuse_newer, schema_version
from graph.model import MODEL

if TYPE_CHECKING:
    from graph.database.definitions import Definition
    from graph.database.engine import Database
    from graph.database.schema.upgrading import Progress
    from graph.model import Model

SET_UP: Final = """
MERGE (s:Schema {id: 'rapport'})
ON CREATE SET s.version = $version, s.complete = $version
MERGE (c:Counter {id: 'estate'})
ON CREATE SET c.seq = 0
RETURN coalesce(s.complete, s.version)
"""


async def set_up_schema(database: Database, model: Model = MODEL, progress: Progress = silent) -> None:
    """Raises NewerSchema, and changes nothing, where a newer Rapport wrote the data; HalfRestored."""
    await refuse_half_restored(database)
    await refuse_newer(database)
    wanted = await _missing(database, model)
    if not wanted and await schema_version(database) == VERSION:  # an engine that has no room to write can be read
        return
    for one in wanted:
        await database.define(one.statement)
    rows = await database.write(lambda transaction: transaction.run(SET_UP, {"version": VERSION}), name="set_up")
    if rows[0][0] < VERSION:
        await upgrade(database, model, progress)


async def define(database: Database, model: Model = MODEL) -> None:
    """Constraints and indexes alone: an empty database stays one."""
    for one in await _missing(database, model):
        await database.define(one.statement)


async def _missing(database: Database, model: Model) -> tuple[Definition, ...]:
    found = await definitions_in(database, model)
    return found.missing if found.known else tuple(definitions(model, database.engine))
