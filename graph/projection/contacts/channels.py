"""How a side of a relationship is reached: its channels, and the steps of its escalation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from graph.projection.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence


class ChannelRow(NamedTuple):
    """`topics`: None = everything. `person`: who keeps it."""

    id: str
    relationship: str
    kind: str
    topics: Sequence[str] | None = None
    language: str | None = None
    person: str | None = None
    has_address: bool = True
    visibility: str | None = None


CHANNEL_IDS: Final = """
MATCH (c:Channel)
RETURN collect(c.id)
"""

CHANNELS: Final = """
UNWIND $ids AS id
MATCH (c:Channel {id: id})-[:WITHIN]->(r:ServiceRelationship)
WHERE c.archivedAt IS NULL
OPTIONAL MATCH (c)-[:KEPT_BY]->(p:Person)
RETURN collect([c.id, r.id, c.kind, c.topics, c.language, p.id, c.address IS NOT NULL, c.visibility])
"""

CHANNEL: Final = Table(
    "channels",
    ChannelRow,
    (lambda row: row.relationship,),
    CHANNEL_IDS,
    CHANNELS,
    ("Channel", "Channel.relationship", "Channel.person"),
)


class StepRow(NamedTuple):
    """`topic`: None = everything."""

    id: str
    relationship: str
    topic: str | None
    side: str
    level: int
    person: str | None = None
    visibility: str | None = None


STEP_IDS: Final = """
MATCH (s:EscalationStep)
RETURN collect(s.id)
"""

STEPS: Final = """
UNWIND $ids AS id
MATCH (s:EscalationStep {id: id})-[:WITHIN]->(r:ServiceRelationship)
WHERE s.archivedAt IS NULL
OPTIONAL MATCH (s)-[:HELD_BY]->(p:Person)
RETURN collect([s.id, r.id, s.topic, s.side, s.level, p.id, s.visibility])
"""

STEP: Final = Table(
    "steps",
    StepRow,
    (lambda row: row.relationship,),
    STEP_IDS,
    STEPS,
    ("EscalationStep", "EscalationStep.relationship", "EscalationStep.person"),
)
