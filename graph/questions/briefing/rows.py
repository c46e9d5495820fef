"""What the graph knows for a briefing, each list read in one statement, as far as one side sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, LiteralString, NamedTuple

from graph.model.duration import day_after
from graph.questions.agenda.line import contacted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.database.engine import Database
    from graph.reading import Scope

MOST_DECISIONS: Final = 10
PRAISE: Final = 9
"""The score from which on feedback is praise."""
THANKED_WITHIN: Final = "-P90D"


class Meeting(NamedTuple):
    """A planned engagement. `at`: an instant. `people`: who was invited."""

    id: str
    kind: str
    at: str
    people: Sequence[str]


class Decided(NamedTuple):
    """A decision, with its status and day."""

    id: str
    text: str
    status: str
    at: str | None


class Promised(NamedTuple):
    """A commitment made at the last engagement. Days are ISO texts."""

    id: str
    text: str
    side: str
    status: str
    due: str | None
    done_at: str | None


class Good(NamedTuple):
    """Something good that a person did on the day `at`. `label`: Commitment, Improvement or Feedback. `score`: of
    feedback.
    """

    label: str
    id: str
    person: str
    at: str
    text: str | None
    score: int | None


async def names_of_sides(database: Database, relationship: str) -> tuple[str, str]:
    """Names of provider and consumer, which whoever sees the relationship sees."""
    rows = await database.read(SIDES, {"id": relationship}, name="briefing_sides")
    provider, consumer = rows[0]
    return provider, consumer


SIDES: Final = """
MATCH (r:ServiceRelationship {id: $id})-[:PROVIDER]->(p:Organization)
MATCH (r)-[:CONSUMER]->(k:Organization)
RETURN coalesce(p.name, p.id), coalesce(k.name, k.id)
"""


async def planned_meeting(
    database: Database, scope: Scope, relationship: str, engagement: str | None, today: str
) -> Meeting | None:
    """The engagement that is named, else the next one from `today` on; None where there is none that is planned."""
    parameters = {"id": relationship, "today": today, "engagement": engagement or "", **scope.parameters}
    statement = meeting_named(scope) if engagement else next_meeting(scope)
    rows = await database.read(statement, parameters, name="briefing_meeting")
    return Meeting(*rows[0]) if rows else None


def meeting_named(scope: Scope) -> LiteralString:
    return _meeting(scope, "e.id = $engagement")


def next_meeting(scope: Scope) -> LiteralString:
    return _meeting(scope, "e.at >= $today")


def _meeting(scope: Scope, which: LiteralString) -> LiteralString:
    return f"""
MATCH (r:ServiceRelationship {{id: $id}})<-[:ABOUT]-(e:Engagement)
WHERE {scope.visible("Engagement", "e")} AND e.archivedAt IS NULL AND e.status = 'PLANNED' AND {which}
RETURN e.id, e.kind, e.at, COLLECT {{
  MATCH (p:Person)-[:ATTENDED]->(e)
  WHERE {scope.visible("Person", "p")} AND p.archivedAt IS NULL
  RETURN DISTINCT p.id
}}
ORDER BY e.at, e.id
LIMIT 1
"""


async def last_decisions(database: Database, scope: Scope, relationship: str, today: str) -> list[Decided]:
    """The latest first; those without a day last."""
    parameters = {"id": relationship, "today": today, **scope.parameters}
    rows = await database.read(decisions(scope), parameters, name="briefing_decisions")
    return [Decided(*row) for row in rows][:MOST_DECISIONS]


def decisions(scope: Scope) -> LiteralString:
    return f"""
