"""What would be without a person if somebody left, as far as it is seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final, LiteralString, NamedTuple

from graph.model.answers import answer
from graph.model.life import holds_on, live
from graph.model.scalars import Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.access.scope import Scope
    from graph.database.engine import Database


class OrphanKind(Choice):
    """What would be without a person."""

    ESCALATION_STEP = "ESCALATION_STEP", "A step of escalation that the person holds."
    CHANNEL = "CHANNEL", "A channel that the person keeps."
    OFFERING = "OFFERING", "An offering of which nobody else is the service owner."
    DEPUTYSHIP = "DEPUTYSHIP", "A person for whom nobody else acts during absences."
    AGREEMENT = "AGREEMENT", "An agreement whose notice goes to channels of the person alone."
    COMMITMENT = "COMMITMENT", "An open commitment that the person is to keep."
    EXPECTATION = "EXPECTATION", "An open expectation that the person holds."
    CHANGE = "CHANGE", "A planned change of which nobody else of a relationship is left to tell."
    NOTICE = "NOTICE", "An unsent notice that the person is to send."


@answer("Orphan")
@dataclass(frozen=True, slots=True)
class Orphan:
    """Something that would be without a person.

    `label`: of what `subject` is the id of.
    """

    kind: Annotated[OrphanKind, "What it is."]
    label: str
    subject: str


def steps(scope: Scope) -> LiteralString:
    return f"""
MATCH (p:Person {{id: $id}})<-[:HELD_BY]-(s:EscalationStep)
WHERE {scope.visible("EscalationStep", "s")} AND s.archivedAt IS NULL
RETURN DISTINCT s.id
"""


def channels(scope: Scope) -> LiteralString:
    return f"""
MATCH (p:Person {{id: $id}})<-[:KEPT_BY]-(c:Channel)
WHERE {scope.visible("Channel", "c")} AND c.archivedAt IS NULL
RETURN DISTINCT c.id
"""


def offerings(scope: Scope) -> LiteralString:
    return f"""
MATCH (p:Person {{id: $id}})-[w:OWNS]->(o:Offering)
WHERE {scope.visible("Offering", "o")} AND o.archivedAt IS NULL AND {holds_on("w", "$day")} AND NOT EXISTS {{
  MATCH (o)<-[x:OWNS]-(q:Person)
  WHERE q.id <> $id AND {scope.visible("Person", "q")} AND q.archivedAt IS NULL AND {holds_on("x", "$day")}
}}
RETURN DISTINCT o.id
"""


def deputyships(scope: Scope) -> LiteralString:
    return f"""
MATCH (p:Person {{id: $id}})-[d:DEPUTY_OF]->(o:Person)
WHERE {scope.visible("Person", "o")} AND o.archivedAt IS NULL AND {holds_on("d", "$day", first="from")} AND NOT EXISTS {{
  MATCH (o)<-[x:DEPUTY_OF]-(q:Person)
  WHERE q.id <> $id AND {scope.visible("Person", "q")} AND q.archivedAt IS NULL AND {holds_on("x", "$day", first="from")}
}}
RETURN DISTINCT o.id
"""


def agreements(scope: Scope) -> LiteralString:
    return f"""
MATCH (p:Person {{id: $id}})<-[:KEPT_BY]-(c:Channel)<-[:NOTICE_TO]-(a:Agreement)
WHERE {scope.visible("Channel", "c")} AND c.archivedAt IS NULL AND {scope.visible("Agreement", "a")}
  AND {live("a", "lr", "lk", "$day")} AND NOT EXISTS {{
    MATCH (a)-[:NOTICE_TO]->(e:Channel)-[:KEPT_BY]->(q:Person)
    WHERE q.id <> $id AND {scope.visible("Channel", "e")} AND e.archivedAt IS NULL
      AND {scope.visible("Person", "q")} AND q.archivedAt IS NULL
  }}
RETURN DISTINCT a.id
"""


def commitments(scope: Scope) -> LiteralString:
    return f"""
MATCH (p:Person {{id: $id}})<-[:OWED_BY]-(c:Commitment)
WHERE {scope.visible("Commitment", "c")} AND c.archivedAt IS NULL AND c.status = 'OPEN'
RETURN DISTINCT c.id
"""


def expectations(scope: Scope) -> LiteralString:
    return f"""
MATCH (p:Person {{id: $id}})<-[:HELD_BY]-(e:Expectation)
WHERE {scope.visible("Expectation", "e")} AND e.archivedAt IS NULL AND e.status IN ['STATED', 'AGREED']
RETURN DISTINCT e.id
"""


def changes(scope: Scope) -> LiteralString:
    return f"""
UNWIND $unmanaged AS relationship
MATCH (r:ServiceRelationship {{id: relationship}})<-[:UNDER]-(a:Agreement)-[:COVERS]->(o:Offering)<-[:CHANGES]-(c:Change)
WHERE {scope.visible("Change", "c")} AND c.archivedAt IS NULL AND c.status IN ['PROPOSED', 'AGREED', 'ANNOUNCED']
  AND c.effectiveOn >= $day AND {scope.visible("Agreement", "a")} AND {live("a", "lr", "lk", "c.effectiveOn")}
RETURN DISTINCT c.id
"""


def notices(scope: Scope) -> LiteralString:
    return f"""
MATCH (p:Person {{id: $id}})<-[:SENT_BY]-(n:Notice)
WHERE {scope.visible("Notice", "n")} AND n.archivedAt IS NULL AND n.sentAt IS NULL
  AND NOT coalesce(n.state, 'PLANNED') IN ['WITHDRAWN', 'SUPERSEDED']
RETURN DISTINCT n.id
"""


class Search(NamedTuple):
    """How things of a kind are looked for: the label of what is found, and the statement."""

    kind: OrphanKind
    label: str
    name: LiteralString
    statement: Callable[[Scope], LiteralString]


SEARCHES: Final = (
    Search(OrphanKind.ESCALATION_STEP, "EscalationStep", "orphaned_steps", steps),
    Search(OrphanKind.CHANNEL, "Channel", "orphaned_channels", channels),
    Search(OrphanKind.OFFERING, "Offering", "orphaned_offerings", offerings),
    Search(OrphanKind.DEPUTYSHIP, "Person", "orphaned_deputyships", deputyships),
    Search(OrphanKind.AGREEMENT, "Agreement", "orphaned_agreements", agreements),
    Search(OrphanKind.COMMITMENT, "Commitment", "orphaned_commitments", commitments),
    Search(OrphanKind.EXPECTATION, "Expectation", "orphaned_expectations", expectations),
    Search(OrphanKind.CHANGE, "Change", "orphaned_changes", changes),
    Search(OrphanKind.NOTICE, "Notice", "orphaned_notices", notices),
)


async def orphans(database: Database, scope: Scope, person: str, day: str, unmanaged: Sequence[str]) -> list[Orphan]:
    """What would be without a person, by kind, then id. `unmanaged`: relationships in which nobody is left to tell of
    changes.
    """
    parameters = {"id": person, "day": day, "unmanaged": list(unmanaged), **scope.parameters}
    found: list[Orphan] = []
    for search in SEARCHES:
        rows = await database.read(search.statement(scope), parameters, name=search.name)
        found += [Orphan(search.kind, search.label, id_) for id_ in sorted(row[0] for row in rows)]
    return found
