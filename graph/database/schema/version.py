"""Which form the data of a database have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from graph.database.schema.half_restored import refuse_half_restored
from graph.errors import NewerSchema, OlderSchema

if TYPE_CHECKING:
    from graph.database.engine import Database

VERSION: Final = 2
"""Grows with each change of the form in which data are kept; graph/database/schema/steps.py leads from each to the next."""

STORED: Final = """
MATCH (s:Schema {id: 'rapport'})
RETURN s.version, coalesce(s.complete, s.version)
"""

KEEP_AS_IT_IS: Final = """
MATCH (s:Schema {id: 'rapport'})
SET s.version = s.version
"""
"""Locks the schema in a transaction on Neo4j, so that nobody brings the data up before its end."""


class Stored(NamedTuple):
    """`version`: the newest form that some of the data may have; `complete`: the newest that all have."""

    version: int
    complete: int


async def stored_schema(database: Database) -> Stored | None:
    """None before the first set-up."""
    rows = await database.read(STORED, name="schema_version", leader=True)
    return Stored(*rows[0]) if rows else None


async def schema_version(database: Database) -> int | None:
    """The version of the data: while they are brought to one that this Rapport knows, still the one before; None before
    the first set-up.
    """
    stored = await stored_schema(database)
    if stored is None:
        return None
    return stored.version if stored.version > VERSION else stored.complete


async def refuse_newer(database: Database) -> None:
    """Raises NewerSchema."""
    stored = await stored_schema(database)
    if stored is None or stored.version <= VERSION:
        return
    if stored.complete < stored.version:
        raise NewerSchema(
            f"A newer Rapport has begun to bring this database from schema {stored.complete} to {stored.version}, and "
            f"has not ended; this one knows schema {VERSION}. Let the newer one end it (rapport serve), or use another "
            "data folder or database."
        )
    raise NewerSchema(
        f"This database has schema {stored.version}, written by a newer Rapport; this one knows schema {VERSION}. "
        "Install the newer Rapport, or use another data folder or database."
    )


async def require_current(database: Database) -> None:
    """Checks the schema for who must not write. Raises NewerSchema, OlderSchema, HalfRestored."""
    await refuse_half_restored(database)
    await refuse_newer(database)
    version = await schema_version(database)
    if version is not None and version < VERSION:
        raise OlderSchema(
            f"This database has schema {version}; this Rapport knows schema {VERSION}. Run rapport serve once, or any "
            "command that shows something of it: it brings the database up."
        )
