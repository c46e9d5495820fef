"""What is said of the services, and what waits for an answer: feedback, complaints, demands, escalations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from graph.projection.table import Table

if TYPE_CHECKING:
    from graph.projection.status import Day


class FeedbackRow(NamedTuple):
    """Feedback with a score, 0 to 10, said on the day `at`. `person`: who said it; None = nobody is named."""

    id: str
    relationship: str
    visibility: str
    at: Day
    score: int
    person: str | None = None


FEEDBACK_IDS: Final = """
MATCH (n:Feedback)
WHERE n.archivedAt IS NULL AND n.score IS NOT NULL
RETURN collect(n.id)
"""

FEEDBACKS: Final = """
UNWIND $ids AS id
MATCH (n:Feedback {id: id})-[:WITHIN]->(r:ServiceRelationship)
WHERE n.archivedAt IS NULL AND n.score IS NOT NULL
RETURN collect([
  n.id, r.id, coalesce(n.visibility, 'SHARED'), n.at, n.score, head(COLLECT { MATCH (n)-[:BY]->(p:Person) RETURN p.id })
])
"""

FEEDBACK: Final = Table(
    "feedback",
    FeedbackRow,
    (lambda row: row.relationship,),
    FEEDBACK_IDS,
    FEEDBACKS,
    ("Feedback", "Feedback.relationship", "Feedback.person"),
    days=("at",),
)


class ComplaintRow(NamedTuple):
    """A complaint. `status`: OPEN, ANSWERED, CLOSED or WITHDRAWN by today. `due`: by when it is to be answered."""

    id: str
    relationship: str
    visibility: str
    status: str
    raised_at: Day
    due: Day | None = None
    answered_at: Day | None = None
    closed_at: Day | None = None


COMPLAINT_IDS: Final = """
MATCH (n:Complaint)
WHERE n.archivedAt IS NULL
RETURN collect(n.id)
"""

COMPLAINTS: Final = """
UNWIND $ids AS id
MATCH (n:Complaint {id: id})-[:WITHIN]->(r:ServiceRelationship)
WHERE n.archivedAt IS NULL
RETURN collect([
  n.id, r.id, coalesce(n.visibility, 'SHARED'), coalesce(n.status, 'OPEN'), n.raisedAt, n.due, n.answeredAt, n.closedAt
])
"""

COMPLAINT: Final = Table(
    "complaints",
    ComplaintRow,
    (lambda row: row.relationship,),
    COMPLAINT_IDS,
    COMPLAINTS,
    ("Complaint", "Complaint.relationship"),
    days=("raised_at", "due", "answered_at", "closed_at"),
)


class DemandRow(NamedTuple):
    """A demand. `status`: RAISED, SHAPED, ACCEPTED, DECLINED or MET by today."""

    id: str
    relationship: str
    visibility: str
    status: str
    raised_at: Day | None = None
    answered_at: Day | None = None


DEMAND_IDS: Final = """
MATCH (n:Demand)
WHERE n.archivedAt IS NULL
RETURN collect(n.id)
"""

DEMANDS: Final = """
UNWIND $ids AS id
MATCH (n:Demand {id: id})-[:WITHIN]->(r:ServiceRelationship)
WHERE n.archivedAt IS NULL
RETURN collect([
  n.id, r.id, coalesce(n.visibility, 'SHARED'), coalesce(n.status, 'RAISED'), n.raisedAt, n.answeredAt
])
"""

DEMAND: Final = Table(
    "demands",
    DemandRow,
    (lambda row: row.relationship,),
    DEMAND_IDS,
    DEMANDS,
    ("Demand", "Demand.relationship"),
    days=("raised_at", "answered_at"),
)


class EscalationRow(NamedTuple):
    """An escalation. `status`: OPEN, RESOLVED or WITHDRAWN by today. `raised_at`, `resolved_at`: days, in UTC."""

    id: str
    relationship: str
    visibility: str
    status: str
    raised_at: Day
    resolved_at: Day | None = None


ESCALATION_IDS: Final = """
MATCH (n:Escalation)
WHERE n.archivedAt IS NULL
RETURN collect(n.id)
"""

ESCALATIONS: Final = """
UNWIND $ids AS id
MATCH (n:Escalation {id: id})-[:WITHIN]->(r:ServiceRelationship)
WHERE n.archivedAt IS NULL
RETURN collect([
  n.id, r.id, coalesce(n.visibility, 'SHARED'), coalesce(n.status, 'OPEN'), n.raisedAt, n.resolvedAt
])
"""

ESCALATION: Final = Table(
    "escalations",
    EscalationRow,
    (lambda row: row.relationship,),
    ESCALATION_IDS,
    ESCALATIONS,
    ("Escalation", "Escalation.relationship"),
    days=("raised_at", "resolved_at"),
)
