"""People: who they are, where they belong, what they own, whom they stand in for, where they are stakeholders, and what is thought of that."""

from __future__ import annotations

from typing import Final, NamedTuple

from graph.projection.table import Table

ERASED: Final = "erased"
"""What an event is about that does not say whose data was erased."""


class PersonRow(NamedTuple):
    """No address is held, only whether there is one."""

    id: str
    language: str | None = None
    do_not_contact: bool = False
    absent_from: str | None = None
    absent_until: str | None = None
    has_email: bool = True
    has_phone: bool = False
    name: str | None = None


PERSON_IDS: Final = """
MATCH (p:Person)
WHERE p.archivedAt IS NULL
RETURN collect(p.id)
"""

PERSONS: Final = """
UNWIND $ids AS id
MATCH (p:Person {id: id})
WHERE p.archivedAt IS NULL
RETURN collect([
  p.id, p.language, coalesce(p.doNotContact, false), p.absentFrom, p.absentUntil,
  p.email IS NOT NULL, p.phone IS NOT NULL, p.name
])
"""

PERSON: Final = Table("persons", PersonRow, (), PERSON_IDS, PERSONS, ("Person",), loaded_anew_after=(ERASED,))


class MemberRow(NamedTuple):
    person: str
    organization: str
    since: str | None = None
    until: str | None = None


MEMBERS: Final = """
UNWIND $ids AS id
MATCH (p:Person {id: id})-[m:MEMBER_OF]->(o:Organization)
WHERE p.archivedAt IS NULL
RETURN collect([p.id, o.id, m.since, m.until])
"""

MEMBER: Final = Table("members", MemberRow, (), PERSON_IDS, MEMBERS, ("Person", "Membership"))


class OwnerRow(NamedTuple):
    person: str
    offering: str
    since: str | None = None
    until: str | None = None


OWNERS: Final = """
UNWIND $ids AS id
MATCH (p:Person {id: id})-[w:OWNS]->(o:Offering)
WHERE p.archivedAt IS NULL
RETURN collect([p.id, o.id, w.since, w.until])
"""

OWNERS_OF: Final = """
UNWIND $ids AS id
MATCH (o:Offering {id: id})<-[:OWNS]-(p:Person)
RETURN collect(DISTINCT p.id)
"""

OWNER: Final = Table(
    "owners",
    OwnerRow,
    (lambda row: row.offering,),
    PERSON_IDS,
    OWNERS,
    ("Person", "Owner"),
    through={"Offering": OWNERS_OF},
)


class DeputyRow(NamedTuple):
    deputy: str
    person: str
    since: str | None = None
    until: str | None = None


DEPUTY_IDS: Final = """
MATCH (d:Person)-[:DEPUTY_OF]->(:Person)
RETURN collect(DISTINCT d.id)
"""

DEPUTIES: Final = """
UNWIND $ids AS id
MATCH (d:Person {id: id})-[x:DEPUTY_OF]->(p:Person)
WHERE d.archivedAt IS NULL
RETURN collect([d.id, p.id, x.from, x.until])
"""

DEPUTY: Final = Table("deputies", DeputyRow, (lambda row: row.person,), DEPUTY_IDS, DEPUTIES, ("Person", "Deputy"))


class StakeholderRow(NamedTuple):
    person: str
    relationship: str
    role: str
    side: str | None = None
    since: str | None = None
    until: str | None = None
    accountable: bool = False
    preferred_channel: str | None = None


STAKEHOLDERS: Final = """
UNWIND $ids AS id
MATCH (p:Person {id: id})-[s:STAKEHOLDER]->(r:ServiceRelationship)
WHERE p.archivedAt IS NULL
RETURN collect([
  p.id, r.id, s.role, s.side, s.since, s.until, coalesce(s.accountable, false), s.preferredChannel
])
"""

STAKEHOLDER: Final = Table(
    "stakeholders", StakeholderRow, (lambda row: row.relationship,), PERSON_IDS, STAKEHOLDERS, ("Person", "Stakeholder")
)


class AssessmentRow(NamedTuple):
    id: str
    relationship: str
    person: str
    at: str
    influence: int | None = None
    sentiment: int | None = None
    visibility: str | None = None
    interest: int | None = None


ASSESSMENT_IDS: Final = """
MATCH (a:Assessment)
RETURN collect(a.id)
"""

ASSESSMENTS: Final = """
UNWIND $ids AS id
MATCH (a:Assessment {id: id})-[:WITHIN]->(r:ServiceRelationship)
MATCH (a)-[:OF]->(p:Person)
WHERE a.archivedAt IS NULL
RETURN collect([a.id, r.id, p.id, a.at, a.influence, a.sentiment, a.visibility, a.interest])
"""

ASSESSMENT: Final = Table(
    "assessments",
    AssessmentRow,
    (lambda row: row.relationship,),
    ASSESSMENT_IDS,
    ASSESSMENTS,
    ("Assessment", "Assessment.relationship", "Assessment.person"),
)
