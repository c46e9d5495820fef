"""What the sides expect of each other and have promised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from graph.projection.table import Table

if TYPE_CHECKING:
    from graph.projection.status import Day


class ExpectationRow(NamedTuple):
    """An expectation of a relationship.

    `side`: the side that expects it. `priority`: LOW, MEDIUM or HIGH. `status`: what has become of it by today.
    `stated_at`, `answered_at`, `due`, `closed_at`: as they are stated. `confirmed_at`: from when on the other side stands
    behind it; the first day of the calendar where nobody has said since when, None where one side alone has spoken.
    """

    id: str
    relationship: str
    visibility: str
    side: str
    priority: str
    status: str
    stated_at: Day | None = None
    answered_at: Day | None = None
    due: Day | None = None
    closed_at: Day | None = None
    confirmed_at: Day | None = None


EXPECTATION_IDS: Final = """
MATCH (n:Expectation)
WHERE n.archivedAt IS NULL
RETURN collect(n.id)
"""

EXPECTATIONS: Final = """
UNWIND $ids AS id
MATCH (n:Expectation {id: id})-[:WITHIN]->(r:ServiceRelationship)
WHERE n.archivedAt IS NULL
RETURN collect([
  n.id, r.id, coalesce(n.visibility, 'SHARED'), n.side, coalesce(n.priority, 'MEDIUM'), coalesce(n.status, 'STATED'),
  n.statedAt, n.answeredAt, n.due, n.closedAt,
  CASE WHEN EXISTS { MATCH (n)-[:CONFIRMED_BY]->(:Person) } THEN coalesce(n.confirmedAt, '0001-01-01') END
])
"""

EXPECTATION: Final = Table(
    "expectations",
    ExpectationRow,
    (lambda row: row.relationship,),
    EXPECTATION_IDS,
    EXPECTATIONS,
    ("Expectation", "Expectation.relationship", "Expectation.confirmedBy"),
    days=("stated_at", "answered_at", "due", "closed_at", "confirmed_at"),
)


class CommitmentRow(NamedTuple):
    """A commitment of a relationship.

    `status`: OPEN, KEPT, BROKEN or RELEASED by today. `at`: when it was promised. `due`: by when it is to be done.
    `done_at`: when it was done. `confirmed_at`: as of expectations.
    """

    id: str
    relationship: str
    visibility: str
    side: str
    status: str
    at: Day | None = None
    due: Day | None = None
    done_at: Day | None = None
    confirmed_at: Day | None = None


COMMITMENT_IDS: Final = """
MATCH (n:Commitment)
WHERE n.archivedAt IS NULL
RETURN collect(n.id)
"""

COMMITMENTS: Final = """
UNWIND $ids AS id
MATCH (n:Commitment {id: id})-[:WITHIN]->(r:ServiceRelationship)
WHERE n.archivedAt IS NULL
RETURN collect([
  n.id, r.id, coalesce(n.visibility, 'SHARED'), n.side, coalesce(n.status, 'OPEN'), n.at, n.due, n.doneAt,
  CASE WHEN EXISTS { MATCH (n)-[:CONFIRMED_BY]->(:Person) } THEN coalesce(n.confirmedAt, '0001-01-01') END
])
"""

COMMITMENT: Final = Table(
    "commitments",
    CommitmentRow,
    (lambda row: row.relationship,),
    COMMITMENT_IDS,
    COMMITMENTS,
    ("Commitment", "Commitment.relationship", "Commitment.confirmedBy"),
    days=("at", "due", "done_at", "confirmed_at"),
)
