"""The policies by which organizations judge how relationships stand, and what people judge beside that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from graph.projection.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.projection.status import Day


class PolicyRow(NamedTuple):
    """A health policy of an organization. `number`: its place in the order of the organization's policies, from 1; the
    greatest is the current one. `weights`: by factor, in the order of HealthFactorKind. `windows`: days for which facts
    count, in the same order, without CONTACT, which has none. `caps_off`: the caps that do not hold.
    """

    id: str
    organization: str
    number: int
    weights: Sequence[float]
    windows: Sequence[int]
    caps_off: Sequence[str]


POLICY_IDS: Final = """
MATCH (n:HealthPolicy)
WHERE n.archivedAt IS NULL
RETURN collect(n.id)
"""

POLICIES: Final = """
UNWIND $ids AS id
MATCH (n:HealthPolicy {id: id})-[:OF]->(o:Organization)
WHERE n.archivedAt IS NULL
RETURN collect([
  n.id, o.id, n.number,
  [
    n.outcomesWeight, n.expectationsWeight, n.feedbackWeight, n.commitmentsWeight, n.breadthWeight, n.useWeight,
    n.targetsWeight, n.sentimentWeight, n.contactWeight
  ],
  [
    n.outcomesDays, n.expectationsDays, n.feedbackDays, n.commitmentsDays, n.breadthDays, n.useDays, n.targetsDays,
    n.sentimentDays
  ],
  coalesce(n.capsOff, [])
])
"""

POLICY: Final = Table(
    "policies",
    PolicyRow,
    (lambda row: row.organization,),
    POLICY_IDS,
    POLICIES,
    ("HealthPolicy", "HealthPolicy.organization"),
)


class JudgementRow(NamedTuple):
    """What a side judges of a relationship beside the score. `side`: PROVIDER or CONSUMER; the other one does not see it.
    `grade`: one of HealthGrade. `at`: the day of it. `until`: the first day on which it no longer holds.
    """

    id: str
    relationship: str
    side: str
    grade: str
    at: Day
    until: Day


JUDGEMENT_IDS: Final = """
MATCH (n:Judgement)
WHERE n.archivedAt IS NULL
RETURN collect(n.id)
"""

JUDGEMENTS: Final = """
UNWIND $ids AS id
MATCH (n:Judgement {id: id})-[:WITHIN]->(r:ServiceRelationship)
WHERE n.archivedAt IS NULL
RETURN collect([n.id, r.id, n.side, n.grade, n.at, n.until])
"""

JUDGEMENT: Final = Table(
    "judgements",
    JudgementRow,
    (lambda row: row.relationship,),
    JUDGEMENT_IDS,
    JUDGEMENTS,
    ("Judgement", "Judgement.relationship"),
    days=("at", "until"),
)
