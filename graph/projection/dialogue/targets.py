"""What agreements promise measurably, and what was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from graph.projection.table import Table

if TYPE_CHECKING:
    from graph.projection.status import Day


class TargetRow(NamedTuple):
    """A target of an agreement of a relationship. `offering`: None = all that the agreement covers. `comparator`: AT_LEAST,
    AT_MOST, ABOVE or BELOW the `threshold`. `period`: an ISO 8601 duration.
    """

    id: str
    relationship: str
    agreement: str
    comparator: str
    threshold: float
    period: str | None = None
    offering: str | None = None


TARGET_IDS: Final = """
MATCH (n:Target)
WHERE n.archivedAt IS NULL
RETURN collect(n.id)
"""

TARGETS: Final = """
UNWIND $ids AS id
MATCH (n:Target {id: id})-[:OF]->(g:Agreement)-[:UNDER]->(r:ServiceRelationship)
WHERE n.archivedAt IS NULL
RETURN collect([
  n.id, r.id, g.id, coalesce(n.comparator, 'AT_LEAST'), n.threshold, n.period,
  head(COLLECT { MATCH (n)-[:ABOUT]->(o:Offering) RETURN o.id })
])
"""

TARGETS_OF: Final = """
UNWIND $ids AS id
MATCH (g:Agreement {id: id})<-[:OF]-(n:Target)
RETURN collect(n.id)
"""

TARGET: Final = Table(
    "targets",
    TargetRow,
    (lambda row: row.relationship,),
    TARGET_IDS,
    TARGETS,
    ("Target", "Target.agreement", "Target.offering"),
    through={"Agreement": TARGETS_OF, "Agreement.relationship": TARGETS_OF},
    days=(),
)


class SignalRow(NamedTuple):
    """What was measured of a target, archived ones' too, in its unit, from the day `from_` to the day before `to`."""

    id: str
    relationship: str
    visibility: str
    target: str
    value: float
    from_: Day
    to: Day


SIGNAL_IDS: Final = """
MATCH (n:Signal)
WHERE n.archivedAt IS NULL AND n.kind = 'ATTAINMENT'
RETURN collect(n.id)
"""

SIGNALS: Final = """
UNWIND $ids AS id
MATCH (n:Signal {id: id})-[:ABOUT]->(t:Target)-[:OF]->(:Agreement)-[:UNDER]->(r:ServiceRelationship)
WHERE n.archivedAt IS NULL AND n.kind = 'ATTAINMENT'
RETURN collect([n.id, r.id, coalesce(n.visibility, 'SHARED'), t.id, n.value, n.from, n.to])
"""

SIGNALS_OF: Final = """
UNWIND $ids AS id
MATCH (t:Target {id: id})<-[:ABOUT]-(n:Signal)
RETURN collect(n.id)
"""

SIGNALS_UNDER: Final = """
UNWIND $ids AS id
MATCH (g:Agreement {id: id})<-[:OF]-(:Target)<-[:ABOUT]-(n:Signal)
RETURN collect(n.id)
"""

SIGNAL: Final = Table(
    "signals",
    SignalRow,
    (lambda row: row.relationship,),
    SIGNAL_IDS,
    SIGNALS,
    ("Signal", "Signal.target"),
    through={
        "Target": SIGNALS_OF,
        "Target.agreement": SIGNALS_OF,
        "Agreement": SIGNALS_UNDER,
        "Agreement.relationship": SIGNALS_UNDER,
    },
    days=("from_", "to"),
)
