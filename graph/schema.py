"""What the database must know of the declarations: constraints, indexes, and the version of its schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.engine import Engine
from graph.errors import NewerSchema
from graph.model import MODEL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import LiteralString

    from graph.engine import Database
    from graph.model import Kind, Model

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
    for statement in definitions(model, database.engine):
        await database.define(statement)
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


def definitions(model: Model, engine: Engine) -> Iterator[LiteralString]:
    """All schema statements, one property each; an `id` is unique within its label."""
    for label in ("Schema", "Counter", "IdempotencyKey", "ImpactRun"):
        yield _unique(label, "id")
    yield _index("IdempotencyKey", "at")
    for kind in model.kinds.values():
        yield _unique(kind.label, "id")
        yield from _indexes(kind, engine)


def _indexes(kind: Kind, engine: Engine) -> Iterator[LiteralString]:
    for item in kind.properties:
        if item.name == "source" or (item.name in kind.order and item.name != "id"):
            yield _index(kind.label, item.name)
        if item.searched and engine is Engine.NEO4J:
            yield _text_index(kind.label, item.folded)


def _unique(label: LiteralString, name: LiteralString) -> LiteralString:
    return f"CREATE CONSTRAINT {label}_{name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{name} IS UNIQUE"


def _index(label: LiteralString, name: LiteralString) -> LiteralString:
    return f"CREATE INDEX {label}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.{name})"


def _text_index(label: LiteralString, name: LiteralString) -> LiteralString:
    return f"CREATE TEXT INDEX {label}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.{name})"
