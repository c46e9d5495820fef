"""All that is in the graph, and the graph brought back to it."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, LiteralString, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.database.engine import Database, Transaction

Thing = dict[str, Any]
Way = tuple[str, str, str]
"""Label of the start, type, label of the end."""
Relation = tuple[str, str, dict[str, Any]]
"""Ids of start and end, and values."""


class Snapshot(NamedTuple):
    """Things by label, relations by their way."""

    things: dict[str, list[Thing]]
    relations: dict[Way, list[Relation]]

    @property
    def there(self) -> set[tuple[str, str]]:
        """Label and id of each thing."""
        return {(label, one["id"]) for label, rows in self.things.items() for one in rows}


THINGS: Final = "MATCH (n) RETURN labels(n)[0], collect(properties(n))"
RELATIONS: Final = """
MATCH (n)-[r]->(m)
RETURN labels(n)[0], type(r), labels(m)[0], collect([n.id, m.id, properties(r)])
"""


async def snapshot(database: Database) -> Snapshot:
    things = await database.read(THINGS, name="snapshot")
    relations = await database.read(RELATIONS, name="snapshot")
    return Snapshot(
        {row[0]: row[1] for row in things},
        {(row[0], row[1], row[2]): [tuple(one) for one in row[3]] for row in relations},
    )


async def put_back(database: Database, whole: Snapshot) -> None:
    """Only what differs is written."""
    now = await snapshot(database)
    things = [
        (label, _differing(now.things.get(label, []), whole.things.get(label, [])))
        for label in {*now.things, *whole.things}
    ]

    async def put(transaction: Transaction) -> None:
        for label, (gone, other) in things:
            if gone:
                remove = f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n"
                await transaction.run(_made(remove), {"ids": gone})
            if other:
                given = {"rows": [{"id": one["id"], "values": one} for one in other]}
                write = f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n = row.values"
                await transaction.run(_made(write), given)
        left = await _relations(transaction)
        for way in {*left, *whole.relations}:
            await _put(transaction, way, left.get(way, []), whole.relations.get(way, []))

    await database.write(put, name="put_back")


def _made(statement: str) -> LiteralString:
    """Of names that stand in the graph already."""
    return cast("LiteralString", statement)


def _differing(now: Sequence[Thing], wanted: Sequence[Thing]) -> tuple[list[str], list[Thing]]:
    """-> (ids of those that are to go, those that are to come or are other)."""
    there = {one["id"]: one for one in now}
    ids = {one["id"] for one in wanted}
    return [id_ for id_ in there if id_ not in ids], [one for one in wanted if there.get(one["id"]) != one]


async def _relations(transaction: Transaction) -> dict[Way, list[Relation]]:
    return {
        (row[0], row[1], row[2]): [(one[0], one[1], one[2]) for one in row[3]]
        for row in await transaction.run(RELATIONS)
    }


async def _put(transaction: Transaction, way: Way, now: Sequence[Relation], wanted: Sequence[Relation]) -> None:
    """All between two things of which one is other."""
    start, type_, end = way
    here, there = _by_ends(now), _by_ends(wanted)
    differing = [ends for ends in {*here, *there} if here.get(ends) != there.get(ends)]
    if not differing:
        return
    match = f"UNWIND $rows AS row MATCH (a:{start} {{id: row.a}}) MATCH (b:{end} {{id: row.b}})"
    gone = [{"a": a, "b": b} for a, b in differing if (a, b) in here]
    if gone:
        remove = f"UNWIND $rows AS row MATCH (a:{start} {{id: row.a}})-[r:{type_}]->(b:{end} {{id: row.b}}) DELETE r"
        await transaction.run(_made(remove), {"rows": gone})
    rows = [{"a": a, "b": b, "values": values} for a, b, values in wanted if (a, b) in differing]
    if rows:
        await transaction.run(_made(f"{match} CREATE (a)-[r:{type_}]->(b) SET r = row.values"), {"rows": rows})


def _by_ends(relations: Sequence[Relation]) -> dict[tuple[str, str], list[str]]:
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for start, end, values in relations:
        found[start, end].append(json.dumps(values, sort_keys=True))
    return {ends: sorted(several) for ends, several in found.items()}
