"""The tables of the people around relationships, and of what else says who sees something."""

from __future__ import annotations

from typing import Any, Final

from graph.contacts.rows import (
    AssessmentRow,
    ChannelRow,
    DeputyRow,
    FreezeRow,
    MeetingRow,
    MemberRow,
    NoticeTermRow,
    NoticeToRow,
    OwnerRow,
    PersonRow,
    ProvidedRow,
    RelationshipRow,
    StakeholderRow,
    StepRow,
    UsedByRow,
)
from graph.contacts.table import Table

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

MEMBERS: Final = """
UNWIND $ids AS id
MATCH (p:Person {id: id})-[:MEMBER_OF]->(o:Organization)
RETURN collect([p.id, o.id])
"""

OFFERING_IDS: Final = """
MATCH (o:Offering)
RETURN collect(o.id)
"""

PROVIDED: Final = """
UNWIND $ids AS id
MATCH (o:Offering {id: id})<-[:PROVIDES]-(p:Organization)
RETURN collect([o.id, p.id, o.catalogue = 'PUBLIC'])
"""

STAKEHOLDERS: Final = """
UNWIND $ids AS id
MATCH (p:Person {id: id})-[s:STAKEHOLDER]->(r:ServiceRelationship)
WHERE p.archivedAt IS NULL
RETURN collect([
  p.id, r.id, s.role, s.side, s.since, s.until, coalesce(s.accountable, false), s.preferredChannel
])
"""

OWNERS: Final = """
UNWIND $ids AS id
MATCH (p:Person {id: id})-[w:OWNS]->(o:Offering)
WHERE p.archivedAt IS NULL
RETURN collect([p.id, o.id, w.since, w.until])
"""

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

CHANNEL_IDS: Final = """
MATCH (c:Channel)
RETURN collect(c.id)
"""

CHANNELS: Final = """
UNWIND $ids AS id
MATCH (c:Channel {id: id})-[:WITHIN]->(r:ServiceRelationship)
WHERE c.archivedAt IS NULL
OPTIONAL MATCH (c)-[:KEPT_BY]->(p:Person)
RETURN collect([c.id, r.id, c.kind, c.topics, c.language, p.id, c.address IS NOT NULL])
"""

NOTICE_TO_IDS: Final = """
MATCH (g:Agreement)-[:NOTICE_TO]->(:Channel)
RETURN collect(DISTINCT g.id)
"""

NOTICE_TO: Final = """
UNWIND $ids AS id
MATCH (g:Agreement {id: id})-[:NOTICE_TO]->(c:Channel)
RETURN collect([g.id, c.id])
"""

STEP_IDS: Final = """
MATCH (s:EscalationStep)
RETURN collect(s.id)
"""

STEPS: Final = """
UNWIND $ids AS id
MATCH (s:EscalationStep {id: id})-[:WITHIN]->(r:ServiceRelationship)
WHERE s.archivedAt IS NULL
OPTIONAL MATCH (s)-[:HELD_BY]->(p:Person)
RETURN collect([s.id, r.id, s.topic, s.side, s.level, p.id])
"""

ASSESSMENT_IDS: Final = """
MATCH (a:Assessment)
RETURN collect(a.id)
"""

ASSESSMENTS: Final = """
UNWIND $ids AS id
MATCH (a:Assessment {id: id})-[:WITHIN]->(r:ServiceRelationship)
MATCH (a)-[:OF]->(p:Person)
WHERE a.archivedAt IS NULL
RETURN collect([a.id, r.id, p.id, a.at, a.influence, a.sentiment, a.visibility])
"""

MEETING_IDS: Final = """
MATCH (e:Engagement)
WHERE e.status = 'HELD'
RETURN collect(e.id)
"""

MEETINGS: Final = """
UNWIND $ids AS id
MATCH (e:Engagement {id: id})-[:ABOUT]->(r:ServiceRelationship)
WHERE e.status = 'HELD' AND e.archivedAt IS NULL
RETURN collect([e.id, r.id, e.at, e.visibility])
"""

RELATIONSHIP_IDS: Final = """
MATCH (r:ServiceRelationship)
RETURN collect(r.id)
"""

RELATIONSHIPS: Final = """
UNWIND $ids AS id
MATCH (r:ServiceRelationship {id: id})-[:PROVIDER]->(p:Organization)
MATCH (r)-[:CONSUMER]->(c:Organization)
RETURN collect([r.id, r.type, r.since, r.reviewEvery, p.id, c.id])
"""

TERM_IDS: Final = """
MATCH (t:NoticeTerm)
RETURN collect(t.id)
"""