MATCH (r:ServiceRelationship {{id: $id}})<-[:WITHIN]-(d:Decision)
WHERE {scope.visible("Decision", "d")} AND d.archivedAt IS NULL AND (d.at IS NULL OR d.at <= $today)
RETURN d.id, d.text, d.status, d.at
ORDER BY d.at IS NULL, d.at DESC, d.id
"""


async def last_promises(database: Database, scope: Scope, relationship: str, today: str) -> list[Promised]:
    """What was promised at the last engagement at which anything was."""
    parameters = {"id": relationship, "tomorrow": day_after(today, "P1D"), **scope.parameters}
    rows = await database.read(promises(scope), parameters, name="briefing_promises")
    last = max(((at, engagement) for *_, at, engagement in rows), default=None)
    return [Promised(*row) for *row, at, engagement in rows if (at, engagement) == last]


def promises(scope: Scope) -> LiteralString:
    return f"""
MATCH (r:ServiceRelationship {{id: $id}})<-[:WITHIN]-(c:Commitment)-[:MADE_AT]->(e:Engagement)
WHERE {scope.visible("Commitment", "c")} AND {scope.visible("Engagement", "e")}
  AND c.archivedAt IS NULL AND e.archivedAt IS NULL AND e.status = 'HELD' AND e.at < $tomorrow
RETURN c.id, c.text, c.side, c.status, c.due, c.doneAt, e.at, e.id
ORDER BY c.due IS NULL, c.due, c.id
"""


async def good_of_late(database: Database, scope: Scope, relationship: str, today: str) -> list[Good]:
    """What people did well within the last 90 days, the latest first."""
    parameters = {
        "id": relationship,
        "today": today,
        "first": day_after(today, THANKED_WITHIN),
        "praise": PRAISE,
        **scope.parameters,
    }
    found: list[Good] = []
    for statement in (kept_commitments(scope), finished_improvements(scope), praise(scope)):
        found += [Good(*row) for row in await database.read(statement, parameters, name="briefing_thanks")]
    found.sort(key=lambda good: (good.label, good.id))
    return sorted(found, key=lambda good: good.at, reverse=True)


def kept_commitments(scope: Scope) -> LiteralString:
    return f"""
MATCH (r:ServiceRelationship {{id: $id}})<-[:WITHIN]-(c:Commitment)-[:OWED_BY]->(p:Person)
WHERE {scope.visible("Commitment", "c")} AND {contacted(scope, "p")} AND c.archivedAt IS NULL AND c.status = 'KEPT'
  AND c.doneAt >= $first AND c.doneAt <= $today AND (c.due IS NULL OR c.doneAt <= c.due)
RETURN 'Commitment', c.id, p.id, c.doneAt, c.text, null
"""


def finished_improvements(scope: Scope) -> LiteralString:
    return f"""
MATCH (r:ServiceRelationship {{id: $id}})<-[:WITHIN]-(i:Improvement)-[:OWED_BY]->(p:Person)
WHERE {scope.visible("Improvement", "i")} AND {contacted(scope, "p")} AND i.archivedAt IS NULL AND i.status = 'DONE'
  AND i.doneAt >= $first AND i.doneAt <= $today
RETURN 'Improvement', i.id, p.id, i.doneAt, i.title, null
"""


def praise(scope: Scope) -> LiteralString:
    return f"""
MATCH (r:ServiceRelationship {{id: $id}})<-[:WITHIN]-(f:Feedback)-[:BY]->(p:Person)
WHERE {scope.visible("Feedback", "f")} AND {contacted(scope, "p")} AND f.archivedAt IS NULL AND f.score >= $praise
  AND f.at >= $first AND f.at <= $today
RETURN 'Feedback', f.id, p.id, f.at, f.text, f.score
"""


async def names_of_people(database: Database, scope: Scope, people: Sequence[str]) -> dict[str, str]:
    """Names of those people that are seen, by id."""
    parameters = {"ids": sorted(set(people)), **scope.parameters}
    rows = await database.read(names(scope), parameters, name="briefing_people")
    return {row[0]: row[1] for row in rows}


def names(scope: Scope) -> LiteralString:
    return f"""
UNWIND $ids AS id
MATCH (p:Person {{id: id}})
WHERE {scope.visible("Person", "p")} AND p.archivedAt IS NULL
RETURN p.id, coalesce(p.name, p.id)
"""
