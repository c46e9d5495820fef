"""The projection's rows out of the graph: all of them at the start, those that a write touched later on."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final, LiteralString, NamedTuple, TypeVar

from graph.projection.contacts.tables import TABLES
from graph.projection.rows import (
    AgreementRow,
    CoverageRow,
    DependencyRow,
    OfferingRow,
    OrganizationRow,
    PlannedRow,
    SuccessorRow,
    Tables,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping, Sequence

    from graph.database.engine import Database
    from graph.projection.contacts.table import Table

Row = TypeVar("Row", bound=NamedTuple)

CHUNK: Final = 2_000
"""Ids a statement: an answer stays a few megabytes, and progress can be shown."""
AT_ONCE: Final = 3
"""Statements on chunks that a load has under way, beside three short ones: an engine of two cores is busy, and this
process with what came before.
"""
LONGEST: Final = 60.0
"""Seconds that one statement may take on a busy machine."""

OFFERING_IDS: Final = """
MATCH (o:Offering)
RETURN collect(o.id)
"""

OFFERINGS: Final = """
UNWIND $ids AS id
MATCH (o:Offering {id: id})<-[:PROVIDES]-(p:Organization)
RETURN collect([
  o.id, p.id, o.status, o.availableFrom, o.deprecatedFrom, o.suspendedFrom, o.suspendedUntil, o.retiresOn, o.name,
  o.archivedAt IS NOT NULL
])
"""

DEPENDENCIES: Final = """
UNWIND $ids AS id
MATCH (a:Offering {id: id})-[d:DEPENDS_ON]->(b:Offering)
RETURN collect([
  a.id, b.id, d.criticality, d.alternatives, d.required, d.validFrom, d.validTo, d.assumed, d.confirmedAt
])
"""

SUCCESSORS: Final = """
MATCH (o:Offering)-[s:SUCCEEDED_BY]->(n:Offering)
RETURN collect([o.id, n.id, s.coverage, s.from])
"""

AGREEMENT_IDS: Final = """
MATCH (g:Agreement)
RETURN collect(g.id)
"""

AGREEMENTS: Final = """
UNWIND $ids AS id
MATCH (g:Agreement {id: id})-[:UNDER]->(r:ServiceRelationship)-[:PROVIDER]->(p:Organization)
MATCH (r)-[:CONSUMER]->(c:Organization)
RETURN collect([
  g.id, r.id, p.id, c.id,
  CASE WHEN g.archivedAt IS NULL AND r.archivedAt IS NULL AND c.archivedAt IS NULL THEN g.status END,
  g.validFrom, g.validTo, g.noticeDays, g.reference,
  g.renewal, g.noticeGivenAt, g.terminationDays, r.status, r.until
])
"""

AGREEMENTS_UNDER: Final = """
UNWIND $ids AS id
MATCH (r:ServiceRelationship {id: id})<-[:UNDER]-(g:Agreement)
RETURN collect(g.id)
"""

AGREEMENTS_OF: Final = """
UNWIND $ids AS id
MATCH (c:Organization {id: id})<-[:CONSUMER]-(:ServiceRelationship)<-[:UNDER]-(g:Agreement)
RETURN collect(g.id)
"""

COVERAGES: Final = """
UNWIND $ids AS id
MATCH (g:Agreement {id: id})-[v:COVERS]->(o:Offering)
RETURN collect([g.id, o.id, v.criticality, v.validFrom, v.validTo, v.assumed])
"""

ORGANIZATIONS: Final = """
MATCH (o:Organization)
OPTIONAL MATCH (o)-[:PART_OF]->(w:Organization)
RETURN collect([o.id, o.noticePolicyDays, o.name, w.id])
"""

PLANNED: Final = """
MATCH (c:Change)-[x:CHANGES]->(o:Offering)
WHERE c.archivedAt IS NULL
RETURN collect([c.id, c.status, c.effectiveOn, o.id, x.action, x.severity, c.visibility, x.until])
"""


class Loaded(NamedTuple):
    """How far a load has come, in offerings and agreements."""

    done: int
    total: int


async def tables(database: Database, progress: Callable[[Loaded], None]) -> Tables:
    """All rows, several tables side by side, with a call of `progress` after each chunk."""
    offerings = await _listed(database, OFFERING_IDS, "offering_ids")
    agreements = await _listed(database, AGREEMENT_IDS, "agreement_ids")
    reading = Reading(database, len(offerings) + len(agreements), progress)
    found = await _side_by_side(
        offerings=reading.rows(OFFERINGS, OfferingRow, offerings, part=0.2),
        dependencies=reading.rows(DEPENDENCIES, DependencyRow, offerings, part=0.8),
        agreements=reading.rows(AGREEMENTS, AgreementRow, agreements, part=0.5),
        coverages=reading.rows(COVERAGES, CoverageRow, agreements, part=0.5),
        organizations=organizations(database),
        planned=planned(database),
        successors=successors(database),
        **{table.name: reading.all_rows(table) for table in TABLES},
    )
    return Tables(**found)


async def _side_by_side(**reads: Coroutine[Any, Any, list[Any]]) -> dict[str, list[Any]]:
    """What they answer, by their names. Where one fails, the others are given up."""
    try:
        async with asyncio.TaskGroup() as group:
            tasks = {name: group.create_task(read) for name, read in reads.items()}
    except ExceptionGroup as failed:
        raise failed.exceptions[0] from None
    return {name: task.result() for name, task in tasks.items()}


class Reading:
    """Rows of some things, in chunks that are counted: the embedded engine collects no more than 500,000 at once.
    `part` of the work on offerings or agreements is one table.
    """

    def __init__(self, database: Database, total: int = 0, progress: Callable[[Loaded], None] | None = None) -> None:
        self.database = database
        self._total = total
        self._progress = progress
        self._done = 0.0
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def rows(
        self, statement: LiteralString, row: type[Row], ids: Sequence[str], *, part: float = 0.0
    ) -> list[Row]:
        found: list[Row] = []
        for start in range(0, len(ids), CHUNK):
            chunk = ids[start : start + CHUNK]
            async with self._turns:
                answer = await self.database.read(statement, {"ids": chunk}, name="impact_rows", timeout=LONGEST)
            found += map(row._make, answer[0][0])
            self._done += part * len(chunk)
            if self._progress:
                self._progress(Loaded(int(self._done), self._total))
        return found

    async def all_rows(self, table: Table[Row]) -> list[Row]:
        async with self._turns:
            owners = await _listed(self.database, table.owners, table.name)
        return await self.rows(table.rows, table.row, owners)


async def organizations(database: Database) -> list[OrganizationRow]:
    return list(map(OrganizationRow._make, await _listed(database, ORGANIZATIONS, "organizations")))


async def successors(database: Database) -> list[SuccessorRow]:
    return list(map(SuccessorRow._make, await _listed(database, SUCCESSORS, "successors")))


OWNERS_OF: Final = """
UNWIND $ids AS id
MATCH (o:Offering {id: id})<-[:OWNS]-(p:Person)
RETURN collect(DISTINCT p.id)
"""


async def owners_of(database: Database, offerings: Sequence[str]) -> list[str]:
    """Their service owners, on whatever day."""
    return await _listed(database, OWNERS_OF, "owners_of", {"ids": offerings})


async def planned(database: Database) -> list[PlannedRow]:
    return list(map(PlannedRow._make, await _listed(database, PLANNED, "planned_changes")))


async def agreements_under(database: Database, relationships: Sequence[str]) -> list[str]:
    return await _listed(database, AGREEMENTS_UNDER, "agreements_under", {"ids": relationships})


async def agreements_of(database: Database, consumers: Sequence[str]) -> list[str]:
    return await _listed(database, AGREEMENTS_OF, "agreements_of", {"ids": consumers})


async def _listed(
    database: Database, statement: LiteralString, name: LiteralString, parameters: Mapping[str, Any] | None = None
) -> list[Any]:
    return (await database.read(statement, parameters, name=name, timeout=LONGEST))[0][0]