TERMS: Final = """
UNWIND $ids AS id
MATCH (t:NoticeTerm {id: id})-[:OF]->(g:Agreement)
WHERE t.archivedAt IS NULL
RETURN collect([t.id, g.id, t.action, t.days, t.calendar, t.basis])
"""

FREEZE_IDS: Final = """
MATCH (f:Freeze)
RETURN collect(f.id)
"""

FREEZES: Final = """
UNWIND $ids AS id
MATCH (f:Freeze {id: id})-[:OF]->(o:Organization)
WHERE f.archivedAt IS NULL
RETURN collect([f.id, o.id, f.from, f.until, f.reason])
"""

USED_BY_IDS: Final = """
MATCH (g:Agreement)-[:USED_BY]->(:Organization)
RETURN collect(DISTINCT g.id)
"""

USED_BY: Final = """
UNWIND $ids AS id
MATCH (g:Agreement {id: id})-[:USED_BY]->(o:Organization)
RETURN collect([g.id, o.id])
"""


def _relationship(row: StakeholderRow | ChannelRow | StepRow | AssessmentRow | MeetingRow) -> str:
    return row.relationship


def _agreement(row: NoticeToRow | NoticeTermRow | UsedByRow) -> str:
    return row.agreement


PERSON: Final = Table("persons", PersonRow, (), PERSON_IDS, PERSONS, ("Person",))
MEMBER: Final = Table("members", MemberRow, (), PERSON_IDS, MEMBERS, ("Person", "Membership"))
PROVISION: Final = Table(
    "provided", ProvidedRow, (lambda row: row.provider,), OFFERING_IDS, PROVIDED, ("Offering", "Organization.provides")
)
STAKEHOLDER: Final = Table(
    "stakeholders", StakeholderRow, (_relationship,), PERSON_IDS, STAKEHOLDERS, ("Person", "Stakeholder")
)
OWNER: Final = Table("owners", OwnerRow, (lambda row: row.offering,), PERSON_IDS, OWNERS, ("Person", "Owner"))
DEPUTY: Final = Table("deputies", DeputyRow, (lambda row: row.person,), DEPUTY_IDS, DEPUTIES, ("Person", "Deputy"))
CHANNEL: Final = Table(
    "channels",
    ChannelRow,
    (_relationship,),
    CHANNEL_IDS,
    CHANNELS,
    ("Channel", "Channel.relationship", "Channel.person"),
)
NOTICE_ADDRESS: Final = Table(
    "notice_to", NoticeToRow, (_agreement,), NOTICE_TO_IDS, NOTICE_TO, ("Agreement", "Agreement.noticeTo")
)
STEP: Final = Table(
    "steps",
    StepRow,
    (_relationship,),
    STEP_IDS,
    STEPS,
    ("EscalationStep", "EscalationStep.relationship", "EscalationStep.person"),
)
ASSESSMENT: Final = Table(
    "assessments",
    AssessmentRow,
    (_relationship,),
    ASSESSMENT_IDS,
    ASSESSMENTS,
    ("Assessment", "Assessment.relationship", "Assessment.person"),
)
MEETING: Final = Table(
    "meetings", MeetingRow, (_relationship,), MEETING_IDS, MEETINGS, ("Engagement", "Engagement.relationships")
)
RELATIONSHIP: Final = Table(
    "relationships",
    RelationshipRow,
    (lambda row: row.provider or "", lambda row: row.consumer or ""),
    RELATIONSHIP_IDS,
    RELATIONSHIPS,
    ("ServiceRelationship", "ServiceRelationship.provider", "ServiceRelationship.consumer"),
)
TERM: Final = Table("terms", NoticeTermRow, (_agreement,), TERM_IDS, TERMS, ("NoticeTerm", "NoticeTerm.agreement"))
FREEZE: Final = Table(
    "freezes", FreezeRow, (lambda row: row.organization,), FREEZE_IDS, FREEZES, ("Freeze", "Freeze.organization")
)
USER: Final = Table("used_by", UsedByRow, (_agreement,), USED_BY_IDS, USED_BY, ("Agreement", "Agreement.usedBy"))

TABLES: Final[tuple[Table[Any], ...]] = (
    PERSON,
    MEMBER,
    PROVISION,
    STAKEHOLDER,
    OWNER,
    DEPUTY,
    CHANNEL,
    NOTICE_ADDRESS,
    STEP,
    ASSESSMENT,
    MEETING,
    RELATIONSHIP,
    TERM,
    FREEZE,
    USER,
)
