"""How far offerings are used, and whether they fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from graph.projection.table import Table

if TYPE_CHECKING:
    from graph.projection.status import Day


class AdoptionRow(NamedTuple):
    """How many use an offering on the day `at`, and how many are meant to."""

    id: str
    relationship: str
    visibility: str
    offering: str
    at: Day
    planned: int | None = None
    active: int | None = None


ADOPTION_IDS: Final = """
MATCH (n:Adoption)
WHERE n.archivedAt IS NULL
RETURN collect(n.id)
"""

ADOPTIONS: Final = """
UNWIND $ids AS id
MATCH (n:Adoption {id: id})-[:WITHIN]->(r:ServiceRelationship)
MATCH (n)-[:OF]->(o:Offering)
WHERE n.archivedAt IS NULL
RETURN collect([n.id, r.id, coalesce(n.visibility, 'SHARED'), o.id, n.at, n.planned, n.active])
"""

ADOPTION: Final = Table(
    "adoption",
    AdoptionRow,
    (lambda row: row.relationship,),
    ADOPTION_IDS,
    ADOPTIONS,
    ("Adoption", "Adoption.relationship", "Adoption.offering"),
    days=("at",),
)


class FitCheckRow(NamedTuple):
    """The consumer's word on an offering on the day `at`. `available`, `understood`, `usable`: NO, PARTLY or YES; None =
    not asked.
    """

    id: str
    relationship: str
    visibility: str
    offering: str
    at: Day
    available: str | None = None
    understood: str | None = None
    usable: str | None = None


FIT_CHECK_IDS: Final = """
MATCH (n:FitCheck)
WHERE n.archivedAt IS NULL
RETURN collect(n.id)
"""

FIT_CHECKS: Final = """
UNWIND $ids AS id
MATCH (n:FitCheck {id: id})-[:WITHIN]->(r:ServiceRelationship)
MATCH (n)-[:OF]->(o:Offering)
WHERE n.archivedAt IS NULL
RETURN collect([n.id, r.id, coalesce(n.visibility, 'SHARED'), o.id, n.at, n.available, n.understood, n.usable])
"""

FIT_CHECK: Final = Table(
    "fit_checks",
    FitCheckRow,
    (lambda row: row.relationship,),
    FIT_CHECK_IDS,
    FIT_CHECKS,
    ("FitCheck", "FitCheck.relationship", "FitCheck.offering"),
    days=("at",),
)
