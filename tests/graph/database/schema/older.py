"""A small estate as the first version of the schema kept it: it was written by a Rapport of that version.

Its ids and texts are taken apart (NFD) and have blanks at their ends, its folded copies know accents.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, LiteralString, cast

if TYPE_CHECKING:
    from graph.database.engine import Database, Transaction

ESTATE: Final = Path(__file__).parents[3] / "data" / "schema-1.json"


async def hold_estate_of_schema_1(database: Database) -> None:
    held = json.loads(ESTATE.read_text(encoding="utf-8"))

    async def create(transaction: Transaction) -> None:
        for node in held["nodes"]:
            label = cast("LiteralString", node["label"])
            await transaction.run(f"CREATE (n:{label}) SET n = $values", {"values": node["values"]})
        for relation in held["relations"]:
            (start, a), (end, b) = relation["from"], relation["to"]
            type_ = cast("LiteralString", relation["type"])
            statement: LiteralString = (
                f"MATCH (a:{cast('LiteralString', start)} {{id: $a}})\n"
                f"MATCH (b:{cast('LiteralString', end)} {{id: $b}})\n"
                f"CREATE (a)-[r:{type_}]->(b) SET r = $values"
            )
            await transaction.run(statement, {"a": a, "b": b, "values": relation["values"]})

    await database.write(create, name="older")


async def all_values(database: Database) -> list[Any]:
    """Of all things and relations, but for how far the upgrade is."""
    things = await database.read("MATCH (n) WHERE NOT n:Schema RETURN labels(n), properties(n)", name="all")
    relations = await database.read(
        "MATCH (a)-[r]->(b) RETURN labels(a), a.id, type(r), properties(r), labels(b), b.id", name="all"
    )
    return sorted(map(repr, things)) + sorted(map(repr, relations))
