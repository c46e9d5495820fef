"""Who is told of planned changes, and what consumers say to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from graph.projection.table import Table

if TYPE_CHECKING:
    from graph.projection.status import Day


class NoticeRow(NamedTuple):
    """A notice of a change, or that it has moved, on account of one of its relationships. `change`: of which it tells;
    archived, withdrawn and superseded ones are left out.
    `change_status`: where that stands by today. `deadline`: the last day on which it is in time. `sent_at`: the day on
    which it was sent, in UTC; None = not yet.
    """

    id: str
    relationship: str
    visibility: str
    change: str
    change_status: str
    deadline: Day | None = None
    sent_at: Day | None = None


NOTICE_IDS: Final = """
MATCH (n:Notice)
WHERE n.archivedAt IS NULL
RETURN collect(n.id)
"""

NOTICES: Final = """
UNWIND $ids AS id
MATCH (n:Notice {id: id})-[:ABOUT]->(r:ServiceRelationship)
MATCH (n)-[:OF]->(c:Change)
WHERE n.archivedAt IS NULL AND c.archivedAt IS NULL AND coalesce(n.kind, 'NOTICE') IN ['NOTICE', 'MOVED']
  AND NOT coalesce(n.state, 'PLANNED') IN ['WITHDRAWN', 'SUPERSEDED']
RETURN collect([n.id, r.id, coalesce(n.visibility, 'SHARED'), c.id, c.status, n.deadline, n.sentAt])
"""

NOTICES_OF: Final = """
UNWIND $ids AS id
MATCH (c:Change {id: id})<-[:OF]-(n:Notice)
RETURN collect(n.id)
"""

NOTICE: Final = Table(
    "notices",
    NoticeRow,
    (lambda row: row.relationship, lambda row: row.change),
    NOTICE_IDS,
    NOTICES,
    ("Notice", "Notice.relationships", "Notice.change"),
    through={"Change": NOTICES_OF},
    days=("deadline", "sent_at"),
)


class AnswerRow(NamedTuple):
    """What an organization says to a planned change, and has not lapsed; an ACCEPT only of the day on which the change takes
    effect. `verdict`: ACCEPT, OBJECT or NEEDS_TIME. `at`: the day of the answer.
    `visibility`: what is CONSUMER the provider of the change does not see.
    """

    id: str
    change: str
    organization: str
    visibility: str
    verdict: str
    at: Day | None = None


ANSWER_IDS: Final = """
MATCH (n:Answer)
WHERE n.archivedAt IS NULL
RETURN collect(n.id)
"""

ANSWERS: Final = """
UNWIND $ids AS id
MATCH (n:Answer {id: id})-[:TO]->(c:Change)
MATCH (n)-[:FROM]->(o:Organization)
WHERE n.archivedAt IS NULL AND c.archivedAt IS NULL AND n.lapsedAt IS NULL AND n.verdict IS NOT NULL
  AND (n.verdict <> 'ACCEPT' OR n.forDay IS NULL OR n.forDay = c.effectiveOn)
RETURN collect([n.id, c.id, o.id, coalesce(n.visibility, 'SHARED'), n.verdict, n.at])
"""

ANSWERS_TO: Final = """
UNWIND $ids AS id
MATCH (c:Change {id: id})<-[:TO]-(n:Answer)
RETURN collect(n.id)
"""

ANSWER: Final = Table(
    "answers",
    AnswerRow,
    (lambda row: row.change, lambda row: row.organization),
    ANSWER_IDS,
    ANSWERS,
    ("Answer", "Answer.change", "Answer.organization"),
    through={"Change": ANSWERS_TO},
    days=("at",),
)
