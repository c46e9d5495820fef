"""The tables of the projection, in the order in which changed rows are put in place: things before what hangs on them.

A new table is one declaration here (or beside its row type) that is named in TABLES, and a typed field of
`graph/projection/rows.py`. Unless it is one of PARTS, its rows are held by a register and found as
`projection.contacts.register(TABLE)`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.projection.contacts.relationships import OFFERING_IDS, OFFERINGS_PROVIDED
from graph.projection.contacts.tables import REGISTERED
from graph.projection.rows import (
    AgreementRow,
    CoverageRow,
    DependencyRow,
    OfferingRow,
    OrganizationRow,
    PlannedRow,
    SuccessorRow,
)
from graph.projection.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

ORGANIZATION_IDS: Final = """
MATCH (o:Organization)
RETURN collect(o.id)
"""

ORGANIZATIONS: Final = """
UNWIND $ids AS id
MATCH (o:Organization {id: id})
OPTIONAL MATCH (o)-[:PART_OF]->(w:Organization)
RETURN collect([o.id, o.noticePolicyDays, o.name, w.id])
"""

ORGANIZATION: Final = Table(
    "organizations",
    OrganizationRow,
    (),
    ORGANIZATION_IDS,
    ORGANIZATIONS,
    ("Organization", "Organization.partOf"),
)

OFFERINGS: Final = """
UNWIND $ids AS id
MATCH (o:Offering {id: id})<-[:PROVIDES]-(p:Organization)
RETURN collect([
  o.id, p.id, o.status, o.availableFrom, o.deprecatedFrom, o.suspendedFrom, o.suspendedUntil, o.retiresOn, o.name,
  o.archivedAt IS NOT NULL
])
"""

OFFERING: Final = Table(
    "offerings",
    OfferingRow,
    (),
    OFFERING_IDS,
    OFFERINGS,
    ("Offering",),
    through={"Organization.provides": OFFERINGS_PROVIDED},
)

DEPENDENCIES: Final = """
UNWIND $ids AS id
MATCH (a:Offering {id: id})-[d:DEPENDS_ON]->(b:Offering)
RETURN collect([
  a.id, b.id, d.criticality, d.alternatives, d.required, d.validFrom, d.validTo, d.assumed, d.confirmedAt
])
"""

DEPENDENCY: Final = Table("dependencies", DependencyRow, (), OFFERING_IDS, DEPENDENCIES, ("Dependency",))

AGREEMENT_IDS: Final = """
MATCH (g:Agreement)
RETURN collect(g.id)
"""

COVERAGES: Final = """
UNWIND $ids AS id
MATCH (g:Agreement {id: id})-[v:COVERS]->(o:Offering)
RETURN collect([g.id, o.id, v.criticality, v.validFrom, v.validTo, v.assumed])
"""

COVERAGE: Final = Table("coverages", CoverageRow, (), AGREEMENT_IDS, COVERAGES)

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

AGREEMENTS_OF_CONSUMERS: Final = """
UNWIND $ids AS id
MATCH (c:Organization {id: id})<-[:CONSUMER]-(:ServiceRelationship)<-[:UNDER]-(g:Agreement)
RETURN collect(g.id)
"""

AGREEMENT: Final = Table(
    "agreements",
    AgreementRow,
    (),
    AGREEMENT_IDS,
    AGREEMENTS,
    ("Agreement", "Agreement.relationship", "COVERS"),
    through={
        "ServiceRelationship": AGREEMENTS_UNDER,
        "ServiceRelationship.provider": AGREEMENTS_UNDER,
        "ServiceRelationship.consumer": AGREEMENTS_UNDER,
        "Organization": AGREEMENTS_OF_CONSUMERS,
    },
    beside=(COVERAGE,),
    decides_visibility=True,
)

SUCCEEDED_IDS: Final = """
MATCH (o:Offering)-[:SUCCEEDED_BY]->(:Offering)
RETURN collect(DISTINCT o.id)
"""

SUCCESSORS: Final = """
UNWIND $ids AS id
MATCH (o:Offering {id: id})-[s:SUCCEEDED_BY]->(n:Offering)
RETURN collect([o.id, n.id, s.coverage, s.from])
"""

SUCCEEDED_BY: Final = """
UNWIND $ids AS id
MATCH (o:Offering)-[:SUCCEEDED_BY]->(:Offering {id: id})
RETURN collect(DISTINCT o.id)
"""

SUCCESSOR: Final = Table(
    "successors",
    SuccessorRow,
    (),
    SUCCEEDED_IDS,
    SUCCESSORS,
    ("Offering", "Successor"),
    through={"Offering": SUCCEEDED_BY},
)

CHANGE_IDS: Final = """
MATCH (c:Change)
WHERE c.archivedAt IS NULL
RETURN collect(c.id)
"""

PLANNED: Final = """
UNWIND $ids AS id
MATCH (c:Change {id: id})-[x:CHANGES]->(o:Offering)
WHERE c.archivedAt IS NULL
RETURN collect([c.id, c.status, c.effectiveOn, o.id, x.action, x.severity, c.visibility, x.until])
"""

CHANGES_OF_OFFERINGS: Final = """
UNWIND $ids AS id
MATCH (c:Change)-[:CHANGES]->(:Offering {id: id})
RETURN collect(DISTINCT c.id)
"""

PLANNED_CHANGE: Final = Table(
    "planned",
    PlannedRow,
    (),
    CHANGE_IDS,
    PLANNED,
    ("Change", "ChangedOffering"),
    through={"Offering": CHANGES_OF_OFFERINGS},
    decides_visibility=True,
)

PARTS: Final = (ORGANIZATION, OFFERING, DEPENDENCY, AGREEMENT, SUCCESSOR, PLANNED_CHANGE)
"""Tables that `graph/projection/estate.py` holds in columns of numbers of their own."""

TABLES: Final[Sequence[Table[Any]]] = (*PARTS, *REGISTERED)
"""Tables that are put in place one by one."""

LOADED: Final[Sequence[Table[Any]]] = (*TABLES, *(each for table in TABLES for each in table.beside))
"""All tables of which rows are read, those beside other tables among them."""

LOADED_ANEW_AFTER: Final = frozenset(subject for table in TABLES for subject in table.loaded_anew_after)

SUBJECTS: Final = frozenset(subject for table in TABLES for subject in (*table.subjects, *table.through))
"""What events speak of that is brought in."""
