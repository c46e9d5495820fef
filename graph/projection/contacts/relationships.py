"""Who provides offerings to whom: relationships, when their sides met and who was there, and what is provided."""

from __future__ import annotations

from typing import Final, NamedTuple

from graph.projection.contacts.people import PERSON_IDS
from graph.projection.table import Table


class RelationshipRow(NamedTuple):
    """`review_every`: an ISO 8601 duration. `status`: as it is stated today; None where the relationship is archived."""

    id: str
    type: str | None = None
    since: str | None = None
    review_every: str | None = None
    provider: str | None = None
    consumer: str | None = None
    status: str | None = "ACTIVE"
    until: str | None = None


RELATIONSHIP_IDS: Final = """
MATCH (r:ServiceRelationship)
RETURN collect(r.id)
"""

RELATIONSHIPS: Final = """
UNWIND $ids AS id
MATCH (r:ServiceRelationship {id: id})-[:PROVIDER]->(p:Organization)
MATCH (r)-[:CONSUMER]->(c:Organization)
RETURN collect([
  r.id, r.type, r.since, r.reviewEvery, p.id, c.id, CASE WHEN r.archivedAt IS NULL THEN r.status END, r.until
])
"""

RELATIONSHIP: Final = Table(
    "relationships",
    RelationshipRow,
    (lambda row: row.provider or "", lambda row: row.consumer or ""),
    RELATIONSHIP_IDS,
    RELATIONSHIPS,
    ("ServiceRelationship", "ServiceRelationship.provider", "ServiceRelationship.consumer"),
    decides_visibility=True,
)


class MeetingRow(NamedTuple):
    """An engagement that was held, about one of its relationships. `at`: an instant."""

    id: str
    relationship: str
    at: str
    visibility: str | None = None
    kind: str = "REVIEW"


MEETING_IDS: Final = """
MATCH (e:Engagement)
WHERE e.status = 'HELD'
RETURN collect(e.id)
"""

MEETINGS: Final = """
UNWIND $ids AS id
MATCH (e:Engagement {id: id})-[:ABOUT]->(r:ServiceRelationship)
WHERE e.status = 'HELD' AND e.archivedAt IS NULL
RETURN collect([e.id, r.id, e.at, e.visibility, e.kind])
"""

MEETING: Final = Table(
    "meetings",
    MeetingRow,
    (lambda row: row.relationship,),
    MEETING_IDS,
    MEETINGS,
    ("Engagement", "Engagement.relationships"),
)


class AttendedRow(NamedTuple):
    """Somebody was at an engagement about one of its relationships."""

    person: str
    engagement: str
    relationship: str


ATTENDANCE: Final = """
UNWIND $ids AS id
MATCH (p:Person {id: id})-[t:ATTENDED]->(e:Engagement)
WHERE p.archivedAt IS NULL AND t.attended = true
MATCH (e)-[:ABOUT]->(r:ServiceRelationship)
RETURN collect([p.id, e.id, r.id])
"""

ATTENDED: Final = Table(
    "attended",
    AttendedRow,
    (lambda row: row.engagement, lambda row: row.relationship),
    PERSON_IDS,
    ATTENDANCE,
    ("Person", "Attendance"),
)


class ProvidedRow(NamedTuple):
    """An offering, archived ones too. `public`: whether it is in the public catalogue."""

    offering: str
    provider: str
    public: bool = False


OFFERING_IDS: Final = """
MATCH (o:Offering)
RETURN collect(o.id)
"""

PROVIDED: Final = """
UNWIND $ids AS id
MATCH (o:Offering {id: id})<-[:PROVIDES]-(p:Organization)
RETURN collect([o.id, p.id, o.catalogue = 'PUBLIC'])
"""

OFFERINGS_PROVIDED: Final = """
UNWIND $ids AS id
MATCH (:Organization {id: id})-[:PROVIDES]->(o:Offering)
RETURN collect(o.id)
"""

PROVISION: Final = Table(
    "provided",
    ProvidedRow,
    (lambda row: row.provider,),
    OFFERING_IDS,
    PROVIDED,
    ("Offering",),
    through={"Organization.provides": OFFERINGS_PROVIDED},
    decides_visibility=True,
)
