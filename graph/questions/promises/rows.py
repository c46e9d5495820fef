"""What promises rest on beside the projection, out of the graph."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.database.engine import Database

TARGETS: Final = """
MATCH (t:Target)-[:OF]->(g:Agreement)
WHERE t.archivedAt IS NULL
OPTIONAL MATCH (t)-[:ABOUT]->(o:Offering)
RETURN collect([t.id, g.id, o.id, t.measure, t.comparator, t.threshold, t.unit, t.period])
"""

PARTS: Final = """
MATCH (o:Organization)-[:PART_OF]->(p:Organization)
RETURN collect([o.id, p.id])
"""

LONGEST: Final = 60.0
"""Seconds that a statement may take on a large estate."""


class TargetRow(NamedTuple):
    """`offering` None: for all that the agreement covers."""

    id: str
    agreement: str
    offering: str | None
    measure: str
    comparator: str
    threshold: float
    unit: str | None = None
    period: str | None = None


class Terms(NamedTuple):
    """`part_of`: organization -> what it is a part of."""

    targets: list[TargetRow]
    part_of: Mapping[str, str] = MappingProxyType({})


async def terms(database: Database) -> Terms:
    targets = (await database.read(TARGETS, name="targets", timeout=LONGEST))[0][0]
    parts = (await database.read(PARTS, name="parts", timeout=LONGEST))[0][0]
    return Terms(list(map(TargetRow._make, targets)), dict(parts))
