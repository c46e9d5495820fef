"""Who asks: keys that are added to the estate, and things that all of their holders see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from graph.access.granting import Wish, add_key
from graph.model.grant import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.database.engine import Database

WHOLES: Final = """
MATCH (o:Organization)
WHERE NOT EXISTS { MATCH (o)-[:PART_OF]->(:Organization) }
RETURN collect(o.id)
"""
ALL: Final = """
MATCH (o:Organization)
WITH o ORDER BY o.id
RETURN collect(o.id)
"""
NEEDING: Final = """
MATCH (p:Organization)-[:PROVIDES]->(o:Offering)
WITH p, o, COUNT { MATCH (o)-[:DEPENDS_ON]->(:Offering) } AS needs, COUNT { MATCH (o)<-[:DEPENDS_ON]-(:Offering) } AS serves
WHERE needs > 0 AND serves > 0
RETURN o.id, p.id, needs, serves
"""
TENTH: Final = 10


class Keys(NamedTuple):
    """By who holds them; and two offerings that all see: one with about ten needs, one that a few rest on."""

    by_viewer: Mapping[str, str]
    needing: str
    needed: str


async def keys(database: Database) -> Keys:
    offerings = await database.read(NEEDING, name="needing")
    needing = min(offerings, key=lambda row: (abs(row[2] - 10), row[0]))
    needed = min(offerings, key=lambda row: (abs(row[3] - 10), row[0]))
    wholes = (await database.read(WHOLES, name="wholes"))[0][0]
    every = (await database.read(ALL, name="organizations"))[0][0]
    tenth = [*every[::TENTH], needing[1], needed[1]]
    wanted = {"everything": None, "all organizations": wholes, "a tenth": tenth}
    found: dict[str, str] = {}
    for name, organizations in wanted.items():
        key = await add_key(database, Wish(f"Benchmark: {name}", Role.READER, organizations), "benchmark")
        found[name] = key.text
    return Keys(found, needing[0], needed[0])
