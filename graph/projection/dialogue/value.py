"""The value that the sides seek, and how far it was reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from graph.projection.table import Table

if TYPE_CHECKING:
    from graph.projection.status import Day


class OutcomeRow(NamedTuple):
    """An outcome. `side`: the side that seeks it. `baseline`, `target`: in the outcome's unit; the target may be the
    smaller one. `baseline_at`: when the baseline was measured. `due`: by when the target is to be reached.
    """

    id: str
    relationship: str
    visibility: str
    side: str
    baseline: float | None = None
    target: float | None = None
    baseline_at: Day | None = None
    due: Day | None = None


OUTCOME_IDS: Final = """
MATCH (n:Outcome)
WHERE n.archivedAt IS NULL
RETURN collect(n.id)
"""

OUTCOMES: Final = """
UNWIND $ids AS id
MATCH (n:Outcome {id: id})-[:WITHIN]->(r:ServiceRelationship)
WHERE n.archivedAt IS NULL
RETURN collect([
  n.id, r.id, coalesce(n.visibility, 'SHARED'), n.side, n.baseline, n.target, n.baselineAt, n.due
])
"""

OUTCOME: Final = Table(
    "outcomes",
    OutcomeRow,
    (lambda row: row.relationship,),
    OUTCOME_IDS,
    OUTCOMES,
    ("Outcome", "Outcome.relationship"),
    days=("baseline_at", "due"),
)


class MeasurementRow(NamedTuple):
    """A measurement of an outcome, archived ones' too, in the outcome's unit, on the day `at`. `visibility`: its own; a
    side sees it only where it sees the outcome too. `confirmed_at`: as of expectations.
    """

    id: str
    relationship: str
    visibility: str
    outcome: str
    at: Day
    value: float
    confirmed_at: Day | None = None


MEASUREMENT_IDS: Final = """
MATCH (n:Measurement)
WHERE n.archivedAt IS NULL
RETURN collect(n.id)
"""

MEASUREMENTS: Final = """
UNWIND $ids AS id
MATCH (n:Measurement {id: id})-[:OF]->(o:Outcome)-[:WITHIN]->(r:ServiceRelationship)
WHERE n.archivedAt IS NULL
RETURN collect([
  n.id, r.id, coalesce(n.visibility, 'SHARED'), o.id, n.at, n.value,
  CASE WHEN EXISTS { MATCH (n)-[:CONFIRMED_BY]->(:Person) } THEN coalesce(n.confirmedAt, '0001-01-01') END
])
"""

MEASUREMENTS_OF: Final = """
UNWIND $ids AS id
MATCH (o:Outcome {id: id})<-[:OF]-(n:Measurement)
RETURN collect(n.id)
"""

MEASUREMENT: Final = Table(
    "measurements",
    MeasurementRow,
    (lambda row: row.relationship,),
    MEASUREMENT_IDS,
    MEASUREMENTS,
    ("Measurement", "Measurement.outcome", "Measurement.confirmedBy"),
    through={"Outcome": MEASUREMENTS_OF, "Outcome.relationship": MEASUREMENTS_OF},
    days=("at", "confirmed_at"),
)
